"""What speaks for and against every possible bead, as numbers: one array a feature, one cell a bead."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.aligner import features
from align.aligner.features import MOST_ANCHORS, MOST_MISSING
from align.aligner.lattice import FORBIDDEN, LONGEST, PAIRED, WIDE, Shape
from align.aligner.text import Text, inner_breaks, n_sentences, pieces, run_lengths, says_twice
from align.aligner.words import Coverage, compare_words
from align.anchor import Shared, share

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]

MOST_MISFIT = 9.0  # variances of the length ratio
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
        gain, loss = features.edges(self.cosines, a, b)
        z2 = features.length_misfit(run_lengths(original, a), run_lengths(translation, b), self.log_ratio)
        out = np.zeros((len(PAIRED_FEATURES), n, m), np.float32)
        plain: tuple[npt.NDArray[np.floating], ...] = (
            cosine,
            cosine - (background_o[a][:, None] + background_t[b][None, :]) / 2,
            gain,
            loss,
            features.extension(self.cosines, a, b),
            np.minimum(z2, MOST_MISFIT),
            *features.starts(original.begins_block[:n], translation.begins_block[:m]),
            inner_breaks(original, a)[:, None] + inner_breaks(translation, b)[None, :],
            *features.run_in_starts(original.run_in[:n], translation.run_in[:m]),
            features.run_in_beside_stop(original, translation)[:n, :m],
            *(x[:, None] + y[None, :] for x, y in zip(pieces(original, a), pieces(translation, b), strict=True)),
            *features.anchors(self.shared, a, b),
            *features.covered(self.coverage, original.words, translation.words, a, b),
        )
        out[:N_PLAIN] = plain
        place = self._place(shape)
        np.put_along_axis(out, N_PLAIN + np.maximum(place, 0)[None], 1.0, axis=0)
        return out

    def possible(self, shape: Shape) -> npt.NDArray[np.bool_]:
        """Whether the bead's sentences, whatever their parts, make one of the shapes of `PAIRED`, and say nothing twice that the other side says once."""
        twice_o, twice_t = says_twice(self.original, shape[0]), says_twice(self.translation, shape[1])
        return np.asarray((self._place(shape) != NO_PLACE) & (twice_o[:, None] == twice_t[None, :]))

    def _place(self, shape: Shape) -> npt.NDArray[np.int64]:
        n_original, n_translation = n_sentences(self.original, shape[0]), n_sentences(self.translation, shape[1])
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
            empty = np.empty((self.original.n, self.translation.n), np.float32)  # one of the two is 0
            return _skips(self.original, empty, empty, empty), _skips(self.translation, empty.T, empty.T, empty.T)
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


def _skips(text: Text, margin: Float32, shared: Float | Float32, covered: Float32) -> Float32:
    """Evidence that a unit has no counterpart: `margin`, the weight of shared anchors and the share of its words said again, for each unit of the
    other side (units, other side's units)."""
    best = margin.max(axis=1, initial=-1.0)
    log_length = np.log(text.lengths / 60.0)
    soft, log_odds = ~np.isnan(text.run_in), np.nan_to_num(text.run_in)
    soft_after, log_odds_after = np.append(soft[1:], False)[: text.n], np.append(log_odds[1:], 0.0)[: text.n]
    anchors = np.minimum(shared.max(axis=1, initial=0.0), MOST_ANCHORS)
    run_ins = soft, log_odds, soft_after, log_odds_after
    said, n_words = covered.max(axis=1, initial=0.0), np.minimum(text.words.counts / 10, MOST_MISSING)
    rows = [np.ones(text.n), best, log_length, text.lengths < 15, *run_ins, anchors, said, n_words]
    return np.stack(rows).astype(np.float32)
