"""What a report shows of a comparison, ready to be written: rows, sentences cut at the ends of findings, names of messages. Text is still plain: templates
escape it."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from align.bead import Bead, BeadKind
from align.comparison import Comparison
from align.document import Side
from align.finding import Finding, FindingKind
from align.span import Span

UNSURE = 0.6  # confidence below which a pair is marked as the aligner's doubt
# A mark, a word (its message) and a colour each: never colour alone.
LABELS: Mapping[BeadKind, tuple[str, str]] = {
    "match": ("=", "row.match"),
    "omission": ("−", "row.omission"),
    "addition": ("+", "row.addition"),
    "moved": ("↕", "row.moved"),
    "matter": ("·", "row.matter"),
}
# Of a matched row with a finding that counts, what concerns all of it first.
FLAGGED_LABELS: Mapping[FindingKind, tuple[str, str]] = {
    "divergence": ("≠", "row.differs"),
    "omission": ("−", "row.part-omitted"),
    "addition": ("+", "row.part-added"),
}
SYMBOLS: Mapping[FindingKind, str] = {"omission": "−", "addition": "+", "divergence": "≠"}
UNSEEN = {c: 0x2400 + c for c in range(32) if chr(c) not in "\t\n\r"} | {0x7F: 0x2421} | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same findings concern; `ends` are those of them whose last words on this side these are."""

    text: str
    findings: tuple["FindingView", ...]
    ends: tuple["FindingView", ...] = ()

    @property
    def css(self) -> str:
        """Kinds and severities, for the colours; "off" where all findings are dismissed."""
        return " ".join(dict.fromkeys(c for v in self.findings if not v.dismissed for c in (v.finding.kind, v.finding.severity))) or "off"


@dataclass(frozen=True, slots=True)
class SentenceView:
    number: int
    begins_block: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """`number` counts from 1 in reading order; `row` is the number of its row; `original` and `translation` are the words concerned, "" where none are.

    `reason` is why it was dismissed before the report was made, None where it was not.
    """

    number: int
    finding: Finding
    row: int
    original: str
    translation: str
    reason: str | None = None

    @property
    def dismissed(self) -> bool:
        return self.reason is not None

    @property
    def counts(self) -> bool:
        """Whether a reader should look at it."""
        return not self.dismissed and self.finding.severity != "info"

    @property
    def css(self) -> str:
        """The classes of its entry and its note."""
        return " ".join([self.finding.kind, self.finding.severity, *(["dismissed"] if self.dismissed else [])])

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.finding.kind]

    @property
    def message(self) -> str:
        return visible(self.finding.message)

    @property
    def shown_reason(self) -> str:
        return visible(self.reason or "")

    @property
    def percent(self) -> int:
        """Confidence, never 100: nothing is certain."""
        return min(99, round(100 * self.finding.confidence))

    @property
    def excerpts(self) -> dict[str, str]:
        """The words concerned by side, shortened; sides without any are left out."""
        return {side: shorten(words) for side, words in (("original", self.original), ("translation", self.translation)) if words}


@dataclass(frozen=True, slots=True)
class Shape:
    """How many sentences stand for how many: `figures` are "1:2", `label` is the message of one word that says what happened."""

    n: int
    m: int
    label: str

    @property
    def figures(self) -> str:
        return f"{self.n}:{self.m}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the translation a moved row stands (after how many sentences), and the anchor of the marker there."""

    after: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """A bead. `shape` is None where it is one to one or a side is empty; `place` is that of moved text alone."""

    number: int
    anchor: str
    kind: BeadKind
    symbol: str
    label: str
    shape: Shape | None
    unsure: bool
    confidence: str
    similarity: str
    original: tuple[SentenceView, ...]
    translation: tuple[SentenceView, ...]
    findings: tuple[FindingView, ...]
    place: Place | None

    @property
    def css(self) -> str:
        """The row's classes: its kind, and "flagged" where it has a finding that counts."""
        flagged = any(v.counts for v in self.findings)
        return " ".join([self.kind, *(["flagged"] if flagged else []), *(["unsure"] if self.unsure else [])])


@dataclass(frozen=True, slots=True)
class Marker:
    """Stands where the translation has moved text, so that its column can be read through: `row` is the number of the row that holds both sides and `home`
    that row's anchor; `first` and `last` are the original's sentences, counted from 1."""

    kind: ClassVar[str] = "marker"
    findings: ClassVar[tuple[FindingView, ...]] = ()
    place: ClassVar[None] = None
    anchor: str
    row: int
    home: str
    first: int
    last: int
    translation: tuple[SentenceView, ...]


def build_rows(comparison: Comparison, with_dismissed: bool = False) -> tuple[Row | Marker, ...]:
    """One row a bead, in the original's order, and a marker wherever the translation has moved text; findings as `view_findings` gives them."""
    by_bead: dict[int, list[FindingView]] = {}
    for view in view_findings(comparison, with_dismissed):
        by_bead.setdefault(view.finding.bead, []).append(view)
    markers = _markers(comparison)
    rows: list[Row | Marker] = [*markers.get(-1, ())]
    for n, bead in enumerate(comparison.beads):
        rows += [_row(comparison, n, bead, by_bead.get(n, [])), *markers.get(n, ())]
    return tuple(rows)


def view_findings(comparison: Comparison, with_dismissed: bool = False) -> tuple[FindingView, ...]:
    """The findings in reading order, numbered; after them, where they are wanted, those that were dismissed."""
    reported = [(f, None) for f in comparison.findings]
    dismissed = [(d.finding, d.reason) for d in comparison.dismissed if with_dismissed]
    return tuple(_finding_view(comparison, n, f, reason) for n, (f, reason) in enumerate([*reported, *dismissed], start=1))


def visible(text: str) -> str:
    """Control characters as their pictures and lone surrogates as replacement characters; every other character as it is, one for one."""
    return text.translate(UNSEEN)


def shorten(text: str, width: int = 110) -> str:
    """One line of at most `width` characters."""
    folded = " ".join(text[: 8 * width].split())
    return folded if len(folded) <= width else folded[: width - 1].rstrip() + "…"


def _row(comparison: Comparison, n: int, bead: Bead, findings: Sequence[FindingView]) -> Row:
    symbol, label = _label(bead, findings)
    return Row(
        number=n + 1,
        anchor=f"b{n + 1}",
        kind=bead.kind,
        symbol=symbol,
        label=label,
        shape=_shape(len(bead.original), len(bead.translation)),
        unsure=bead.kind in ("match", "moved") and bead.confidence < UNSURE,
        confidence=f"{bead.confidence:.2f}",
        similarity="" if bead.similarity is None else f"{bead.similarity:.2f}",
        original=_sentences(comparison.original, bead.original, [(v, v.finding.original) for v in findings]),
        translation=_sentences(comparison.translation, bead.translation, [(v, v.finding.translation) for v in findings]),
        findings=tuple(findings),
        place=Place(bead.translation[0], f"m{n + 1}") if bead.kind == "moved" else None,
    )


def _label(bead: Bead, findings: Sequence[FindingView]) -> tuple[str, str]:
    """A row's mark and word: what became of it, or what is wrong with it; if all of that is dismissed, what was, which the page hides until it is restored."""
    told = [v for v in findings if v.finding.severity != "info"]
    wrong = {v.finding.kind for v in [v for v in told if v.counts] or told}
    return next((label for kind, label in FLAGGED_LABELS.items() if bead.kind == "match" and kind in wrong), LABELS[bead.kind])


def _shape(n: int, m: int) -> Shape | None:
    if (n, m) == (1, 1) or not n or not m:
        return None
    return Shape(n, m, "row.merged" if m == 1 else "row.split" if n == 1 else "row.divided")


def _markers(comparison: Comparison) -> dict[int, list[Marker]]:
    """By the index of the bead behind which they stand, which holds what the translation has before; -1 at its beginning."""
    holder = {j: n for n, bead in enumerate(comparison.beads) if bead.kind != "moved" for j in bead.translation}
    markers: dict[int, list[Marker]] = {}
    for n, bead in sorted(enumerate(comparison.beads), key=lambda x: x[1].translation[:1]):
        if bead.kind == "moved":
            before = next((holder[j] for j in range(bead.translation[0] - 1, -1, -1) if j in holder), -1)
            sentences = _sentences(comparison.translation, bead.translation, [])
            markers.setdefault(before, []).append(Marker(f"m{n + 1}", n + 1, f"b{n + 1}", bead.original[0] + 1, bead.original[-1] + 1, sentences))
    return markers


def _finding_view(comparison: Comparison, number: int, finding: Finding, reason: str | None) -> FindingView:
    original, translation = (
        "" if span is None else visible(span.of(side.document.text))
        for span, side in ((finding.original, comparison.original), (finding.translation, comparison.translation))
    )
    return FindingView(number, finding, finding.bead + 1, original, translation, reason)


def _sentences(side: Side, numbers: Sequence[int], spans: Sequence[tuple[FindingView, Span | None]]) -> tuple[SentenceView, ...]:
    concerned = [(v, s) for v, s in spans if s is not None and s.length]
    views: list[SentenceView] = []
    ended: set[int] = set()
    for i in reversed(numbers):
        sentence = side.sentences[i]
        begins_block = i == 0 or side.sentences[i - 1].block != sentence.block
        views.append(SentenceView(i + 1, begins_block, _with_ends(_pieces(side.document.text, sentence.span, concerned), ended)))
    return tuple(reversed(views))


def _with_ends(pieces: Sequence[Piece], ended: set[int]) -> tuple[Piece, ...]:
    """Which findings end where; `ended` are those that end further on."""
    done: list[Piece] = []
    for piece in reversed(pieces):
        ends = tuple(v for v in piece.findings if v.number not in ended)
        ended.update(v.number for v in ends)
        done.append(replace(piece, ends=ends))
    return tuple(reversed(done))


def _pieces(text: str, span: Span, concerned: Sequence[tuple[FindingView, Span]]) -> list[Piece]:
    """The sentence cut wherever a finding begins or ends, so that overlapping ones need no nesting."""
    here = [(v, s) for v, s in concerned if s.overlaps(span)]
    edges = sorted({span.start, span.end, *(e for _, s in here for e in s if span.start < e < span.end)})
    return [
        Piece(visible(text[a:b]), tuple(v for v, s in here if s.start <= a and b <= s.end)) for a, b in itertools.pairwise(edges)
    ]  # fmt: skip
