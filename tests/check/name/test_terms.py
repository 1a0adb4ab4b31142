"""Which words may be names."""

import pytest

from align.check.name.terms import terms_of

NAMES = [
    ("en", "Yesterday in Moscow the Kremlin was silent.", "Moscow Kremlin"),
    ("en", "He met Mr. Brown of the U.S. delegation.", "Mr Brown U.S"),
    ("en", "Nobody came. Silence fell.", ""),
    ("en", 'She read "Crime and Punishment" aloud.', "Punishment"),
    ("en", "Putin's aide spoke to Britain’s envoy.", "Britain"),
    ("en", "The WHO and MI6 agree.", "WHO MI6"),
    ("ru", "Вчера в Москве глава МИД Лавров сказал: «Хорошо».", "Москве МИД Лавров"),
    ("ru", "Это было в г. Торжке. Там жил Пётр.", "Торжке Пётр"),
]


@pytest.mark.parametrize(("lang", "sentence", "names"), NAMES)
def test_capitals_inside_a_sentence_tell_names(lang: str, sentence: str, names: str) -> None:
    assert " ".join(t.text.removesuffix(".") for t in terms_of(sentence, lang) if t.is_name) == names


def test_words_stand_where_they_say() -> None:
    sentence = "«Нью-Йорк таймс», New York's O’Neill — и U.N. 5-й."
    for t in terms_of(sentence, "ru"):
        assert sentence[t.start : t.start + len(t.text)] == t.text


def test_a_word_is_of_the_script_of_its_letters() -> None:
    assert [(t.text, t.lang) for t in terms_of("O'Нилл и Lamoda", "ru")] == [("O'Нилл", "ru"), ("и", "ru"), ("Lamoda", "en")]
