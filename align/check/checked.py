"""What checks look at and what they say: the evidence, a bead with both sides as a pair of passages, a suspicion, a remark."""

import bisect
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from align.bead import Bead
from align.calibration import Calibration
from align.document import Side
from align.finding import FindingKind, Severity
from align.glossary import Glossary
from align.morphology import WORD, lemma, lemmas
from align.span import Span, cover

Float = npt.NDArray[np.float64]
LEAST_SPREAD = 0.05  # of the margins of a document's pairs
FEW_PAIRS = 8  # with fewer pairs the document's own figures say little
USUAL_MARGIN, USUAL_SPREAD = 0.45, 0.12  # in a translation that is right
NEAR = 2  # sentences before and after a bead, to which its content may have moved


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a number's digits: where it is in its passage's text, how it is written, and its language."""

    span: Span
    text: str
    lang: str

    @property
    def lemma(self) -> str:
        """Its likeliest dictionary form."""
        return lemma(self.text, self.lang)

    @property
    def lemmas(self) -> frozenset[str]:
        """All dictionary forms that it may be of."""
        return lemmas(self.text, self.lang)


@dataclass(frozen=True)
class Passage:
    """Some sentences of a side, in order, as one text joined by spaces. Offsets into `text` are made offsets into the document by `place`."""

    side: Side
    sentences: tuple[int, ...]

    @property
    def lang(self) -> str:
        return self.side.document.lang

    @functools.cached_property
    def text(self) -> str:
        return " ".join(self.side.text_of(i) for i in self.sentences)

    @functools.cached_property
    def words(self) -> tuple[Word, ...]:
        """The words and numbers of `text`."""
        return tuple(Word(Span(*m.span()), m.group(), self.lang) for m in WORD.finditer(self.text))

    @functools.cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each sentence starts in `text`."""
        starts = [0]
        for i in self.sentences[:-1]:
            starts.append(starts[-1] + self.side.sentences[i].span.length + 1)
        return tuple(starts)

    @property
    def is_code(self) -> bool:
        """Whether it stands in listings of code."""
        return all(self.side.document.blocks[self.side.sentences[i].block].kind == "code" for i in self.sentences)

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return cover([self.side.sentences[i].span for i in self.sentences])

    def place(self, span: Span) -> Span:
        """A span of `text` (not empty) as a span of the document's text."""
        return Span(self._offset(span.start), self._offset(span.end - 1) + 1)

    def _offset(self, at: int) -> int:
        k = bisect.bisect_right(self.starts, at) - 1
        own = self.side.sentences[self.sentences[k]].span
        return min(own.start + at - self.starts[k], own.end)


@dataclass(frozen=True)
class Pair:
    """A bead with both sides. `near` are the sentences around it on either side, to which content may have moved.

    `signs` are figures of the bead as a whole: "doubt" (that the bead is wrong, 0 to 1), "below" (how many spreads its similarity is below the document's
    usual), "uneven" (how far the log of its length ratio is from the document's), "many" (sentences beyond one a side).
    """

    n: int
    bead: Bead
    original: Passage
    translation: Passage
    near: tuple[Passage, Passage]
    signs: Mapping[str, float]

    @property
    def sides(self) -> tuple[Passage, Passage]:
        return self.original, self.translation

    def suspicion(
        self, kind: FindingKind, check: str, original: Span | None, translation: Span | None, message: str, most: Severity = "major", **features: float
    ) -> "Suspicion":
        """What a check suspects here; spans are those of the passages' texts."""
        return Suspicion(
            kind=kind,
            check=check,
            original=None if original is None else self.original.place(original),
            translation=None if translation is None else self.translation.place(translation),
            message=message,
            bead=self.n,
            most=most,
            features=features,
        )


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What a check believes it sees, and the figures from which the fitted model (`models/checks/`) says how sure that is. It is shown no worse than `most`."""

    kind: FindingKind
    check: str
    original: Span | None
    translation: Span | None
    message: str
    bead: int
    most: Severity = "major"
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding before it is numbered."""

    kind: FindingKind
    check: str
    severity: Severity
    confidence: float
    original: Span | None
    translation: Span | None
    message: str
    bead: int


@dataclass(frozen=True)
class Checked:
    """What a check looks at: both sides, the beads, each bead's similarity above the document's background (NaN where a side is empty), and the probability
    that each sentence of either side has no counterpart. `glossary` says how terms are to be translated."""

    original: Side
    translation: Side
    beads: Sequence[Bead]
    margins: Float
    unmatched: tuple[Float, Float]
    calibration: Calibration
    glossary: Glossary | None = None

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.original, self.translation

    @functools.cached_property
    def below(self) -> Float:
        """How many spreads each bead's similarity lies below the document's median pair; NaN where a side is empty."""
        known = self.margins[~np.isnan(self.margins)]
        median, spread = USUAL_MARGIN, USUAL_SPREAD
        if len(known):
            share = min(1.0, len(known) / FEW_PAIRS)
            own_median = float(np.median(known))
            own_spread = 1.4826 * float(np.median(np.abs(known - own_median)))
            median, spread = share * own_median + (1 - share) * median, share * own_spread + (1 - share) * spread
        return np.asarray(np.clip((median - self.margins) / max(spread, LEAST_SPREAD), -3, 6))

    @functools.cached_property
    def _both(self) -> tuple[tuple[int, Bead, Passage, Passage], ...]:
        """The beads with both sides, outside front and back matter."""
        beads = [(n, b) for n, b in enumerate(self.beads) if b.kind in ("match", "moved") and b.original and b.translation]
        return tuple((n, b, Passage(self.original, b.original), Passage(self.translation, b.translation)) for n, b in beads)

    @functools.cached_property
    def usual_log_ratio(self) -> float:
        """The log of the translation's length over the original's, in characters, of the document's median pair; nearer to nought the fewer pairs there are."""
        ratios = [_log_ratio(original, translation) for *_, original, translation in self._both]
        return float(np.median(ratios)) * min(1.0, len(ratios) / FEW_PAIRS) if ratios else 0.0

    @functools.cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The beads with both sides, outside front and back matter."""
        return tuple(
            Pair(
                n,
                bead,
                original,
                translation,
                near=(self._near(0, bead.original), self._near(1, bead.translation)),
                signs={
                    "doubt": 1 - bead.confidence,
                    "below": 0.0 if np.isnan(self.below[n]) else float(self.below[n]),
                    "uneven": abs(_log_ratio(original, translation) - self.usual_log_ratio),
                    "many": float(len(bead.original) + len(bead.translation) - 2),
                },
            )
            for n, bead, original, translation in self._both
        )

    def _near(self, k: int, own: Sequence[int]) -> Passage:
        around = [*range(max(0, own[0] - NEAR), own[0]), *range(own[-1] + 1, min(len(self.sides[k].sentences), own[-1] + 1 + NEAR))]
        return Passage(self.sides[k], tuple(around))


def _log_ratio(original: Passage, translation: Passage) -> float:
    return float(np.log((len(translation.text) + 1) / (len(original.text) + 1)))


def span_of(side: Side, sentences: Sequence[int]) -> Span | None:
    """The stretch of text that consecutive sentences fill, None where there are none."""
    return cover([side.sentences[i].span for i in sentences]) if sentences else None
