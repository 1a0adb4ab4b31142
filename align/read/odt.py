"""OpenDocument texts (ODT, flat ODT): paragraphs, lists, tables, text boxes and notes as they read when all changes are accepted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from align.document import BlockKind
from align.errors import InputError
from align.read.archive import Archive
from align.read.content import Collector, Content, fold, fold_lines, raised
from align.read.docx_styles import NAMES
from align.read.markup import Element, attribute, children, descendants, local, parse_xml

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
PARAGRAPHS = {"p": "paragraph", "h": "heading"}
# What was deleted stands in `tracked-changes`; marks of notes and comments are none of the text.
NO_TEXT = frozenset(
    "tracked-changes annotation note-citation ruby-text desc title sequence-decls variable-decls user-field-decls forms page-number page-count"
    " bibliography-source index-title-template table-of-content-source alphabetical-index-source illustration-index-source table-index-source".split()
)
CHARACTERS = {"tab": "\t", "line-break": "\n"}
LONGEST_CHAIN = 12  # styles that are based on each other
MOST_SPACES = 100
PAGE_NUMBER = re.compile(r"\t\s{0,9}\d{1,5}\s{0,9}$")  # at the end of a line in a table of contents


def read(data: bytes, path: str) -> Content:
    """Notes stand behind the text. Raises InputError if it is no whole OpenDocument text."""
    if data.startswith(b"PK"):
        archive = Archive(data, path)
        _refuse_locked(archive)
        root = parse_xml(archive.read(CONTENT), archive.place(CONTENT))
        more = [parse_xml(archive.read(STYLES), archive.place(STYLES))] if STYLES in archive else []
    else:
        root, more = parse_xml(data, path), []
    body = next((text for body in descendants(root, "body") for text in children(body, "text")), None)
    if body is None:
        raise InputError(f"{path}: an OpenDocument file, but no text document; save it as a text (.odt) first")
    reader = _Reader(_kinds([root, *more]), _raising([root, *more]))
    reader.read(body)
    collector = Collector(joins_code=True)
    for words, kind in (*reader.found, *reader.notes):
        collector.add(words, kind)
    content = collector.content()
    if not content.blocks:
        raise InputError(f"{path}: no text in this document; if it holds pictures of pages, put them through text recognition first")
    return content


def _refuse_locked(archive: Archive) -> None:
    if MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST):
        raise InputError(f"{archive.path}: protected by a password; save a copy without one")


def _kinds(roots: list[Element]) -> Mapping[str, BlockKind]:
    """Kinds by a style's name: its own shown name tells, or that of a style that it is based on."""
    styles = {attribute(s, "name") or "": s for root in roots for s in descendants(root, "style")}
    kinds: dict[str, BlockKind] = {}
    for name in styles:
        at = name
        for _ in range(LONGEST_CHAIN):
            if (kind := _kind_named(at)) is not None:
                kinds[name] = kind
                break
            if at not in styles:
                break
            at = attribute(styles[at], "parent-style-name") or ""
    return kinds


def _kind_named(name: str) -> BlockKind | None:
    shown = name.replace("_20_", " ")
    return next((kind for pattern, kind in NAMES if pattern.fullmatch(shown)), None)


def _raising(roots: list[Element]) -> frozenset[str]:
    """The names of styles that raise text above the line."""
    styles = (style for root in roots for style in descendants(root, "style"))
    return frozenset(
        attribute(style, "name") or "" for style in styles if any((attribute(p, "text-position") or "").startswith("super") for p in style)
    )  # fmt: skip


@dataclass(slots=True)
class _Open:
    """A paragraph being read; those of a text box in it stand in `boxed` until it ends."""

    kind: BlockKind
    parts: list[str] = field(default_factory=list)
    boxed: list[tuple[str, BlockKind]] = field(default_factory=list)

    def closed(self) -> tuple[str, BlockKind]:
        words = "".join(self.parts)
        return (words if self.kind == "code" else fold_lines(words)), self.kind


class _Reader:
    def __init__(self, kinds: Mapping[str, BlockKind], raising: frozenset[str]) -> None:
        self.kinds, self.raising = kinds, raising
        self.found: list[tuple[str, BlockKind]] = []
        self.notes: list[tuple[str, BlockKind]] = []
        self.open: list[_Open] = []
        self.inside: list[str] = []

    def read(self, root: Element) -> None:
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            name = local(element)
            if event == "start":
                self.inside.append(name)
                if name in NO_TEXT:
                    walker.skip_subtree()
                else:
                    self._enter(element, name)
                continue
            self.inside.pop()
            if name in PARAGRAPHS:
                self._leave()
            if element is not root:
                self._say(element.tail)

    def _enter(self, element: Element, name: str) -> None:
        if name in PARAGRAPHS:
            self.open.append(_Open(self._kind(element, name)))
        elif name == "s" and self.open:
            n = attribute(element, "c") or "1"
            self.open[-1].parts.append(" " * min(MOST_SPACES, int(n) if n.isdecimal() else 1))
        elif name in CHARACTERS and self.open:
            self.open[-1].parts.append(CHARACTERS[name])
        is_raised = name == "span" and attribute(element, "style-name") in self.raising
        self._say(raised(element.text or "") if is_raised else element.text)

    def _kind(self, element: Element, name: str) -> BlockKind:
        if name == "h":
            return "heading"
        style = attribute(element, "style-name") or ""
        kind = self.kinds.get(style) or _kind_named(style) or "paragraph"
        return "item" if kind == "paragraph" and "list-item" in self.inside else kind

    def _say(self, text: str | None) -> None:
        """White space in the file is folded; what is meant to be seen has its own elements."""
        if text and self.open:
            self.open[-1].parts.append(fold(text))

    def _leave(self) -> None:
        done = self.open.pop()
        if "index-body" in self.inside:
            done.parts = [PAGE_NUMBER.sub("", "".join(done.parts))]
        found = [done.closed(), *done.boxed]
        if "note-body" in self.inside:
            self.notes += found
        elif self.open:
            self.open[-1].boxed += found
        else:
            self.found += found
