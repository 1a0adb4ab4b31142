"""One-dimensional convolutions with fewer multiplications (the scheme of Toom and Cook, turned round by Winograd).

A convolution of order r gives m outputs of m + r - 1 inputs for r * m products of a row with a matrix. Seen as polynomials, inputs and
weights are evaluated at m + r - 1 points, multiplied point by point, and interpolated: m + r - 1 products. The weights are evaluated
once; evaluating inputs and interpolating outputs are products with tiny matrices.
"""

import numpy as np
import numpy.typing as npt

from align.encode.steady import BLOCK, padded

Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

AT_ONCE = 64  # tiles, so that they stay in the processor's cache
POINTS = (0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 1.25, -1.25)  # near to one, so that float32 loses little; the last point is infinity


class Convolution:
    """A convolution with `weights` (order * width, n) that makes `n_out` outputs of each tile of `n_in` inputs."""

    def __init__(self, weights: Float32, order: int, n_out: int) -> None:
        self.order, self.n_out, self.n_in = order, n_out, n_out + order - 1
        evaluate, kernel, interpolate = _scheme(order, n_out)
        taps = weights.reshape(order, -1).astype(np.float64)
        self._weights = (kernel @ taps).astype(np.float32).reshape(self.n_in, 1, -1, weights.shape[1]).swapaxes(2, 3)  # (n_in, 1, n, width)
        self._evaluate, self._interpolate = evaluate.astype(np.float32), interpolate.astype(np.float32)

    def __call__(self, rows: Float32, starts: Indices) -> Float32:
        """Outputs (len(starts), n_out, n) of tiles of `n_in` rows (…, width) that begin at `starts`; each tile's are the same whatever the others."""
        out = np.empty((len(starts), self.n_out, self._weights.shape[2]), np.float32)
        for a in range(0, len(starts), AT_ONCE):
            some = starts[a : a + AT_ONCE]
            tiles = padded(np.matmul(self._evaluate, np.take(rows, some[:, None] + np.arange(self.n_in), axis=0)))
            out[a : a + AT_ONCE] = self._products(tiles.reshape(-1, BLOCK, *tiles.shape[1:]))[: len(some)]
        return out

    def _products(self, values: Float32) -> Float32:
        """Values at the points (blocks, BLOCK, n_in, width) to outputs (blocks * BLOCK, n_out, n)."""
        n = self._weights.shape[2]
        products = np.empty((len(values), self.n_in, n, BLOCK), np.float32)
        np.matmul(self._weights, values.transpose(2, 0, 3, 1), out=products.swapaxes(0, 1))
        outputs: Float32 = np.matmul(self._interpolate, products.reshape(len(values), self.n_in, n * BLOCK))
        return outputs.reshape(len(values), self.n_out, n, BLOCK).transpose(0, 3, 1, 2).reshape(len(values) * BLOCK, self.n_out, n)


def _scheme(order: int, n_out: int) -> tuple[Float64, Float64, Float64]:
    """What evaluates the inputs (n, n) and the weights (n, order), and what interpolates the outputs (n_out, n), for n points."""
    n = order + n_out - 1
    evaluate = np.linalg.inv(_powers(n, n)).T
    size = np.abs(evaluate).max(axis=1, keepdims=True)  # evened out for float32; the weights make up for it
    return evaluate / size, _powers(n, order) * size, _powers(n, n_out).T


def _powers(n_points: int, n_powers: int) -> Float64:
    """A row a point, with its powers from 0; at infinity only the highest counts."""
    out = np.vander((*POINTS[: n_points - 1], 0.0), n_powers, increasing=True)
    out[-1] = np.arange(n_powers) == n_powers - 1
    return out
