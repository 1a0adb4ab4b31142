"""Single features of all beads of a shape (a, b), each an array that can be broadcast to (B, n - a + 1, m - b + 1), by the cell where the bead begins.

All are the same for both sides, so that what is learnt from one direction of translation holds for the other.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from align.aligner.segments import USUAL_MARGIN, USUAL_SPREAD, Usual
from align.aligner.stack import BlockSums, Stack, inner_sums, sums
from align.aligner.text import MARKS

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]
Array = npt.NDArray[np.floating]
Named = tuple[str, Array]

DESCRIPTIONS = ("margin", "spread", "mutual", "low")
PAIRED_FEATURES = (
    "similarity", "similarity_more", "length_near", "length_far", "own_length_near", "own_length_far",
    "start_together", "start_apart", "inner_breaks",
    "run_in_both", "run_in_both_likelier", "run_in_both_less_likely", "run_in_one", "run_in_one_log_odds", "run_in_beside_stop", "short_piece", "middle_piece",
    "colon_apart", "no_mark_apart", "question_apart", "quotes_apart", "lower_apart", "after_colon", "unclosed", "wordless",
    "anchors_shared", "anchors_lost", "words_said", "words_unsaid", "words_least", "clauses_shared", "clauses_elsewhere",
    "one_to_one", "three", "four_of_one", "two_to_two", "sentences_more", "both_more", "uneven",
    *(f"one_to_one_{name}" for name in DESCRIPTIONS),
)  # fmt: skip

# Variance of the log length ratio of true beads: constant, and per 1/characters; as it is in general, and beside the document's own spread.
LENGTH_VARIANCE, OWN_VARIANCE = (0.04, 2.5), 1.5
LEAST_SPREAD = 0.1
FEW_WORDS = 2  # content words of a unit, below which they say nothing
SMALL = 1e-3  # of a word, so that a run without words has a share, which is 1
MOST_MISSING = 3.0  # tens of words
MOST_ANCHORS = 4.0  # more evidence of this kind adds nothing
MOST_UNCLOSED = 2.0
USUAL_MUTUAL, USUAL_LOW = 0.75, 0.1


def similarity(relative: Float32, n_original: npt.NDArray[np.int64], n_translation: npt.NDArray[np.int64]) -> Iterator[Named]:
    """`relative`: similarity above background as a share of the usual one; it counts once a bead, and once more for each sentence beyond two."""
    yield "similarity", relative
    more = n_original + n_translation - 2
    if more.any():
        yield "similarity_more", more * relative


def length(original: Stack, translation: Stack, a: int, b: int, usual: Usual) -> Iterator[Named]:
    """Squared deviation of the log length ratio from the usual one, in units of its variance, near and far from what is usual."""
    o, t = sums(original.lengths, a)[:, :, None], sums(translation.lengths, b)[:, None, :]
    off = ((np.log(t) - np.log(o) - usual.log_ratio) ** 2).astype(np.float32)
    per_character = (1.0 / np.minimum(o, t)).astype(np.float32)
    constant, factor = LENGTH_VARIANCE
    general = off / (constant + factor * per_character)
    own = off / (max(usual.spread, LEAST_SPREAD) ** 2 + OWN_VARIANCE * per_character)
    yield "length_near", np.minimum(general, 1.0)
    yield "length_far", np.minimum(general, 4.0)
    yield "own_length_near", np.minimum(own, 2.0)
    yield "own_length_far", np.minimum(own, 9.0)


def paragraphs(original: Stack, translation: Stack, a: int, b: int) -> Iterator[Named]:
    """Whether a bead begins a block on both sides, or on one only; and the block boundaries inside it."""
    o, t = _first(original.begins_block, a)[:, :, None], _first(translation.begins_block, b)[:, None, :]
    together = o * t
    yield "start_together", together
    yield "start_apart", o + t - 2 * together
    if a > 1:
        yield "inner_breaks", inner_sums(original.begins_block, a)[:, :, None]
    if b > 1:
        yield "inner_breaks", inner_sums(translation.begins_block, b)[:, None, :]


def run_ins(original: Stack, translation: Stack, a: int, b: int) -> Iterator[Named]:
    """Whether a bead begins at a doubtful place on both sides or on one, and the log-odds there; whether it does so on one side where, on the other, a sentence
    with its stop has just ended: no heading has ended there; and pieces between doubtful places that are too short."""
    n, m = original.n - a + 1, translation.n - b + 1
    soft_o, soft_t = original.doubtful[:, :n, None], translation.doubtful[:, None, :m]
    odds_o, odds_t = np.nan_to_num(original.run_in[:, :n, None]), np.nan_to_num(translation.run_in[:, None, :m])
    both, one = soft_o & soft_t, soft_o ^ soft_t
    yield "run_in_both", both.astype(float)
    yield "run_in_both_likelier", np.maximum(odds_o, odds_t) * both
    yield "run_in_both_less_likely", np.minimum(odds_o, odds_t) * both
    yield "run_in_one", one.astype(float)
    yield "run_in_one_log_odds", (odds_o + odds_t) * one
    stop_o, stop_t = original.after_stop[:, :n, None], translation.after_stop[:, None, :m]
    yield "run_in_beside_stop", ((soft_o & ~stop_o & stop_t & ~soft_t) | (soft_t & ~stop_t & stop_o & ~soft_o)).astype(float)
    for side, size, axes in ((original, a, (0, 1, None)), (translation, b, (0, None, 1))):
        short, middle = side.short_pieces(size)
        yield "short_piece", _spread(short, axes)
        yield "middle_piece", _spread(middle, axes)


def _spread(values: Float, axes: tuple[int | None, ...]) -> Float:
    return values[:, :, None] if axes[2] is None else values[:, None, :]


def marks(original: Stack, translation: Stack, a: int, b: int) -> Iterator[Named]:
    """What the runs end with, how they begin, and whether what they open they close."""
    last_o, last_t = original.mark[:, a - 1 :, None], translation.mark[:, None, b - 1 :]
    for name, mark in (("colon_apart", ":"), ("no_mark_apart", "x"), ("question_apart", "?")):
        yield name, ((last_o == MARKS.index(mark)) != (last_t == MARKS.index(mark))).astype(np.float32)
    first_o, first_t = (slice(None), slice(original.n - a + 1), None), (slice(None), None, slice(translation.n - b + 1))
    yield "quotes_apart", (original.quotes[first_o] != translation.quotes[first_t]).astype(np.float32)
    yield "lower_apart", (original.lower[first_o] != translation.lower[first_t]).astype(np.float32)
    for side, size, axes in ((original, a, (0, 1, None)), (translation, b, (0, None, 1))):
        after_colon = np.concatenate((np.zeros((len(side.parts), 1)), side.mark[:, :-1] == MARKS.index(":")), axis=1)
        yield "after_colon", _spread(_first(after_colon, size), axes)
        yield "unclosed", _spread(np.minimum(np.abs(sums(side.unclosed, size)), MOST_UNCLOSED), axes)
        if a + b > 2:
            yield "wordless", _spread(sums(side.wordless, size), axes)


def _first(values: npt.NDArray[np.generic], size: int) -> Float:
    """Of the first unit of each run."""
    return np.asarray(values[:, : values.shape[1] - size + 1], float)


def anchors(weight: BlockSums, met: BlockSums, firm: tuple[Float, Float], a: int, b: int) -> Iterator[Named]:
    """Rare anchors that both runs have, and firm ones that only one has (see `align.anchor.Shared`)."""
    yield "anchors_shared", np.minimum(weight.of(a, b), MOST_ANCHORS)
    every = sums(firm[0], a)[:, :, None] + sums(firm[1], b)[:, None, :]
    yield "anchors_lost", np.clip(every - met.of(a, b), 0.0, MOST_ANCHORS)


def words(said: tuple[Float32, Float32], original: Stack, translation: Stack, a: int, b: int) -> Iterator[Named]:
    """How far the words of either run are said again in the other, and those of the worst unit of both; and the number of words that are not (in tens)."""
    least: list[Float32] = []
    for side, size, other_size, of_side, turned in ((original, a, b, said[0], False), (translation, b, a, said[1], True)):
        known = of_side[:, other_size - 1, :, : of_side.shape[3] - other_size + 1]
        in_runs = known[:, : side.n - size + 1].copy()
        counts = side.n_words[:, :, None].astype(np.float32)
        shares = np.where(counts < FEW_WORDS, np.float32(1.0), known / np.maximum(counts, 1))
        worst = shares[:, : side.n - size + 1].copy()
        for k in range(1, size):
            in_runs += known[:, k : side.n - size + 1 + k]
            np.minimum(worst, shares[:, k : side.n - size + 1 + k], out=worst)
        total = sums(side.n_words, size)[:, :, None].astype(np.float32)
        of_run = (in_runs + SMALL) / (total + SMALL), np.minimum((total - in_runs) / 10, MOST_MISSING)
        yield "words_said", of_run[0].transpose(0, 2, 1) if turned else of_run[0]
        yield "words_unsaid", of_run[1].transpose(0, 2, 1) if turned else of_run[1]
        least.append(worst.transpose(0, 2, 1) if turned else worst)
    yield "words_least", np.minimum(least[0], least[1])


def clauses(shared: BlockSums, a: int, b: int) -> Iterator[Named]:
    """Clauses with their counterpart in the bead, and those of its units that have it elsewhere."""
    inside = shared.of(a, b)
    yield "clauses_shared", inside
    yield "clauses_elsewhere", sums(shared.rows, a)[:, :, None]
    yield "clauses_elsewhere", sums(shared.columns, b)[:, None, :]
    yield "clauses_elsewhere", -2 * inside


def shapes(n_original: npt.NDArray[np.int64], n_translation: npt.NDArray[np.int64], usual: Usual) -> Iterator[Named]:
    """How many sentences either side has; where one stands for one, also what is usual in the text."""
    both, fewer = n_original + n_translation, np.minimum(n_original, n_translation)
    one = (both == 2).astype(float)
    yield "one_to_one", one
    yield "three", (both == 3).astype(float)
    yield "four_of_one", ((both == 4) & (fewer == 1)).astype(float)
    yield "two_to_two", ((both == 4) & (fewer == 2)).astype(float)
    yield "sentences_more", (both - 2).astype(float)
    yield "both_more", (fewer - 1).astype(float)
    yield "uneven", np.maximum(np.abs(n_original - n_translation) - 1, 0).astype(float)
    for name, value in zip(DESCRIPTIONS, described(usual), strict=True):
        yield f"one_to_one_{name}", one * value


def described(usual: Usual) -> tuple[float, ...]:
    """The text's own figures, as deviations from those of most texts."""
    return usual.margin - USUAL_MARGIN, usual.spread - USUAL_SPREAD, usual.mutual - USUAL_MUTUAL, usual.low - USUAL_LOW
