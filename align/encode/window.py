"""What one window of tokens gave, in room that is used again for the next."""

import numpy as np

from align.encode.branch import TILE, WIDTH
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

    def part(self, start: int, n: int, margin: int) -> "Window":
        """A copy of what it holds on `n` places from the `start`-th that has features, with `margin` places without a token on either side."""
        out = Window(0)
        embedding, features, weights = self.embedding[start : start + n], self.features[start : start + n], self.weights[start : start + n]
        out.places = np.pad(self.places[start + self.place_margin :][:n], margin + self.place_margin)
        out.embedding, out.features = np.pad(embedding, ((margin, margin), (0, 0))), np.pad(features, ((margin, margin), (0, 0)))
        out.weights = np.pad(weights, margin)
        out.hidden = [np.pad(h[start + self.hidden_margin :][:n], ((margin + self.hidden_margin,) * 2, (0, 0))) for h in self.hidden]
        return out
