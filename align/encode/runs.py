"""The vectors of runs of consecutive sentences.

With an additive encoder a run costs no more than its head: one pass over the document's tokens without begin and end marks gives each
sentence's sum of token features, and only the four tokens at either end of a run see the marks, so a correction for each sentence that begins
a run and one for each that ends it make the sums exact.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from align.progress import progress

if TYPE_CHECKING:
    from align.encode.use import UseEncoder

Float32 = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

MARK_REACH = 4  # tokens beside a mark whose features see it
SIGHT = 2 * MARK_REACH  # tokens that decide the features of those
CHUNK_TOKENS = 1536
CHUNK_EDGES = 128


class TextEncoder(Protocol):
    """What encodes texts one by one."""

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Float32:
        """Unit vectors (len(texts), dimension), each text by itself."""
        ...


class Runs(Protocol):
    """Vectors of runs of the sentences that it was made from."""

    n_sentences: int

    def vectors(self, firsts: Indices, lasts: Indices) -> Float32:
        """Unit vectors (len(firsts), dimension) of the runs of sentences `first` to `last`, the latter not included."""
        ...


class PartOfRuns:
    """Runs of the sentences `first` to `last` of other runs."""

    def __init__(self, whole: Runs, first: int, last: int) -> None:
        self._whole, self._first = whole, first
        self.n_sentences = last - first

    def vectors(self, firsts: Indices, lasts: Indices) -> Float32:
        return self._whole.vectors(firsts + self._first, lasts + self._first)


class AdditiveRuns:
    """Runs of an additive encoder. Memory: 8 KB a sentence."""

    def __init__(self, encoder: "UseEncoder", sentences: Sequence[str]) -> None:
        self._encoder = encoder
        ids = encoder.tokenizer(sentences)
        self.n_sentences = len(ids)
        self._offsets = np.concatenate(([0], np.cumsum([len(i) for i in ids]))).astype(np.int64)
        self._flow: Indices = np.concatenate(ids) if ids else np.empty(0, np.int64)
        sums, heads, tails = self._pass_over()
        self._prefix = np.concatenate((np.zeros((1, sums.shape[1])), np.cumsum(sums, axis=0, dtype=np.float64)))
        self._at_start = self._edges(self._offsets[:-1], before=True) - heads
        self._at_end = self._edges(self._offsets[1:], before=False) - tails

    def vectors(self, firsts: Indices, lasts: Indices) -> Float32:
        out = np.empty((len(firsts), self._encoder.dimension), np.float32)
        n_tokens = self._offsets[lasts] - self._offsets[firsts]
        long = np.flatnonzero(n_tokens >= SIGHT)
        for some in np.array_split(long, max(1, len(long) // 4096)):
            a, b = firsts[some], lasts[some]
            out[some] = self._encoder.head(self._prefix[b] - self._prefix[a] + self._at_start[a] + self._at_end[b - 1], n_tokens[some] + 2)
        short = np.flatnonzero(n_tokens < SIGHT)
        if len(short):
            out[short] = self._short(firsts[short], lasts[short])
        return out

    def _pass_over(self) -> tuple[Float32, Float32, Float32]:
        """Each sentence's projected sum of features, and those of its first and its last four tokens in the document's flow."""
        n, end = self.n_sentences, len(self._flow)
        sums, heads, tails = (np.zeros((n, self._encoder.dimension), np.float32) for _ in range(3))
        for a in progress(range(0, end, CHUNK_TOKENS), "Encoding"):
            b = min(end, a + CHUNK_TOKENS)
            features = self._encoder.features(self._window(np.arange(a - SIGHT, b + SIGHT)), np.arange(SIGHT, SIGHT + b - a))
            first = int(np.searchsorted(self._offsets, a, "right")) - 1
            last = int(np.searchsorted(self._offsets, b, "left"))
            here = np.arange(first, last)
            here = here[self._offsets[here] < self._offsets[here + 1]]
            begins = np.maximum(self._offsets[here], a) - a
            sums[here] += self._encoder.project(np.add.reduceat(features, begins, axis=0))
            self._collect(heads, features, a, b, self._offsets[:-1], range(MARK_REACH))
            self._collect(tails, features, a, b, self._offsets[1:], range(-MARK_REACH, 0))
        return sums, heads, tails

    def _collect(self, into: Float32, features: Float32, a: int, b: int, places: Indices, steps: range) -> None:
        """Adds the features of the tokens at `places` + `steps` that lie in the chunk a to b."""
        low, high = np.searchsorted(places, [a - SIGHT, b + SIGHT])
        part = np.zeros((high - low, features.shape[1]), np.float32)
        for step in steps:
            at = places[low:high] + step - a
            inside = (at >= 0) & (at < b - a)
            part[inside] += features[at[inside]]
        into[low:high] += self._encoder.project(part)

    def _edges(self, places: Indices, before: bool) -> Float32:
        """Projected sums over a mark and the four tokens beside it, for runs that begin (`before`) or end at these places in the flow."""
        out = np.empty((len(places), self._encoder.dimension), np.float32)
        steps = np.arange(SIGHT) if before else np.arange(-SIGHT, 0)
        mark, pads = self._encoder.tokenizer.begin if before else self._encoder.tokenizer.end, 2
        width = SIGHT + 1 + pads
        kept = np.arange(MARK_REACH + 1) + (0 if before else SIGHT - MARK_REACH)
        for a in range(0, len(places), CHUNK_EDGES):
            some = places[a : a + CHUNK_EDGES]
            tokens = self._window((some[:, None] + steps).ravel()).reshape(len(some), SIGHT)
            marks, gap = np.full((len(some), 1), mark), np.full((len(some), pads), -1)
            rows = np.hstack((marks, tokens, gap) if before else (tokens, marks, gap))
            flat = np.concatenate((np.full(pads, -1), rows.ravel()))
            at = (np.arange(len(some))[:, None] * width + pads + kept).ravel()
            features = self._encoder.features(flat, at).reshape(len(some), len(kept), -1)
            out[a : a + CHUNK_EDGES] = self._encoder.project(features.sum(axis=1))
        return out

    def _window(self, positions: Indices) -> Indices:
        """Tokens of the flow, PAD outside it."""
        inside = (positions >= 0) & (positions < len(self._flow))
        out = np.full(len(positions), -1, np.int64)
        out[inside] = self._flow[positions[inside]]
        return out

    def _short(self, firsts: Indices, lasts: Indices) -> Float32:
        pieces = [self._flow[self._offsets[a] : self._offsets[b]] for a, b in zip(firsts, lasts, strict=True)]
        return self._encoder.encode_ids(pieces)
