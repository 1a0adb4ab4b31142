"""The paragraphs below an element of a Word document, in reading order: insertions kept, deletions left out, text boxes behind the paragraph that they are
anchored in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from align.document import BlockKind
from align.read.content import fold_lines, raised
from align.read.docx_styles import Styles
from align.read.markup import Element, attribute, child, local

DELETED = frozenset(("del", "moveFrom", "delText", "delInstrText"))
NO_TEXT = frozenset(("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "instrText", "rt", "Fallback"))
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
NOTE_MARKS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
PAGE_FIELDS = (["PAGE"], ["PAGEREF"], ["NUMPAGES"])  # their results are numbers of pages
OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`notes` are (kind, identifier) of the notes that it names."""

    words: str
    kind: BlockKind
    notes: tuple[tuple[str, str], ...] = ()


def paragraphs_of(root: Element, styles: Styles) -> Iterator[Paragraph]:
    """All paragraphs below `root`, empty ones too. One whose end was deleted runs on into the next."""
    from lxml import etree

    reader = _Reader(styles)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = local(element)
        if event == "end":
            yield from reader.leave(element, name)
        elif not reader.enter(element, name):
            walker.skip_subtree()
    yield from reader.rest()


@dataclass(slots=True)
class _Open:
    """A paragraph being read; those of a text box in it stand in `boxed` until it ends."""

    kind: BlockKind
    runs_on: bool
    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxed: list[Paragraph] = field(default_factory=list)

    def closed(self) -> Paragraph:
        words = "".join(self.parts)
        return Paragraph(words if self.kind == "code" else fold_lines(words), self.kind, tuple(self.notes))


class _Reader:
    """`fields` has an entry a field that is open: what it is while its instruction is read, and whether its result is text."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.open: list[_Open] = []
        self.fields: list[_Field] = []
        self.running_on: _Open | None = None

    def enter(self, element: Element, name: str) -> bool:
        """Whether to go on into the element."""
        if name == "p" and _is_word(element):
            self._begin(element)
            return True
        if name == "instrText":
            if self.fields:
                self.fields[-1].instruction += element.text or ""
            return False
        if name in DELETED or name in NO_TEXT or (name in NOT_SHOWN and NOT_SHOWN[name](element)):
            return False
        if name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif self.open:
            self._say(element, name)
        return True

    def _say(self, element: Element, name: str) -> None:
        if any(not f.is_shown for f in self.fields):
            return
        here = self.open[-1]
        if name == "t" and "drawingml" not in str(element.tag):
            text = element.text or ""
            here.parts.append(raised(text) if _is_raised(element) else text)
        elif name in NOTE_MARKS:
            here.notes.append((NOTE_MARKS[name], attribute(element, "id") or ""))
        elif name in CHARACTERS:
            here.parts.append(CHARACTERS[name])

    def leave(self, element: Element, name: str) -> Iterator[Paragraph]:
        if name != "p" or not _is_word(element):
            return
        done = self.open.pop()
        if done.runs_on:
            self.running_on = done
            return
        found = [done.closed(), *done.boxed]
        if self.open:
            self.open[-1].boxed += found
        else:
            yield from found

    def rest(self) -> Iterator[Paragraph]:
        """What runs on into nothing."""
        if self.running_on is not None:
            yield self.running_on.closed()

    def _begin(self, element: Element) -> None:
        properties = child(element, "pPr")
        mark = child(properties, "rPr") if properties is not None else None
        runs_on = mark is not None and (child(mark, "del") is not None or child(mark, "moveFrom") is not None)
        here = _Open(self.styles.kind_of(properties), runs_on)
        if self.running_on is not None:
            before, self.running_on = self.running_on, None
            here.parts, here.notes, here.boxed = before.parts, before.notes, before.boxed
            here.kind = before.kind if "".join(before.parts).strip() else here.kind
        self.open.append(here)

    def _field(self, what: str | None) -> None:
        if what == "begin":
            self.fields.append(_Field())
        elif what == "separate" and self.fields:
            self.fields[-1].is_result = True
        elif what == "end" and self.fields:
            self.fields.pop()


@dataclass(slots=True)
class _Field:
    """A field's instruction, and whether what comes now is its result."""

    instruction: str = ""
    is_result: bool = False

    @property
    def is_shown(self) -> bool:
        return self.is_result and not _is_page_number(self.instruction)


def _is_page_number(instruction: str) -> bool:
    return instruction.split()[:1] in PAGE_FIELDS


def _is_word(element: Element) -> bool:
    """Whether a `p` is one of the text and not of a drawing."""
    return "wordprocessingml" in str(element.tag)


def _is_off(run: Element) -> bool:
    """Hidden text."""
    hidden = _property(run, "rPr", "vanish")
    return hidden is not None and attribute(hidden, "val") not in OFF


def _is_raised(text: Element) -> bool:
    run = text.getparent()
    align = _property(run, "rPr", "vertAlign") if run is not None else None
    return align is not None and attribute(align, "val") == "superscript"


def _property(element: Element, properties: str, name: str) -> Element | None:
    found = child(element, properties)
    return None if found is None else child(found, name)


NOT_SHOWN: dict[str, Callable[[Element], bool]] = {
    "r": _is_off,
    "tr": lambda row: _property(row, "trPr", "del") is not None,
    "sdt": lambda control: _property(control, "sdtPr", "showingPlcHdr") is not None,  # "click here to enter text"
    "fldSimple": lambda simple: _is_page_number(attribute(simple, "instr") or ""),
}
