"""The vectors of texts' phrases, and of the texts without them, from one pass over their tokens.

As with runs of sentences (see `runs.py`), sums up to a place give sums between two, and a mark changes four tokens beside it only: what it changes is worked
out once for each place where a phrase is said to begin or end, and then a phrase costs no more than its head. Many phrases at once, of many texts, are much
quicker than one by one.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from align.encode.edges import MARK_REACH, Edges
from align.encode.token_rows import PAD
from align.encode.tokens import Ids, Pieces
from align.encode.window import Window, lay_out

if TYPE_CHECKING:
    from align.encode.use import UseEncoder

Float32 = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

SIGHT = 2 * MARK_REACH
MARGIN = SIGHT  # places beyond a text that may be looked at
MARKS_SHARE = np.float32(0.4)  # where the halves of a text without a phrase meet; the best of 0.3, 0.4, 0.5, 0.6


class Phrases:
    """The phrases of some texts. They are told by which text they are `of`, and where they start and end in it, in characters; a token that lies partly in a
    phrase is part of it.

    Memory: 10 KB a token, and 15 KB a distinct token.
    """

    def __init__(self, encoder: "UseEncoder", texts: Sequence[str]) -> None:
        self._encoder = encoder
        self.pieces: list[Pieces] = encoder.tokenizer.pieces(texts)
        self._n = np.array([len(p.ids) for p in self.pieces], np.int64)
        flat, self._starts, tiles = lay_out([encoder.tokenizer.marked(p.ids) for p in self.pieces], MARGIN)
        rows = encoder.token_rows(flat[flat != PAD], len(flat))
        self._window = Window(len(flat))
        encoder.look(rows, flat, self._window, tiles)
        distinct, self._window.places = np.unique(self._window.places, return_inverse=True)  # the marks' rows and that of no token keep their places
        self._edges = Edges(encoder, rows.some(distinct))

    def tokens(self, of: Ids, starts: Ids, ends: Ids) -> tuple[Ids, Ids]:
        """The tokens of phrases: the first of each, and the first after it."""
        firsts, lasts = np.empty((2, len(of)), np.int64)
        for text in np.unique(of).tolist():
            own, pieces = of == text, self.pieces[text]
            firsts[own] = np.searchsorted(pieces.ends, starts[own], "right")
            lasts[own] = np.maximum(firsts[own], np.searchsorted(pieces.starts, ends[own], "left"))
        return firsts, lasts

    def whole(self) -> Float32:
        """Unit vectors (texts, dimension) of the texts themselves."""
        return self._encoder.head(self._encoder.project(self._window.sums(self._starts, self._starts + self._n + 2)), self._n + 2)

    def vectors(self, of: Ids, starts: Ids, ends: Ids) -> Float32:
        """Unit vectors (len(starts), dimension) of phrases as if each stood alone.

        So they are, if the phrase alone is cut into the same tokens.
        """
        firsts, lasts = self.tokens(of, starts, ends)
        n = lasts - firsts
        apart = ((n < SIGHT) & (firsts > 0) & (lasts < self._n[of])) | (n == 0)  # the features near one mark see the other too
        out = self._encode_apart(apart, [self.pieces[k].ids[a:b] for k, a, b in zip(of[apart], firsts[apart], lasts[apart], strict=True)])
        begin_at, begin = np.unique(self._place(of, firsts)[~apart], return_inverse=True)
        end_at, end = np.unique(self._place(of, lasts)[~apart], return_inverse=True)
        begins, ended = self._edges(self._window, begin_at, end_at)
        begins -= self._up_to(begin_at)
        ended += self._up_to(end_at)
        projected = self._encoder.project(np.concatenate((begins, ended)))
        out[~apart] = self._encoder.head(projected[begin] + projected[len(begin_at) + end], n[~apart] + 2)
        return out

    def without(self, of: Ids, starts: Ids, ends: Ids) -> Float32:
        """Unit vectors (len(starts), dimension) of the text without each phrase.

        Exact where the phrase is the text's first or last, and where less than eight tokens are left. Elsewhere the tokens on either side of it do not see each
        other: they are taken partly as if the phrase still stood there, and partly as if there were marks instead. So the vector of the joined rest is met, for
        all windows of up to twelve words of news sentences, with a cosine of 0.998 at the median, of 0.991 for all but the worst tenth, of 0.976 for all but
        the worst hundredth (`bench/encoder.py`); the shorter the rest, the worse (0.995 at the median for 8 to 15 tokens, 0.999 from 32 on).
        """
        firsts, lasts = self.tokens(of, starts, ends)
        n_text = self._n[of]
        n = n_text - (lasts - firsts)
        inside = (firsts > 0) & (lasts < n_text)
        apart = ((n < SIGHT) & inside) | (n == 0)
        rests = zip(of[apart], firsts[apart], lasts[apart], strict=True)
        out = self._encode_apart(apart, [np.concatenate((self.pieces[k].ids[:a], self.pieces[k].ids[b:])) for k, a, b in rests])
        out[~apart] = self._encoder.head(self._sums_without(of[~apart], firsts[~apart], lasts[~apart], inside[~apart]), n[~apart] + 2)
        return out

    def _sums_without(self, of: Ids, firsts: Ids, lasts: Ids, inside: Flags) -> Float32:
        """Projected sums."""
        share = np.where(inside, MARKS_SHARE, np.float32(1)) * (firsts < lasts)
        text, of_text = np.unique(of, return_inverse=True)
        start, stop = self._starts[text], self._place(text, self._n[text])
        total = self._window.sums(start, stop + 1)
        begin_mark, end_mark = self._window.sums(start, start + 1), self._window.sums(stop, stop + 1)
        at, place = np.unique(np.concatenate((self._place(of, firsts), self._place(of, lasts))), return_inverse=True)
        before = self._up_to(at)
        first, last = np.split(place, 2)
        begin_at, begin = np.unique(at[last], return_inverse=True)
        end_at, end = np.unique(at[first], return_inverse=True)
        begins, ends = self._edges(self._window, begin_at, end_at)
        sums = total[of_text] + before[first] - before[last]
        sums += (begins[begin] - begin_mark[of_text]) * (share * (lasts < self._n[of]))[:, None]
        sums += (ends[end] - end_mark[of_text]) * (share * (firsts > 0))[:, None]
        return self._encoder.project(sums)

    def _place(self, of: Ids, tokens: Ids) -> Ids:
        """Where texts' tokens stand in the window; that after the last is the mark."""
        return self._starts[of] + 1 + tokens

    def _up_to(self, places: Ids) -> Float32:
        """Sums (places, 1280) of each place's text, from its mark to the place before."""
        cuts = np.union1d(places, self._starts[np.searchsorted(self._starts, places, "right") - 1])
        sums = self._window.sums(np.concatenate((cuts[:1], cuts[:-1])), cuts)
        for i, is_start in enumerate(np.isin(cuts, self._starts).tolist()):
            if is_start:
                sums[i] = 0.0
            else:
                sums[i] += sums[i - 1]
        return sums[np.searchsorted(cuts, places)]

    def _encode_apart(self, which: Flags, ids: list[Ids]) -> Float32:
        """Room for all vectors; those of `which` are encoded from their ids."""
        out = np.empty((len(which), self._encoder.dimension), np.float32)
        if ids:
            out[which] = self._encoder.encode_ids(ids)
        return out
