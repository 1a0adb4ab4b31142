"""What one window of tokens gave, in room that is used again for the next."""

from collections.abc import Sequence

import numpy as np

from align.encode.branch import TILE, WIDTH
from align.encode.token_rows import PAD
from align.encode.tokens import Ids
from align.encode.weights import Float32

ORDERS = ((2, 0), (3, 1), (5, 2))  # (n-gram order, neighbours on the left) of the three branches
D_EMBEDDING = 512
D_BRANCHES = len(ORDERS) * WIDTH
REACH = 2  # how far one convolution looks; texts are kept apart by that many pads


class Window:
    """What the encoder made of a window of tokens, until it looks at the next.

    `places` are its tokens' rows; `embedding` (n, 512), the branches' `features` (n, 768) and the `weights` (n,) of both in sums leave out
    `place_margin` places at either end, each branch's `hidden` layer leaves out `place_margin` - `hidden_margin`.
    """

    hidden_margin = REACH
    place_margin = 2 * REACH

    def __init__(self, n_window: int) -> None:
        """Room for windows of at most `n_window` places."""
        self.n_window = n_window
        self.places: Ids = np.empty(0, np.int64)
        self.embedding = np.empty((n_window, D_EMBEDDING), np.float32)
        self.features = np.zeros((n_window, D_BRANCHES), np.float32)
        self.weights: Float32 = np.empty(0, np.float32)
        self.hidden = [np.zeros((n_window + TILE, WIDTH), np.float32) for _ in ORDERS]  # the last tile may reach beyond the window

    def sums(self, starts: Ids, ends: Ids) -> Float32:
        """Weighted sums (len(starts), 1280) of all features from each start to its end."""
        out = np.empty((len(starts), D_EMBEDDING + D_BRANCHES), np.float32)
        for total, a, b in zip(out, starts.tolist(), ends.tolist(), strict=True):
            weights = self.weights[a:b]
            np.dot(weights, self.embedding[a:b], out=total[:D_EMBEDDING])
            np.dot(weights, self.features[a:b], out=total[D_EMBEDDING:])
        return out


def lay_out(pieces: Sequence[Ids], margin: int = REACH) -> tuple[Ids, Ids, Ids]:
    """Pieces in tiles of their own with `margin` PADs or more before, between and after: ids, and among the places that have features, where each piece
    begins, and each tile."""
    lengths = [len(p) for p in pieces]
    starts = margin - REACH + np.cumsum([0, *(_whole_tiles(n) + margin for n in lengths)])
    flat = np.full(places_for(lengths, margin), PAD, np.int64)
    for start, piece in zip((starts + 2 * REACH).tolist(), pieces, strict=False):
        flat[start : start + len(piece)] = piece
    tiles = [start + np.arange(0, n, TILE) for start, n in zip(starts.tolist(), lengths, strict=False)]
    return flat, starts[:-1], np.concatenate(tiles) if tiles else np.empty(0, np.int64)


def places_for(lengths: Sequence[int], margin: int = REACH) -> int:
    """How long a window is that holds texts of so many tokens."""
    return sum(_whole_tiles(n) + margin for n in lengths) + margin + 3 * REACH


def _whole_tiles(n_tokens: int) -> int:
    return -(-n_tokens // TILE) * TILE
