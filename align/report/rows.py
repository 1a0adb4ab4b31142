"""What a page shows of a comparison, ready for a template: rows, sentences cut at the ends of findings, labels. Text is still plain: templates escape it."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from align.bead import Bead, BeadKind
from align.comparison import Comparison
from align.document import Side
from align.finding import Finding
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
class Row:
    """A bead. `shape` is "1:2" where it is not one to one, else empty."""

    number: int
    anchor: str
    kind: BeadKind
    symbol: str
    label: str
    shape: str
    unsure: bool
    confidence: str
    similarity: str
    original: tuple[SentenceView, ...]
    translation: tuple[SentenceView, ...]
    findings: tuple[FindingView, ...]

    @property
    def css(self) -> str:
        """The row's classes: its kind, and "divergence" where a finding says so."""
        found = {v.finding.kind for v in self.findings if v.finding.severity != "info"}
        return " ".join([self.kind, *sorted(found - {self.kind}), *(["flagged"] if found else []), *(["unsure"] if self.unsure else [])])


def build_rows(comparison: Comparison) -> tuple[Row, ...]:
    """One row a bead, in reading order."""
    views = [_finding_view(comparison, n, f) for n, f in enumerate(comparison.findings, start=1)]
    by_bead: dict[int, list[FindingView]] = {}
    for view in views:
        by_bead.setdefault(view.finding.bead, []).append(view)
    return tuple(_row(comparison, n, bead, by_bead.get(n, [])) for n, bead in enumerate(comparison.beads))


def visible(text: str) -> str:
    """Control characters as their pictures and lone surrogates as replacement characters; every other character as it is, one for one."""
    return text.translate(CONTROL).encode("utf-8", "surrogatepass").decode("utf-8", "replace") if not text.isascii() else text.translate(CONTROL)


def _row(comparison: Comparison, n: int, bead: Bead, findings: Sequence[FindingView]) -> Row:
    symbol, label = LABELS[bead.kind]
    sizes = len(bead.original), len(bead.translation)
    return Row(
        number=n + 1,
        anchor=f"b{n + 1}",
        kind=bead.kind,
        symbol=symbol,
        label=label,
        shape="" if sizes == (1, 1) or 0 in sizes else f"{sizes[0]}:{sizes[1]}",
        unsure=bead.kind == "match" and bead.confidence < UNSURE,
        confidence=f"{bead.confidence:.2f}",
        similarity="" if bead.similarity is None else f"{bead.similarity:.2f}",
        original=_sentences(comparison.original, bead.original, [(v, v.finding.original) for v in findings]),
        translation=_sentences(comparison.translation, bead.translation, [(v, v.finding.translation) for v in findings]),
        findings=tuple(findings),
    )


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
