"""Texts to token ids, by the encoder's own SentencePiece model."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

Ids = npt.NDArray[np.int64]

SPACE = "▁"  # what stands for white space in pieces


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text's token ids, without the marks, and which characters each token stands for: from its start to its end, without the space before it.

    Neither starts nor ends ever go back. Tokens that stand for parts of one character share it; one that stands for nothing but the space before the next
    stands for that one's characters.
    """

    ids: Ids
    starts: Ids
    ends: Ids


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
        return [np.asarray(self._processor.encode(t, out_type=int), np.int64) for t in _clean(texts)]  # a list at once would wake a thread each time

    def marked(self, ids: Ids) -> Ids:
        """A text's ids between the marks."""
        return np.concatenate(([self.begin], ids, [self.end]))

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Each text's tokens with their places in the text."""
        clean = _clean(texts)
        spelt = [self._processor.encode(t, out_type=str) for t in clean]
        places = [self._processor.normalize(t, with_offsets=True)[1] for t in clean]  # of each character of the pieces, in the text
        return [_pieces(*of_text) for of_text in zip(self(texts), spelt, places, strict=True)]


def _clean(texts: Sequence[str]) -> list[str]:
    return [t.encode("utf-8", "replace").decode("utf-8") for t in texts]  # lone surrogates have no UTF-8 form; a question mark is as long


def _pieces(ids: Ids, spelt: Sequence[str], places: Sequence[int]) -> Pieces:
    at = np.asarray(places, np.int64)
    letters = np.array([len(piece.lstrip(SPACE)) for piece in spelt], np.int64)
    ends = np.cumsum([len(piece) for piece in spelt], dtype=np.int64)
    starts = at[ends - letters]
    ends = at[np.searchsorted(at[:-1], at[ends - 1], "right")]  # a character may have letters in several pieces
    for k in np.flatnonzero(letters[:-1] == 0)[::-1].tolist():
        starts[k], ends[k] = starts[k + 1], ends[k + 1]
    return Pieces(ids, starts, ends)


@functools.cache
def bundled_tokenizer() -> Tokenizer:
    """The bundled encoder's tokenizer, loaded once a process. Raises ModelError."""
    from align.encode.weights import tokenizer_file

    return Tokenizer(tokenizer_file())


def word_score(word: str) -> float:
    """The log-probability of a word's spelling in the bundled tokenizer's vocabulary."""
    return bundled_tokenizer().log_probability(word)
