"""The bundled encoder's forward pass: Universal Sentence Encoder multilingual v3 (Yang et al. 2019), as a sum of token features.

A text's vector is a small head over the sum of its tokens' features, scaled by 1/sqrt(number of tokens). A token's features see at most
four neighbours on either side (two convolutions of order 2, 3 and 5), so sums over a document give the vector of every run of
sentences at the price of the head (see `runs.py`).

The model normalises each token's 1280 features. Only sums of them are wanted, so they are never written in that form: raw features are summed
with weights of 1/deviation, and the mean, the gain and the bias, which are linear, are part of the matrix that the sums go through.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from align.encode.branch import TILE, WIDTH, Branch
from align.encode.phrases import Phrases
from align.encode.runs import AdditiveRuns
from align.encode.steady import steady_product
from align.encode.token_rows import PAD_ROW, TokenRows
from align.encode.tokens import Ids, bundled_tokenizer
from align.encode.weights import N_CHUNKS, Float32, load_weights
from align.encode.window import D_BRANCHES, D_EMBEDDING, ORDERS, REACH, Window, lay_out, places_for

BATCH_TOKENS = 1536
N_WINDOW = 2048


class UseEncoder:
    """Texts to unit vectors. Holds the weights, and what it worked out for frequent tokens; not to be used by two threads at once."""

    name = "use-multilingual"
    dimension = 512

    def __init__(self) -> None:
        weights = load_weights()
        d = weights.dense
        self._table, self._scale, self._low = weights.table, d["scale"], d["lo"]
        self.n_vocabulary = len(weights.table)
        self.tokenizer = bundled_tokenizer()
        self._project = np.concatenate([d[f"proj{n}"] for n, _ in ORDERS], axis=1)
        self._project_bias = np.concatenate([d[f"proj_b{n}"] for n, _ in ORDERS])
        self._gain = np.concatenate([d[f"ln_g{n}"] for n, _ in ORDERS])
        self._bias = np.concatenate([d[f"ln_b{n}"] for n, _ in ORDERS])
        columns = [slice(a, a + WIDTH) for a in range(0, D_BRANCHES, WIDTH)]
        self.branches = [
            Branch(n, left, c, d[f"w1_{n}"], d[f"b1_{n}"], d[f"w2_{n}"], d[f"b2_{n}"]) for (n, left), c in zip(ORDERS, columns, strict=True)
        ]
        self._epsilon = float(d["eps"])
        # From the features' normalisation to the first layers of the head all is linear: one matrix.
        entry = np.concatenate((d["d0"], d["p1"]), axis=1)
        scaled = d["ln_g"][:, None] * d["cnn_W"]
        self._entry = (scaled - scaled.mean(axis=0)) @ entry
        self._entry_bias = (d["ln_b"] @ d["cnn_W"] + d["cnn_b"]) @ entry
        self._inner, self._outer = d["d1"], d["d3"]
        self._exit = np.concatenate((d["d2"], d["p3"]), axis=1)
        self.d_sums = entry.shape[1]
        self._rows: TokenRows | None = None
        self._window: Window | None = None

    def encode(self, texts: Sequence[str]) -> Float32:
        """Unit vectors (len(texts), 512) of texts, each by itself."""
        return self.encode_ids(self.tokenizer(texts))

    def encode_ids(self, ids: Sequence[Ids]) -> Float32:
        """As `encode`, for texts that are token ids already, without marks."""
        out = np.empty((len(ids), self.dimension), np.float32)
        for first, window, starts, lengths in self._passes(ids):
            sums = self.project(window.sums(starts, starts + lengths))
            out[first : first + len(starts)] = self.head(sums, lengths)
        return out

    def _passes(self, ids: Sequence[Ids]) -> Iterator[tuple[int, Window, Ids, Ids]]:
        """Goes over texts, marks included, in batches: each one's first text, the window, where its texts start in that and how long they are."""
        lengths = [len(i) + 2 for i in ids]
        batches = list(_batches(lengths))
        n_window = max((places_for(lengths[a:b]) for a, b in batches), default=0)
        rows, window = self.room(np.concatenate([np.empty(0, np.int64), *ids]), n_window)
        for first, last in batches:
            flat, starts, tiles = lay_out([self.tokenizer.marked(i) for i in ids[first:last]])
            self.look(rows, flat, window, tiles)
            yield first, window, starts, np.array(lengths[first:last])

    def runs(self, sentences: Sequence[str]) -> AdditiveRuns:
        """The vectors of all runs of these consecutive sentences, from one pass over them."""
        return AdditiveRuns(self, sentences)

    def phrases(self, texts: Sequence[str]) -> Phrases:
        """The vectors of the texts' phrases, and of the texts without them."""
        return Phrases(self, texts)

    def token_rows(self, ids: Ids, n_window: int) -> TokenRows:
        """The rows for windows of at most `n_window` of these ids; the same again and again."""
        if self._rows is None:
            self._rows = TokenRows(self)
        self._rows.keep(ids, n_window)
        return self._rows

    def room(self, ids: Ids, n_window: int) -> tuple[TokenRows, Window]:
        """What it takes to look at these ids in windows of at most `n_window`; the same again and again, so that it is not emptied in between."""
        if self._window is None or self._window.n_window < n_window:
            self._window = Window(max(n_window, N_WINDOW))
        return self.token_rows(ids, n_window), self._window

    def forget(self) -> None:
        """Gives back the memory of what was worked out for frequent tokens."""
        self._rows, self._window = None, None

    def look(self, rows: TokenRows, ids: Ids, into: Window, tiles: Ids | None = None) -> None:
        """Works out the features of a window of ids, texts kept apart by PADs: of TILE tokens from each place in `tiles`, by default of all.

        A text that begins with a tile of its own has the same features to the last bit wherever it stands.
        """
        into.places = rows(ids)
        seen = into.places[2 * REACH : -2 * REACH]
        np.take(rows.embedding, seen, axis=0, out=into.embedding[: len(seen)], mode="clip")
        tiles = np.arange(0, len(seen), TILE) if tiles is None else tiles
        for branch, shares, inputs, hidden in zip(self.branches, rows.shares, rows.inputs, into.hidden, strict=True):
            self._branch_features(branch, shares, inputs, into.places, hidden, into.features[: len(seen), branch.columns], tiles)
        into.weights = self.weigh(into.features[: len(seen)], rows.moments[seen]) * (seen != PAD_ROW)

    @staticmethod
    def _branch_features(branch: Branch, shares: Float32, inputs: Float32, places: Ids, hidden: Float32, out: Float32, starts: Ids) -> None:
        skipped = REACH - branch.left
        windows = np.lib.stride_tricks.sliding_window_view(places, branch.order)[skipped:][: len(out) + 2 * REACH]
        branch.hidden(shares, inputs, windows, hidden[: len(windows)])
        hidden[len(windows) :][:TILE] = 0.0
        to = (starts[:, None] + np.arange(TILE)).ravel()
        inside = to < len(out)
        sums = branch.convolution(hidden, starts + skipped).reshape(-1, WIDTH)[inside]
        to = to[inside]
        out[to] = branch.activate(sums, hidden[to + REACH])

    def weigh(self, features: Float32, moments: Float32) -> Float32:
        """One over the deviation of each token's features: its branches' (…, 768), and its embedding's by its moments (…, 2)."""
        total = features.sum(axis=-1) + moments[..., 0]
        squares = np.einsum("...j,...j->...", features, features) + moments[..., 1]
        mean = total / (D_EMBEDDING + D_BRANCHES)
        variance = squares / (D_EMBEDDING + D_BRANCHES) - mean * mean
        return np.asarray(1.0 / np.sqrt(variance + self._epsilon), np.float32)

    def project(self, sums: Float32) -> Float32:
        """Weighted sums of features (n, 1280) to what the head takes (n, 640); linear, so sums may be added before or after."""
        return steady_product(sums, self._entry)

    def head(self, sums: Float32, n_tokens: npt.NDArray[np.int64]) -> Float32:
        """Projected sums (n, 640) of texts of `n_tokens` tokens, marks included, to unit vectors (n, 512)."""
        root = np.sqrt(n_tokens.astype(np.float32))[:, None]
        x: Float32 = np.divide(sums, root, dtype=np.float32)
        x += root * self._entry_bias
        y = x[:, len(self._inner) :] + steady_product(_positive(x[:, : len(self._inner)]), self._inner)
        y = steady_product(_positive(y), self._exit)
        z = y[:, len(self._outer) :] + steady_product(_positive(y[:, : len(self._outer)]), self._outer)
        np.tanh(z, out=z)
        z /= np.sqrt(np.maximum(np.einsum("ij,ij->i", z, z), self._epsilon))[:, None]
        return z

    def token_layer(self, ids: Ids) -> list[Float32]:
        """What depends on a token alone: its embedding (n, 512) and its input to each branch (n, 256)."""
        chunk = ids % N_CHUNKS
        embedding = self._table[ids].astype(np.float32)
        embedding *= self._scale[chunk, None]
        embedding += self._low[chunk, None]
        x = steady_product(embedding, self._project)
        x += self._project_bias
        return [embedding, *np.split(_normalise(x, self._gain, self._bias, self._epsilon), len(self.branches), axis=1)]


def _positive(x: Float32) -> Float32:
    return np.maximum(x, np.zeros(x.shape[1], np.float32))  # numpy's maximum with a row is three times as fast as with a number


def _normalise(x: Float32, gain: Float32, bias: Float32, epsilon: float) -> Float32:
    """Layer normalisation of the rows, in place."""
    x -= (x.sum(axis=1) / np.float32(x.shape[1]))[:, None]
    variance = np.einsum("ij,ij->i", x, x) / x.shape[1]
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
