"""The nearest of many vectors: all of them compared with all, in blocks, or an index where there are too many for that."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from align.errors import UsageError

Float32 = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

MOST_EXACT = 50_000  # texts of a language
BLOCK = 1024


def nearest(queries: Float32, among: Float32, k: int) -> tuple[Float32, Indices]:
    """Of each query (n, d) the k most similar vectors of `among` (m, d), best first: cosines and places, (n, min(k, m)). All are unit vectors.

    Raises UsageError if there are so many that it takes an index, and usearch is not installed.
    """
    k = min(k, len(among))
    found = _exact(queries, among, k) if max(len(queries), len(among)) <= MOST_EXACT else _indexed(queries, among, k)
    similarities, places = zip(*found, strict=True)
    return np.concatenate(similarities), np.concatenate(places)


def _exact(queries: Float32, among: Float32, k: int) -> Iterator[tuple[Float32, Indices]]:
    for first in range(0, len(queries), BLOCK):
        cosines = queries[first : first + BLOCK] @ among.T
        places = np.argpartition(-cosines, k - 1, axis=1)[:, :k] if k < len(among) else np.tile(np.arange(k), (len(cosines), 1))
        yield _in_order(np.take_along_axis(cosines, places, axis=1), places)


def _indexed(queries: Float32, among: Float32, k: int) -> Iterator[tuple[Float32, Indices]]:
    """By a graph of neighbours (Malkov and Yashunin 2018) in half precision; one thread builds it, so that it is the same each time."""
    try:
        from usearch.index import Index
    except ImportError as e:
        raise UsageError(f"more than {MOST_EXACT} texts to be paired by what they say need usearch; type: pip install 'sverka[index]'") from e
    index = Index(ndim=among.shape[1], metric="ip", dtype="f16")
    index.add(np.arange(len(among)), among, threads=1)
    for first in range(0, len(queries), BLOCK):
        block = queries[first : first + BLOCK]
        places = index.search(block, k).keys.reshape(len(block), k).astype(np.int64)
        yield _in_order(np.einsum("id,ijd->ij", block, among[places]), places)


def _in_order(cosines: Float32, places: Indices) -> tuple[Float32, Indices]:
    order = np.lexsort((places, -cosines), axis=1)
    return np.take_along_axis(cosines, order, axis=1), np.take_along_axis(places, order, axis=1)
