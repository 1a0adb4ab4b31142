"""What the bundled encoder makes of a token alone, worked out once a token instead of once a place.

A token's embedding, its input to the branches, and what that gives in the first convolution to each window that it is in, depend on nothing
else. Texts are passed over in windows: tokens keep their rows, the frequent ones first, from window to window and from text to text as long as there is
room; the others share the rows that are left.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from align.encode.branch import WIDTH
from align.encode.steady import steady_product
from align.encode.tokens import Ids

if TYPE_CHECKING:
    from align.encode.use import UseEncoder

Float32 = npt.NDArray[np.float32]

PAD = -1  # the id of a place without a token: nought in every layer
PAD_ROW, BEGIN_ROW, END_ROW = range(3)  # of a place without a token, and of the marks
FIRST_KEPT = BEGIN_ROW
N_MARKS = 2
N_KEPT = 6144  # rows, 15 KB each
N_OTHERS = 2048  # rows at first for the tokens of a window that are not kept
WORTH_REPLACING = 512  # tokens
AT_ONCE = 256  # tokens, so that what is worked out stays in the processor's cache


class Rows:
    """`embedding` (rows, 512), with its `moments` (rows, 2): its values summed and their squares summed; for each branch `inputs` (rows, 256) and
    `shares` (order, rows, 256), the k-th for a window's k-th place."""

    def __init__(self, embedding: Float32, moments: Float32, inputs: list[Float32], shares: list[Float32]) -> None:
        self.embedding, self.moments, self.inputs, self.shares = embedding, moments, inputs, shares

    def some(self, rows: Ids) -> "Rows":
        """A copy of some of the rows."""
        return Rows(self.embedding[rows], self.moments[rows], [x[rows] for x in self.inputs], [x[:, rows] for x in self.shares])


class TokenRows(Rows):
    """Rows that are worked out when they are asked for."""

    def __init__(self, encoder: "UseEncoder") -> None:
        n = N_KEPT + N_OTHERS  # takes no memory before it is written to
        super().__init__(
            np.empty((n, encoder.dimension), np.float32),
            np.empty((n, 2), np.float32),
            [np.empty((n, WIDTH), np.float32) for _ in encoder.branches],
            [np.empty((branch.order, n, WIDTH), np.float32) for branch in encoder.branches],
        )
        for x in self._all():
            x[PAD_ROW] = 0.0
        self._encoder = encoder
        self._row_of = np.full(encoder.n_vocabulary + 1, -1, np.int64)  # the last is PAD's
        self._row_of[PAD] = PAD_ROW
        self._n_seen = np.zeros(encoder.n_vocabulary, np.int64)
        self._kept = np.empty(0, np.int64)  # the tokens of the kept rows, the marks first
        self._keep(np.array([encoder.tokenizer.begin, encoder.tokenizer.end]), 0)

    def keep(self, ids: Ids, n_window: int) -> None:
        """Counts the ids of a text that is to be looked at in windows of at most `n_window`, and gives them rows of their own, the most frequent first: rows
        that are free, then, if the text is so long that it is worth while, those of tokens that have come less often."""
        distinct, counts = np.unique(ids, return_counts=True)
        self._n_seen[distinct] += counts
        unkept = distinct[self._row_of[distinct] < 0]
        unkept = unkept[np.argsort(-self._n_seen[unkept], kind="stable")]
        free, others = np.split(unkept, [N_KEPT - self.n_kept])
        self._keep(free, min(n_window, len(others)))
        if len(ids) >= WORTH_REPLACING:
            self._replace(others[self._n_seen[others] > 1])

    def _keep(self, ids: Ids, n_others: int) -> None:
        self._make_room(self.n_kept + len(ids) + n_others)
        self._fill(self.n_kept, ids)
        self._kept = np.concatenate((self._kept, ids))

    def _replace(self, ids: Ids) -> None:
        """Gives these, the most frequent first, the rows of less frequent tokens."""
        rarest = np.argsort(self._n_seen[self._kept[N_MARKS:]], kind="stable")[: len(ids)] + N_MARKS
        rarest = rarest[self._n_seen[self._kept[rarest]] < self._n_seen[ids[: len(rarest)]]]
        for a in range(0, len(rarest), AT_ONCE):
            places = rarest[a : a + AT_ONCE]
            new = ids[a : a + len(places)]
            rows = places + FIRST_KEPT
            self._make_room(self.n_kept + len(new))
            self._fill(self.n_kept, new)
            for x in self._all():
                x[rows] = x[self.n_kept : self.n_kept + len(new)]
            self._row_of[self._kept[places]] = -1
            self._row_of[new] = rows
            self._kept[places] = new

    @property
    def n_kept(self) -> int:
        """Rows that stay from window to window; the first is that of no token."""
        return FIRST_KEPT + len(self._kept)

    def _all(self) -> Iterator[Float32]:
        """Every array, a row a token."""
        yield from (self.embedding, self.moments, *self.inputs)
        for shares in self.shares:
            yield from shares

    def _make_room(self, n: int) -> None:
        """Room for `n` rows, if there is not enough."""
        if n > len(self.embedding):
            self.embedding, self.moments = (_longer(a, n, self.n_kept) for a in (self.embedding, self.moments))
            self.inputs = [_longer(a, n, self.n_kept) for a in self.inputs]
            self.shares = [_longer(a, n, self.n_kept) for a in self.shares]

    def __call__(self, ids: Ids) -> Ids:
        """The rows of a window's ids, good until the next window is asked for."""
        rows = self._row_of[ids]
        new = np.unique(ids[rows < 0])
        if len(new):
            self._fill(self.n_kept, new)
            rows = self._row_of[ids]
            self._row_of[new] = -1
        return rows

    def _fill(self, first: int, ids: Ids) -> None:
        self._row_of[ids] = np.arange(first, first + len(ids))
        for a in range(0, len(ids), AT_ONCE):
            some = ids[a : a + AT_ONCE]
            rows = slice(first + a, first + a + len(some))
            embedding, *inputs = self._encoder.token_layer(some)
            self.embedding[rows] = embedding
            self.moments[rows, 0] = embedding.sum(axis=1)
            self.moments[rows, 1] = np.einsum("ij,ij->i", embedding, embedding)
            for branch, x, into, shares in zip(self._encoder.branches, inputs, self.inputs, self.shares, strict=True):
                into[rows] = x
                for k, weights in enumerate(branch.first):
                    shares[k, rows] = steady_product(x, weights)


def _longer(rows: Float32, n: int, n_kept: int) -> Float32:
    """Rows (…, n, width) that begin with the first `n_kept` of those given."""
    out = np.empty((*rows.shape[:-2], n, rows.shape[-1]), np.float32)
    out[..., :n_kept, :] = rows[..., :n_kept, :]
    return out
