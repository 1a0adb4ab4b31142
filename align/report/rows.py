"""What a page shows of a comparison, ready for a template: rows, sentences cut at the ends of findings, labels. Text is still plain: templates escape it."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from align.bead import Bead, BeadKind
from align.comparison import Comparison
from align.document import Side
from align.finding import Finding, FindingKind
from align.span import Span

UNSURE = 0.6  # confidence below which a pair is marked as the aligner's doubt
# A mark, a word and a colour each: never colour alone.
LABELS: dict[BeadKind, tuple[str, str]] = {
    "match": ("=", "matched"),
    "omission": ("−", "left out"),
    "addition": ("+", "added"),
    "moved": ("↕", "moved"),
    "matter": ("·", "front or back matter"),
}
# Of a matched row with a finding that counts, what concerns all of it first.
FLAGGED_LABELS: Mapping[FindingKind, tuple[str, str]] = {
    "divergence": ("≠", "says something else"),
    "omission": ("−", "left out in part"),
    "addition": ("+", "added in part"),
}
FINDING_LABELS = {"omission": ("−", "left out"), "addition": ("+", "added"), "divergence": ("≠", "says something else")}
CONTROL = {c: 0x2400 + c for c in range(32) if chr(c) not in "\t\n\r"} | {0x7F: 0x2421}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same findings concern."""

    text: str
    findings: tuple[int, ...]
    css: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    number: int
    begins_block: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """`number` counts from 1 in reading order; `anchor` is that of its row; `excerpt` the words concerned."""

    number: int
    finding: Finding
    symbol: str
    label: str
    anchor: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Shape:
    """How many sentences stand for how many: `figures` are "1:2", `label` is one word, `words` say it in full."""

    figures: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the translation a moved row stands, in words, and the anchor of the marker there."""

    words: str
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
        """The row's classes: its kind, and "divergence" where a finding says so."""
        found = {v.finding.kind for v in self.findings if v.finding.severity != "info"}
        return " ".join([self.kind, *sorted(found - {self.kind}), *(["flagged"] if found else []), *(["unsure"] if self.unsure else [])])


@dataclass(frozen=True, slots=True)
class Marker:
    """Stands where the translation has moved text, so that its column can be read through: `row` is the number of the row that holds both sides and `home`
    that row's anchor; `words` name the original's sentences."""

    kind: ClassVar[str] = "marker"
    findings: ClassVar[tuple[FindingView, ...]] = ()
    place: ClassVar[None] = None
    anchor: str
    row: int
    home: str
    words: str
    translation: tuple[SentenceView, ...]


def build_rows(comparison: Comparison) -> tuple[Row | Marker, ...]:
    """One row a bead, in the original's order, and a marker wherever the translation has moved text."""
    views = [_finding_view(comparison, n, f) for n, f in enumerate(comparison.findings, start=1)]
    by_bead: dict[int, list[FindingView]] = {}
    for view in views:
        by_bead.setdefault(view.finding.bead, []).append(view)
    markers = _markers(comparison)
    rows: list[Row | Marker] = [*markers.get(-1, ())]
    for n, bead in enumerate(comparison.beads):
        rows += [_row(comparison, n, bead, by_bead.get(n, [])), *markers.get(n, ())]
    return tuple(rows)


def build_dismissed(comparison: Comparison) -> tuple[tuple[FindingView, str], ...]:
    """What was dismissed and why, numbered after the findings."""
    first = len(comparison.findings) + 1
    return tuple((_finding_view(comparison, n, d.finding), visible(d.reason)) for n, d in enumerate(comparison.dismissed, start=first))


def visible(text: str) -> str:
    """Control characters as their pictures and lone surrogates as replacement characters; every other character as it is, one for one."""
    return text.translate(CONTROL).encode("utf-8", "surrogatepass").decode("utf-8", "replace") if not text.isascii() else text.translate(CONTROL)


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
        place=Place(_place(bead.translation[0]), f"m{n + 1}") if bead.kind == "moved" else None,
    )


def _label(bead: Bead, findings: Sequence[FindingView]) -> tuple[str, str]:
    """A row's mark and word: what became of it, or what is wrong with it."""
    wrong = {v.finding.kind for v in findings if v.finding.severity != "info"}
    return next((label for kind, label in FLAGGED_LABELS.items() if bead.kind == "match" and kind in wrong), LABELS[bead.kind])


def _shape(n: int, m: int) -> Shape | None:
    if (n, m) == (1, 1) or not n or not m:
        return None
    label = "merged" if m == 1 else "split" if n == 1 else "divided anew"
    return Shape(f"{n}:{m}", label, f"{n} sentence{'s' if n > 1 else ''} for {m}: {label}")


def _place(first: int) -> str:
    return f"stands in the translation after sentence {first}" if first else "stands at the beginning of the translation"


def _markers(comparison: Comparison) -> dict[int, list[Marker]]:
    """By the index of the bead behind which they stand, which holds what the translation has before; -1 at its beginning."""
    holder = {j: n for n, bead in enumerate(comparison.beads) if bead.kind != "moved" for j in bead.translation}
    markers: dict[int, list[Marker]] = {}
    for n, bead in sorted(enumerate(comparison.beads), key=lambda x: x[1].translation[:1]):
        if bead.kind == "moved":
            before = next((holder[j] for j in range(bead.translation[0] - 1, -1, -1) if j in holder), -1)
            sentences = _sentences(comparison.translation, bead.translation, [])
            markers.setdefault(before, []).append(Marker(f"m{n + 1}", n + 1, f"b{n + 1}", _named(bead.original), sentences))
    return markers


def _named(sentences: Sequence[int]) -> str:
    first, last = sentences[0] + 1, sentences[-1] + 1
    return f"sentence {first}" if first == last else f"sentences {first}–{last}"


def _finding_view(comparison: Comparison, number: int, finding: Finding) -> FindingView:
    symbol, label = FINDING_LABELS[finding.kind]
    words = [
        visible(span.of(side.document.text))
        for span, side in ((finding.original, comparison.original), (finding.translation, comparison.translation))
        if span is not None
    ]
    return FindingView(number, finding, symbol, label, f"b{finding.bead + 1}", _shorten(words[0] if words else ""))


def _shorten(text: str, width: int = 110) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= width else folded[: width - 1].rstrip() + "…"


def _sentences(side: Side, numbers: Sequence[int], spans: Sequence[tuple[FindingView, Span | None]]) -> tuple[SentenceView, ...]:
    concerned = [(v, s) for v, s in spans if s is not None and s.length]
    views = []
    for i in numbers:
        sentence = side.sentences[i]
        begins_block = i == 0 or side.sentences[i - 1].block != sentence.block
        views.append(SentenceView(i + 1, begins_block, tuple(_pieces(side.document.text, sentence.span, concerned))))
    return tuple(views)


def _pieces(text: str, span: Span, concerned: Sequence[tuple[FindingView, Span]]) -> list[Piece]:
    """The sentence cut wherever a finding begins or ends, so that overlapping ones need no nesting."""
    here = [(v, s) for v, s in concerned if s.overlaps(span)]
    edges = sorted({span.start, span.end, *(e for _, s in here for e in s if span.start < e < span.end)})
    pieces = []
    for a, b in itertools.pairwise(edges):
        over = [v for v, s in here if s.start <= a and b <= s.end]
        css = " ".join(dict.fromkeys(c for v in over for c in (v.finding.kind, v.finding.severity)))
        pieces.append(Piece(visible(text[a:b]), tuple(v.number for v in over), css))
    return pieces
