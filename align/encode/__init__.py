"""Sentences to vectors. An encoder is anything that has the protocol below; `load_encoder` finds one by name."""

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from align.encode.runs import Runs, TextEncoder
from align.encoder_options import DEFAULT_OPTIONS, EncoderOptions

if TYPE_CHECKING:
    from align.encode.use import UseEncoder

__all__ = ["BUNDLED", "Encoder", "TextEncoder", "load_encoder"]

BUNDLED = "use-multilingual"


class Encoder(TextEncoder, Protocol):
    """Gives unit vectors; `name` goes into the report's signature."""

    @property
    def name(self) -> str: ...

    def runs(self, sentences: Sequence[str]) -> Runs:
        """The vectors of all runs of consecutive sentences."""
        ...


def load_encoder(name: str = BUNDLED, options: EncoderOptions = DEFAULT_OPTIONS) -> Encoder:
    """The bundled encoder (which has no options), or a sentence-transformers model by its hub name or folder (which is imported only then).

    Loaded once a process. Raises ModelError if it cannot be had.
    """
    return _bundled() if name == BUNDLED else _transformer(name, options)


@functools.cache
def _bundled() -> "UseEncoder":
    from align.encode.use import UseEncoder

    return UseEncoder()


@functools.lru_cache(maxsize=1)
def _transformer(name: str, options: EncoderOptions) -> Encoder:
    from align.encode.transformer import TransformerEncoder

    return TransformerEncoder(name, options)
