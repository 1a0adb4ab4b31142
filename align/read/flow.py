"""The elements of a page or of a book's chapter to pieces of text: headings, paragraphs, items, quotations, code, as a browser would part them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from align.document import BlockKind
from align.read.content import BREAK, Collector, Content, fold, raised
from align.read.markup import Element, attribute, local, words_of

PARTING = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header"
    " hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre section summary table tbody td tfoot th thead tr ul xmp".split()
)
KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"), **dict.fromkeys(("li", "dt", "dd"), "item"),
    "blockquote": "quote", **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), "code"),
}  # fmt: skip
# What a reader of the page never sees, or sees as a control and not as text.
NO_TEXT = frozenset(
    "annotation area audio base button canvas datalist embed head iframe input link map meta noembed noframes noscript object rp rt script select style svg"
    " template textarea title video".split()
)
NO_TEXT_CLASSES = frozenset(
    "headerlink anchorjs-link mw-editsection noprint linenos linenodiv sr-only visually-hidden screen-reader-text visuallyhidden d-none".split()
)
NOTE_MARKS = frozenset("noteref doc-noteref doc-backlink backlink footnote-reference footnote-ref footnoteref".split())
LONGEST_NOTE_MARK = 8  # characters

Skip = Callable[[Element], bool]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block's words and kind; `linked` is the share of its characters that are links."""

    words: str
    kind: BlockKind
    linked: float


def is_hidden(element: Element) -> bool:
    """Whether an element's words are none of the text."""
    if local(element) in NO_TEXT or attribute(element, "hidden") is not None:
        return True
    style = (attribute(element, "style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or not NO_TEXT_CLASSES.isdisjoint(classes(element)) or _is_note_mark(element)


def classes(element: Element) -> list[str]:
    """An element's classes, in small letters."""
    return (attribute(element, "class") or "").lower().split()


def _is_note_mark(element: Element) -> bool:
    """The figure that leads to a footnote; notes are numbered anew in a translation."""
    if local(element) not in ("a", "sup", "span"):
        return False
    named = {*classes(element), *(attribute(element, "type") or "").split(), *(attribute(element, "role") or "").split()}
    if not NOTE_MARKS.isdisjoint(named):
        return True
    if local(element) == "span":
        return False
    text = words_of(element).strip()
    if not text or len(text) > LONGEST_NOTE_MARK:
        return False
    link, sup = (next((e for e in element.iter() if local(e) == name), None) for name in ("a", "sup"))
    return link is not None and sup is not None and "#" in (attribute(link, "href") or "") and words_of(sup).strip() == text


def pieces_of(root: Element, skip: Skip = is_hidden) -> list[Piece]:
    """The pieces below an element, in order, without the elements that `skip` names."""
    from lxml import etree

    flow = _Flow()
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: Element | None = None
    for event, element in walker:
        if event == "start":
            flow.part_at(local(element))
            if element is not root and skip(element):
                skipped = element
                walker.skip_subtree()
            elif local(element) == "sup" and (figure := words_of(element)) != raised(figure):
                flow.say(raised(figure.strip()))
                skipped = element
                walker.skip_subtree()
            else:
                flow.enter(local(element), element.text)
            continue
        if element is skipped:
            skipped = None
        else:
            flow.leave(local(element))
        if element is not root:
            flow.say(element.tail)
    flow.part()
    return flow.pieces


def content_of(pieces: Iterable[Piece], lang: str | None) -> Content:
    """The text that the pieces make."""
    collector = Collector()
    for piece in pieces:
        collector.add(piece.words, piece.kind)
    return collector.content(lang)


@dataclass(slots=True)
class _Flow:
    """The piece being read: its lines so far, how many of its characters are links, and what it stands in."""

    pieces: list[Piece] = field(default_factory=list)
    lines: list[list[str]] = field(default_factory=lambda: [[]])
    kinds: list[BlockKind] = field(default_factory=lambda: ["paragraph"])  # of the elements that are open, each as far as it or one around it says
    n_links: int = 0
    n_linked: int = 0

    def enter(self, tag: str, text: str | None) -> None:
        if tag in PARTING:
            self.kinds.append(KINDS.get(tag, self.kinds[-1]))
        elif tag == "br":
            self.lines.append([])
        elif tag == "q":
            self.say('"')
        elif tag == "a":
            self.n_links += 1
        self.say(text)

    def leave(self, tag: str) -> None:
        if tag in PARTING:
            self.part()
            self.kinds.pop()
        elif tag == "q":
            self.say('"')
        elif tag == "a":
            self.n_links -= 1

    def say(self, text: str | None) -> None:
        if text:
            self.lines[-1].append(text)
            self.n_linked += len(text.strip()) if self.n_links else 0

    def part_at(self, tag: str) -> None:
        if tag in PARTING:
            self.part()

    def part(self) -> None:
        """Ends the piece; an empty line ends one, too, but in code."""
        kind = self.kinds[-1]
        lines = ["".join(line) for line in self.lines]
        share = min(1.0, self.n_linked / max(1, sum(len(line.strip()) for line in lines)))
        self.lines, self.n_linked = [[]], 0
        if kind == "code":
            self._add(BREAK.join(lines), kind, share)
            return
        group: list[str] = []
        for line in (*map(_folded, lines), ""):
            if line:
                group.append(line)
            elif group:
                self._add(BREAK.join(group), kind, share)
                group = []

    def _add(self, words: str, kind: BlockKind, share: float) -> None:
        if words.strip():
            self.pieces.append(Piece(words, kind, share))


def _folded(line: str) -> str:
    return fold(line).strip(" ")
