"""EPUB books: the chapters in the order of the spine, each a page."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from align.errors import InputError
from align.read.archive import Archive
from align.read.content import Content, plain_lang
from align.read.decode import decode_markup
from align.read.flow import Piece, content_of, pieces_of
from align.read.markup import Element, attribute, children, descendants, parse_html, parse_xml
from align.read.page import is_outright_frame

CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read(data: bytes, path: str) -> Content:
    """Raises InputError if a chapter is missing or encrypted, or the book has no text."""
    archive = Archive(data, path)
    package_name = _package_name(archive)
    package = parse_xml(archive.read(package_name), archive.place(package_name))
    locked = _locked(archive)
    pieces: list[Piece] = []
    for name in _chapters(package, package_name):
        if name in locked:
            raise InputError(f"{archive.place(name)}: encrypted (DRM); give a copy of the book without that")
        pieces += pieces_of(_page(archive, name), _is_no_text)
    if not pieces:
        raise InputError(f"{path}: no text in this book; a book of pictures has to be put through text recognition first")
    return content_of(pieces, plain_lang(next((e.text for e in descendants(package, "language")), None)))


def _package_name(archive: Archive) -> str:
    container = parse_xml(archive.read(CONTAINER), archive.place(CONTAINER))
    name = next((e.get("full-path") for e in descendants(container, "rootfile") if e.get("full-path")), None)
    if name is None:
        raise InputError(f"{archive.place(CONTAINER)}: names no book; save the book again in its own program")
    return str(name)


def _chapters(package: Element, package_name: str) -> Iterator[str]:
    """The members of the spine in their order, each once, without the table of contents that a program shows beside the text."""
    items = {e.get("id"): e for e in descendants(package, "item")}
    folder = posixpath.dirname(package_name)
    met: set[str] = set()
    for spine in descendants(package, "spine"):
        for reference in children(spine, "itemref"):
            item = items.get(reference.get("idref"))
            if item is None or item.get("media-type") not in PAGES or "nav" in (item.get("properties") or "").split():
                continue
            name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
            if name not in met:
                met.add(name)
                yield name


def _locked(archive: Archive) -> set[str]:
    if ENCRYPTION not in archive:
        return set()
    root = parse_xml(archive.read(ENCRYPTION), archive.place(ENCRYPTION))
    return {unquote(e.get("URI") or "") for e in descendants(root, "CipherReference")}


def _page(archive: Archive, name: str) -> Element:
    """A chapter's tree: as the XML that it has to be, or else as a browser would have it."""
    data = archive.read(name)
    try:
        return parse_xml(data, archive.place(name))
    except InputError:
        if b"<!ENTITY" in data:
            raise
        return parse_html(decode_markup(data, archive.place(name)), archive.place(name))


def _is_no_text(element: Element) -> bool:
    return attribute(element, "role") == "doc-pagebreak" or attribute(element, "type") == "pagebreak" or is_outright_frame(element)
