"""Hedges: attribution, doubt, likelihood."""

import pytest
from pairs import pair_of, turned, words_of

from align.check.hedge import check

LOST = [
    ("Отряд якобы воевал в Ливии.", "The squad fought in Libya.", "якобы"),
    ("По данным полиции, погибли двое.", "Two people died.", "По данным"),
    ("Видимо, идеи закончились.", "The ideas ran out.", "Видимо"),
    ("По некоторым сведениям, завод закрыт.", "The plant is closed.", "По некоторым сведениям"),
    ("Скорее всего, поезд опоздает.", "The train is late.", "Скорее всего"),
]
ADDED = [
    ("Отряд воевал в Ливии.", "The squad allegedly fought in Libya.", "allegedly"),
    ("Завод закрыт.", "According to the police, the plant is closed.", "According to"),
    ("Идеи закончились.", "Apparently the ideas ran out.", "Apparently"),
    ("Король болен.", "The king is said to be ill.", "is said to"),
]
FREE = [
    ("По данным полиции, погибли двое.", "Two people died, police said."),
    ("По словам эксперта, цены растут.", "The expert believes that prices are growing."),
    ("Отряд якобы воевал в Ливии.", "The squad is believed to have fought in Libya."),
    ("Отряд якобы «воевал» в Ливии.", "The squad “fought” in Libya."),
    ("Возможно, он придёт.", "He may come."),
    ("Вероятно, поезд опоздает.", "The train is likely to be late."),
    ("Похоже, что он прав.", "He seems to be right."),
    ("По данным на 5 мая, заболели двое.", "As of May 5, two people were ill."),
    ("Готовьте по этому рецепту.", "Cook according to this recipe."),
    ("Риск заболеть в три раза выше.", "People are three times more likely to fall ill."),
]


@pytest.mark.parametrize(("russian", "english", "words"), LOST)
def test_a_lost_hedge(russian: str, english: str, words: str) -> None:
    pair = pair_of(russian, english)
    (found,) = check(pair)
    assert (found.kind, found.most) == ("omission", "minor")
    assert words_of(pair, check(pair)) == [(words, None)]
    assert words_of(turned(russian, english), check(turned(russian, english))) == [(None, words)]


@pytest.mark.parametrize(("russian", "english", "words"), ADDED)
def test_an_added_hedge(russian: str, english: str, words: str) -> None:
    pair = pair_of(russian, english)
    assert words_of(pair, check(pair)) == [(None, words)]
    assert [f.kind for f in check(turned(russian, english))] == ["omission"]


@pytest.mark.parametrize(("russian", "english"), FREE)
def test_free_renderings(russian: str, english: str) -> None:
    assert not list(check(pair_of(russian, english)))
    assert not list(check(turned(russian, english)))


def test_messages() -> None:
    (lost,) = check(pair_of("Отряд якобы воевал.", "The squad fought."))
    (added,) = check(pair_of("Король болен.", "The king is supposedly ill."))
    assert lost.message == "“якобы” has no counterpart in the translation: doubt is lost."
    assert added.message == "“supposedly” has no counterpart here: doubt is added."


def test_a_hedge_of_the_sentence_before_is_said_to_have_moved() -> None:
    (found,) = check(pair_of("Отряд якобы воевал.", "The squad fought.", before=("Вот так.", "Allegedly it was so.")))
    assert found.features["moved"] == 1


def test_text_that_was_left_untranslated_is_left_alone() -> None:
    assert not list(check(pair_of("He allegedly left.", "He left.", langs=("en", "ru"))))
