"""All ways to cut two texts into beads, with a score each: the best path, and how probable every bead is.

A semi-Markov model (Sarawagi and Cohen 2004): a path's probability is proportional to exp(sum of its beads' scores). Cell (i, j) stands between
the first i sentences of the original and the first j of the translation. One row is computed at a time, in whole-array steps.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Float = npt.NDArray[np.float64]
Shape = tuple[int, int]

# Of sentences; and more, of units where sentences are in parts (see `align.aligner.units`).
PAIRED: tuple[Shape, ...] = (
    (1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2), (3, 3), (2, 4), (4, 2), (1, 5), (5, 1),
)  # fmt: skip
LONGEST = max(max(s) for s in PAIRED)
WIDE = tuple((a, b) for a in range(1, LONGEST + 1) for b in range(1, LONGEST + 1) if (a, b) not in PAIRED)
SHAPES: tuple[Shape, ...] = ((1, 0), (0, 1), *PAIRED, *WIDE)
FORBIDDEN = -1e9


@dataclass(frozen=True, slots=True)
class Step:
    """One bead of a path: it begins at cell (i, j) and takes `shape` sentences."""

    i: int
    j: int
    shape: Shape


@dataclass(frozen=True, slots=True)
class Lattice:
    """`paired[a, b]` (n - a + 1, m - b + 1): scores of beads by the cell where they begin; `skip_original` (n) and `skip_translation` (m): of unmatched
    sentences. A shape is absent where the text is too short for it."""

    paired: Mapping[Shape, Float]
    skip_original: Float
    skip_translation: Float

    @property
    def n(self) -> int:
        return len(self.skip_original)

    @property
    def m(self) -> int:
        return len(self.skip_translation)


def best_path(lattice: Lattice) -> tuple[Step, ...]:
    """The path with the greatest sum of scores (Viterbi)."""
    n, m = lattice.n, lattice.m
    best = np.full((n + 1, m + 1), -np.inf)
    came = np.zeros((n + 1, m + 1), np.int8)
    best[0, 0] = 0.0
    run = np.concatenate(([0.0], np.cumsum(lattice.skip_translation)))
    for i in range(n + 1):
        row, source = best[i], came[i]
        for k, (a, b) in enumerate(SHAPES):
            if not 0 < a <= i:
                continue
            if b and (a, b) not in lattice.paired:
                continue
            step = lattice.paired[a, b][i - a] if b else lattice.skip_original[i - a]
            reached = best[i - a, : m + 1 - b] + step
            better = reached > row[b:]
            row[b:][better] = reached[better]
            source[b:][better] = k
        along = np.maximum.accumulate(row - run)
        left = along + run > row + 1e-12
        row[left] = (along + run)[left]
        source[left] = SHAPES.index((0, 1))
    steps = []
    i, j = n, m
    while i or j:
        a, b = SHAPES[came[i, j]]
        i, j = i - a, j - b
        steps.append(Step(i, j, (a, b)))
    return tuple(reversed(steps))


def forward(lattice: Lattice) -> Float:
    """Log of the summed weights of all paths from the beginning to each cell (n + 1, m + 1)."""
    n, m = lattice.n, lattice.m
    total = np.full((n + 1, m + 1), -np.inf)
    total[0, 0] = 0.0
    run = np.concatenate(([0.0], np.cumsum(lattice.skip_translation)))
    for i in range(n + 1):
        row = total[i]
        for a, b in SHAPES:
            if not 0 < a <= i or (b and (a, b) not in lattice.paired):
                continue
            step = lattice.paired[a, b][i - a] if b else lattice.skip_original[i - a]
            np.logaddexp(row[b:], total[i - a, : m + 1 - b] + step, out=row[b:])
        row[:] = np.logaddexp.accumulate(row - run) + run
    return total


def backward(lattice: Lattice) -> Float:
    """As `forward`, from each cell to the end."""
    turned = {s: scores[::-1, ::-1] for s, scores in lattice.paired.items()}
    return forward(Lattice(turned, lattice.skip_original[::-1], lattice.skip_translation[::-1]))[::-1, ::-1]


@dataclass(frozen=True, slots=True)
class Posterior:
    """The probability of each bead by the cell where it begins: `paired` as in the lattice, `skip_original` (n, m + 1), `skip_translation` (n + 1, m)."""

    paired: Mapping[Shape, Float]
    skip_original: Float
    skip_translation: Float
    log_total: float

    @property
    def unmatched(self) -> tuple[Float, Float]:
        """(n,), (m,): that each sentence has no counterpart, wherever the path runs past it."""
        return self.skip_original.sum(axis=1), self.skip_translation.sum(axis=0)

    def of(self, step: Step) -> float:
        """That the step's sentences are one bead."""
        if step.shape == (1, 0):
            return float(self.unmatched[0][step.i])
        if step.shape == (0, 1):
            return float(self.unmatched[1][step.j])
        return float(self.paired[step.shape][step.i, step.j])


def posterior(lattice: Lattice) -> Posterior:
    """The probability that a bead lies on the true path, were the model true."""
    before, after = forward(lattice), backward(lattice)
    total, n, m = before[-1, -1], lattice.n, lattice.m
    with np.errstate(under="ignore"):
        paired = {
            (a, b): np.exp(before[: n - a + 1, : m - b + 1] + scores + after[a:, b:] - total) for (a, b), scores in lattice.paired.items()
        }
        skip_original = np.exp(before[:-1] + lattice.skip_original[:, None] + after[1:] - total)
        skip_translation = np.exp(before[:, :-1] + lattice.skip_translation + after[:, 1:] - total)
    return Posterior(paired, skip_original, skip_translation, float(total))


def expected_gain(probable: Posterior) -> Lattice:
    """Scores whose best path has the most sentences in true beads, on average (maximum expected accuracy, as in Do et al. 2005)."""
    paired = {(a, b): (a + b) * p for (a, b), p in probable.paired.items()}
    return Lattice(paired, *probable.unmatched)
