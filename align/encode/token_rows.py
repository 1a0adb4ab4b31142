"""What the bundled encoder makes of a token alone, worked out once a token instead of once a place.

A token's embedding, its input to the branches, and what that gives in the first convolution to each window that it is in, depend on nothing
else. Texts are passed over in windows: the tokens that come again keep their rows, from window to window and from text to text as long as there is
room; the others share the rows that are left.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from align.encode.branch import WIDTH
from align.encode.tokens import Ids

if TYPE_CHECKING:
    from align.encode.use import UseEncoder

Float32 = npt.NDArray[np.float32]

PAD = -1  # the id of a place without a token: nought in every layer
PAD_ROW = 0
N_KEPT = 4096  # rows, 15 KB each
AT_ONCE = 256  # tokens, so that what is worked out stays in the processor's cache


class TokenRows:
    """`embedding` (rows, 512), with its `moments` (rows, 2): its values summed and their squares summed; for each branch `inputs` (rows, 256) and
    `shares` (order, rows, 256), the k-th for a window's k-th place."""

    def __init__(self, encoder: "UseEncoder", n_window: int) -> None:
        """For windows of at most `n_window` ids."""
        self._encoder, self.n_window = encoder, n_window
        n = N_KEPT + n_window
        self.embedding = np.empty((n, encoder.dimension), np.float32)
        self.moments = np.empty((n, 2), np.float32)
        self.inputs = [np.empty((n, WIDTH), np.float32) for _ in encoder.branches]
        self.shares = [np.empty((branch.order, n, WIDTH), np.float32) for branch in encoder.branches]
        for rows in (self.embedding, self.moments, *self.inputs, *(share for shares in self.shares for share in shares)):
            rows[PAD_ROW] = 0.0
        self._row_of = np.full(encoder.n_vocabulary + 1, -1, np.int64)  # the last is PAD's
        self._row_of[PAD] = PAD_ROW
        self._n_seen = np.zeros(encoder.n_vocabulary, np.int64)
        self.n_kept = 1
        self._keep(np.array([encoder.tokenizer.begin, encoder.tokenizer.end]))

    def keep(self, ids: Ids) -> None:
        """Counts the ids of a text, and gives rows of their own to those that have come more than once, the most frequent first."""
        self._n_seen += np.bincount(ids, minlength=len(self._n_seen))
        repeated = np.flatnonzero((self._n_seen > 1) & (self._row_of[:-1] < 0))
        self._keep(repeated[np.argsort(-self._n_seen[repeated], kind="stable")[: N_KEPT - self.n_kept]])

    def __call__(self, ids: Ids) -> Ids:
        """The rows of a window's ids, good until the next window is asked for."""
        rows = self._row_of[ids]
        new = np.unique(ids[rows < 0])
        if len(new):
            self._fill(self.n_kept, new)
            rows = self._row_of[ids]
            self._row_of[new] = -1
        return rows

    def _keep(self, ids: Ids) -> None:
        self._fill(self.n_kept, ids)
        self.n_kept += len(ids)

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
                np.matmul(x, branch.first, out=shares[:, rows])
