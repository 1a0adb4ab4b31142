"""Vectors of single words, each distinct one encoded once a process: a language's vocabulary is small, and the words of one text come back in the next."""

import functools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from align.encode import BUNDLED, TextEncoder, load_encoder

Float32 = npt.NDArray[np.float32]

MOST_KEPT = 1 << 15  # 64 MB
LONGEST = 40  # characters


class WordVectors:
    """Keeps what it has encoded, up to `most` words; then it begins anew."""

    def __init__(self, encoder: TextEncoder, most: int = MOST_KEPT) -> None:
        self._encoder, self._most = encoder, most
        self._place: dict[str, int] = {}
        self._rows = np.empty((0, encoder.dimension), np.float32)

    def __call__(self, words: Sequence[str]) -> Float32:
        """Unit vectors (len(words), dimension)."""
        short = [w[:LONGEST] for w in words]
        new = [w for w in dict.fromkeys(short) if w not in self._place]
        if new:
            if len(self._place) + len(new) > self._most:
                self._place.clear()
                new = list(dict.fromkeys(short))
            self._add(new)
        return self._rows[[self._place[w] for w in short]]

    def _add(self, new: Sequence[str]) -> None:
        first = len(self._place)
        if first + len(new) > len(self._rows):
            room = np.empty((max(first + len(new), 2 * len(self._rows)), self._encoder.dimension), np.float32)
            room[:first] = self._rows[:first]
            self._rows = room
        self._rows[first : first + len(new)] = self._encoder.encode(new)
        self._place.update((w, first + k) for k, w in enumerate(new))


@functools.cache
def bundled_word_vectors() -> WordVectors:
    """Of the bundled encoder, which is quick at single words."""
    return WordVectors(load_encoder(BUNDLED))
