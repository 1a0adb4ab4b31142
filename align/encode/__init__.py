"""Sentences to vectors. An encoder is anything that has the protocol below; `load_encoder` finds one by name."""

import functools
from collections.abc import Sequence
from typing import Protocol

from align.encode.runs import Runs, TextEncoder

__all__ = ["BUNDLED", "Encoder", "TextEncoder", "load_encoder"]

BUNDLED = "use-multilingual"


class Encoder(TextEncoder, Protocol):
    """Gives unit vectors; `name` goes into the report's signature."""

    @property
    def name(self) -> str: ...

    def runs(self, sentences: Sequence[str]) -> Runs:
        """The vectors of all runs of consecutive sentences."""
        ...


@functools.lru_cache(maxsize=2)
def load_encoder(name: str = BUNDLED) -> Encoder:
    """The bundled encoder, or a sentence-transformers model by its hub name or folder (which is imported only then).

    Raises ModelError if it cannot be had.
    """
    if name == BUNDLED:
        from align.encode.use import UseEncoder

        return UseEncoder()
    from align.encode.transformer import TransformerEncoder

    return TransformerEncoder(name)
