"""Single features of all beads of a shape: one array each, one cell a bead. `align.aligner.evidence` puts them together."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from align.aligner.lattice import Shape
from align.aligner.text import Text, sums
from align.aligner.words import Coverage, Words
from align.anchor import Shared

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]

LENGTH_SPREAD = (0.04, 2.5)  # variance of the log length ratio of true beads: constant, and per 1/characters
FEW_WORDS = 2  # content words of a unit, below which they say nothing
SMALL = 1e-3  # of a word, so that a run without words has a weight to divide by
MOST_MISSING = 3.0  # tens of words
MOST_ANCHORS = 4.0  # more evidence of this kind adds nothing


def edges(cosines: Mapping[Shape, Float32], a: int, b: int) -> tuple[Float32, Float32]:
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


def extension(cosines: Mapping[Shape, Float32], a: int, b: int) -> Float32:
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


def length_misfit(lengths_o: Float, lengths_t: Float, ratio: float) -> Float:
    """Squared deviation of the log length ratio from the document's, in units of its variance (n, m)."""
    off = np.log(lengths_t)[None, :] - np.log(lengths_o)[:, None] - ratio
    constant, per_character = LENGTH_SPREAD
    shorter = np.minimum(lengths_o[:, None], lengths_t[None, :])
    return np.asarray(off**2 / (constant + per_character / shorter))


def starts(original: npt.NDArray[np.bool_], translation: npt.NDArray[np.bool_]) -> tuple[Float, Float]:
    """Whether a bead begins a block on both sides, and on one only."""
    o, t = original[:, None].astype(float), translation[None, :].astype(float)
    return o * t, np.abs(o - t)


def run_in_starts(original: Float, translation: Float) -> tuple[Float, ...]:
    """Whether a bead begins at a doubtful place on both sides or on one, and the log-odds there."""
    soft_o, soft_t = ~np.isnan(original)[:, None], ~np.isnan(translation)[None, :]
    odds_o, odds_t = np.nan_to_num(original)[:, None], np.nan_to_num(translation)[None, :]
    both, one = soft_o & soft_t, soft_o ^ soft_t
    return both.astype(float), np.maximum(odds_o, odds_t) * both, np.minimum(odds_o, odds_t) * both, one.astype(float), (odds_o + odds_t) * one


def run_in_beside_stop(original: Text, translation: Text) -> Float:
    """Whether a bead begins at a doubtful place on one side where, on the other, a sentence with its stop has just ended: no heading has ended there."""
    soft_o, soft_t = ~np.isnan(original.run_in), ~np.isnan(translation.run_in)
    only_o = (soft_o & ~original.after_stop)[:, None] & (translation.after_stop & ~soft_t)[None, :]
    only_t = (original.after_stop & ~soft_o)[:, None] & (soft_t & ~translation.after_stop)[None, :]
    return np.asarray(only_o | only_t, float)


def anchors(shared: Shared, a: int, b: int) -> tuple[Float, Float]:
    """Rare anchors that both runs have, and firm ones that only one has."""
    lost = [
        np.maximum(0.0, np.expand_dims(sums(firm, size), axis) - block_sums(met, a, b))
        for firm, met, size, axis in zip(shared.firm, shared.met, (a, b), (1, 0), strict=True)
    ]
    return np.minimum(block_sums(shared.weight, a, b), MOST_ANCHORS), np.minimum(lost[0] + lost[1], MOST_ANCHORS)


def block_sums(values: Float, a: int, b: int) -> Float:
    """The sum over each block of a by b cells (n - a + 1, m - b + 1)."""
    total = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    total[1:, 1:] = values.cumsum(axis=0).cumsum(axis=1)
    return np.asarray(total[a:, b:] - total[:-a, b:] - total[a:, :-b] + total[:-a, :-b])


def covered(coverage: Coverage, original: Words, translation: Words, a: int, b: int) -> tuple[Float32, ...]:
    """How far the words of either run are said again in the other, and those of the worst unit of both; and the number of words that are not (in tens)."""
    shares: list[Float32] = []
    missing: list[Float32] = []
    least: list[Float32] = []
    for share, counts, size in ((coverage.of_original[b], original.counts, a), (coverage.of_translation[a], translation.counts, b)):
        windows = np.lib.stride_tricks.sliding_window_view(share, size, axis=0)
        weights = np.lib.stride_tricks.sliding_window_view(counts.astype(np.float32) + SMALL, size)
        shares.append(np.einsum("ijk,ik->ij", windows, weights) / weights.sum(axis=1)[:, None])
        missing.append(np.minimum(((1.0 - shares[-1]) * weights.sum(axis=1)[:, None]) / 10, MOST_MISSING).astype(np.float32))
        least.append(np.where(weights[:, None, :] < FEW_WORDS, 1.0, windows).min(axis=2))
    return shares[0], shares[1].T, np.minimum(least[0], least[1].T), missing[0], missing[1].T
