"""Files made to burst, to reach out, or to break the reader: each is one clear error that names the place, or is read without harm."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import blocks_of, docx, epub, read_made, zipped

from align.errors import InputError
from align.read import archive as archives
from align.read.formats import FORMATS

LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)) + "]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
FB2 = "<FictionBook><body><p>{}</p></body></FictionBook>"
TMX = '<tmx><header/><body><tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="ru"><seg>б</seg></tuv></tu></body></tmx>'
XLIFF = '<xliff version="1.2"><file source-language="en" target-language="ru"><trans-unit><source>{}</source><target>б</target></trans-unit></file></xliff>'


@pytest.mark.parametrize(("name", "made"), [("x.fb2", FB2), ("x.tmx", TMX), ("x.xlf", XLIFF)])
@pytest.mark.parametrize(
    ("start", "inner"), [(LAUGHS, "&j;"), (OUTSIDE, "&a;"), ("<!DOCTYPE x [<!ENTITY a 'own'>]>", "&a;"), ("", "<p>" * 100_000), ("", "a & b"), ("", "<b>open")]
)
def test_xml(name: str, made: str, start: str, inner: str) -> None:
    with pytest.raises(InputError, match=r"^x\.\w+, line \d+: (?:not well-formed|the entity)"):
        read_made(start + made.format(inner), name)


def test_xml_in_another_encoding_than_it_says() -> None:
    with pytest.raises(InputError, match=r"x\.fb2, line 3: not well-formed \(Invalid bytes in character encoding\)"):
        read_made(b"<?xml version='1.0' encoding='utf-8'?>\n\n" + FB2.format("Мост").encode("cp1251"), "x.fb2")
    with pytest.raises(InputError, match=r"x\.fb2, line 1: not well-formed \(Unsupported encoding: nonsense\)"):
        read_made("<?xml version='1.0' encoding='nonsense'?>" + FB2.format("x"), "x.fb2")


def test_entities_of_html_are_characters_in_books() -> None:
    named = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
    made = named + FB2.format("a&nbsp;b &mdash; c<b>&laquo;d</b>&eacute;")
    assert blocks_of(made, "x.fb2") == ["a\u00a0b — c«dé"]


def test_no_entity_of_a_chapter_is_expanded() -> None:
    page = epub({"one": "<p>x</p>"}, ["one"])
    hostile = {n: zipfile.ZipFile(io.BytesIO(page)).read(n) for n in zipfile.ZipFile(io.BytesIO(page)).namelist()}
    hostile["OPS/one.xhtml"] = f"{OUTSIDE}<html><body><p>kept &a;</p></body></html>".encode()
    with pytest.raises(InputError, match=r"x\.epub: OPS/one\.xhtml, line 1: the entity “a” is not expanded"):
        read_made(zipped(hostile), "x.epub")


def test_a_page_nested_beyond_measure() -> None:
    with pytest.raises(InputError, match=r"x\.html: its elements are nested too deeply"):
        read_made("<div>" * 100_000 + "text", "x.html")


@pytest.mark.parametrize("cut", [30, 300, -30])
def test_an_archive_that_is_cut_off(cut: int) -> None:
    with pytest.raises(InputError, match=r"x\.docx: (?:damaged or cut off|word/document.xml: damaged)"):
        read_made(docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>")[:cut], "x.docx")


def test_a_member_with_flipped_bytes() -> None:
    whole = bytearray(docx("<w:p><w:r><w:t>" + "words " * 50 + "</w:t></w:r></w:p>"))
    at = whole.index(b"word/document.xml") + 40
    whole[at : at + 4] = b"\xff\xff\xff\xff"
    with pytest.raises(InputError, match=r"x\.docx: word/document\.xml: damaged"):
        read_made(bytes(whole), "x.docx")


def test_a_member_that_would_burst() -> None:
    with pytest.raises(InputError, match=r"x\.docx: word/document\.xml: would unpack to 50,000,000 bytes"):
        read_made(zipped({"word/document.xml": b" " * 50_000_000}), "x.docx")


def test_a_member_that_lies_about_its_size() -> None:
    made = bytearray(zipped({"word/document.xml": b" " * 50_000_000}))
    central = made.index(b"PK\x01\x02")
    made[central + 24 : central + 28] = struct.pack("<I", 1000)
    with pytest.raises(InputError, match=r"x\.docx: word/document\.xml"):
        read_made(bytes(made), "x.docx")


def test_members_that_burst_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST_TOTAL", 5000)
    chapters = {f"c{n}": "<p>" + "word " * 400 + "</p>" for n in range(9)}
    with pytest.raises(InputError, match=r"x\.epub: OPS/c\d\.xhtml: would unpack to"):
        read_made(epub(chapters, list(chapters)), "x.epub")


def test_an_archive_of_very_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 10)
    with pytest.raises(InputError, match=r"x\.docx: holds 11 files, more than any document"):
        read_made(zipped({f"word/document{n}.xml": "" for n in range(11)}), "x.docx")


def test_a_member_under_a_password() -> None:
    made = bytearray(docx("<w:p/>"))
    central = made.index(b"PK\x01\x02")
    for at in (made.index(b"PK\x03\x04", 40) + 6, made.index(b"PK\x01\x02", central + 4) + 8):
        made[at] |= 1
    with pytest.raises(InputError, match=r"x\.docx: word/document\.xml: protected by a password"):
        read_made(bytes(made), "x.docx")


def test_a_name_that_leads_out_of_the_archive_reaches_nothing() -> None:
    container = '<container><rootfiles><rootfile full-path="../../../../etc/passwd"/></rootfiles></container>'
    with pytest.raises(InputError, match=r"x\.epub: \.\./\.\./\.\./\.\./etc/passwd: missing"):
        read_made(zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": container}), "x.epub")


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), number=st.integers(0, len(FORMATS) - 1))
def test_any_bytes_are_read_or_are_an_error_that_names_the_file(data: bytes, number: int) -> None:
    name = f"x{FORMATS[number].suffixes[0]}"
    try:
        read_made(data, name)
    except InputError as e:
        assert str(e).startswith(name) and "\n" not in str(e)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_document_with_any_byte_changed_is_read_or_is_an_error(data: st.DataObject) -> None:
    made = bytearray(docx("<w:p><w:r><w:t>Some words</w:t></w:r></w:p>", footnotes="<w:footnote w:id='1'><w:p/></w:footnote>"))
    made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_made(bytes(made), "x.docx")
    except InputError as e:
        assert str(e).startswith("x.docx")
