"""The scores of alignments, on cases worked out by hand, and alignment by lengths."""

from pathlib import Path

import pytest

from bench.beads import Pair, read_beads, score
from bench.gale_church import align_by_length

GOLD: list[Pair] = [((0,), (0,)), ((1,), (1, 2)), ((2,), ()), ((3, 4), (3,)), ((5,), (4,))]


def test_an_alignment_agrees_with_itself() -> None:
    same = score([(GOLD, GOLD)])
    assert (same.strict.f1, same.lax.f1) == (1.0, 1.0)


def test_beads_with_an_empty_side_are_left_out() -> None:
    without = [b for b in GOLD if b[0] and b[1]]
    assert score([(GOLD, without)]) == score([(GOLD, GOLD)])


def test_strict_and_lax() -> None:
    # One the same, one in two halves, one that shares a source sentence only.
    found: list[Pair] = [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3, 4), (4,)), ((5,), ())]
    scored = score([(GOLD, found)])
    assert (scored.strict.precision, scored.strict.recall) == (1 / 4, 1 / 4)
    assert (scored.lax.precision, scored.lax.recall) == (2 / 4, 2 / 4)


def test_lax_asks_for_both_sides_in_one_bead() -> None:
    gold: list[Pair] = [((0,), (0,)), ((1,), (1,))]
    assert score([(gold, [((0,), (1,))])]).lax.precision == 0


def test_documents_count_together() -> None:
    half = score([(GOLD[:1], GOLD[:1]), (GOLD[:1], [((0,), (1,))])])
    assert half.strict.precision == half.strict.recall == half.strict.f1 == 0.5


def test_nothing_found() -> None:
    assert score([(GOLD, [])]).strict.f1 == 0.0


def test_gold_files(tmp_path: Path) -> None:
    path = tmp_path / "gold"
    path.write_text("[0]:[0]:0.5\n\n[1, 2]:[]\n[]:[13]\n", encoding="utf-8")
    assert read_beads(path) == [((0,), (0,)), ((1, 2), ()), ((), (13,))]


@pytest.mark.parametrize(
    ("source", "target", "beads"),
    [
        ([40, 60, 20], [42, 58, 21], [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]),
        ([40, 100, 20], [42, 55, 45, 21], [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]),
        ([40, 55, 45, 20], [42, 100, 21], [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))]),
        ([], [5], [((), (0,))]),
        ([5], [], [((0,), ())]),
        ([], [], []),
    ],
)
def test_lengths_alone(source: list[int], target: list[int], beads: list[Pair]) -> None:
    assert align_by_length(["x" * n for n in source], ["y" * n for n in target]) == beads
