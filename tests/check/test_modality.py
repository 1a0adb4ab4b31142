"""Duty and possibility."""

import pytest
from pairs import pair_of, turned, words_of

from align.check.modality import check

CHANGED = [
    ("Пациент должен принимать лекарство утром.", "The patient may take the medicine in the morning.", "должен принимать", "may take"),
    ("Пациент может принимать лекарство утром.", "The patient must take the medicine in the morning.", "может принимать", "must take"),
    ("Покупатель обязан оплатить доставку.", "The buyer can pay for delivery.", "обязан оплатить", "can pay"),
    ("Здесь можно курить.", "You have to smoke here.", "можно курить", "have to smoke"),
]

FREE = [
    ("Пациент должен принимать лекарство утром.", "The patient must take the medicine in the morning."),
    ("Пациент должен принимать лекарство утром.", "The patient is to take the medicine in the morning."),
    ("Принимайте лекарство утром.", "You should take the medicine in the morning."),
    ("Нельзя терять бдительность.", "We must not lose vigilance."),
    ("Нельзя терять бдительность.", "We cannot lose vigilance."),
    ("Он должен и может помочь.", "He can and must help."),
    ("Требуется предъявить паспорт.", "You have to show your passport."),
    ("Он может прийти завтра.", "Perhaps he will come tomorrow."),
    ("Как следует из доклада, цены могут вырасти.", "As the report shows, prices may rise."),
    ("Вам следует изменить пароль.", "You should change the password."),
    ("За ним следует Япония.", "It is followed by Japan."),
]


@pytest.mark.parametrize(("russian", "english", "duty", "possibility"), CHANGED)
def test_a_duty_against_a_possibility(russian: str, english: str, duty: str, possibility: str) -> None:
    pair = pair_of(russian, english)
    (found,) = check(pair)
    assert (found.most, found.kind) == ("major", "divergence")
    assert words_of(pair, check(pair)) == [(duty, possibility)]
    back = turned(russian, english)
    assert words_of(back, check(back)) == [(possibility, duty)]


@pytest.mark.parametrize(("russian", "english"), FREE)
def test_free_renderings(russian: str, english: str) -> None:
    assert not list(check(pair_of(russian, english)))
    assert not list(check(turned(russian, english)))


def test_a_duty_against_a_plain_statement_is_for_information() -> None:
    (found,) = check(pair_of("Путешественникам приходится ждать на границе.", "Travellers wait at the border."))
    assert found.most == "info"
    assert found.message == "A duty in one only: “приходится ждать” here, “wait” in the translation."


def test_other_languages_are_left_alone() -> None:
    assert not list(check(pair_of("Il doit payer.", "He may pay.", langs=("fr", "en"))))


def test_text_that_was_left_untranslated_is_left_alone() -> None:
    assert not list(check(pair_of("You must pay.", "You may pay.", langs=("en", "ru"))))
