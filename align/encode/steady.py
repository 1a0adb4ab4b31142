"""Products of rows with a matrix that are the same to the last bit whatever other rows there are, and wherever among them a row stands.

A BLAS works out the rows at the edge of its blocks with other instructions than those inside, so that what a row is batched with shows in the last digits.
Here every product is of BLOCK rows that lie along the registers, where all are treated alike.
"""

import numpy as np
import numpy.typing as npt

Float32 = npt.NDArray[np.float32]

BLOCK = 16  # the widest that kernels take at once
AT_ONCE = 8  # blocks, so that they stay in the processor's cache


def steady_product(rows: Float32, weights: Float32) -> Float32:
    """Rows (n, k) times weights (k, m): (n, m)."""
    out = np.empty((len(rows), weights.shape[1]), np.float32)
    for a in range(0, len(rows), BLOCK * AT_ONCE):
        some = rows[a : a + BLOCK * AT_ONCE]
        products = np.matmul(weights.T, padded(some).reshape(-1, BLOCK, rows.shape[1]).swapaxes(1, 2))
        out[a : a + len(some)] = products.swapaxes(1, 2).reshape(-1, weights.shape[1])[: len(some)]
    return out


def padded(rows: Float32) -> Float32:
    """Rows (n, …) with rows of noughts after them, so that they make whole blocks."""
    missing = -len(rows) % BLOCK
    return np.concatenate((rows, np.zeros((missing, *rows.shape[1:]), np.float32))) if missing else rows
