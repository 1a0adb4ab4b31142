"""How much of a sentence is said again, word by word: each content word's best counterpart among the words of the other side.

A vector of a whole sentence hardly moves for a sentence that is glued to it, or for a boundary a few words off; its words tell both. Words are encoded one by
one, each distinct one once (after the lexical matching of Sultan et al. 2014, with vectors for dictionaries).
"""

import re
from collections.abc import Sequence
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


def said_again(original: Words, translation: Words) -> tuple[Float32, Float32]:
    """How many words of each unit are said again in each run of k units of the other side, for k from 1 to LONGEST: (LONGEST, n, m) and (LONGEST, m, n) by the
    run's first unit; where a run would pass the end, what it holds before the end."""
    cosine = original.vectors @ translation.vectors.T
    match = np.clip((cosine - CHANCE) / (PLAIN - CHANCE), 0.0, 1.0)
    return _said(match, original, translation), _said(match.T, translation, original)


def _said(match: Float32, own: Words, other: Words) -> Float32:
    n, m = len(own.starts) - 1, len(other.starts) - 1
    out = np.zeros((LONGEST, n, m), np.float32)
    filled, has_words = np.flatnonzero(other.counts), own.counts > 0
    if not len(filled) or not has_words.any():
        return out
    best = np.zeros((match.shape[0], m), np.float32)  # of each distinct word in each unit of the other side
    best[:, filled] = np.maximum.reduceat(match[:, other.types], other.starts[filled], axis=1)
    running = best.copy()
    for size in range(1, LONGEST + 1):
        if 1 < size <= m:
            running[:, : m - size + 1] = np.maximum(running[:, : m - size + 1], best[:, size - 1 :])
        out[size - 1][has_words] = np.add.reduceat(running[own.types], own.starts[:-1][has_words], axis=0)
    return out
