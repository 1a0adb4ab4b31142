"""Beads that are given: nothing is aligned, but every pair is measured as an aligned one is, so that all checks can be made."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from align.aligner.alignment import Alignment, steady_margin
from align.bead import Bead
from align.document import Side
from align.encode import Encoder

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]

REGION = 1024  # pairs that are measured against the mean of their own stretch of the text

GivenBead = tuple[int | None, int | None]


def take_beads(original: Side, translation: Side, beads: Sequence[GivenBead], encoder: Encoder) -> Alignment:
    """The alignment of (sentence of the original, sentence of the translation), one of which may be None; confidence is 1.

    A pair's margin is its cosine above what its sentences have with the other side at large, as in `align_sides`.
    """
    matched = np.array([(i, j) for i, j in beads if i is not None and j is not None], np.int64).reshape(-1, 2)
    cosines, margins = _measure(original, translation, matched, encoder)
    at = iter(range(len(matched)))
    found: list[Bead] = []
    of_bead = np.full(len(beads), np.nan)
    for n, (i, j) in enumerate(beads):
        if i is not None and j is not None:
            k = next(at)
            of_bead[n] = margins[k]
            found.append(Bead((i,), (j,), "match", 1.0, float(cosines[k])))
        else:
            found.append(Bead((i,), (), "omission", 1.0) if i is not None else Bead((), () if j is None else (j,), "addition", 1.0))
    return Alignment(original, translation, tuple(found), of_bead, (_unmatched(original, matched[:, 0]), _unmatched(translation, matched[:, 1])))


def _unmatched(side: Side, matched: npt.NDArray[np.int64]) -> Float:
    out = np.ones(len(side.sentences))
    out[matched] = 0.0
    return out


def _measure(original: Side, translation: Side, matched: npt.NDArray[np.int64], encoder: Encoder) -> tuple[Float, Float]:
    """(cosines, margins), an entry a pair."""
    sides = [encoder.runs([side.text_of(i) for i in range(len(side.sentences))]) for side in (original, translation)]
    cosines: list[npt.NDArray[np.floating[Any]]] = [np.empty(0)]
    margins: list[npt.NDArray[np.floating[Any]]] = [np.empty(0)]
    for part in _regions(len(matched)):
        o, t = (runs.vectors(of, of + 1) for runs, of in zip(sides, matched[part].T, strict=True))
        cosine = np.einsum("kd,kd->k", o, t)
        cosines.append(cosine)
        margins.append(steady_margin(cosine, (o @ t.mean(axis=0) + t @ o.mean(axis=0)) / 2, len(o)))
    return np.concatenate(cosines).astype(float), np.concatenate(margins).astype(float)


def _regions(n: int) -> Iterator[slice]:
    """Stretches of about one length, so that none is too short to have a mean of its own."""
    edges = np.linspace(0, n, max(1, round(n / REGION)) + 1).astype(int)
    yield from (slice(a, b) for a, b in pairwise(edges) if b > a)
