"""The bundled encoder's forward pass: Universal Sentence Encoder multilingual v3 (Yang et al. 2019), as a sum of token features.

A text's vector is a small head over the sum of its tokens' features, scaled by 1/sqrt(number of tokens). A token's features see at most
four neighbours on either side (two convolutions of order 2, 3 and 5), so sums over a document give the vector of every run of
sentences at the price of the head (see `runs.py`).
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from align.encode.runs import AdditiveRuns
from align.encode.tokens import Ids, bundled_tokenizer
from align.encode.weights import N_CHUNKS, Float32, load_weights

ORDERS = ((2, 0), (3, 1), (5, 2))  # (n-gram order, neighbours on the left) of the three branches
D_EMBEDDING, D_BRANCH = 512, 256
D_FEATURES = D_EMBEDDING + len(ORDERS) * D_BRANCH
PAD = -1  # stands between texts: its activations are nought in every layer
REACH = 2  # how far one convolution looks; texts are kept apart by that many pads
BATCH_TOKENS = 1536


class UseEncoder:
    """Texts to unit vectors. Holds the weights; has no other state."""

    name = "use-multilingual"
    dimension = 512

    def __init__(self) -> None:
        weights = load_weights()
        d = weights.dense
        self._table, self._scale, self._low = weights.table, d["scale"], d["lo"]
        self.tokenizer = bundled_tokenizer()
        self._project = np.concatenate([d[f"proj{n}"] for n, _ in ORDERS], axis=1)
        self._project_bias = np.concatenate([d[f"proj_b{n}"] for n, _ in ORDERS])
        self._gain = np.concatenate([d[f"ln_g{n}"] for n, _ in ORDERS])
        self._bias = np.concatenate([d[f"ln_b{n}"] for n, _ in ORDERS])
        # The first convolution as one matrix a branch that maps a token to its share in each of its n neighbours' windows.
        self._first = [np.concatenate(np.split(d[f"w1_{n}"], n), axis=1) for n, _ in ORDERS]
        self._first_bias = [d[f"b1_{n}"] for n, _ in ORDERS]
        self._second = [d[f"w2_{n}"] for n, _ in ORDERS]
        self._second_bias = [d[f"b2_{n}"] for n, _ in ORDERS]
        self._out_gain, self._out_bias = d["ln_g"], d["ln_b"]
        self._cnn, self._cnn_bias = d["cnn_W"], d["cnn_b"]
        self._head = tuple(d[k] for k in ("d0", "d1", "p1", "d2", "p3", "d3"))
        self._epsilon = float(d["eps"])

    def encode(self, texts: Sequence[str]) -> Float32:
        """Unit vectors (len(texts), 512) of texts, each by itself."""
        return self.encode_ids(self.tokenizer(texts))

    def encode_ids(self, ids: Sequence[Ids]) -> Float32:
        """As `encode`, for texts that are token ids already, without marks."""
        sums = np.empty((len(ids), self.dimension), np.float32)
        for first, last in _batches([len(i) + 2 for i in ids]):
            pieces = [np.concatenate(([self.tokenizer.begin], i, [self.tokenizer.end])) for i in ids[first:last]]
            flat, rows, starts = _lay_out(pieces)
            sums[first:last] = self.project(np.add.reduceat(self.features(flat, rows), starts, axis=0))
        return self.head(sums, np.array([len(i) + 2 for i in ids]))

    def runs(self, sentences: Sequence[str]) -> AdditiveRuns:
        """The vectors of all runs of these consecutive sentences, from one pass over them."""
        return AdditiveRuns(self, sentences)

    def features(self, ids: Ids, rows: npt.NDArray[np.int64]) -> Float32:
        """Token features (len(rows), 1280) of the positions `rows` of `ids`.

        `ids` holds texts laid end to end, each with its marks if it is to have them, with at least two PADs before, between and after them.
        """
        distinct, place = np.unique(ids, return_inverse=True)
        embedding, x = self._token_layer(distinct)
        out = np.empty((len(rows), D_FEATURES), np.float32)
        out[:, :D_EMBEDDING] = embedding[place[rows]]
        silent = ids == PAD
        for b, (order, left) in enumerate(ORDERS):
            branch = slice(b * D_BRANCH, (b + 1) * D_BRANCH)
            shares = x[:, branch] @ self._first[b]
            if distinct[0] == PAD:
                shares[0] = 0.0
            hidden = self._first_convolution(shares, place, order, left, self._first_bias[b])
            hidden += x[place, branch]
            hidden[silent] = 0.0
            window = hidden[rows[:, None] + (np.arange(order) - left)].reshape(len(rows), -1)
            c = window @ self._second[b]
            c += self._second_bias[b]
            np.maximum(c, 0, out=c)
            c += hidden[rows]
            out[:, D_EMBEDDING + b * D_BRANCH : D_EMBEDDING + (b + 1) * D_BRANCH] = c
        return _normalise(out, self._out_gain, self._out_bias, self._epsilon)

    def project(self, feature_sums: Float32) -> Float32:
        """Sums of features (n, 1280) to what the head takes (n, 512); linear, so sums may be added before or after."""
        return feature_sums @ self._cnn

    def head(self, sums: npt.NDArray[np.floating], n_tokens: npt.NDArray[np.int64]) -> Float32:
        """Projected sums (n, 512) of texts of `n_tokens` tokens, marks included, to unit vectors (n, 512)."""
        n = n_tokens.astype(np.float32)[:, None]
        mean = (sums.astype(np.float32, copy=False) + n * self._cnn_bias) / np.sqrt(n)
        d0, d1, p1, d2, p3, d3 = self._head
        y1 = np.maximum(mean @ p1 + np.maximum(mean @ d0, 0) @ d1, 0)
        z = np.tanh(y1 @ p3 + np.maximum(y1 @ d2, 0) @ d3)
        return np.asarray(z / np.sqrt(np.maximum(np.einsum("ij,ij->i", z, z), self._epsilon))[:, None], np.float32)

    def _token_layer(self, distinct: Ids) -> tuple[Float32, Float32]:
        """What depends on a token alone: its embedding (n, 512) and its input to the branches (n, 768); noughts for PAD."""
        chunk = distinct % N_CHUNKS
        embedding = self._table[np.maximum(distinct, 0)].astype(np.float32)
        embedding *= self._scale[chunk, None]
        embedding += self._low[chunk, None]
        x = embedding @ self._project
        x += self._project_bias
        _normalise(x, self._gain, self._bias, self._epsilon)
        if distinct[0] == PAD:
            x[0] = 0.0
        return embedding, x

    @staticmethod
    def _first_convolution(shares: Float32, place: Ids, order: int, left: int, bias: Float32) -> Float32:
        hidden = np.broadcast_to(bias, (len(place), D_BRANCH)).copy()
        for k in range(order):
            offset = k - left  # the neighbour at t + offset gives its k-th share to t
            to = slice(max(0, -offset), len(place) - max(0, offset))
            of = slice(max(0, offset), len(place) - max(0, -offset))
            hidden[to] += shares[place[of], k * D_BRANCH : (k + 1) * D_BRANCH]
        return np.maximum(hidden, 0, out=hidden)


def _normalise(x: Float32, gain: Float32, bias: Float32, epsilon: float) -> Float32:
    """Layer normalisation of the rows, in place."""
    x -= x.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x) / x.shape[-1]
    x *= (1.0 / np.sqrt(variance + epsilon))[:, None]
    x *= gain
    x += bias
    return x


def _batches(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Consecutive ranges of texts that hold about BATCH_TOKENS tokens together."""
    first = n = 0
    for i, length in enumerate(lengths):
        if i > first and n + length > BATCH_TOKENS:
            yield first, i
            first, n = i, 0
        n += length
    if lengths:
        yield first, len(lengths)


def _lay_out(pieces: Sequence[Ids]) -> tuple[Ids, Ids, Ids]:
    """Pieces end to end with PADs between: (ids, positions of the pieces' tokens in ids, where each piece begins among those positions)."""
    lengths = np.array([len(p) for p in pieces])
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    at = np.repeat(np.arange(1, len(pieces) + 1) * REACH + starts, lengths) + np.arange(lengths.sum()) - np.repeat(starts, lengths)
    flat = np.full(lengths.sum() + REACH * (len(pieces) + 1), PAD, np.int64)
    flat[at] = np.concatenate(pieces)
    return flat, at, starts
