"""How well each word of one passage is said by a word of another: by the cosine of their vectors, or by their spelling.

Each content word is looked at twice: what its best counterpart is (after the lexical matching of Sultan et al. 2014), and what is left for it if every word
of the other side serves only once, the likest pairs first (competitive linking, Melamed 2000). A clause that was left out has counterparts for many of its
words by chance, but hardly one that is not taken.
"""

import functools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.anchor import SHORTEST, skeleton
from align.check.coverage.window import Forms, WordRow

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]

NOTHING = 0.2  # likeness of words that have nothing in common
ALIKE = 0.7  # share of the skeletons of two spellings that makes them one name
TAKEN_TWICE = 0.12  # what it costs that a word serves a second time: it may be a compound, or stand for two


@dataclass(frozen=True, slots=True)
class Counterparts:
    """Of each word (n,): likeness 0 to 1 of its `best` counterpart, of what is `left` for it when words are shared out, of the best in the sentences around
    (`near`), and of the one that is `spelt` most like it, of those with a capital or figures."""

    best: Float
    left: Float
    near: Float
    spelt: Float


def counterparts(own: WordRow, other: WordRow, near: Forms, vectors: tuple[Float32, Float32, Float32]) -> Counterparts:
    """`vectors`: of the words of `own`, `other` and `near`."""
    likeness, spelt = _likeness(own, other, vectors[0] @ vectors[1].T)
    around, _ = _likeness(own, near, vectors[0] @ vectors[2].T)
    return Counterparts(
        best=likeness.max(axis=1, initial=NOTHING),
        left=_share_out(likeness, own, other),
        near=around.max(axis=1, initial=NOTHING),
        spelt=spelt,
    )


def _likeness(own: WordRow, other: Forms, cosine: Float32) -> tuple[Float, Float]:
    """(n, m) of pairs of words; and (n,) of the likest spelling."""
    out = np.clip(cosine, NOTHING, 1.0).astype(float)
    spelt = np.zeros(len(own))
    capitals = np.flatnonzero(other.capital)
    for i in np.flatnonzero(own.capital).tolist():
        for j in capitals.tolist():
            alike = spelt_alike(own.written[i], other.written[j])
            spelt[i] = max(spelt[i], alike)
            if alike > max(ALIKE, out[i, j]):
                out[i, j] = alike
    return out, spelt


def _share_out(likeness: Float, own: WordRow, other: WordRow) -> Float:
    left = np.full(len(own), NOTHING)
    rows, columns = np.flatnonzero(own.content), np.flatnonzero(other.content)
    if not len(rows) or not len(columns):
        return left
    values = likeness[np.ix_(rows, columns)]
    once = np.concatenate((values, values - TAKEN_TWICE), axis=1)
    order = np.argsort(-once, axis=None, kind="stable")
    free_rows, free_columns, n_left = [True] * len(rows), [True] * once.shape[1], len(rows)
    for at in order.tolist():
        i, j = divmod(at, once.shape[1])
        if free_rows[i] and free_columns[j]:
            free_rows[i] = free_columns[j] = False
            left[rows[i]] = max(NOTHING, once[i, j])
            n_left -= 1
            if not n_left:
                break
    return left


@functools.lru_cache(maxsize=1 << 17)
def spelt_alike(one: str, other: str) -> float:
    """The share of the longer word's consonants that two have in common from the beginning, across scripts; figures are alike if they are the same."""
    if one[0].isdigit() or other[0].isdigit():
        return float(one == other)
    a, b = _skeleton(one), _skeleton(other)
    if min(len(a), len(b)) < SHORTEST:
        return float(a == b and len(a) >= SHORTEST - 1)
    common = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return common / max(len(a), len(b))


@functools.lru_cache(maxsize=1 << 16)
def _skeleton(word: str) -> str:
    return skeleton(word)
