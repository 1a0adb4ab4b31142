"""One branch of the bundled encoder: two convolutions of one order over the tokens, each with its input added to its output."""

import numpy as np
import numpy.typing as npt

from align.encode.convolution import Convolution

Float32 = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

WIDTH = 256
NOUGHT = np.zeros(WIDTH, np.float32)  # numpy's maximum with a row is three times as fast as with a number
AT_ONCE = 384  # rows of the hidden layer, so that they stay in the processor's cache
TILE = 6  # outputs of the second convolution worked out together: for the longest order, that costs float32 a digit and saves two multiplications of three


class Branch:
    """`left` and `right` are how many neighbours a window has on either side, `reach` the greater of them; `columns` are the branch's among the features."""

    def __init__(self, order: int, left: int, columns: slice, first: Float32, first_bias: Float32, second: Float32, second_bias: Float32) -> None:
        self.order, self.left, self.right, self.columns = order, left, order - 1 - left, columns
        self.first = first.reshape(order, WIDTH, WIDTH)
        self._first_bias, self._second_bias = first_bias, second_bias
        self.convolution = Convolution(second, order, TILE)
        self.reach = max(self.left, self.right)
        self.at_mark = Convolution(second, order, 2 * self.reach + 1)  # the features that see a mark: its own, those of twice as many tokens

    def hidden(self, shares: Float32, inputs: Float32, windows: Indices, out: Float32) -> None:
        """The hidden layer (n, 256) in the middle of windows (n, order) of rows; row 0 is a place without a token, where it is nought."""
        for a in range(0, len(out), AT_ONCE):
            self._hidden(shares, inputs, windows[a : a + AT_ONCE], out[a : a + AT_ONCE])

    def _hidden(self, shares: Float32, inputs: Float32, windows: Indices, out: Float32) -> None:
        share = np.empty(out.shape, np.float32)
        np.take(shares[0], windows[:, 0], axis=0, out=out, mode="clip")  # only with a mode does it write without a copy
        for k in range(1, self.order):
            out += np.take(shares[k], windows[:, k], axis=0, out=share, mode="clip")
        out += self._first_bias
        np.maximum(out, NOUGHT, out=out)
        middle = windows[:, self.left]
        out += np.take(inputs, middle, axis=0, out=share, mode="clip")
        out[middle == 0] = 0.0

    def activate(self, sums: Float32, hidden: Float32) -> Float32:
        """The second convolution's sums and the hidden layer at the same places to features; the sums are spoilt."""
        sums += self._second_bias
        np.maximum(sums, NOUGHT, out=sums)
        sums += hidden
        return sums
