"""What speaks for and against every possible bead, as numbers: one array a feature, one cell a bead."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.aligner.lattice import PAIRED, Shape
from align.encode.runs import PartOfRuns, Runs

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]

LONGEST = max(max(s) for s in PAIRED)
LENGTH_SPREAD = (0.04, 2.5)  # variance of the log length ratio of true beads: constant, and per 1/characters
PAIRED_FEATURES = (
    "cosine", "above_background", "edge_gain", "edge_loss", "extension", "length", "length_far",
    "start_together", "start_apart", "inner_breaks",
    "run_in_both", "run_in_both_log_odds", "run_in_one", "run_in_one_log_odds",
    *(f"shape_{a}_{b}" for a, b in PAIRED),
)  # fmt: skip
N_PLAIN = PAIRED_FEATURES.index("shape_1_1")
SKIP_FEATURES = ("constant", "best_elsewhere", "length", "short", "run_in", "run_in_log_odds", "before_run_in", "before_run_in_log_odds")
SHAPE_PLACE = np.zeros((LONGEST + 1, LONGEST + 1), np.int64)
for _place, _shape in enumerate(PAIRED):
    SHAPE_PLACE[_shape] = _place


@dataclass(frozen=True, slots=True)
class Text:
    """One side as the aligner sees it, in units: sentences, or the parts of a sentence that may be a heading and what it runs into.

    `runs` gives the vectors of runs of units; `lengths` are in characters; `begins_block` says whether a unit begins a block; `run_in` holds the
    log-odds that the unit is a sentence of its own where that is in doubt (see `align.run_in`), NaN where it is not.
    """

    runs: Runs
    lengths: Float
    begins_block: npt.NDArray[np.bool_]
    run_in: Float

    @property
    def n(self) -> int:
        return len(self.lengths)

    def part(self, units: slice) -> "Text":
        """Some consecutive units; their runs' vectors are those of the whole."""
        return Text(PartOfRuns(self.runs, units.start, units.stop), self.lengths[units], self.begins_block[units], self.run_in[units])


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the features of two texts' beads are made of. Arrays are by run size or by shape (units of the original, units of the translation)."""

    original: Text
    translation: Text
    cosines: Mapping[Shape, Float32]
    background: tuple[Mapping[int, Float32], Mapping[int, Float32]]
    log_ratio: float

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The paired shapes that fit into the texts."""
        return tuple(s for s in PAIRED if s in self.cosines)

    def paired(self, shape: Shape) -> Float32:
        """Features (PAIRED_FEATURES, n - a + 1, m - b + 1) of all beads of a shape, by the cell where they begin."""
        a, b = shape
        original, translation, cosine = self.original, self.translation, self.cosines[shape]
        n, m = cosine.shape
        background_o, background_t = self.background
        gain, loss = _edges(self.cosines, a, b)
        z2 = _length_misfit(_run_lengths(original, a), _run_lengths(translation, b), self.log_ratio)
        out = np.zeros((len(PAIRED_FEATURES), n, m), np.float32)
        out[:N_PLAIN] = (
            cosine,
            cosine - (background_o[a][:, None] + background_t[b][None, :]) / 2,
            gain,
            loss,
            _extension(self.cosines, a, b),
            np.minimum(z2, 9.0),
            np.maximum(np.sqrt(z2) - 3.0, 0.0),
            *_starts(original.begins_block[:n], translation.begins_block[:m]),
            _inner_breaks(original, a)[:, None] + _inner_breaks(translation, b)[None, :],
            *_run_in_starts(original.run_in[:n], translation.run_in[:m]),
        )
        place = SHAPE_PLACE[_n_sentences(original, a)[:, None], _n_sentences(translation, b)[None, :]]
        np.put_along_axis(out, N_PLAIN + place[None], 1.0, axis=0)
        return out

    def similarity(self, shape: Shape, i: int, j: int) -> tuple[float, float]:
        """Cosine of the bead that begins at cell (i, j), and how far it lies above the background; NaN where a side is empty."""
        if shape not in self.cosines:
            return float("nan"), float("nan")
        cosine = float(self.cosines[shape][i, j])
        return cosine, cosine - float(self.background[0][shape[0]][i] + self.background[1][shape[1]][j]) / 2

    def skips(self) -> tuple[Float32, Float32]:
        """Features (SKIP_FEATURES, n) and (SKIP_FEATURES, m) of leaving a unit unmatched."""
        if (1, 1) not in self.cosines:
            none = np.empty((self.original.n, self.translation.n), np.float32)
            return _skips(self.original, none), _skips(self.translation, none.T)
        margin = self.cosines[1, 1] - (self.background[0][1][:, None] + self.background[1][1][None, :]) / 2
        return _skips(self.original, margin), _skips(self.translation, margin.T)


def gather(original: Text, translation: Text) -> Evidence:
    """Compares all runs of two texts; memory grows with n times m."""
    if not original.n or not translation.n:
        return Evidence(original, translation, {}, ({}, {}), 0.0)
    vectors_o, vectors_t = _vectors_by_size(original), _vectors_by_size(translation)
    cosines = {(a, b): vectors_o[a] @ vectors_t[b].T for a in vectors_o for b in vectors_t}
    centre_o, centre_t = vectors_o[1].mean(axis=0), vectors_t[1].mean(axis=0)
    background = {a: v @ centre_t for a, v in vectors_o.items()}, {b: v @ centre_o for b, v in vectors_t.items()}
    return Evidence(original, translation, cosines, background, typical_log_ratio(original, translation, cosines[1, 1]))


def score(evidence: Evidence, weights: Mapping[str, float]) -> tuple[dict[Shape, Float], Float, Float]:
    """Scores of all beads, as a lattice takes them: the weighted sums of their features ("paired.cosine", "skip.length" …)."""
    w = np.array([weights[f"paired.{name}"] for name in PAIRED_FEATURES])
    v = np.array([weights[f"skip.{name}"] for name in SKIP_FEATURES])
    skip_original, skip_translation = evidence.skips()
    return {s: np.tensordot(w, evidence.paired(s), axes=1) for s in evidence.shapes}, v @ skip_original, v @ skip_translation


def _vectors_by_size(text: Text) -> dict[int, Float32]:
    out = {}
    for size in range(1, min(LONGEST, text.n) + 1):
        first = np.arange(text.n - size + 1)
        out[size] = text.runs.vectors(first, first + size)
    return out


def typical_log_ratio(original: Text, translation: Text, cosine: Float32) -> float:
    """The document's own log ratio of lengths, translation to original: the median over sentences that are each other's best counterpart."""
    forth, back = cosine.argmax(axis=1), cosine.argmax(axis=0)
    mutual = np.flatnonzero(back[forth] == np.arange(len(forth)))
    ratios = np.log(translation.lengths[forth[mutual]] / original.lengths[mutual])
    overall = np.log(translation.lengths.sum() / original.lengths.sum())
    weight = min(1.0, len(ratios) / 20)
    return float(weight * np.median(ratios) + (1 - weight) * np.clip(overall, -0.5, 0.5))


def _run_lengths(text: Text, size: int) -> Float:
    sums = np.concatenate(([0.0], np.cumsum(text.lengths)))
    return np.asarray(sums[size:] - sums[:-size])


def _length_misfit(lengths_o: Float, lengths_t: Float, ratio: float) -> Float:
    """Squared deviation of the log length ratio from the document's, in units of its variance (n, m)."""
    off = np.log(lengths_t)[None, :] - np.log(lengths_o)[:, None] - ratio
    constant, per_character = LENGTH_SPREAD
    shorter = np.minimum(lengths_o[:, None], lengths_t[None, :])
    return np.asarray(off**2 / (constant + per_character / shorter))


def _edges(cosines: Mapping[Shape, Float32], a: int, b: int) -> tuple[Float32, Float32]:
    """What the bead's similarity owes to its worst outer sentence: the gain where it belongs, the loss where it does not."""
    full = cosines[a, b]
    without = []
    if a > 1:
        without += [cosines[a - 1, b][:-1], cosines[a - 1, b][1:]]
    if b > 1:
        without += [cosines[a, b - 1][:, :-1], cosines[a, b - 1][:, 1:]]
    if not without:
        zero = np.zeros_like(full)
        return zero, zero
    least = full - np.maximum.reduce(without)
    return np.maximum(least, 0), np.minimum(least, 0)


def _extension(cosines: Mapping[Shape, Float32], a: int, b: int) -> Float32:
    """How much more similar the bead would be with one more sentence on either side, at best."""
    full = cosines[a, b]
    best = np.zeros_like(full)
    n, m = full.shape
    if (longer := cosines.get((a + 1, b))) is not None:
        best[: n - 1] = np.maximum(best[: n - 1], longer - full[: n - 1])
        best[1:] = np.maximum(best[1:], longer - full[1:])
    if (longer := cosines.get((a, b + 1))) is not None:
        best[:, : m - 1] = np.maximum(best[:, : m - 1], longer - full[:, : m - 1])
        best[:, 1:] = np.maximum(best[:, 1:], longer - full[:, 1:])
    return best


def _starts(original: npt.NDArray[np.bool_], translation: npt.NDArray[np.bool_]) -> tuple[Float, Float]:
    o, t = original[:, None].astype(float), translation[None, :].astype(float)
    return o * t, np.abs(o - t)


def _run_in_starts(original: Float, translation: Float) -> tuple[Float, Float, Float, Float]:
    """Whether a bead begins at a doubtful place on both sides or on one, and the log-odds there."""
    soft_o, soft_t = ~np.isnan(original)[:, None], ~np.isnan(translation)[None, :]
    log_odds = np.nan_to_num(original)[:, None] + np.nan_to_num(translation)[None, :]
    both, one = soft_o & soft_t, soft_o ^ soft_t
    return both.astype(float), log_odds * both, one.astype(float), log_odds * one


def _n_sentences(text: Text, size: int) -> npt.NDArray[np.int64]:
    """Sentences in each run of `size` units: doubtful places inside a run do not count."""
    soft = np.concatenate(([0], np.cumsum(~np.isnan(text.run_in))))
    first = np.arange(text.n - size + 1)
    return size - (soft[first + size] - soft[first + 1])


def _inner_breaks(text: Text, size: int) -> Float:
    """Block boundaries inside each run of `size` sentences."""
    breaks = np.concatenate(([0.0], np.cumsum(text.begins_block)))
    first = np.arange(text.n - size + 1)
    return np.asarray(breaks[first + size] - breaks[first + 1])


def _skips(text: Text, margin: Float32) -> Float32:
    """Evidence that a sentence has no counterpart: `margin` (sentences, other side's sentences)."""
    best = margin.max(axis=1, initial=-1.0)
    log_length = np.log(text.lengths / 60.0)
    soft, log_odds = ~np.isnan(text.run_in), np.nan_to_num(text.run_in)
    soft_after, log_odds_after = np.append(soft[1:], False)[: text.n], np.append(log_odds[1:], 0.0)[: text.n]
    rows = [np.ones(text.n), best, log_length, text.lengths < 15, soft, log_odds, soft_after, log_odds_after]
    return np.stack(rows).astype(np.float32)
