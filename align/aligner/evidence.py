"""What speaks for and against every possible bead, as numbers by name: each worked out for all beads of one shape at a time, in a whole batch of segments."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from align.aligner import features
from align.aligner.clauses import share_out
from align.aligner.features import PAIRED_FEATURES, Named
from align.aligner.lattice import EVERY_SHAPE, FORBIDDEN, LONGEST, MOST_SENTENCES, PAIRED, Lattice, Shape
from align.aligner.segments import Segment, Usual
from align.aligner.stack import BlockSums, Stack, block_sums, pad, pad_2d
from align.aligner.text import Text
from align.aligner.words import said_again
from align.anchor import Linked, Shared, share

__all__ = ["PAIRED_FEATURES", "SKIP_FEATURES", "Evidence", "Source", "gather", "score"]

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

SKIP_FEATURES = (
    "constant", "best_elsewhere", "length", "run_in", "run_in_log_odds", "before_run_in", "before_run_in_log_odds", "anchors_elsewhere",
    "said_elsewhere", "words", "clauses_elsewhere", "clauses", "wordless", "usual_margin", "usual_spread", "usual_mutual", "usual_low",
)  # fmt: skip
TYPICAL_LENGTH = 60.0  # characters


@dataclass(frozen=True, slots=True)
class Source:
    """Both texts, and what their anchors have in common."""

    original: Text
    translation: Text
    linked: Linked


@dataclass(frozen=True)
class Evidence:
    """A batch of segments and what was found by comparing their sides. Arrays have a row a segment, padded to the largest."""

    original: Stack
    translation: Stack
    usual: Usual
    said: tuple[Float32, Float32]  # (B, LONGEST, n, m): words of each unit of the original said in each run of the translation; (B, LONGEST, m, n) the reverse
    clauses: Float32  # (B, n, m): clauses with their counterpart in the other unit
    shared: Shared  # of anchors, as arrays (B, n, m), (B, n), (B, m)

    @cached_property
    def cosines(self) -> Float32:
        """(B, LONGEST, n, LONGEST, m): of each run of the original with each run of the translation, by size less one and first unit."""
        o, t = self.original.vectors, self.translation.vectors
        n_grids, _, n, dimension = o.shape
        flat_o, flat_t = o.reshape(n_grids, LONGEST * n, dimension), t.reshape(n_grids, -1, t.shape[-1])
        if flat_o.shape[2] != flat_t.shape[2]:  # one side is empty
            return np.zeros((n_grids, LONGEST, n, LONGEST, t.shape[2]), np.float32)
        return np.asarray(flat_o @ flat_t.transpose(0, 2, 1)).reshape(n_grids, LONGEST, n, LONGEST, t.shape[2])

    @cached_property
    def backgrounds(self) -> tuple[Float32, Float32]:
        """What each run has in common with the other text at large (B, LONGEST, n), (B, LONGEST, m)."""
        centre_o, centre_t = self.usual.centres
        o, t = self.original.vectors, self.translation.vectors
        return _onto(o, centre_t), _onto(t, centre_o)

    @cached_property
    def _anchor_sums(self) -> tuple[BlockSums, BlockSums]:
        return block_sums(self.shared.weight), block_sums(self.shared.met)

    @cached_property
    def _clause_sums(self) -> BlockSums:
        return block_sums(self.clauses)

    def cosine(self, shape: Shape) -> Float32:
        """(B, n - a + 1, m - b + 1) by the cell where a bead begins."""
        a, b = shape
        return self.cosines[:, a - 1, : self.original.n - a + 1, b - 1, : self.translation.n - b + 1]

    def margin(self, shape: Shape) -> Float32:
        """As `cosine`, less the background."""
        a, b = shape
        o, t = self.backgrounds
        background = (o[:, a - 1, : self.original.n - a + 1, None] + t[:, b - 1, None, : self.translation.n - b + 1]) / 2
        return np.asarray(self.cosine(shape) - background, np.float32)

    def similarity(self, k: int, i: int, j: int, shape: Shape) -> tuple[float, float]:
        """Cosine and margin of one bead of segment `k`."""
        a, b = shape
        o, t = self.backgrounds
        cosine = float(self.cosines[k, a - 1, i, b - 1, j])
        return cosine, cosine - float(o[k, a - 1, i] + t[k, b - 1, j]) / 2

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes that fit into the segments, in units; a sentence in parts is wider than one unit."""
        in_parts = self.original.in_parts or self.translation.in_parts
        return tuple(s for s in (EVERY_SHAPE if in_parts else PAIRED) if s[0] <= self.original.n and s[1] <= self.translation.n)

    def possible(self, shape: Shape) -> Flags:
        """Whether a bead ends within the segment, holds few enough sentences whatever their parts, and says nothing twice that the other side says once."""
        a, b = shape
        ends_o = np.arange(a, self.original.n + 1) <= self.original.sizes[:, None]
        ends_t = np.arange(b, self.translation.n + 1) <= self.translation.sizes[:, None]
        few = self.original.n_sentences(a)[:, :, None] + self.translation.n_sentences(b)[:, None, :] <= MOST_SENTENCES
        twice = self.original.says_twice(a)[:, :, None] != self.translation.says_twice(b)[:, None, :]
        return np.asarray(ends_o[:, :, None] & ends_t[:, None, :] & few & ~twice)

    def paired(self, shape: Shape) -> Iterator[Named]:
        """Features by name; each array can be broadcast to (B, n - a + 1, m - b + 1). A name may come more than once: then its value is the sum."""
        a, b = shape
        o, t = self.original, self.translation
        n_o, n_t = o.n_sentences(a)[:, :, None], t.n_sentences(b)[:, None, :]
        if not o.in_parts and not t.in_parts:
            n_o, n_t = np.full((1, 1, 1), a), np.full((1, 1, 1), b)
        yield from features.similarity(self.margin(shape) / self.usual.margin, n_o, n_t)
        yield from features.length(o, t, a, b, self.usual)
        yield from features.paragraphs(o, t, a, b)
        if o.in_parts or t.in_parts:
            yield from features.run_ins(o, t, a, b)
        yield from features.marks(o, t, a, b)
        yield from features.anchors(*self._anchor_sums, self.shared.firm, a, b)
        yield from features.words(self.said, o, t, a, b)
        yield from features.clauses(self._clause_sums, a, b)
        yield from features.shapes(n_o, n_t, self.usual)

    def skips(self) -> tuple[Float32, Float32]:
        """Features (SKIP_FEATURES, B, n) and (SKIP_FEATURES, B, m) of leaving a unit unmatched."""
        margins = self.margin((1, 1)) / self.usual.margin if self.original.n and self.translation.n else None
        in_o = np.arange(self.original.n) < self.original.sizes[:, None]
        in_t = np.arange(self.translation.n) < self.translation.sizes[:, None]
        return (
            self._skips(self.original, margins, in_t, self.shared.weight, self.said[0], self.clauses),
            self._skips(
                self.translation, None if margins is None else margins.transpose(0, 2, 1), in_o,
                self.shared.weight.transpose(0, 2, 1), self.said[1], self.clauses.transpose(0, 2, 1),
            ),
        )  # fmt: skip

    def _skips(self, side: Stack, margins: Float32 | None, others: Flags, shared: Float, said: Float32, clauses: Float32) -> Float32:
        """`margins`, `shared` and `clauses` (B, units, other side's units); `others`: which of those there are."""
        usual = self.usual
        best = np.full(side.lengths.shape, -1.0)
        if margins is not None:
            best = np.where(others[:, None, :], margins, -1.0).max(axis=2, initial=-1.0)
        soft, log_odds = side.doubtful, np.nan_to_num(side.run_in)
        soft_after, log_odds_after = _next(soft), _next(log_odds)
        words = np.maximum(side.n_words, 1)
        said_elsewhere = np.where(side.n_words > 0, said[:, 0].max(axis=2, initial=0.0) / words, 1.0)
        rows = [
            np.ones_like(best), best, np.log(side.lengths / TYPICAL_LENGTH), soft, log_odds, soft_after, log_odds_after,
            np.minimum(shared.max(axis=2, initial=0.0), features.MOST_ANCHORS), said_elsewhere, np.minimum(side.n_words / 10, features.MOST_MISSING),
            clauses.sum(axis=2), side.clause_weights, side.wordless,
            *(np.full_like(best, x) for x in features.described(usual)),
        ]  # fmt: skip
        return np.stack(rows).astype(np.float32)


def _onto(vectors: Float32, centre: Float32) -> Float32:
    """Cosines of vectors (…, dimension); noughts where one side is empty."""
    if vectors.shape[-1] != len(centre):
        return np.zeros(vectors.shape[:-1], np.float32)
    return np.asarray(vectors.reshape(-1, len(centre)) @ centre).reshape(vectors.shape[:-1])


def _next(values: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    """Each row's values one place earlier."""
    out = np.zeros_like(values)
    out[:, :-1] = values[:, 1:]
    return out


def gather(source: Source, segments: Sequence[Segment], usual: Usual) -> Evidence:
    """Compares the sides of some segments; memory grows with the number of segments times the largest one's cells."""
    o, t = Stack(source.original, [s.original for s in segments]), Stack(source.translation, [s.translation for s in segments])
    said, shared = [], []
    for segment in segments:
        said.append(said_again(source.original.words.part(segment.original), source.translation.words.part(segment.translation)))
        shared.append(share(source.original.anchors, source.translation.anchors, source.linked, segment.original, segment.translation))
    return Evidence(
        o, t, usual,
        said=(pad_2d([s[0] for s in said], o.n, t.n), pad_2d([s[1] for s in said], t.n, o.n)),
        clauses=pad_2d(list(_clauses(source, segments)), o.n, t.n),
        shared=Shared(
            pad_2d([s.weight for s in shared], o.n, t.n).astype(float),
            pad_2d([s.met for s in shared], o.n, t.n).astype(float),
            (pad([s.firm[0] for s in shared], o.n), pad([s.firm[1] for s in shared], t.n)),
        ),
    )  # fmt: skip


def _clauses(source: Source, segments: Sequence[Segment]) -> Iterator[Float]:
    """Of each segment; their vectors all at once."""
    of_o = _clause_vectors(source.original, [s.original for s in segments])
    of_t = _clause_vectors(source.translation, [s.translation for s in segments])
    for segment, o, t in zip(segments, of_o, of_t, strict=True):
        if 0 in segment.size:
            yield np.zeros(segment.size)
            continue
        margins = o @ t.T - ((o @ t.mean(axis=0))[:, None] + (t @ o.mean(axis=0))[None, :]) / 2
        yield share_out(margins, source.original.clauses, source.translation.clauses, segment.original, segment.translation)


def _clause_vectors(text: Text, parts: Sequence[slice]) -> list[Float32]:
    clauses = [text.clauses.of_units(units) for units in parts]
    firsts = np.concatenate([np.arange(c.start, c.stop) for c in clauses])
    return np.split(text.runs.vectors(firsts, firsts + 1), np.cumsum([c.stop - c.start for c in clauses])[:-1])


def score(evidence: Evidence, weights: Mapping[str, float]) -> Lattice:
    """Scores of all beads: the weighted sums of their features ("paired.similarity", "skip.length" …)."""
    paired = {}
    for shape in evidence.shapes:
        total = _weighted(evidence.paired(shape), weights)
        paired[shape] = np.where(evidence.possible(shape), total, FORBIDDEN)
    v = np.array([weights[f"skip.{name}"] for name in SKIP_FEATURES])
    skip_o, skip_t = (np.tensordot(v, x, axes=1) for x in evidence.skips())
    sizes = np.stack((evidence.original.sizes, evidence.translation.sizes), axis=1)
    inside_o = np.arange(evidence.original.n) < sizes[:, :1]
    inside_t = np.arange(evidence.translation.n) < sizes[:, 1:]
    return Lattice(sizes, paired, np.where(inside_o, skip_o, 0.0), np.where(inside_t, skip_t, 0.0))


def _weighted(named: Iterator[Named], weights: Mapping[str, float]) -> Float:
    """Arrays of one form are added up before they are broadcast."""
    by_form: dict[tuple[int, ...], npt.NDArray[np.floating]] = {}
    for name, values in named:
        weight = weights[f"paired.{name}"]
        if weight:
            part = weight * values
            by_form[values.shape] = by_form[values.shape] + part if values.shape in by_form else part
    total: Float = np.zeros(1)
    for part in sorted(by_form.values(), key=lambda x: x.size):
        total = np.asarray(total + part, float)
    return total
