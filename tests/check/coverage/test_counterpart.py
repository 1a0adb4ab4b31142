"""Which words have a counterpart."""

import numpy as np
import pytest
from toys import side_of

from align.check.checked import Passage
from align.check.coverage.counterpart import NOTHING, Counterparts, counterparts, spelt_alike
from align.check.coverage.window import WordRow, word_row


def row_of(text: str, lang: str = "en") -> WordRow:
    return word_row(Passage(side_of([text], lang), (0,)))


def found(own: str, other: str, near: str = "") -> Counterparts:
    """Words are alike if they are the same."""
    rows = row_of(own), row_of(other), row_of(near)
    known = sorted({w for r in rows for w in r.folded})
    vectors = [np.eye(len(known), dtype=np.float32)[[known.index(w) for w in r.folded]] for r in rows]
    return counterparts(rows[0], rows[1], rows[2], (vectors[0], vectors[1], vectors[2]))


def test_a_word_serves_once() -> None:
    here = found("bank lent money bank", "bank money")
    assert here.best == pytest.approx([1.0, NOTHING, 1.0, 1.0])
    assert sorted(here.left) == pytest.approx([NOTHING, 0.88, 1.0, 1.0])  # the second bank is a compound at best
    assert sorted(found("bank bank bank", "bank").left) == pytest.approx([NOTHING, 0.88, 1.0])


def test_words_nearby_are_told_apart() -> None:
    here = found("bank money", "money", "bank")
    assert here.left == pytest.approx([NOTHING, 1.0]) and here.near == pytest.approx([1.0, NOTHING])


def test_no_words_have_no_counterpart() -> None:
    assert found("bank money", "").left == pytest.approx([NOTHING, NOTHING])


@pytest.mark.parametrize(("one", "other"), [("Блинкеном", "Blinken"), ("Вашингтоне", "Washington"), ("2021", "2021"), ("Джуфре", "Jufra")])
def test_names_are_alike_across_scripts(one: str, other: str) -> None:
    assert spelt_alike(one, other) > 0.7


@pytest.mark.parametrize(("one", "other"), [("Блинкеном", "Blair"), ("Вашингтоне", "Wagner"), ("2021", "2022"), ("Да", "Do")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert spelt_alike(one, other) < 0.7
