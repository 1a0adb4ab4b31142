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
from align.aligner.segments import Segment, Usual
from align.aligner.text import Text

Float32 = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

PRICE = 4.0  # log-odds by which the beads of a moved stretch must outweigh leaving its units alone
LEAST_MARGIN = 0.4  # share of the usual margin that some pair of units must have, and the first and the last bead that moved
LEAST_CHARACTERS = 25  # of the shorter side of what is moved; less is said again by chance
MOST_UNMATCHED = 4000  # units of a side that are compared with each other
MOST_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Move:
    """The beads of a stretch of the original found in a stretch of the translation."""

    gain: float
    beads: tuple[Scored, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """Units of one side without a counterpart (k,), in order, and their vectors (k, dimension)."""

    units: Indices
    vectors: Float32

    def without(self, taken: set[int]) -> "Loose":
        """The others."""
        kept = ~np.isin(self.units, list(taken))
        return Loose(self.units[kept], self.vectors[kept])

    @property
    def stretches(self) -> list[slice]:
        """Consecutive units together."""
        edges = [0, *(np.flatnonzero(np.diff(self.units) != 1) + 1).tolist(), len(self.units)]
        return [slice(int(self.units[a]), int(self.units[b - 1]) + 1) for a, b in pairwise(edges) if b > a]


def loose_units(job: Job, path: Sequence[Scored]) -> tuple[Loose, Loose]:
    """What a path leaves unmatched on either side, but for front and back matter."""
    free_o = [s.step.i for s in path if s.step.shape == SKIP_ORIGINAL and not job.matter[0][s.step.i]]
    free_t = [s.step.j for s in path if s.step.shape == SKIP_TRANSLATION and not job.matter[1][s.step.j]]
    return _loose(job.source.original, free_o), _loose(job.source.translation, free_t)


def _loose(text: Text, free: Sequence[int]) -> Loose:
    units = np.array(free, np.int64)
    starts = text.clauses.starts
    return Loose(units, text.runs.vectors(starts[units], starts[units + 1]))


def together(parts: Sequence[Loose]) -> Loose:
    """Those of consecutive parts of a text."""
    return Loose(np.concatenate([p.units for p in parts]), np.concatenate([p.vectors for p in parts]))


def find_moves(job: Job, original: Loose, translation: Loose, usual: Usual) -> tuple[Scored, ...]:
    """Beads of units that the path left unmatched; each unit is in one at most."""
    job = replace(job, astray=(np.zeros_like(job.astray[0]), np.zeros_like(job.astray[1])))
    chosen: list[Scored] = []
    for _ in range(MOST_ROUNDS):
        if not len(original.units) or not len(translation.units):
            break
        found = _surest(_moves(job, original, translation, usual))
        if not found:
            break
        chosen += found
        original, translation = (
            side.without({n for b in found for n in _units(b)[k]}) for k, side in enumerate((original, translation))
        )  # fmt: skip
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


def _moves(job: Job, original: Loose, translation: Loose, usual: Usual) -> Iterator[Move]:
    for found in align_stretches(job, _likely_pairs(original, translation, usual), usual):
        yield from _move(job, found, usual)


def _likely_pairs(original: Loose, translation: Loose, usual: Usual) -> list[Segment]:
    """Stretches with units that are each other's best counterpart among all that are loose; so there are no more pairs than units."""
    o, t = original.vectors, translation.vectors
    margins = o @ t.T - ((o @ usual.centres[1])[:, None] + (t @ usual.centres[0])[None, :]) / 2
    forth, back = margins.argmax(axis=1), margins.argmax(axis=0)
    i = np.flatnonzero((back[forth] == np.arange(len(forth))) & (margins.max(axis=1) >= LEAST_MARGIN * usual.margin))
    free_o, free_t = original.stretches, translation.stretches
    in_o, in_t = (np.repeat(np.arange(len(free)), [s.stop - s.start for s in free]) for free in (free_o, free_t))
    return [Segment(free_o[k], free_t[n]) for k, n in sorted(set(zip(in_o[i].tolist(), in_t[forth[i]].tolist(), strict=True)))]


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
