"""Vectors of words and short phrases, each distinct one encoded once: a language's vocabulary is small, and the words of one text come back in the next."""

import functools
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from align.encode import BUNDLED, TextEncoder, load_encoder

Float32 = npt.NDArray[np.float32]
MOST_KEPT = 20_000  # vectors of 2 KB
LONGEST = 400  # characters


class Vectors:
    """Unit vectors of texts, by their first LONGEST characters; those asked for last are kept."""

    def __init__(self, encoder: TextEncoder) -> None:
        self._encoder = encoder
        self._kept: OrderedDict[str, Float32] = OrderedDict()

    def __call__(self, texts: Sequence[str]) -> Float32:
        """(len(texts), dimension)."""
        texts = [t[:LONGEST] for t in texts]
        new = [t for t in dict.fromkeys(texts) if t not in self._kept]
        known = {t: self._kept[t] for t in texts if t in self._kept}
        if new:
            known.update(zip(new, self._encoder.encode(new), strict=True))
        for text, vector in known.items():
            self._kept[text] = vector
            self._kept.move_to_end(text)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return np.stack([known[t] for t in texts]) if texts else np.empty((0, self._encoder.dimension), np.float32)

    def prepare(self, texts: Sequence[str]) -> None:
        """Encodes those texts that are not known, all at once."""
        self(list(dict.fromkeys(texts)))


@functools.cache
def word_vectors() -> Vectors:
    """Those of the bundled encoder. Raises ModelError if it cannot be loaded."""
    return Vectors(load_encoder(BUNDLED))
