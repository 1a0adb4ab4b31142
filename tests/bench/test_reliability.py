"""Which beads are right, and the calibration error."""

import math
from typing import Any

from bench.planted import Planted
from bench.reliability import Bin, Judged, calibration_error, in_bins, judge

# Segments of five characters, but the third, which lacks the translation, and the last, which lacks the original.
DOCUMENT: Planted = {
    "id": "five",
    "original": {"lang": "ru", "text": "o" * 20},
    "translation": {"lang": "en", "text": "t" * 20},
    "segments": [
        {"o": [0, 5], "t": [0, 5]}, {"o": [5, 10], "t": [5, 10]}, {"o": [10, 15], "t": None}, {"o": [15, 20], "t": [10, 15]}, {"o": None, "t": [15, 20]},
    ],
    "planted": [],
}  # fmt: skip


def verdicts(*beads: tuple[list[int], list[int]], kind: str = "match", document: Planted = DOCUMENT, width: int = 5) -> list[bool]:
    """Sentences are `width` characters long on both sides."""
    spans = [[i, i + width] for i in range(0, 20, width)]
    report: dict[str, Any] = {
        "sentences": {"original": spans, "translation": spans},
        "beads": [{"original": o, "translation": t, "kind": kind, "confidence": 0.9} for o, t in beads],
    }
    return [j.right for j in judge(document, report)]


def test_gold_itself_is_right() -> None:
    assert verdicts(([0], [0]), ([1], [1]), ([2], []), ([3], [2]), ([], [3])) == [True] * 5


def test_an_omission_in_a_bead_makes_it_wrong() -> None:
    assert verdicts(([1, 2], [1]), ([0], [0])) == [False, True]


def test_one_side_of_a_pair_is_no_omission_or_addition() -> None:
    assert verdicts(([0], []), ([], [0])) == [False, False]


def test_whole_pairs_together_are_right_unless_another_bead_touches_them() -> None:
    assert verdicts(([0, 1], [0, 1])) == [True]
    assert verdicts(([0, 1], [0, 1]), ([1], [])) == [False, False]


def test_parts_of_one_pair_are_right_apart() -> None:
    whole: Planted = {**DOCUMENT, "segments": [{"o": [0, 20], "t": [0, 20]}]}
    assert verdicts(([0], [0]), ([1, 2, 3], [1, 2, 3]), document=whole) == [True, True]


def test_matter_and_replaced_sentences_do_not_count() -> None:
    replaced: Planted = {**DOCUMENT, "planted": [{"kind": "replace_sentence", "segment": 0, "o": None, "t": None, "was": "", "now": ""}]}
    assert verdicts(([0], [0]), ([1], [1]), document=replaced) == [True]
    assert verdicts(([0], [0]), kind="matter") == []


def test_calibration_error() -> None:
    judged = [Judged(0.95, True), Judged(0.95, True), Judged(1.0, True), Judged(0.1, True)]
    bins = in_bins(judged)
    assert bins == [Bin(0.1, 0.2, 1, 0.1, 1.0), Bin(0.9, 1.0, 3, bins[1].confidence, 1.0)]
    assert math.isclose(calibration_error(bins), (0.9 + 0.05 + 0.05 + 0.0) / 4)
