"""Word documents (DOCX): paragraphs, tables, text boxes and notes as they read when all changes are accepted."""

import posixpath
from collections.abc import Iterator

from align.errors import InputError
from align.read.archive import Archive
from align.read.content import Collector, Content
from align.read.docx_paragraphs import Paragraph, paragraphs_of
from align.read.docx_styles import Styles, styles_of
from align.read.markup import Element, attribute, children, descendants, parse_xml

RELATIONS, USUAL = "_rels/.rels", "word/document.xml"
NOTES = (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote"))
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(data: bytes, path: str) -> Content:
    """Notes stand behind the text, in the order in which it names them. Raises InputError if it is no whole Word document."""
    archive = Archive(data, path)
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    styles = styles_of(_optional(archive, f"{folder}/styles.xml"))
    collector = Collector(joins_code=True)
    named: list[tuple[str, str]] = []
    for paragraph in paragraphs_of(parse_xml(archive.read(main), archive.place(main)), styles):
        collector.add(paragraph.words, paragraph.kind)
        named += paragraph.notes
    for paragraph in _notes(archive, folder, styles, named):
        collector.add(paragraph.words, paragraph.kind)
    content = collector.content()
    if not content.blocks:
        raise InputError(f"{path}: no text in this document; if it holds pictures of pages, put them through text recognition first")
    return content


def _main_part(archive: Archive) -> str:
    """The part that the package calls its document."""
    relations = _optional(archive, RELATIONS)
    for relation in descendants(relations, "Relationship") if relations is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            name = posixpath.normpath((relation.get("Target") or "").lstrip("/"))
            if name in archive:
                return name
    return USUAL


def _optional(archive: Archive, name: str) -> Element | None:
    return parse_xml(archive.read(name), archive.place(name)) if name in archive else None


def _notes(archive: Archive, folder: str, styles: Styles, named: list[tuple[str, str]]) -> Iterator[Paragraph]:
    for part, kind in NOTES:
        root = _optional(archive, f"{folder}/{part}")
        if root is None:
            continue
        notes = {attribute(n, "id"): n for n in children(root, kind) if attribute(n, "type") not in SEPARATORS}
        for _, number in dict.fromkeys(n for n in named if n[0] == kind):
            if (note := notes.get(number)) is not None:
                yield from paragraphs_of(note, styles)
