"""Clauses: which sentence of the other side holds the counterpart of each part of a sentence.

A sentence's vector hardly tells that its last clause went into the next sentence of the translation; the clause's own vector does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

BOUNDARY = re.compile(r"(?<=[,;:–—()])\s+|\s+(?=[–—(])")
SHORTEST, SHORTEST_TAIL = 18, 12  # characters; shorter ones say too little alone
TYPICAL_LENGTH = 50  # characters of a clause that weighs 1
# A clause's counterpart is shared out by exp(SHARPNESS * similarity above background); below DOUBT it more likely has none.
SHARPNESS, DOUBT = 14.0, 0.3


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of consecutive units: `starts` (n + 1,) where each unit's clauses begin, `weights` (clauses,) by length."""

    starts: Indices
    weights: Float

    def of_units(self, units: slice) -> slice:
        """The clauses of some consecutive units."""
        return slice(int(self.starts[units.start]), int(self.starts[units.stop]))

    @property
    def unit_weights(self) -> Float:
        """The summed weight of each unit's clauses (n,)."""
        total = np.concatenate(([0.0], np.cumsum(self.weights)))
        return np.asarray(total[self.starts[1:]] - total[self.starts[:-1]])


def clauses_of(texts: Sequence[str]) -> tuple[list[str], Clauses]:
    """The units cut at commas, dashes and brackets: the pieces in order, at least one a unit, and which make which unit."""
    pieces: list[str] = []
    starts = [0]
    for text in texts:
        pieces += _cut(text)
        starts.append(len(pieces))
    return pieces, Clauses(np.array(starts, np.int64), np.array([len(p) for p in pieces], float) / TYPICAL_LENGTH)


def _cut(text: str) -> list[str]:
    edges = [0]
    for boundary in BOUNDARY.finditer(text):
        if boundary.start() - edges[-1] >= SHORTEST and len(text) - boundary.end() >= SHORTEST_TAIL:
            edges.append(boundary.end())
    return [text[a:b].rstrip() for a, b in zip(edges, [*edges[1:], len(text)], strict=True)]


def share_out(margins: Float32, original: Clauses, translation: Clauses, units_o: slice, units_t: slice) -> Float:
    """How much of either unit's clauses has its counterpart in the other unit (n, m): both directions added up.

    `margins`: similarity above background of the clauses of `units_o` and `units_t`.
    """
    likely = np.exp(SHARPNESS * margins, dtype=np.float64)
    alone = np.exp(SHARPNESS * DOUBT)
    o, t = original.of_units(units_o), translation.of_units(units_t)
    forth = likely * (original.weights[o] / (likely.sum(axis=1) + alone))[:, None]
    back = likely * (translation.weights[t] / (likely.sum(axis=0) + alone))[None, :]
    starts_o, starts_t = original.starts[units_o] - o.start, translation.starts[units_t] - t.start
    return np.asarray(np.add.reduceat(np.add.reduceat(forth + back, starts_o, axis=0), starts_t, axis=1))
