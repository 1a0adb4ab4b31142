"""The vectors of runs of consecutive sentences.

With an additive encoder a run costs no more than its head: one pass over the document's tokens without begin and end marks gives the sums of
token features, and only the four tokens at either end of a run see the marks, so a correction for each sentence that begins a run and one for
each that ends it (see `edges.py`) make the sums exact.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from align.encode.edges import MARK_REACH, Edges
from align.encode.token_rows import PAD
from align.progress import progress

if TYPE_CHECKING:
    from align.encode.use import UseEncoder

Float32 = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

SIGHT = 2 * MARK_REACH  # tokens that decide the features of those that see a mark
CHUNK_TOKENS = 1536
CHUNK_RUNS = 1024


class TextEncoder(Protocol):
    """What encodes texts one by one."""

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Float32:
        """Unit vectors (len(texts), dimension), each text by itself."""
        ...


class Runs(Protocol):
    """Vectors of runs of the sentences that it was window from."""

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
    """Runs of an additive encoder. Memory: 5 KB a sentence.

    A sentence brings to a run that begins with it the mark's correction less the sum of all that stands before it in its chunk, and to a run that
    ends with it the mark's correction and the sum up to its end in its chunk. The sums of whole chunks between are kept apart, in float64.
    """

    def __init__(self, encoder: "UseEncoder", sentences: Sequence[str]) -> None:
        self._encoder = encoder
        ids = encoder.tokenizer(sentences)
        self.n_sentences = len(ids)
        self._offsets = np.concatenate(([0], np.cumsum([len(i) for i in ids]))).astype(np.int64)
        self._flow: Indices = np.concatenate([np.empty(0, np.int64), *ids])
        self._begins, self._ends = (np.zeros((self.n_sentences, encoder.d_sums), np.float32) for _ in range(2))
        self._chunk_of_begin, self._chunk_of_end = self._offsets[:-1] // CHUNK_TOKENS, (self._offsets[1:] - 1) // CHUNK_TOKENS
        self._before_chunk = self._pass_over()

    def vectors(self, firsts: Indices, lasts: Indices) -> Float32:
        out = np.empty((len(firsts), self._encoder.dimension), np.float32)
        n_tokens = self._offsets[lasts] - self._offsets[firsts]
        long = np.flatnonzero(n_tokens >= SIGHT)
        for k in range(0, len(long), CHUNK_RUNS):
            some = long[k : k + CHUNK_RUNS]
            out[some] = self._encoder.head(self._sums(firsts[some], lasts[some] - 1), n_tokens[some] + 2)
        short = np.flatnonzero(n_tokens < SIGHT)
        if len(short):
            out[short] = self._short(firsts[short], lasts[short])
        return out

    def _sums(self, firsts: Indices, lasts: Indices) -> Float32:
        """Projected sums of the runs of sentences `first` to `last`, both included."""
        sums = self._ends[lasts]
        sums += self._begins[firsts]
        a, b = self._chunk_of_begin[firsts], self._chunk_of_end[lasts]
        across = np.flatnonzero(a != b)
        sums[across] += self._before_chunk[b[across]] - self._before_chunk[a[across]]
        return sums

    def _pass_over(self) -> npt.NDArray[np.float64]:
        """Fills what sentences bring, chunk by chunk; gives the projected sum of all that stands before each chunk."""
        encoder, end = self._encoder, len(self._flow)
        rows, window = encoder.room(self._flow, CHUNK_TOKENS + 2 * SIGHT)
        edges = Edges(encoder, rows)
        total, totals = np.zeros(encoder.d_sums), []
        for a in progress(range(0, end, CHUNK_TOKENS), "Encoding"):
            b = min(end, a + CHUNK_TOKENS)
            encoder.look(rows, self._ids(a - SIGHT, b + SIGHT), window)
            begins = slice(*np.searchsorted(self._offsets[:-1], [a, b], "left"))
            ends = slice(*np.searchsorted(self._offsets[1:], [a, b], "right"))
            begin_at, end_at = self._offsets[:-1][begins], self._offsets[1:][ends]
            cuts = np.union1d(np.concatenate((begin_at, end_at)), (a, b))
            here = MARK_REACH - a  # from the flow to the features of this chunk
            sums = window.sums(np.concatenate((cuts[:1], cuts[:-1])) + here, cuts + here)
            for k in range(1, len(sums)):
                sums[k] += sums[k - 1]
            at_begin, at_end = edges(window, begin_at + here, end_at + here)
            at_begin -= sums[np.searchsorted(cuts, begin_at)]
            at_end += sums[np.searchsorted(cuts, end_at)]
            projected = encoder.project(np.concatenate((at_begin, at_end, sums[-1:])))
            self._begins[begins], self._ends[ends] = projected[: len(at_begin)], projected[len(at_begin) : -1]
            totals.append(total)
            total = total + projected[-1]
        return np.array(totals)

    def _ids(self, first: int, last: int) -> Indices:
        """Tokens of the flow, PAD outside it."""
        inside = self._flow[max(0, first) : last]
        return np.pad(inside, (max(0, -first), max(0, last - len(self._flow))), constant_values=PAD)

    def _short(self, firsts: Indices, lasts: Indices) -> Float32:
        pieces = [self._flow[self._offsets[a] : self._offsets[b]] for a, b in zip(firsts, lasts, strict=True)]
        return self._encoder.encode_ids(pieces)
