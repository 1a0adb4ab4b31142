"""What speaks for and against every possible bead, as numbers: one array a feature, one cell a bead."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from align.aligner.lattice import FORBIDDEN, LONGEST, PAIRED, WIDE, Shape
from align.aligner.words import Coverage, Words, compare_words
from align.anchor import Shared, share
from align.encode.runs import PartOfRuns, Runs

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]

LENGTH_SPREAD = (0.04, 2.5)  # variance of the log length ratio of true beads: constant, and per 1/characters
MOST_MISFIT = 9.0  # variances of the length ratio
STOP = re.compile(r"""[.!?…][)\]"'»”’]*$""")
SHORT_PIECE = 25  # characters
LEAST_REPEATED = 20  # characters; shorter sentences are said again on purpose
FEW_WORDS = 2  # content words of a unit, below which they say nothing
SMALL = 1e-3
MOST_MISSING = 3.0  # tens of words
MOST_ANCHORS = 4.0  # more evidence of this kind adds nothing
PAIRED_FEATURES = (
    "cosine", "above_background", "edge_gain", "edge_loss", "extension", "length",
    "start_together", "start_apart", "inner_breaks",
    "run_in_both", "run_in_both_likelier", "run_in_both_less_likely", "run_in_one", "run_in_one_log_odds", "run_in_beside_stop",
    "short_piece", "middle_piece",
    "anchors_shared", "anchors_lost", "original_covered", "translation_covered", "least_covered",
    "original_uncovered", "translation_uncovered",
    *(f"shape_{a}_{b}" for a, b in PAIRED),
)  # fmt: skip
N_PLAIN = PAIRED_FEATURES.index("shape_1_1")
SKIP_FEATURES = (
    "constant", "best_elsewhere", "length", "short", "run_in", "run_in_log_odds", "before_run_in", "before_run_in_log_odds",
    "anchors_elsewhere", "covered_elsewhere", "words",
)  # fmt: skip
NO_PLACE = -1
SHAPE_PLACE = np.full((LONGEST + 1, LONGEST + 1), NO_PLACE)
for _place, _shape in enumerate(PAIRED):
    SHAPE_PLACE[_shape] = _place


@dataclass(frozen=True, slots=True)
class Text:
    """One side as the aligner sees it, in units: sentences, or the parts of a sentence that may be a heading and what it runs into.

    `runs` gives the vectors of runs of units; `lengths` are in characters; `begins_block` says whether a unit begins a block; `run_in` holds the
    log-odds that the unit is a sentence of its own where that is in doubt (see `align.run_in`), NaN where it is not; `texts` are the units themselves, `words`
    their content words.
    """

    runs: Runs
    lengths: Float
    begins_block: npt.NDArray[np.bool_]
    run_in: Float
    texts: Sequence[str]
    words: Words

    @property
    def n(self) -> int:
        return len(self.lengths)

    def part(self, units: slice) -> "Text":
        """Some consecutive units; their runs' vectors are those of the whole."""
        runs, words = PartOfRuns(self.runs, units.start, units.stop), self.words.part(units)
        return Text(runs, self.lengths[units], self.begins_block[units], self.run_in[units], self.texts[units], words)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the features of two texts' beads are made of. Arrays are by run size or by shape (units of the original, units of the translation)."""

    original: Text
    translation: Text
    cosines: Mapping[Shape, Float32]
    background: tuple[Mapping[int, Float32], Mapping[int, Float32]]
    log_ratio: float
    shared: Shared
    coverage: Coverage

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The paired shapes that fit into the texts, in units; a sentence in parts is wider than one unit."""
        in_parts = not (np.isnan(self.original.run_in).all() and np.isnan(self.translation.run_in).all())
        return tuple(s for s in (PAIRED + WIDE if in_parts else PAIRED) if s in self.cosines)

    def paired(self, shape: Shape) -> Float32:
        """Features (PAIRED_FEATURES, n - a + 1, m - b + 1) of all beads of a shape, by the cell where they begin."""
        a, b = shape
        original, translation, cosine = self.original, self.translation, self.cosines[shape]
        n, m = cosine.shape
        background_o, background_t = self.background
        gain, loss = _edges(self.cosines, a, b)
        z2 = _length_misfit(_run_lengths(original, a), _run_lengths(translation, b), self.log_ratio)
        out = np.zeros((len(PAIRED_FEATURES), n, m), np.float32)
        plain: tuple[npt.NDArray[np.floating], ...] = (
            cosine,
            cosine - (background_o[a][:, None] + background_t[b][None, :]) / 2,
            gain,
            loss,
            _extension(self.cosines, a, b),
            np.minimum(z2, MOST_MISFIT),
            *_starts(original.begins_block[:n], translation.begins_block[:m]),
            _inner_breaks(original, a)[:, None] + _inner_breaks(translation, b)[None, :],
            *_run_in_starts(original.run_in[:n], translation.run_in[:m]),
            _run_in_beside_stop(original, translation)[:n, :m],
            *(x[:, None] + y[None, :] for x, y in zip(_pieces(original, a), _pieces(translation, b), strict=True)),
            *_anchors(self.shared, a, b),
            *_covered(self, a, b),
        )
        out[:N_PLAIN] = plain
        place = self._place(shape)
        np.put_along_axis(out, N_PLAIN + np.maximum(place, 0)[None], 1.0, axis=0)
        return out

    def possible(self, shape: Shape) -> npt.NDArray[np.bool_]:
        """Whether the bead's sentences, whatever their parts, make one of the shapes of `PAIRED`, and say nothing twice that the other side says once."""
        twice_o, twice_t = _says_twice(self.original, shape[0]), _says_twice(self.translation, shape[1])
        return np.asarray((self._place(shape) != NO_PLACE) & (twice_o[:, None] == twice_t[None, :]))

    def _place(self, shape: Shape) -> npt.NDArray[np.int64]:
        n_original, n_translation = _n_sentences(self.original, shape[0]), _n_sentences(self.translation, shape[1])
        return np.asarray(SHAPE_PLACE[n_original[:, None], n_translation[None, :]])

    def similarity(self, shape: Shape, i: int, j: int) -> tuple[float, float]:
        """Cosine of the bead that begins at cell (i, j), and how far it lies above the background; NaN where a side is empty."""
        if shape not in self.cosines:
            return float("nan"), float("nan")
        cosine = float(self.cosines[shape][i, j])
        return cosine, cosine - float(self.background[0][shape[0]][i] + self.background[1][shape[1]][j]) / 2

    def skips(self) -> tuple[Float32, Float32]:
        """Features (SKIP_FEATURES, n) and (SKIP_FEATURES, m) of leaving a unit unmatched."""
        if (1, 1) not in self.cosines:
            none = np.empty((self.original.n, self.translation.n), np.float32)
            nothing = np.zeros(none.shape)
            return _skips(self.original, none, nothing, none), _skips(self.translation, none.T, nothing.T, none.T)
        background = (self.background[0][1][:, None] + self.background[1][1][None, :]) / 2
        margin = np.asarray(self.cosines[1, 1] - background, np.float32)
        return (
            _skips(self.original, margin, self.shared.weight, self.coverage.of_original[1]),
            _skips(self.translation, margin.T, self.shared.weight.T, self.coverage.of_translation[1]),
        )


def gather(original: Text, translation: Text) -> Evidence:
    """Compares all runs of two texts; memory grows with n times m."""
    if not original.n or not translation.n:
        return Evidence(original, translation, {}, ({}, {}), 0.0, share((), ()), Coverage({}, {}))
    vectors_o, vectors_t = _vectors_by_size(original), _vectors_by_size(translation)
    cosines = {(a, b): vectors_o[a] @ vectors_t[b].T for a in vectors_o for b in vectors_t}
    centre_o, centre_t = vectors_o[1].mean(axis=0), vectors_t[1].mean(axis=0)
    background = {a: v @ centre_t for a, v in vectors_o.items()}, {b: v @ centre_o for b, v in vectors_t.items()}
    log_ratio = typical_log_ratio(original, translation, cosines[1, 1])
    shared, coverage = share(original.texts, translation.texts), compare_words(original.words, translation.words)
    return Evidence(original, translation, cosines, background, log_ratio, shared, coverage)


def score(evidence: Evidence, weights: Mapping[str, float]) -> tuple[dict[Shape, Float], Float, Float]:
    """Scores of all beads, as a lattice takes them: the weighted sums of their features ("paired.cosine", "skip.length" …)."""
    w = np.array([weights[f"paired.{name}"] for name in PAIRED_FEATURES])
    v = np.array([weights[f"skip.{name}"] for name in SKIP_FEATURES])
    skip_original, skip_translation = evidence.skips()
    paired = {s: np.where(evidence.possible(s), np.tensordot(w, evidence.paired(s), axes=1), FORBIDDEN) for s in evidence.shapes}
    return paired, v @ skip_original, v @ skip_translation


def _vectors_by_size(text: Text) -> dict[int, Float32]:
    out = {}
    for size in range(1, min(LONGEST, text.n) + 1):
        first = np.arange(text.n - size + 1)
        out[size] = text.runs.vectors(first, first + size)
    return out


def typical_log_ratio(original: Text, translation: Text, cosine: Float32) -> float:
    """The document's own log ratio of lengths, translation to original: the median over sentences that are each other's best counterpart."""
    forth, back = cosine.argmax(axis=1), cosine.argmax(axis=0)
    mutual = np.flatnonzero(back[forth] == np.arange(len(forth)))
    ratios = np.log(translation.lengths[forth[mutual]] / original.lengths[mutual])
    overall = np.log(translation.lengths.sum() / original.lengths.sum())
    weight = min(1.0, len(ratios) / 20)
    return float(weight * np.median(ratios) + (1 - weight) * np.clip(overall, -0.5, 0.5))


def _run_lengths(text: Text, size: int) -> Float:
    return _sums(text.lengths, size)


def _length_misfit(lengths_o: Float, lengths_t: Float, ratio: float) -> Float:
    """Squared deviation of the log length ratio from the document's, in units of its variance (n, m)."""
    off = np.log(lengths_t)[None, :] - np.log(lengths_o)[:, None] - ratio
    constant, per_character = LENGTH_SPREAD
    shorter = np.minimum(lengths_o[:, None], lengths_t[None, :])
    return np.asarray(off**2 / (constant + per_character / shorter))


def _edges(cosines: Mapping[Shape, Float32], a: int, b: int) -> tuple[Float32, Float32]:
    """What the bead's similarity owes to its worst outer sentence: the gain where it belongs, the loss where it does not."""
    full = cosines[a, b]
    without = []
    if a > 1:
        without += [cosines[a - 1, b][:-1], cosines[a - 1, b][1:]]
    if b > 1:
        without += [cosines[a, b - 1][:, :-1], cosines[a, b - 1][:, 1:]]
    if not without:
        zero = np.zeros_like(full)
        return zero, zero
    least = full - np.maximum.reduce(without)
    return np.maximum(least, 0), np.minimum(least, 0)


def _extension(cosines: Mapping[Shape, Float32], a: int, b: int) -> Float32:
    """How much more similar the bead would be with one more sentence on either side, at best."""
    full = cosines[a, b]
    best = np.zeros_like(full)
    n, m = full.shape
    if (longer := cosines.get((a + 1, b))) is not None:
        best[: n - 1] = np.maximum(best[: n - 1], longer - full[: n - 1])
        best[1:] = np.maximum(best[1:], longer - full[1:])
    if (longer := cosines.get((a, b + 1))) is not None:
        best[:, : m - 1] = np.maximum(best[:, : m - 1], longer - full[:, : m - 1])
        best[:, 1:] = np.maximum(best[:, 1:], longer - full[:, 1:])
    return best


def _starts(original: npt.NDArray[np.bool_], translation: npt.NDArray[np.bool_]) -> tuple[Float, Float]:
    o, t = original[:, None].astype(float), translation[None, :].astype(float)
    return o * t, np.abs(o - t)


def _run_in_starts(original: Float, translation: Float) -> tuple[Float, ...]:
    """Whether a bead begins at a doubtful place on both sides or on one, and the log-odds there."""
    soft_o, soft_t = ~np.isnan(original)[:, None], ~np.isnan(translation)[None, :]
    odds_o, odds_t = np.nan_to_num(original)[:, None], np.nan_to_num(translation)[None, :]
    both, one = soft_o & soft_t, soft_o ^ soft_t
    return both.astype(float), np.maximum(odds_o, odds_t) * both, np.minimum(odds_o, odds_t) * both, one.astype(float), (odds_o + odds_t) * one


def _run_in_beside_stop(original: Text, translation: Text) -> Float:
    """Whether a bead begins at a doubtful place on one side where, on the other, a sentence with its stop has just ended: no heading has ended there."""
    after_o, after_t = (np.array([False, *(bool(STOP.search(w)) for w in text.texts)][: text.n], bool) for text in (original, translation))
    soft_o, soft_t = ~np.isnan(original.run_in), ~np.isnan(translation.run_in)
    only_o = (soft_o & ~after_o)[:, None] & (after_t & ~soft_t)[None, :]
    only_t = (after_o & ~soft_o)[:, None] & (soft_t & ~after_t)[None, :]
    return np.asarray(only_o | only_t, float)


def _pieces(text: Text, size: int) -> tuple[Float, Float]:
    """1.0 for each run of `size` units that a doubtful place bounds and that is too short for a heading or a sentence; and for each between two such places."""
    soft = np.append(~np.isnan(text.run_in), False)
    begins, ends = soft[: text.n - size + 1], soft[size:]
    short = (begins | ends) & (_run_lengths(text, size) < SHORT_PIECE)
    return short.astype(float), (begins & ends).astype(float)


def _says_twice(text: Text, size: int) -> npt.NDArray[np.bool_]:
    """Whether a unit in each run of `size` is the one before it once more: a vector hardly tells, an editor wants to know."""
    folded = [" ".join(t.split()).lower() for t in text.texts]
    again = np.array([len(b) >= LEAST_REPEATED and a == b for a, b in pairwise(folded)], float)
    return np.asarray(_sums(again, size - 1) > 0) if size > 1 else np.zeros(text.n, bool)


def _n_sentences(text: Text, size: int) -> npt.NDArray[np.int64]:
    """Sentences in each run of `size` units: doubtful places inside a run do not count."""
    soft = np.concatenate(([0], np.cumsum(~np.isnan(text.run_in))))
    first = np.arange(text.n - size + 1)
    return size - (soft[first + size] - soft[first + 1])


def _inner_breaks(text: Text, size: int) -> Float:
    """Block boundaries inside each run of `size` sentences."""
    breaks = np.concatenate(([0.0], np.cumsum(text.begins_block)))
    first = np.arange(text.n - size + 1)
    return np.asarray(breaks[first + size] - breaks[first + 1])


def _anchors(shared: Shared, a: int, b: int) -> tuple[Float, Float]:
    """Rare anchors that both runs have, and firm ones that only one has."""
    lost = [
        np.maximum(0.0, np.expand_dims(_sums(firm, size), axis) - _block_sums(met, a, b))
        for firm, met, size, axis in zip(shared.firm, shared.met, (a, b), (1, 0), strict=True)
    ]
    return np.minimum(_block_sums(shared.weight, a, b), MOST_ANCHORS), np.minimum(lost[0] + lost[1], MOST_ANCHORS)


def _sums(values: Float, size: int) -> Float:
    """The sum over each run of `size`."""
    total = np.concatenate(([0.0], np.cumsum(values)))
    return np.asarray(total[size:] - total[:-size])


def _block_sums(values: Float, a: int, b: int) -> Float:
    """The sum over each block of a by b cells (n - a + 1, m - b + 1)."""
    total = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    total[1:, 1:] = values.cumsum(axis=0).cumsum(axis=1)
    return np.asarray(total[a:, b:] - total[:-a, b:] - total[a:, :-b] + total[:-a, :-b])


def _covered(evidence: Evidence, a: int, b: int) -> tuple[Float32, ...]:
    """How far the words of either run are said again in the other, and those of the worst unit of both; and the number of words that are not (in tens)."""
    shares: list[Float32] = []
    missing: list[Float32] = []
    least: list[Float32] = []
    coverage, counts_o, counts_t = evidence.coverage, evidence.original.words.counts, evidence.translation.words.counts
    for covered, counts, size in ((coverage.of_original[b], counts_o, a), (coverage.of_translation[a], counts_t, b)):
        windows = np.lib.stride_tricks.sliding_window_view(covered, size, axis=0)
        weights = np.lib.stride_tricks.sliding_window_view(counts.astype(np.float32) + SMALL, size)
        shares.append(np.einsum("ijk,ik->ij", windows, weights) / weights.sum(axis=1)[:, None])
        missing.append(np.minimum(((1.0 - shares[-1]) * weights.sum(axis=1)[:, None]) / 10, MOST_MISSING).astype(np.float32))
        least.append(np.where(weights[:, None, :] < FEW_WORDS, 1.0, windows).min(axis=2))
    return shares[0], shares[1].T, np.minimum(least[0], least[1].T), missing[0], missing[1].T


def _skips(text: Text, margin: Float32, shared: Float, covered: Float32) -> Float32:
    """Evidence that a sentence has no counterpart: `margin`, the weight of shared anchors and the share of its words said again, for each sentence of
    the other side (sentences, other side's sentences)."""
    best = margin.max(axis=1, initial=-1.0)
    log_length = np.log(text.lengths / 60.0)
    soft, log_odds = ~np.isnan(text.run_in), np.nan_to_num(text.run_in)
    soft_after, log_odds_after = np.append(soft[1:], False)[: text.n], np.append(log_odds[1:], 0.0)[: text.n]
    anchors = np.minimum(shared.max(axis=1, initial=0.0), MOST_ANCHORS)
    run_ins = soft, log_odds, soft_after, log_odds_after
    said, n_words = covered.max(axis=1, initial=0.0), np.minimum(text.words.counts / 10, MOST_MISSING)
    rows = [np.ones(text.n), best, log_length, text.lengths < 15, *run_ins, anchors, said, n_words]
    return np.stack(rows).astype(np.float32)
