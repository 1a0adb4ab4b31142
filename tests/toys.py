"""Small texts and a deterministic encoder for tests that need no real one."""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from align.document import Block, Document, Sentence, Side
from align.encode.transformer import JoinedRuns
from align.span import Span


def side_of(sentences: Sequence[str], lang: str, per_block: int = 3) -> Side:
    """A document of these sentences, some to a paragraph."""
    text = ""
    blocks: list[Block] = []
    found: list[Sentence] = []
    for n in range(0, len(sentences), per_block):
        text += "\n\n" if text else ""
        start = len(text)
        for sentence in sentences[n : n + per_block]:
            text += " " if len(text) > start else ""
            found.append(Sentence(Span(len(text), len(text) + len(sentence)), len(blocks)))
            text += sentence
        blocks.append(Block(Span(start, len(text))))
    return Side(Document(f"test.{lang}.txt", lang, text, tuple(blocks)), tuple(found))


class ToyEncoder:
    """Bag of words: a sum of one random direction a word, so that texts with the same words are alike."""

    name = "toy"
    dimension = 64

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        out = np.stack([sum((_direction(w) for w in t.split()), np.full(self.dimension, 1e-3)) for t in texts])
        return np.asarray(out / np.linalg.norm(out, axis=1, keepdims=True), np.float32)

    def runs(self, sentences: Sequence[str]) -> JoinedRuns:
        return JoinedRuns(self, sentences)


def _direction(word: str) -> npt.NDArray[np.float64]:
    seed = int.from_bytes(hashlib.sha256(word.lower().strip(".,!?").encode()).digest()[:4], "big")
    return np.random.default_rng(seed).normal(size=ToyEncoder.dimension)
