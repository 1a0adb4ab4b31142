"""Vectors of words and short phrases, each distinct one encoded once: a language's vocabulary is small, and the words of one text come back in the next.

The bundled encoder gives a text the same vector to the last bit whatever texts are beside it, so that what other documents left here shows in nothing.
"""

import functools
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from align.encode import BUNDLED, TextEncoder, load_encoder

Float32 = npt.NDArray[np.float32]
MOST_KEPT = 32_768  # vectors of 2 KB
FEWEST_ROWS = 1024
LONGEST = 400  # characters


class Vectors:
    """Unit vectors of texts, by their first LONGEST characters; those asked for last are kept."""

    def __init__(self, encoder: TextEncoder) -> None:
        self._encoder = encoder
        self.dimension = encoder.dimension
        self._row_of: OrderedDict[str, int] = OrderedDict()  # what was asked for last is last
        self._rows = np.empty((0, self.dimension), np.float32)

    def __call__(self, texts: Sequence[str]) -> Float32:
        """(len(texts), dimension)."""
        texts = [t[:LONGEST] for t in texts]
        distinct = dict.fromkeys(texts)
        if len(distinct) > MOST_KEPT:
            return self._encoder.encode(texts)
        new = []
        for text in distinct:
            if text in self._row_of:
                self._row_of.move_to_end(text)
            else:
                new.append(text)
        if new:
            self._keep(new)
        return self._rows.take([self._row_of[t] for t in texts], axis=0)

    encode = __call__

    def prepare(self, texts: Sequence[str]) -> None:
        """Encodes those texts that are not known, all at once."""
        self(list(dict.fromkeys(texts)))

    def _keep(self, texts: Sequence[str]) -> None:
        vectors = self._encoder.encode(texts)
        n_kept = len(self._row_of)
        n_dropped = max(0, n_kept + len(texts) - MOST_KEPT)
        rows = [self._row_of.popitem(last=False)[1] for _ in range(n_dropped)] + list(range(n_kept, n_kept + len(texts) - n_dropped))
        if rows[-1] >= len(self._rows):
            n_rows = min(MOST_KEPT, max(2 * len(self._rows), rows[-1] + 1, FEWEST_ROWS))
            self._rows = np.concatenate((self._rows, np.empty((n_rows - len(self._rows), self.dimension), np.float32)))
        self._rows[rows] = vectors
        self._row_of.update(zip(texts, rows, strict=True))


@functools.cache
def word_vectors() -> Vectors:
    """Those of the bundled encoder. Raises ModelError if it cannot be loaded."""
    return Vectors(load_encoder(BUNDLED))
