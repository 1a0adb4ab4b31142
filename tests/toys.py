"""Small texts and a deterministic encoder for tests that need no real one."""

import functools
import hashlib
from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from align.aligner import Task, align_sides
from align.calibration import load_calibration
from align.document import Block, Document, Sentence, Side
from align.encode import BUNDLED
from align.encode.transformer import JoinedRuns
from align.run_in import RunIn
from align.span import Span

WORDS = (
    "amber birch cedar delta ember fjord grove heron inlet jetty kiosk ledge maple north ocean piano quill river stone tulip umbra valve wheat yacht"
    " zebra".split()
)


def sentence(n: int, size: int = 7) -> str:
    """Different words for different n."""
    own = "".join(chr(ord("a") + digit) for digit in divmod(n, 26)) if n < 26 * 26 else "z" + "".join(chr(ord("a") + n // k % 26) for k in (676, 26, 1))
    return " ".join(f"{WORDS[(n + k) % len(WORDS)]}{own}" for k in range(size)) + "."


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


@functools.cache
def _direction(word: str) -> npt.NDArray[np.float64]:
    seed = int.from_bytes(hashlib.sha256(word.lower().strip(".,!?").encode()).digest()[:4], "big")
    return np.random.default_rng(seed).normal(size=ToyEncoder.dimension)


def beads_of(
    original: Sequence[str], translation: Sequence[str], toy: ToyEncoder, matter: Collection[int] = (), matter_translation: Collection[int] = (),
    run_ins: Sequence[RunIn] = (), per_block: int = 3,
) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:  # fmt: skip
    """The beads of two toy texts, with the weights of the product; `matter` and `run_ins` are the original's."""
    tasks = Task(side_of(original, "ru", per_block), run_ins, matter), Task(side_of(translation, "en", per_block), (), matter_translation)
    return [(b.original, b.translation, b.kind) for b in align_sides(*tasks, toy, load_calibration(BUNDLED).aligner).beads]
