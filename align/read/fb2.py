"""FictionBook (FB2), bare or in a ZIP archive: the book's bodies with their sections, then its notes."""

import re
from collections.abc import Iterator

from align.document import BlockKind
from align.errors import InputError
from align.read.archive import Archive
from align.read.content import BREAK, Collector, Content, fold, fold_lines, plain_lang, raised
from align.read.markup import Element, attribute, children, descendants, local, parse_xml

PICTURES = re.compile(rb"<binary\b[^>]{0,400}>[^<]*</binary>")  # they would break libxml2's limit on the length of a text
KINDS: dict[str, BlockKind] = {"p": "paragraph", "subtitle": "heading", "text-author": "paragraph", "stanza": "paragraph", "td": "paragraph", "th": "paragraph"}
INSIDE: tuple[tuple[str, BlockKind], ...] = (("title", "heading"), ("cite", "quote"), ("code", "code"))
NOT_TEXT = frozenset(("image", "binary", "description", "stylesheet"))


def read(data: bytes, path: str) -> Content:
    """Raises InputError if it is no FictionBook."""
    place = path
    if data.startswith(b"PK"):
        archive = Archive(data, path)
        books = [name for name in archive.names if name.lower().endswith(".fb2")]
        if len(books) != 1:
            raise InputError(f"{path}: {len(books)} FB2 books in this archive; unpack it and give one of them")
        data, place = archive.read(books[0]), archive.place(books[0])
    root = parse_xml(PICTURES.sub(b"", data), place)
    if local(root) != "FictionBook":
        raise InputError(f"{place}: not a FictionBook (it begins with <{local(root)}>); give it the suffix of what it is")
    collector = Collector()
    for body in sorted(children(root, "body"), key=lambda b: b.get("name") in ("notes", "comments")):
        for words, kind in _blocks(body):
            collector.add(words, kind)
    return collector.content(_lang(root))


def _lang(root: Element) -> str | None:
    about = next(descendants(root, "title-info"), root)
    return plain_lang(next((e.text for e in children(about, "lang")), None))


def _blocks(body: Element) -> Iterator[tuple[str, BlockKind]]:
    """The paragraphs with what they stand in: a title's are headings, a citation's quotations; a stanza is one block."""
    from lxml import etree

    inside: list[str] = []
    walker = etree.iterwalk(body, events=("start", "end"))
    for event, element in walker:
        name = local(element)
        if event == "end":
            inside.pop()
            continue
        inside.append(name)
        if name in NOT_TEXT:
            walker.skip_subtree()
        elif name in KINDS:
            yield _words(element), next((kind for outer, kind in INSIDE if outer in inside), KINDS[name])
            walker.skip_subtree()


def _words(element: Element) -> str:
    """A paragraph's words, without the marks of its notes; a stanza's verses as lines."""
    if local(element) == "stanza":
        return BREAK.join(_words(verse) for verse in element if local(verse) in ("v", "p", "subtitle"))
    from lxml import etree

    parts: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "end":
            parts.append(inner.tail or "" if inner is not element else "")
        elif local(inner) in NOT_TEXT or (local(inner) == "a" and attribute(inner, "type") == "note"):
            walker.skip_subtree()
        else:
            parts.append(raised(inner.text or "") if local(inner) == "sup" else inner.text or "")
    return fold_lines(fold("".join(parts)))
