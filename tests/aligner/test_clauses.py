"""Clauses: ` ¦ ` where a sentence is cut; and which unit of the other side holds the counterpart of each."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.aligner.clauses import Clauses, clauses_of, share_out

CASES = [
    "The bridge was closed in March, ¦ and nobody knows when it will open.",
    "Мост закрыли ещё в середине марта, ¦ а когда его снова откроют ¦ — никто пока не знает.",
    "The committee (it met twice in a week) ¦ did not come to any decision: ¦ its members had not read the papers.",
    # too short to stand alone
    "Yes, he said, no.",
    "Well, the bridge that was closed in March is open again, I hear.",
    # no white space behind the mark
    "The temperature fell to 3,5 degrees and the pressure rose to 760,25 units.",
    "A sentence without any mark inside it is one clause however long it may become.",
    "",
    ", , , – – –",
]


@pytest.mark.parametrize("marked", CASES)
def test_where_a_sentence_is_cut(marked: str) -> None:
    pieces, clauses = clauses_of([marked.replace("¦ ", "")])
    assert pieces == [p.rstrip() for p in marked.split("¦ ")]
    assert clauses.starts.tolist() == [0, len(pieces)]


@given(st.lists(st.text(alphabet="абвгд ab,;:—()", max_size=90), max_size=5))
def test_pieces_are_the_units_again(texts: list[str]) -> None:
    pieces, clauses = clauses_of(texts)
    assert len(clauses.starts) == len(texts) + 1 and len(clauses.weights) == len(pieces) == clauses.starts[-1]
    assert (np.diff(clauses.starts) >= 1).all(), "at least one clause a unit"
    for n, text in enumerate(texts):
        own = pieces[clauses.of_units(slice(n, n + 1))]
        assert "".join("".join(own).split()) == "".join(text.split())
    np.testing.assert_allclose(clauses.unit_weights, [clauses.weights[clauses.of_units(slice(n, n + 1))].sum() for n in range(len(texts))])


def made(*counts: int) -> Clauses:
    """Units of so many clauses, each of weight 1."""
    return Clauses(np.cumsum([0, *counts]), np.ones(sum(counts)))


def test_each_clause_goes_where_it_is_alike() -> None:
    """The second clause of the first unit went into the second unit of the translation."""
    margins = np.full((3, 3), -0.2, np.float32)
    margins[0, 0] = margins[1, 1] = margins[2, 2] = 0.9
    shared = share_out(margins, made(2, 1), made(1, 2), slice(0, 2), slice(0, 2))
    np.testing.assert_allclose(shared, [[2, 2], [0, 2]], atol=0.01)


def test_a_clause_without_counterpart_gives_to_none() -> None:
    shared = share_out(np.full((2, 3), -0.3, np.float32), made(1, 1), made(3), slice(0, 2), slice(0, 1))
    assert shared.max() < 0.02


def test_a_clause_alike_two_is_shared_between_them() -> None:
    shared = share_out(np.array([[0.9, 0.9]], np.float32), made(1), made(1, 1), slice(0, 1), slice(0, 2))
    np.testing.assert_allclose(shared, [[1.5, 1.5]], atol=0.01)


def test_only_the_units_asked_for_count() -> None:
    original, translation = made(2, 1, 2), made(1, 2, 1)
    rng = np.random.default_rng(0)
    margins = rng.uniform(-0.2, 0.9, (5, 4)).astype(np.float32)
    part = share_out(margins[2:, 1:3], original, translation, slice(1, 3), slice(1, 2))
    assert part.shape == (2, 1) and (part > 0).all()
    np.testing.assert_allclose(part, share_out(margins[2:, 1:3], made(1, 2), made(2), slice(0, 2), slice(0, 1)))


@given(st.integers(0, 1000))
def test_no_more_is_shared_than_there_is(seed: int) -> None:
    rng = np.random.default_rng(seed)
    original, translation = (Clauses(np.cumsum([0, *rng.integers(1, 4, 3)]), rng.uniform(0.3, 2, 9)) for _ in range(2))
    original, translation = (Clauses(c.starts, c.weights[: c.starts[-1]]) for c in (original, translation))
    margins = rng.uniform(-0.5, 1, (original.starts[-1], translation.starts[-1])).astype(np.float32)
    shared = share_out(margins, original, translation, slice(0, 3), slice(0, 3))
    assert shared.sum() <= original.weights.sum() + translation.weights.sum() + 1e-9
    assert (shared >= 0).all()
