"""Texts to token ids, by the encoder's own SentencePiece model."""

import functools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

Ids = npt.NDArray[np.int64]


class Tokenizer:
    """`begin` and `end` are the ids of the marks that stand before and after a text."""

    def __init__(self, model: Path) -> None:
        self._processor = sentencepiece.SentencePieceProcessor(model_file=str(model))
        self.begin: int = self._processor.bos_id()
        self.end: int = self._processor.eos_id()

    @functools.lru_cache(maxsize=50_000)  # noqa: B019 (one tokenizer a process)
    def log_probability(self, word: str) -> float:
        """Of a word's spelling, by the pieces that it is cut into."""
        return float(sum(self._processor.get_score(i) for i in self._processor.encode(word)))

    def __call__(self, texts: Sequence[str]) -> list[Ids]:
        """Each text's ids, without the marks."""
        clean = [t.encode("utf-8", "replace").decode("utf-8") for t in texts]  # lone surrogates have no UTF-8 form
        return [np.asarray(ids, np.int64) for ids in self._processor.encode(clean, out_type=int, num_threads=1)]


@functools.cache
def bundled_tokenizer() -> Tokenizer:
    """The bundled encoder's tokenizer, loaded once a process. Raises ModelError."""
    from align.encode.weights import tokenizer_file

    return Tokenizer(tokenizer_file())


def word_score(word: str) -> float:
    """The log-probability of a word's spelling in the bundled tokenizer's vocabulary."""
    return bundled_tokenizer().log_probability(word)
