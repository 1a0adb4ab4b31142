"""All ways to cut two texts into beads, with a score each: the best path, and how probable every bead is.

A semi-Markov model (Sarawagi and Cohen 2004): a path's probability is proportional to exp(sum of its beads' scores). Cell (i, j) stands between
the first i units of the original and the first j of the translation. Many pairs of texts are solved at once, as grids of one size with room to spare, a row
of all of them at a time.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Float = npt.NDArray[np.float64]
Sizes = npt.NDArray[np.int64]
Shape = tuple[int, int]

LONGEST = 6  # units of a side
MOST_SENTENCES = 8  # of both sides together
EVERY_SHAPE: tuple[Shape, ...] = tuple((a, b) for a in range(1, LONGEST + 1) for b in range(1, LONGEST + 1))
# Of sentences. Units may be parts of sentences (see `align.aligner.units`); then any shape may hold few enough of these.
PAIRED: tuple[Shape, ...] = tuple(s for s in EVERY_SHAPE if sum(s) <= MOST_SENTENCES)
FORBIDDEN = -1e9
NOWHERE = -1e300  # stands for minus infinity where one must be subtracted from another
SKIP_ORIGINAL, SKIP_TRANSLATION = (1, 0), (0, 1)


@dataclass(frozen=True, slots=True)
class Step:
    """One bead of a path: it begins at cell (i, j) and takes `shape` units."""

    i: int
    j: int
    shape: Shape


@dataclass(frozen=True, slots=True)
class Lattice:
    """`sizes` (B, 2): units of either side of each of B pairs of texts. `paired[a, b]` (B, n - a + 1, m - b + 1): scores of beads by the cell where they
    begin, FORBIDDEN beyond a text's end; `skip_original` (B, n) and `skip_translation` (B, m): of units without a counterpart, 0 beyond the end.
    n and m are the largest sizes; a shape is absent where they are too small for it."""

    sizes: Sizes
    paired: Mapping[Shape, Float]
    skip_original: Float
    skip_translation: Float

    @property
    def n(self) -> int:
        return int(self.skip_original.shape[1])

    @property
    def m(self) -> int:
        return int(self.skip_translation.shape[1])


def one_lattice(paired: Mapping[Shape, Float], skip_original: Float, skip_translation: Float) -> Lattice:
    """The lattice of a single pair of texts, from arrays without the first axis."""
    sizes = np.array([[len(skip_original), len(skip_translation)]])
    return Lattice(sizes, {s: x[None] for s, x in paired.items()}, skip_original[None], skip_translation[None])


def forward(lattice: Lattice, backwards: bool = False) -> Float:
    """Log of the summed weights of all paths from the beginning to each cell (n + 1, B, m + 1); `backwards`: from each cell to the end."""
    if backwards:
        return _forward(_turned(lattice), np.array([lattice.n, lattice.m]) - lattice.sizes)[::-1, :, ::-1]
    return _forward(lattice, np.zeros_like(lattice.sizes))


def _turned(lattice: Lattice) -> Lattice:
    turned = {s: x[:, ::-1, ::-1] for s, x in lattice.paired.items()}
    return Lattice(lattice.sizes, turned, lattice.skip_original[:, ::-1], lattice.skip_translation[:, ::-1])


def _forward(lattice: Lattice, starts: Sizes) -> Float:
    n, m, n_grids = lattice.n, lattice.m, len(lattice.sizes)
    total = np.full((n + 1, n_grids, m + 1), -np.inf)
    run = _run(lattice.skip_translation)
    arriving = np.full((len(lattice.paired) + 2, n_grids, m + 1), -np.inf)
    for i in range(n + 1):
        arriving[0] = -np.inf
        here = np.flatnonzero(starts[:, 0] == i)
        arriving[0, here, starts[here, 1]] = 0.0
        if i:
            arriving[1] = total[i - 1] + lattice.skip_original[:, i - 1, None]
        for k, ((a, b), scores) in enumerate(lattice.paired.items(), start=2):
            if a <= i:
                np.add(total[i - a, :, : m + 1 - b], scores[:, i - a], out=arriving[k, :, b:])
        row = _log_sum(arriving)
        total[i] = np.logaddexp.accumulate(row - run, axis=1) + run
    return total


def _run(skips: Float) -> Float:
    """The sum of the first j skips (B, m + 1)."""
    return np.concatenate((np.zeros((len(skips), 1)), np.cumsum(skips, axis=1)), axis=1)


def _log_sum(values: Float) -> Float:
    """log(sum(exp(values))) over the first axis; minus infinity where all are."""
    top = np.maximum(values.max(axis=0), NOWHERE)
    with np.errstate(divide="ignore", under="ignore"):
        return np.asarray(np.log(np.exp(values - top).sum(axis=0)) + top)


def best_paths(lattice: Lattice) -> list[tuple[Step, ...]]:
    """For each pair of texts the path with the greatest sum of scores (Viterbi)."""
    n, m, n_grids = lattice.n, lattice.m, len(lattice.sizes)
    shapes = (SKIP_ORIGINAL, *lattice.paired, SKIP_TRANSLATION)
    best = np.full((n + 1, n_grids, m + 1), -np.inf)
    came = np.zeros((n + 1, n_grids, m + 1), np.int8)
    run = _run(lattice.skip_translation)
    arriving = np.full((len(shapes) - 1, n_grids, m + 1), -np.inf)
    for i in range(n + 1):
        row, source = best[i], came[i]
        if i == 0:
            row[:, 0] = 0.0
        else:
            arriving[0] = best[i - 1] + lattice.skip_original[:, i - 1, None]
            for k, (a, b) in enumerate(shapes[1:-1], start=1):
                if a <= i:
                    np.add(best[i - a, :, : m + 1 - b], lattice.paired[a, b][:, i - a], out=arriving[k, :, b:])
            source[:] = arriving.argmax(axis=0)
            row[:] = np.take_along_axis(arriving, source[None].astype(np.int64), axis=0)[0]
        along = np.maximum.accumulate(row - run, axis=1) + run
        further = along > row + 1e-12
        row[further] = along[further]
        source[further] = len(shapes) - 1
    return [_trace(came[:, k], shapes, int(i), int(j)) for k, (i, j) in enumerate(lattice.sizes)]


def _trace(came: npt.NDArray[np.int8], shapes: tuple[Shape, ...], i: int, j: int) -> tuple[Step, ...]:
    steps = []
    while i or j:
        a, b = shapes[came[i, j]]
        i, j = i - a, j - b
        steps.append(Step(i, j, (a, b)))
    return tuple(reversed(steps))


@dataclass(frozen=True, slots=True)
class Posterior:
    """The probability of each bead by the cell where it begins, in arrays as those of the lattice; `skip_original` (B, n, m + 1) and `skip_translation`
    (B, n + 1, m) say also where the path runs past the unit. `log_total` (B,): log of the summed weights of all paths."""

    lattice: Lattice
    paired: Mapping[Shape, Float]
    skip_original: Float
    skip_translation: Float
    log_total: Float

    @property
    def unmatched(self) -> tuple[Float, Float]:
        """(B, n), (B, m): that each unit has no counterpart, wherever the path runs past it."""
        return self.skip_original.sum(axis=2), self.skip_translation.sum(axis=1)


def posterior(lattice: Lattice) -> Posterior:
    """The probability that a bead lies on the true path, were the model true."""
    before, after = forward(lattice), forward(lattice, backwards=True)
    grids = np.arange(len(lattice.sizes))
    total = before[lattice.sizes[:, 0], grids, lattice.sizes[:, 1]]
    n, m = lattice.n, lattice.m
    begins = np.moveaxis(before, 1, 0) - total[:, None, None]
    ends = np.moveaxis(after, 1, 0)
    with np.errstate(under="ignore"):
        paired = {(a, b): np.exp(begins[:, : n - a + 1, : m - b + 1] + scores + ends[:, a:, b:]) for (a, b), scores in lattice.paired.items()}
        skip_original = np.exp(begins[:, :-1] + lattice.skip_original[:, :, None] + ends[:, 1:])
        skip_translation = np.exp(begins[:, :, :-1] + lattice.skip_translation[:, None] + ends[:, :, 1:])
    return Posterior(lattice, paired, skip_original, skip_translation, total)


def expected_gain(probable: Posterior, original: Float, translation: Float) -> Lattice:
    """Scores whose best path has the most sentences in true beads, on average (maximum expected accuracy, as in Do et al. 2005); a unit counts for as much as
    it is of a sentence: (B, n), (B, m)."""
    known = probable.lattice
    paired = {
        (a, b): np.where(scores > FORBIDDEN / 2, (_windows(original, a)[:, :, None] + _windows(translation, b)[:, None, :]) * probable.paired[a, b], FORBIDDEN)
        for (a, b), scores in known.paired.items()
    }
    unmatched_o, unmatched_t = probable.unmatched
    return Lattice(known.sizes, paired, original * unmatched_o, translation * unmatched_t)


def _windows(values: Float, size: int) -> Float:
    return np.asarray(np.lib.stride_tricks.sliding_window_view(values, size, axis=1).sum(axis=2))
