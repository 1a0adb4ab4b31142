"""A stretch of a document: one pass over its tokens, and what each of its sentences then brings to a run that begins or ends with it."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from align.encode.edges import MARK_REACH, Edges
from align.encode.flow import Flow
from align.progress import progress

if TYPE_CHECKING:
    from align.encode.use import UseEncoder

Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

SIGHT = 2 * MARK_REACH  # tokens that decide the features of those that see a mark
CHUNK_TOKENS = 1520  # with what is around it, no more tiles than a convolution takes at once


class Stretch:
    """The tokens `start` to `end` of a flow, gone over in chunks. Memory: 5 KB a sentence.

    A sentence brings to a run that begins with it the mark's correction less the sum of all that stands before it in its chunk, and to a run that
    ends with it the mark's correction and the sum up to its end in its chunk. The sums of whole chunks are kept apart, in float64. All sums are
    projected.
    """

    def __init__(self, encoder: "UseEncoder", flow: Flow, start: int, end: int) -> None:
        self._flow, self._start = flow, start
        self._first_begin, self._last_begin = flow.begins_in(start, end)
        self._first_end, self._last_end = flow.ends_in(start, end)
        self._begins = np.empty((self._last_begin - self._first_begin, encoder.d_sums), np.float32)
        self._ends = np.empty((self._last_end - self._first_end, encoder.d_sums), np.float32)
        self._before = np.zeros((-(-(end - start) // CHUNK_TOKENS) + 1, encoder.d_sums))  # each chunk, and the last all
        self._pass_over(encoder, end)

    @property
    def n_rows(self) -> int:
        """What it holds, in sums."""
        return len(self._begins) + len(self._ends)

    @property
    def total(self) -> Float64:
        """The sum over all of it."""
        return np.asarray(self._before[-1])

    def begins(self, sentences: Indices) -> Float32:
        """What these sentences bring to runs that begin with them."""
        return np.take(self._begins, sentences - self._first_begin, axis=0)

    def ends(self, sentences: Indices) -> Float32:
        """What these sentences bring to runs that end with them."""
        return np.take(self._ends, sentences - self._first_end, axis=0)

    def chunks(self, tokens: Indices) -> Indices:
        """The chunks that these tokens of the flow are in."""
        return (tokens - self._start) // CHUNK_TOKENS

    def before(self, chunks: Indices) -> Float64:
        """The sums of all that stands in the stretch before these chunks."""
        return np.asarray(self._before[chunks])

    def _pass_over(self, encoder: "UseEncoder", end: int) -> None:
        rows, window = encoder.room(self._flow.ids(self._start, end), CHUNK_TOKENS + 2 * SIGHT)
        edges = Edges(encoder, rows)
        for k, a in enumerate(progress(range(self._start, end, CHUNK_TOKENS), "Encoding")):
            b = min(end, a + CHUNK_TOKENS)
            encoder.look(rows, self._flow.ids(a - SIGHT, b + SIGHT), window)
            begins, ends = slice(*self._flow.begins_in(a, b)), slice(*self._flow.ends_in(a, b))
            begin_at, end_at = self._flow.begins[begins], self._flow.ends[ends]
            cuts = np.union1d(np.concatenate((begin_at, end_at)), (a, b))
            here = MARK_REACH - a  # from the flow to the features of this chunk
            sums = window.sums(np.concatenate((cuts[:1], cuts[:-1])) + here, cuts + here)
            for i in range(1, len(sums)):
                sums[i] += sums[i - 1]
            at_begin, at_end = edges(window, begin_at + here, end_at + here)
            at_begin -= sums[np.searchsorted(cuts, begin_at)]
            at_end += sums[np.searchsorted(cuts, end_at)]
            projected = encoder.project(np.concatenate((at_begin, at_end, sums[-1:])))
            self._begins[begins.start - self._first_begin : begins.stop - self._first_begin] = projected[: len(at_begin)]
            self._ends[ends.start - self._first_end : ends.stop - self._first_end] = projected[len(at_begin) : -1]
            self._before[k + 1] = self._before[k] + projected[-1]
