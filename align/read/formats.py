"""The formats that can be read: by suffix, and by content where the suffix says nothing or is wrong. A new one is a module beside this and a line here.

A reader is a function from a file's bytes and its path, for errors, to a `Content` or, for what is aligned already, `Segments`. It is imported when a file of
its kind is read.
"""

import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from align.errors import InputError
from align.read.content import Content, Segments

HEAD = 4096  # bytes in which a format shows itself
XML_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,40})[\s/>]")
CAPTION = re.compile(rb"(?:\A|\n)[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}[ \t]*-->")
CATALOGUE = re.compile(rb'\A(?:(?:#[^\n]*|[ \t]*)\n)*(?:msgctxt|msgid)[ \t]+"')
ZIPPED = b"PK\x03\x04"

Read = Callable[[bytes, str], Content | Segments]


@dataclass(frozen=True, slots=True)
class Format:
    """`name` is how people call it; `module` and `function` where its reader is; `shows` tells it by the first bytes and all of them."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    shows: Callable[[bytes, bytes], bool]
    function: str = "read"

    def read(self, data: bytes, path: str) -> Content | Segments:
        """Raises InputError, which names the file and the place, for what cannot be read."""
        reader = cast(Read, getattr(importlib.import_module(f"align.read.{self.module}"), self.function))
        return reader(data, path)


def _root_is(*names: bytes) -> Callable[[bytes, bytes], bool]:
    """An XML file or page whose first element has one of these names."""

    def shows(head: bytes, _data: bytes) -> bool:
        if not head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").startswith(b"<"):
            return False
        found = XML_ROOT.search(head.replace(b"\0", b""))
        return found is not None and found[1].lower() in names

    return shows


def _holds(*marks: bytes) -> Callable[[bytes, bytes], bool]:
    """A ZIP archive with one of these words in its first bytes or in its list of members."""

    def shows(head: bytes, data: bytes) -> bool:
        return head.startswith(ZIPPED) and any(mark in head or mark in data[-(1 << 17) :] for mark in marks)

    return shows


def _is_text(head: bytes, _data: bytes) -> bool:
    return not head.startswith((ZIPPED, b"%PDF-"))


def _is_table(head: bytes, data: bytes) -> bool:
    """Two columns in every line, of a few at least."""
    lines = [line for line in head.split(b"\n")[: None if len(data) <= HEAD else -1] if line.strip()]
    return len(lines) > 1 and all(line.count(b"\t") == 1 and all(cell.strip() for cell in line.split(b"\t")) for line in lines)


PLAIN = Format("plain text", (".txt", ".text"), "plain", _is_text)
# What is told by its content comes in this order.
FORMATS = (
    Format("a PDF", (".pdf",), "pdf", lambda head, _: b"%PDF-" in head[:1024]),
    Format("a Word document", (".docx", ".docm", ".dotx"), "docx", _holds(b"word/document")),
    Format("a flat OpenDocument text", (".fodt",), "odt", lambda head, data: b"opendocument" in head and _root_is(b"document")(head, data)),
    Format("an EPUB book", (".epub",), "epub", _holds(b"application/epub+zip", b"META-INF/container.xml")),
    Format("an OpenDocument text", (".odt", ".ott"), "odt", _holds(b"opendocument.text", b"content.xml")),
    Format("an FB2 book", (".fb2", ".fbz"), "fb2", lambda head, data: _root_is(b"fictionbook")(head, data) or _holds(b".fb2")(head, data)),
    Format("a translation memory (TMX)", (".tmx",), "tmx", _root_is(b"tmx")),
    Format("an XLIFF file", (".xliff", ".xlf", ".sdlxliff", ".mqxliff", ".mxliff"), "xliff", _root_is(b"xliff")),
    Format("a web page", (".html", ".htm", ".xhtml", ".xht"), "html", _root_is(b"html", b"head", b"body")),
    Format("subtitles", (".srt", ".vtt"), "subtitles", lambda head, _: CAPTION.search(head.replace(b"\0", b"")) is not None),
    Format("a message catalogue (PO)", (".po",), "po", lambda head, _: CATALOGUE.search(head) is not None),
    Format("a table", (".tsv", ".tab"), "table", _is_table),
    Format("Markdown", (".md", ".markdown"), "plain", lambda _head, _data: False, "read_markdown"),
    PLAIN,
)  # fmt: skip
# Whoever looks for readable files takes these.
READERS: Mapping[str, Format] = {suffix: f for f in FORMATS for suffix in f.suffixes}
NEVER = {
    ".doc": "an old Word file; save it as .docx", ".rtf": "an RTF file; save it as .docx", ".mobi": "a Kindle book; convert it to .epub",
    ".azw3": "a Kindle book; convert it to .epub", ".djvu": "a scanned book; convert it to a PDF with a text layer",
}  # fmt: skip


def format_of(suffix: str, data: bytes, path: str) -> Format:
    """The format of a file: that of its suffix, unless the content is plainly another; by content where the suffix is unknown. Raises InputError for a
    format that cannot be read."""
    named = READERS.get(suffix.lower())
    head = data[:HEAD]
    if named is not None and (named.shows(head, data) or _is_word_of_suffix(named, head)):
        return named
    if named is None and (what := NEVER.get(suffix.lower())) and not head.startswith(ZIPPED):
        raise InputError(f"{path}: {what} first")
    found = next((f for f in FORMATS if f.shows(head, data) and (named is None or f is not PLAIN)), None)
    return found or named or PLAIN


def _is_word_of_suffix(named: Format, head: bytes) -> bool:
    """Formats of text are what their suffix says: a page without tags, a table with one line."""
    return named.module in ("plain", "html", "subtitles", "po", "table") and not head.startswith((ZIPPED, b"%PDF-"))
