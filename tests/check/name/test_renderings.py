"""One name in two spellings."""

from collections.abc import Callable

import pytest

Rendered = Callable[..., list[tuple[str | None, str | None]]]

FIRST = "Потом долго говорил Шишкин.", "Then Shishkin spoke for long."


@pytest.mark.parametrize(
    ("original", "translation", "words"),
    [
        ("Все слушали Шишкина.", "All listened to Schischkin.", ("Шишкина", "Schischkin")),
        ("Все слушали Шишкина.", "All listened to Shishkin.", None),
        ("Все слушали Шишкину.", "All listened to Shishkina.", None),
        ("Все слушали Мышкина.", "All listened to Myshkin.", None),
        ("Все слушали его.", "All listened to Shishkin.", None),
    ],
)
def test_a_second_spelling_is_told(original: str, translation: str, words: tuple[str, str] | None, rendered: Rendered) -> None:
    assert rendered(*FIRST, original, translation) == ([] if words is None else [words])


def test_a_city_has_one_name(rendered: Rendered) -> None:
    assert rendered("Они живут в Киеве.", "They live in Kyiv.", "Она была в Киеве.", "She was in Kiev.") == [("Киеве", "Kiev")]


def test_a_country_and_its_adjective_are_no_two_names(rendered: Rendered) -> None:
    assert rendered("Они живут в Германии.", "They live in Germany.", "Министр финансов Германии молчал.", "The German finance minister was silent.") == []


def test_people_may_spell_a_given_name_differently(rendered: Rendered) -> None:
    assert rendered("Её муж Александр дома.", "Her husband Alexander is at home.", "Там был и Александр.", "There was also Aleksandr.") == []


def test_russian_spellings(rendered: Rendered) -> None:
    texts = "We all know Vardy well.", "Мы хорошо знаем Варди.", "And so said Vardy.", "Так сказал и Верди.", "They met Vardy.", "Они видели Варди."
    assert rendered(*texts, lang="en") == [("Vardy", "Верди")]


def test_russian_case_forms_are_one_spelling(rendered: Rendered) -> None:
    assert rendered("We all know Houston well.", "Мы знаем Хьюстон.", "They live in Houston.", "Они живут в Хьюстоне.", lang="en") == []
