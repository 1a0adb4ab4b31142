"""Texts that no name pairs, by what they say: nearest neighbours both ways by the texts' vectors, a margin, and aligning as the proof."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.pairing.look import Text
from align.pairing.nearest import nearest
from align.pairing.runner import Lost, Runner
from align.pairing.vectors import DIMENSION, Single, shared_by, vector_of

Float32 = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

NEIGHBOURS = 4
NEAR = 0.03  # how far below its best a neighbour's margin may be to be aligned in the same round
ROUNDS = 3
LEAST_COSINE = 0.2
LEAST_SHARED = 0.6  # of both texts, for a pair; texts on the same subject share up to 0.5
MARGIN_WEIGHT = 4.0
USUAL = 20.0  # texts of a language at which their mean counts for half


@dataclass(frozen=True, slots=True)
class Found:
    """Places in the lists of Russian and of English texts; `margin` is how far the cosine is above those of the nearest neighbours, `shared` what aligning
    says."""

    russian: int
    english: int
    cosine: float
    margin: float
    shared: float

    @property
    def evidence(self) -> float:
        """For this pair rather than another one of the same texts: of texts that are almost the same, all can be aligned, and the margin tells."""
        return self.shared + MARGIN_WEIGHT * self.margin

    @property
    def why(self) -> str:
        """A few words for people."""
        return f"by content: {100 * self.shared:.0f} % of both texts aligned, similarity {self.cosine:.2f}, margin {self.margin:.2f}"


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of neighbours as arrays: places on either side, cosines, and how far those are above the mean of both texts' nearest neighbours (Conneau et al.
    2018, for words)."""

    russian: Indices
    english: Indices
    cosines: Float32
    margins: Float32

    def best(self, open_: npt.NDArray[np.bool_]) -> Indices:
        """Those of the open ones that are the best of both their texts, or hardly worse."""
        near = open_.copy()
        for places in (self.russian, self.english):
            top = np.full(places.max(initial=-1) + 1, -np.inf, np.float32)
            np.maximum.at(top, places[open_], self.margins[open_])
            near &= self.margins >= top[places] - NEAR
        return np.flatnonzero(near)


def match_content(russian: Sequence[Text], english: Sequence[Text], runner: Runner) -> list[Found]:
    """The pairs, in order of the Russian texts; no text is in two. The same whatever order the runner works in."""
    sides = [[Single(t, lang) for t in texts] for lang, texts in (("ru", russian), ("en", english))]
    if not all(sides):
        return []
    found = candidates(*(_centred(_vectors(singles, runner)) for singles in sides))
    pairs: list[Found] = []
    free = [np.ones(len(side), bool) for side in sides]
    open_ = found.cosines >= LEAST_COSINE
    for _ in range(ROUNDS):
        chosen = found.best(open_)
        open_[chosen] = False
        for pair in sorted(_proven(found, chosen, sides, runner), key=lambda f: (-f.evidence, f.russian, f.english)):
            if free[0][pair.russian] and free[1][pair.english]:
                pairs.append(pair)
                free[0][pair.russian] = free[1][pair.english] = False
        open_ &= free[0][found.russian] & free[1][found.english]
    return sorted(pairs, key=lambda f: f.russian)


def candidates(russian: Float32, english: Float32) -> Candidates:
    """The nearest neighbours of either side's unit vectors, in order of the Russian places."""
    there, back = nearest(russian, english, NEIGHBOURS), nearest(english, russian, NEIGHBOURS)
    n, m = len(russian), len(english)
    forth = np.arange(n)[:, None] * m + there[1]
    keys, first = np.unique(np.concatenate((forth.ravel(), (back[1] * m + np.arange(m)[:, None]).ravel())), return_index=True)
    r, e = np.divmod(keys, m)
    cosines = np.concatenate((there[0].ravel(), back[0].ravel()))[first]
    return Candidates(r, e, cosines, cosines - (there[0].mean(axis=1)[r] + back[0].mean(axis=1)[e]) / 2)


def _proven(found: Candidates, chosen: Indices, sides: Sequence[Sequence[Single]], runner: Runner) -> list[Found]:
    """What can be aligned of the chosen pairs."""
    items = {(sides[0][found.russian[n]], sides[1][found.english[n]]): n for n in chosen.tolist()}
    shared = [(items[pair], share) for pair, share in runner.map(shared_by, items) if not isinstance(share, Lost) and share >= LEAST_SHARED]
    return [Found(int(found.russian[n]), int(found.english[n]), float(found.cosines[n]), float(found.margins[n]), share) for n, share in shared]


def _vectors(singles: Sequence[Single], runner: Runner) -> Float32:
    """(n, 512), noughts for a text that cannot be read any more."""
    place = {single: n for n, single in enumerate(singles)}
    out = np.zeros((len(singles), DIMENSION), np.float32)
    for single, vector in runner.map(vector_of, singles):
        if isinstance(vector, np.ndarray):
            out[place[single]] = vector
    return out


def _centred(vectors: Float32) -> Float32:
    """Unit vectors without what all texts of the language have in common, as far as there are enough texts to know that."""
    n = len(vectors)
    moved = vectors - vectors.mean(axis=0) * (n / (n + USUAL))
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9), np.float32)
