"""How much of a sentence is said again, word by word: each content word's best counterpart among the words of the other side.

A vector of a whole sentence hardly moves for a sentence that is glued to it, or for a boundary a few words off; its words tell both. Words are encoded one by
one, each distinct one once (after the lexical matching of Sultan et al. 2014, with vectors for dictionaries).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.aligner.lattice import LONGEST
from align.encode import TextEncoder

Float32 = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")
LONGEST_WORD = 40  # characters
# Cosines of words: the lower ends what chance gives, the higher is a plain translation.
CHANCE, PLAIN = 0.35, 0.85


@dataclass(frozen=True, slots=True)
class Words:
    """The content words of consecutive units: `types` (k,) says which distinct word each is, `starts` (n + 1,) where each unit's words begin, `vectors`
    (distinct words, dimension)."""

    types: Indices
    starts: Indices
    vectors: Float32

    @property
    def counts(self) -> Indices:
        """Words in each unit (n,)."""
        return np.diff(self.starts)

    def part(self, units: slice) -> "Words":
        """Those of some consecutive units."""
        first, last = self.starts[units.start], self.starts[units.stop]
        used, types = np.unique(self.types[first:last], return_inverse=True)
        return Words(types, self.starts[units.start : units.stop + 1] - first, self.vectors[used])


def words_of(texts: Sequence[str], encoder: TextEncoder) -> Words:
    """The content words of the units."""
    numbers: dict[str, int] = {}
    types, starts = [], [0]
    for text in texts:
        types += [numbers.setdefault(w[:LONGEST_WORD], len(numbers)) for w in CONTENT_WORD.findall(text)]
        starts.append(len(types))
    vectors = encoder.encode(list(numbers)) if numbers else np.empty((0, encoder.dimension), np.float32)
    return Words(np.array(types, np.int64), np.array(starts, np.int64), vectors)


@dataclass(frozen=True, slots=True)
class Coverage:
    """By run size k: how far each unit's words are said again in each run of k units of the other side, 0 to 1 (n, m - k + 1); 1 for a unit without words."""

    of_original: Mapping[int, Float32]
    of_translation: Mapping[int, Float32]


def compare_words(original: Words, translation: Words) -> Coverage:
    """Every unit against every run of the other side."""
    cosine = original.vectors @ translation.vectors.T
    match = np.clip((cosine - CHANCE) / (PLAIN - CHANCE), 0.0, 1.0).astype(np.float32)
    return Coverage(_covered(match, original, translation), _covered(match.T, translation, original))


def _covered(match: Float32, own: Words, other: Words) -> dict[int, Float32]:
    n, m = len(own.starts) - 1, len(other.starts) - 1
    best = np.zeros((match.shape[0], m), np.float32)  # of each distinct word in each unit of the other side
    filled = np.flatnonzero(other.counts)
    if len(filled) and match.shape[0]:
        best[:, filled] = np.maximum.reduceat(match[:, other.types], other.starts[filled], axis=1)
    out = {}
    running = best
    has_words = own.counts > 0
    for size in range(1, min(LONGEST, m) + 1):
        if size > 1:
            running = np.maximum(running[:, :-1], best[:, size - 1 :])
        covered = np.ones((n, m - size + 1), np.float32)
        if has_words.any():
            sums = np.add.reduceat(running[own.types], own.starts[:-1][has_words], axis=0)
            covered[has_words] = sums / own.counts[has_words, None]
        out[size] = covered
    return out
