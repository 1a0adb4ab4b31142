"""The vectors of runs of consecutive sentences.

With an additive encoder a run costs no more than its head: one pass over the document's tokens without begin and end marks gives the sums of
token features, and only the four tokens at either end of a run see the marks, so a correction for each sentence that begins a run and one for
each that ends it (see `edges.py`, `stretch.py`) make the sums exact.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from align.encode.flow import Flow
from align.encode.stretch import CHUNK_TOKENS, SIGHT, Stretch

if TYPE_CHECKING:
    from align.encode.use import UseEncoder

Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

KEPT_SENTENCES = 8192  # a document of no more is one stretch
STRETCH_TOKENS = 4 * CHUNK_TOKENS
KEPT_SHORT = 2048  # vectors
RUNS_AT_ONCE = 1024


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


class AdditiveRuns:
    """Runs of an additive encoder. A document is gone over when vectors are asked for, stretch by stretch; what was asked for last is kept.

    Memory: 4 bytes a token, and at most KEPT_SENTENCES * 5 KB + KEPT_SHORT * 2 KB. Whoever moves forward through a document, looking again and again at the
    sentences of a window that fits into that, has each stretch gone over once.
    """

    def __init__(self, encoder: "UseEncoder", sentences: Sequence[str]) -> None:
        self._encoder, self._flow = encoder, Flow(encoder.tokenizer, sentences)
        self.n_sentences = self._flow.n_sentences
        self._stretch_tokens = STRETCH_TOKENS if self.n_sentences > KEPT_SENTENCES else max(1, len(self._flow))
        self._stretches: OrderedDict[int, Stretch] = OrderedDict()
        self._totals: dict[int, Float64] = {}  # of all stretches ever gone over
        self._short: OrderedDict[tuple[int, int], Float32] = OrderedDict()

    def vectors(self, firsts: Indices, lasts: Indices) -> Float32:
        out = np.empty((len(firsts), self._encoder.dimension), np.float32)
        n_tokens = self._flow.n_tokens(firsts, lasts)
        short = np.flatnonzero(n_tokens < SIGHT)
        if len(short):
            out[short] = self._vectors_of_short(firsts[short], lasts[short])
        long = np.flatnonzero(n_tokens >= SIGHT)
        for begin, end, some in self._by_stretch(firsts[long], lasts[long] - 1):
            at = long[some]
            out[at] = self._encoder.head(self._sums(begin, end, firsts[at], lasts[at] - 1), n_tokens[at] + 2)
        return out

    def _by_stretch(self, firsts: Indices, lasts: Indices) -> Iterator[tuple[int, int, Indices]]:
        """The runs in groups: the stretch that they begin in, that which they end in, which runs they are; forward through the document."""
        begins, ends = self._flow.begins[firsts] // self._stretch_tokens, (self._flow.ends[lasts] - 1) // self._stretch_tokens
        order = np.lexsort((firsts, ends, begins))
        changes = np.flatnonzero(np.diff(begins[order]) | np.diff(ends[order])) + 1
        for group in np.split(order, changes):
            for k in range(0, len(group), RUNS_AT_ONCE):
                some = group[k : k + RUNS_AT_ONCE]
                yield int(begins[some[0]]), int(ends[some[0]]), some

    def _sums(self, begin: int, end: int, firsts: Indices, lasts: Indices) -> Float32:
        """Projected sums of the runs of sentences `first` to `last`, both included, that begin in one stretch and end in another, or the same."""
        head, tail = self._stretch(begin), self._stretch(end)
        sums = tail.ends(lasts)
        sums += head.begins(firsts)
        a, b = head.chunks(self._flow.begins[firsts]), tail.chunks(self._flow.ends[lasts] - 1)
        across = np.flatnonzero(a != b) if begin == end else np.arange(len(sums))
        if len(across):
            between = sum((self._total(k) for k in range(begin, end)), np.zeros(self._encoder.d_sums))
            sums[across] += tail.before(b[across]) - head.before(a[across]) + between
        return sums

    def _stretch(self, k: int) -> Stretch:
        if k not in self._stretches:
            start = k * self._stretch_tokens
            self._stretches[k] = Stretch(self._encoder, self._flow, start, min(len(self._flow), start + self._stretch_tokens))
            self._totals[k] = self._stretches[k].total.copy()
        self._stretches.move_to_end(k)
        while len(self._stretches) > 1 and sum(s.n_rows for s in self._stretches.values()) > 2 * KEPT_SENTENCES:
            self._stretches.popitem(last=False)
        return self._stretches[k]

    def _total(self, k: int) -> Float64:
        return self._totals[k] if k in self._totals else self._stretch(k).total

    def _vectors_of_short(self, firsts: Indices, lasts: Indices) -> Float32:
        """Of runs so short that the features near one mark see the other too: by themselves."""
        wanted = list(zip(firsts.tolist(), lasts.tolist(), strict=True))
        new = [run for run in dict.fromkeys(wanted) if run not in self._short]
        known = dict(zip(new, self._encoder.encode_ids([self._flow.run(*run) for run in new]), strict=True))
        out = np.stack([known[run] if run in known else self._short[run] for run in wanted])
        self._short.update((run, known[run].copy()) for run in new[-KEPT_SHORT:])
        while len(self._short) > KEPT_SHORT:
            self._short.popitem(last=False)
        return out
