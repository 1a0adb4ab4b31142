"""EPUB and FB2: chapter by chapter, without marks of notes and tables of contents."""

import pytest
from made_files import blocks_of, epub, read_made, zipped

from align.errors import InputError

FB2 = (
    '<?xml version="1.0" encoding="{}"?>'
    '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink">{}</FictionBook>'
)


def test_chapters_come_in_the_order_of_the_spine() -> None:
    chapters = {"two": "<h2>Two</h2><p>Then.</p>", "one": "<h1>One</h1><p>First&#160;words.</p>", "unused": "<p>Never shown.</p>"}
    assert blocks_of(epub(chapters, ["one", "two", "one"]), "x.epub") == ["heading: One", "First\u00a0words.", "heading: Two", "Then."]


def test_what_only_a_reading_program_shows_is_left_out() -> None:
    page = (
        "<nav><p>Contents</p></nav><p>Word<a epub:type='noteref' xmlns:epub='http://www.idpf.org/2007/ops' href='#n'>1</a>,"
        "<span role='doc-pagebreak'>17</span> word<sup><a href='notes.xhtml#n2'>2</a></sup>.</p><aside><p>The note.</p></aside>"
    )
    assert blocks_of(epub({"one": page}, ["one"]), "x.epub") == ["Word, word.", "The note."]


def test_a_chapter_that_is_no_xml_is_read_as_a_page() -> None:
    assert blocks_of(epub({"one": "<p>Unclosed<br>line &nbsp;— ok"}, ["one"]), "x.epub") == ["Unclosed⏎line \u00a0— ok"]


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (epub({"one": "<p>x</p>"}, ["one"], encryption="<e><CipherReference URI='OPS/one.xhtml'/></e>"), r"x\.epub: OPS/one\.xhtml: encrypted"),
        (epub({"one": "<img/>"}, ["one"]), r"x\.epub: no text in this book"),
        (zipped({"mimetype": "application/epub+zip"}), r"x\.epub: META-INF/container\.xml: missing"),
        (zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": "<c/>"}), r"container\.xml: names no book"),
    ],
)
def test_books_that_cannot_be_read(made: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_made(made, "x.epub")


def test_an_encrypted_font_is_no_matter() -> None:
    made = epub({"one": "<p>Text.</p>"}, ["one"], encryption="<e><CipherReference URI='OPS/font.otf'/></e>")
    assert blocks_of(made, "x.epub") == ["Text."]


BOOK = (
    "<description><title-info><lang>ru</lang></title-info></description>"
    "<body><title><p>Автор</p><p>Книга</p></title><section><title><p>Глава</p></title><epigraph><p>Слова.</p></epigraph>"
    "<p>Мост<a l:href='#n1' type='note'>[1]</a> закрыли в <emphasis>четверг</emphasis>.</p><subtitle>Потом</subtitle>"
    "<cite><p>Цитата.</p></cite><poem><stanza><v>Строка</v><v>вторая</v></stanza></poem>"
    "<empty-line/><image l:href='#p'/></section></body><body name='notes'><section><p>Сноска.</p></section></body>"
)
BLOCKS = [
    "heading: Автор", "heading: Книга", "heading: Глава", "Слова.", "Мост закрыли в четверг.", "heading: Потом", "quote: Цитата.", "Строка⏎вторая", "Сноска."
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16"])
def test_fb2(encoding: str) -> None:
    made = FB2.format(encoding, BOOK).encode(encoding)
    assert blocks_of(made, "x.fb2") == BLOCKS
    assert getattr(read_made(made, "x.fb2"), "lang", None) == "ru"


def test_fb2_in_an_archive_and_with_large_pictures() -> None:
    made = FB2.format("utf-8", BOOK + f"<binary id='p'>{'QUJD' * 3_000_000}</binary>").encode()
    assert blocks_of(made, "x.fb2") == BLOCKS
    assert blocks_of(zipped({"book.fb2": FB2.format("utf-8", BOOK)}), "x.fbz") == BLOCKS
    with pytest.raises(InputError, match="2 FB2 books in this archive"):
        read_made(zipped({"a.fb2": "<a/>", "b.fb2": "<a/>"}), "x.fbz")


def test_notes_that_stand_before_the_text_come_behind_it() -> None:
    book = "<body name='notes'><p>Note.</p></body><body><p>Text.</p></body>"
    assert blocks_of(FB2.format("utf-8", book), "x.fb2") == ["Text.", "Note."]


def test_what_is_no_fictionbook() -> None:
    with pytest.raises(InputError, match=r"x\.fb2: not a FictionBook \(it begins with <other>\)"):
        read_made("<other/>", "x.fb2")
