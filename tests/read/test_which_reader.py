"""Which reader a file gets: by its suffix, by its content where that says more."""

import importlib
from pathlib import Path

import pytest
from made_files import docx, epub, odt, pdf, zipped

from align.errors import InputError
from align.read import READERS, read_pair
from align.read.formats import FORMATS, format_of

DOCX, EPUB, ODT = docx("<w:p/>"), epub({"one": "<p>x</p>"}, ["one"]), odt("<text:p/>")


@pytest.mark.parametrize(
    ("suffix", "data", "name"),
    [
        ("", DOCX, "a Word document"), ("", ODT, "an OpenDocument text"), ("", EPUB, "an EPUB book"), ("", zipped({"a.fb2": "<a/>"}), "an FB2 book"),
        ("", pdf([[]]), "a PDF"), ("", b"<?xml version='1.0'?>\n<tmx version='1.4'>", "a translation memory (TMX)"),
        ("", "<?xml version='1.0' encoding='utf-16'?><xliff>".encode("utf-16"), "an XLIFF file"), ("", b"<FictionBook xmlns='x'>", "an FB2 book"),
        ("", b"\xef\xbb\xbf<!DOCTYPE html>\n<html lang='en'>", "a web page"), ("", b"1\n00:00:01,000 --> 00:00:02,000\nx", "subtitles"),
        ("", b"WEBVTT\n\n00:01.000 --> 00:02.000\nx", "subtitles"), ("", b'# c\n\nmsgid ""\nmsgstr ""\n', "a message catalogue (PO)"),
        ("", b"a\tb\nc\td\n", "a table"), ("", b"a\tb\n", "plain text"), ("", b"Some text.", "plain text"), ("", b"a < b and <b> c", "plain text"),
        (".xml", b"<tmx >", "a translation memory (TMX)"), (".bak", DOCX, "a Word document"), (".doc", DOCX, "a Word document"),
        (".txt", pdf([[]]), "a PDF"), (".txt", DOCX, "a Word document"), (".txt", b"<html><body>", "plain text"), (".txt", b"a\tb\nc\td\n", "plain text"),
        (".docx", b"<html><body><p>x", "a web page"), (".docx", b"Some text.", "a Word document"), (".docx", EPUB, "an EPUB book"),
        (".HTML", b"<p>no root", "a web page"), (".tsv", b"one line", "a table"), (".md", b"# Title", "Markdown"), (".docm", DOCX, "a Word document"),
    ],
)  # fmt: skip
def test_the_format_of_a_file(suffix: str, data: bytes, name: str) -> None:
    assert format_of(suffix, data, "x").name == name


@pytest.mark.parametrize(("suffix", "says"), [(".doc", "x: an old Word file; save it as .docx first"), (".djvu", "x: a scanned book")])
def test_formats_that_are_not_read(suffix: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        format_of(suffix, b"\xd0\xcf\x11\xe0", "x")


def test_every_format_has_a_reader() -> None:
    assert all(callable(getattr(importlib.import_module(f"align.read.{f.module}"), f.function)) for f in FORMATS)
    assert len(READERS) == sum(len(f.suffixes) for f in FORMATS)


RUSSIAN, ENGLISH = ["Мост закрыли в четверг.", "До весны его не откроют."], ["The bridge was shut on Thursday.", "It will not reopen before spring."]


def test_two_files_of_different_formats(tmp_path: Path) -> None:
    word, page = tmp_path / "a.docx", tmp_path / "b"
    word.write_bytes(docx("".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in RUSSIAN)))
    page.write_text(f"<!DOCTYPE html><html><body>{''.join(f'<p>{p}' for p in ENGLISH)}</body></html>")
    pair = read_pair(word, page)
    assert [[b.span.of(d.text) for b in d.blocks] for d in (pair.original, pair.translation)] == [RUSSIAN, ENGLISH]
    assert (pair.original.lang, pair.given) == ("ru", None)


def page(lang: str, *paragraphs: str) -> str:
    return f"<html lang='{lang}'><body>{''.join(f'<p>{p}</p>' for p in paragraphs)}</body></html>"


def test_a_translation_that_is_half_done_is_still_one(tmp_path: Path) -> None:
    one, two = tmp_path / "a.html", tmp_path / "b.html"
    one.write_text(page("en", *ENGLISH * 3))
    two.write_text(page("ru", RUSSIAN[0], *ENGLISH * 2), encoding="utf-8")
    assert read_pair(one, two).translation.lang == "ru"
    two.write_text(page("en", RUSSIAN[0], *ENGLISH * 2), encoding="utf-8")
    with pytest.raises(InputError, match="both are English"):
        read_pair(one, two)


def test_code_is_in_no_language(tmp_path: Path) -> None:
    one, two = tmp_path / "a.html", tmp_path / "b.html"
    code = "<pre>" + "make install --prefix=/usr/local\n" * 50 + "</pre>"
    one.write_text(page("en", *ENGLISH) + code)
    two.write_text(page("", *RUSSIAN) + code, encoding="utf-8")
    assert read_pair(one, two).translation.lang == "ru"
