"""The vectors of a text's phrases, and of the text without them, from one pass over its tokens.

As with runs of sentences (see `runs.py`), sums up to a place give sums between two, and a mark changes four tokens beside it only: what it changes is worked
out once for each place where a phrase is said to begin or end, and then a phrase costs no more than its head.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from align.encode.edges import MARK_REACH, Edges
from align.encode.token_rows import Rows
from align.encode.tokens import Ids, Pieces
from align.encode.window import Window

if TYPE_CHECKING:
    from align.encode.use import UseEncoder

Float32 = npt.NDArray[np.float32]

SIGHT = 2 * MARK_REACH
MARGIN = SIGHT  # places beyond the text that may be looked at
MARKS_SHARE = np.float32(0.4)  # where the halves of a text without a phrase meet; the best of 0.3, 0.4, 0.5, 0.6


class Phrases:
    """The phrases of one text. They are told by where they start and end in it, in characters; a token that lies partly in a phrase is part of it.

    Memory: 40 KB a token, so that these are to be made for a few texts at a time and let go.
    """

    def __init__(self, encoder: "UseEncoder", pieces: Pieces, rows: Rows, window: Window, start: int, n: int) -> None:
        """`window` holds the text, marks included, on `n` places from the `start`-th that has features."""
        self._encoder, self._pieces = encoder, pieces
        part = window.part(start, n, MARGIN)
        distinct, part.places = np.unique(part.places, return_inverse=True)  # the marks' rows and that of no token keep their places
        self._window, self._rows = part, rows.some(distinct)
        self._sums = part.weights[MARGIN:-MARGIN, None] * np.concatenate((part.embedding, part.features), axis=1)[MARGIN:-MARGIN]
        np.cumsum(self._sums, axis=0, out=self._sums)
        self._known = np.zeros(n - 1, bool)
        self._up_to, self._begins, self._ends = np.empty((3, n - 1, encoder.d_sums), np.float32)  # see `_know`

    @property
    def starts(self) -> Ids:
        """Where the tokens start in the text."""
        return self._pieces.starts

    @property
    def ends(self) -> Ids:
        """Where the tokens end in the text."""
        return self._pieces.ends

    @property
    def ids(self) -> Ids:
        """The tokens, without the marks."""
        return self._pieces.ids

    def tokens(self, starts: Ids, ends: Ids) -> tuple[Ids, Ids]:
        """The tokens of phrases: the first of each, and the first after it."""
        firsts = np.searchsorted(self._pieces.ends, starts, "right")
        return firsts, np.maximum(firsts, np.searchsorted(self._pieces.starts, ends, "left"))

    def vectors(self, starts: Ids, ends: Ids) -> Float32:
        """Unit vectors (len(starts), dimension) of phrases as if each stood alone.

        So they are, if the phrase alone is cut into the same tokens.
        """
        firsts, lasts = self.tokens(starts, ends)
        n = lasts - firsts
        apart = ((n < SIGHT) & (firsts > 0) & (lasts < self._n)) | (n == 0)  # the features near one mark see the other too
        out = self._encode_apart(apart, [self.ids[a:b] for a, b in zip(firsts[apart], lasts[apart], strict=True)])
        firsts, lasts = firsts[~apart], lasts[~apart]
        self._know(firsts, lasts)
        sums = self._up_to[lasts] - self._up_to[firsts]
        sums += self._begins[firsts]
        sums += self._ends[lasts]
        out[~apart] = self._encoder.head(sums, n[~apart] + 2)
        return out

    def without(self, starts: Ids, ends: Ids) -> Float32:
        """Unit vectors (len(starts), dimension) of the text without each phrase.

        Exact where the phrase is the text's first or last, and where less than eight tokens are left. Elsewhere the tokens on either side of it do not see each
        other: they are taken partly as if the phrase still stood there, and partly as if there were marks instead. So the vector of the joined rest is met, for
        all windows of up to twelve words of news sentences, with a cosine of 0.998 at the median, of 0.991 for all but the worst tenth, of 0.976 for all but
        the worst hundredth (`bench/encoder.py`); the shorter the rest, the worse (0.995 at the median for 8 to 15 tokens, 0.999 from 32 on).
        """
        firsts, lasts = self.tokens(starts, ends)
        n = self._n - (lasts - firsts)
        inside = (firsts > 0) & (lasts < self._n)
        apart = ((n < SIGHT) & inside) | (n == 0)
        out = self._encode_apart(apart, [np.concatenate((self.ids[:a], self.ids[b:])) for a, b in zip(firsts[apart], lasts[apart], strict=True)])
        firsts, lasts, inside = firsts[~apart], lasts[~apart], inside[~apart]
        self._know(firsts, lasts)
        share = np.where(inside, MARKS_SHARE, np.float32(1)) * (firsts < lasts)
        begin_mark, end_mark = self._up_to[0], self._ends[-1]
        sums = self._up_to[firsts] - self._up_to[lasts]
        sums += self._up_to[-1] + end_mark
        sums += (self._begins[lasts] - begin_mark) * (share * (lasts < self._n))[:, None]
        sums += (self._ends[firsts] - end_mark) * (share * (firsts > 0))[:, None]
        out[~apart] = self._encoder.head(sums, n[~apart] + 2)
        return out

    @property
    def _n(self) -> int:
        return len(self.ids)

    def _encode_apart(self, which: npt.NDArray[np.bool_], ids: list[Ids]) -> Float32:
        """Room for all vectors; those of `which` are encoded from their ids."""
        out = np.empty((len(which), self._encoder.dimension), np.float32)
        if ids:
            out[which] = self._encoder.encode_ids(ids)
        return out

    def _know(self, *places: Ids) -> None:
        """Works out, if it is not known yet, the sum up to each of these places, and what marks there change if a phrase begins or ends there; projected."""
        new = np.unique(np.concatenate(([0, self._n], *places)))
        new = new[~self._known[new]]
        if len(new):
            at = new + 1 + MARGIN
            begins, ends = Edges(self._encoder, self._rows)(self._window, at, at)
            projected = self._encoder.project(np.concatenate((self._sums[new], begins, ends)))
            self._up_to[new], self._begins[new], self._ends[new] = np.split(projected, 3)
            self._known[new] = True
