"""Text that stands elsewhere in the translation: what the path left unmatched on one side against what it left unmatched on the other.

A path keeps the order of both texts, so a paragraph that changed its place is left out here and added there. Stretches of unmatched units are aligned with
each other like texts of their own; what speaks for them together must outweigh the price of a move. That is done again with what is still left, as long as
something is found: two paragraphs in one stretch may have come from two places.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from align.aligner.lattice import SKIP_ORIGINAL, SKIP_TRANSLATION
from align.aligner.search import Job, Scored, Stretch, align_stretches
from align.aligner.segments import Segment, Usual, unit_vectors

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]

PRICE = 4.0  # log-odds by which the beads of a moved stretch must outweigh leaving its units alone
LEAST_MARGIN = 0.6  # share of the usual margin that some pair of units must have, and the first and the last bead that moved
LEAST_CHARACTERS = 25  # of the shorter side of what is moved; less is said again by chance
MOST_UNMATCHED = 4000  # units of a side that are compared with each other
MOST_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Move:
    """The beads of a stretch of the original found in a stretch of the translation."""

    gain: float
    beads: tuple[Scored, ...]


def find_moves(job: Job, path: Sequence[Scored], usual: Usual) -> tuple[Scored, ...]:
    """Beads that cross the path; each unit is in one at most."""
    job = replace(job, astray=(np.zeros_like(job.astray[0]), np.zeros_like(job.astray[1])))
    free_o = [s.step.i for s in path if s.step.shape == SKIP_ORIGINAL and not job.matter[0][s.step.i]]
    free_t = [s.step.j for s in path if s.step.shape == SKIP_TRANSLATION and not job.matter[1][s.step.j]]
    chosen: list[Scored] = []
    for _ in range(MOST_ROUNDS):
        if not free_o or not free_t or max(len(free_o), len(free_t)) > MOST_UNMATCHED:
            break
        found = _surest(_moves(job, _stretches(free_o), _stretches(free_t), usual))
        if not found:
            break
        chosen += found
        taken_o, taken_t = ({n for b in found for n in _units(b)[side]} for side in (0, 1))
        free_o, free_t = [i for i in free_o if i not in taken_o], [j for j in free_t if j not in taken_t]
    return tuple(chosen)


def _surest(moves: Iterable[Move]) -> list[Scored]:
    """The beads of the moves that gain most, of moves that do not share units."""
    taken_o: set[int] = set()
    taken_t: set[int] = set()
    chosen: list[Scored] = []
    for move in sorted(moves, key=lambda m: -m.gain):
        units_o, units_t = ({n for b in move.beads for n in _units(b)[side]} for side in (0, 1))
        if not taken_o & units_o and not taken_t & units_t:
            taken_o |= units_o
            taken_t |= units_t
            chosen += move.beads
    return chosen


def _units(bead: Scored) -> tuple[range, range]:
    step = bead.step
    return range(step.i, step.i + step.shape[0]), range(step.j, step.j + step.shape[1])


def _stretches(units: Sequence[int]) -> list[slice]:
    """Consecutive units together."""
    edges = [0, *(k for k in range(1, len(units)) if units[k] != units[k - 1] + 1), len(units)]
    return [slice(units[a], units[b - 1] + 1) for a, b in pairwise(edges) if b > a]


def _moves(job: Job, free_o: Sequence[slice], free_t: Sequence[slice], usual: Usual) -> Iterator[Move]:
    best = _best_margins(job, free_o, free_t, usual)
    pairs = [Segment(free_o[k], free_t[n]) for k, n in zip(*np.nonzero(best >= LEAST_MARGIN), strict=True)]
    for found in align_stretches(job, pairs, usual):
        yield from _move(job, found, usual)


def _best_margins(job: Job, free_o: Sequence[slice], free_t: Sequence[slice], usual: Usual) -> Float32:
    """The greatest margin of two units of each pair of stretches, as a share of the usual one."""
    sides = ((job.source.original, free_o), (job.source.translation, free_t))
    vectors_o, vectors_t = (np.concatenate([unit_vectors(text, s) for s in free]) for text, free in sides)
    margins = vectors_o @ vectors_t.T - ((vectors_o @ usual.centres[1])[:, None] + (vectors_t @ usual.centres[0])[None, :]) / 2
    starts_o, starts_t = (np.cumsum([0, *(s.stop - s.start for s in free[:-1])]) for free in (free_o, free_t))
    return np.asarray(np.maximum.reduceat(np.maximum.reduceat(margins, starts_o, axis=0), starts_t, axis=1) / usual.margin)


def _move(job: Job, found: Stretch, usual: Usual) -> Iterator[Move]:
    paired = [s for s in found.path if all(s.step.shape)]
    strong = [n for n, s in enumerate(paired) if s.margin >= LEAST_MARGIN * usual.margin]
    beads = tuple(paired[strong[0] : strong[-1] + 1]) if strong else ()
    lengths = [
        sum(float(text.lengths[units].sum()) for units in (_units(b)[k] for b in beads))
        for k, text in enumerate((job.source.original, job.source.translation))
    ]  # fmt: skip
    if found.gain >= PRICE and beads and min(lengths) >= LEAST_CHARACTERS:
        yield Move(found.gain, beads)
