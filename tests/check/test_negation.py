"""Negation: what either side denies, and what answers it. `[…]` in a case is where the finding must be, on the side that denies."""

import re

import pytest
from pairs import pair_of, turned, words_of

from align.check.negation import check
from align.check.negation.marks import Denials
from align.check.negation.tables import fits

LOST_OR_ADDED = [
    ("Делегация приехала в Москву вечером.", "The delegation [did not] arrive in Moscow in the evening."),
    ("Матрас подходит для детей.", "The mattress [is not] suitable for children."),
    ("Министр [не ответил] на вопросы журналистов.", "The minister answered the journalists' questions."),
    ("Эти правила действуют во всех странах.", "These rules [can not] apply in all countries."),
    ("Эти правила действуют во всех странах.", "These rules [cannot apply] in all countries."),
    ("Врачи рекомендуют этот препарат.", "Doctors [don't] recommend this drug."),
    ("Она никогда [не писала] стихов.", "She wrote poems."),
    ("Крышка легко открылась.", "The lid [would not] open easily."),
    ("В городе [нет больницы].", "The town has a hospital."),
    ("Купить билеты можно только в кассе.", "Tickets can be bought [not only] at the box office."),
    ("В отряде более ста человек.", "There [are not] more than a hundred people in the unit."),
    ("Он знает дорогу, но [не знает] пароля.", "He knows the way and he knows the password."),
]

FREE = [
    ("Неизвестно, кто это сделал.", "It is not known who did it."),
    ("Чехол несъёмный.", "The cover is non-removable."),
    ("Он не мог не согласиться.", "He had to agree."),
    ("Погибли не менее семи человек.", "At least seven people were killed."),
    ("Он не раз бывал в Париже.", "He has been to Paris many times."),
    ("Он чуть не упал с лошади.", "He almost fell off his horse."),
    ("Он не только поёт, но и танцует.", "He sings as well as dances."),
    ("Где бы он ни был, он звонил домой.", "Wherever he was, he called home."),
    ("Как ни странно, все согласились.", "Oddly enough, everyone agreed."),
    ("Подождите, пока вода не закипит.", "Wait until the water boils."),
    ("Тем не менее они уехали.", "Nevertheless, they left."),
    ("Вы не хотели бы чаю?", "Would you like some tea?"),
    ("Вы не видели мою сумку?", "Have you seen my bag?"),
    ("Я не знаю, придёт ли он.", "I do not know whether he will come."),
    ("Никто ничего не сказал.", "Nobody said anything."),
    ("Ни два, ни три укола не помогли.", "Neither two nor three shots helped."),
    ("Она не ест мяса и не пьёт вина.", "She does not eat meat or drink wine."),
    ("Сейчас город близок к победе как никогда.", "The city is now closer to victory than ever."),
    ("Это можно сделать без труда.", "It is easy to do."),
    ("Обязательно проверьте счёт.", "Do not forget to check the bill."),
    ("Не забудьте проверить счёт.", "Be sure to check the bill."),
    ("Это может быть полезно.", "It may or may not be useful."),
    ("Номер артикула 713946.", "Item No. 713946."),
    ("Ветер стих, и снега больше не было.", "The wind died down and there was no more snow."),
]


def unmark(text: str) -> tuple[str, str | None]:
    marked = re.search(r"\[(.+?)\]", text)
    return text.replace("[", "").replace("]", ""), marked and marked[1]


@pytest.mark.parametrize(("russian", "english"), LOST_OR_ADDED)
def test_a_negation_that_one_side_lacks_is_told_on_the_spot(russian: str, english: str) -> None:
    (original, in_original), (translation, in_translation) = unmark(russian), unmark(english)
    pair = pair_of(original, translation)
    assert [in_original if in_original else in_translation] == [o if in_original else t for o, t in words_of(pair, check(pair))]


@pytest.mark.parametrize(("russian", "english"), LOST_OR_ADDED)
def test_the_other_direction_is_told_as_well(russian: str, english: str) -> None:
    (original, in_original), (translation, in_translation) = unmark(russian), unmark(english)
    pair = turned(original, translation)
    assert [in_original if in_original else in_translation] == [t if in_original else o for o, t in words_of(pair, check(pair))]


@pytest.mark.parametrize(("russian", "english"), FREE)
def test_a_free_rendering_raises_nothing_or_little(russian: str, english: str) -> None:
    """Where a word answers by its meaning, or one negation stands for two, the features say so; elsewhere nothing is raised."""
    for pair in (pair_of(russian, english), turned(russian, english)):
        for found in check(pair):
            assert found.features["denying"] == 1 or found.features["shared"] == 1 or found.features["phrase"] < 0, found.message


def test_the_message_has_the_words_of_both_sides() -> None:
    (found,) = check(pair_of("Делегация приехала вечером.", "The delegation did not arrive in the evening."))
    assert found.message == "Negation added: “приехала” here, “not arrive” in the translation."
    assert found.kind == "divergence"


def test_figures_tell_a_lost_negation_from_one_that_a_word_answers() -> None:
    (lost,) = check(pair_of("Правила известны всем.", "The rules are not known to everyone."))
    (answered,) = check(pair_of("Правила неизвестны.", "The rules are not known."))
    assert lost.features["phrase"] > 0 > answered.features["phrase"]
    assert (lost.features["denying"], answered.features["denying"]) == (0, 1)


def test_what_a_sentence_near_denies_instead_is_no_error() -> None:
    text, translation = "Она не пришла, потому что заболела.", "She fell ill."
    assert len(list(check(pair_of(text, translation)))) == 1
    assert not list(check(pair_of(text, translation, before=("Он ждал.", "She did not come."))))
    assert len(list(check(pair_of(text, translation, before=("Она не пришла.", "She did not come."))))) == 1


def test_other_languages_are_left_alone() -> None:
    assert not list(check(pair_of("Er kam nicht.", "He came.", langs=("de", "en"))))
    assert not list(check(pair_of("He came.", "He did not come.", langs=("en", "en"))))


@pytest.mark.parametrize("text", ["", "…", "не", "Не. Не? Не!", "no", "not " * 300, "не " * 300, "n't", "«ни»"])
def test_odd_texts_do_no_harm(text: str) -> None:
    for pair in (pair_of(f"{text} слово", "A word."), pair_of("Слово.", f"{text} word"), turned(f"{text} слово", f"{text} word")):
        assert all(f.original and f.translation for f in check(pair))


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("Nobody came and nothing happened.", "en", ["none", "none"]),
        ("Никто никогда ничего не говорил.", "ru", ["not"]),
        ("Он пришёл без шапки.", "ru", ["without"]),
        ("Article No. 5", "en", []),
        ("The cat isn’t here.", "en", ["not"]),
        ("Я НЕ пойду.", "ru", ["not"]),
        ("Небо синее.", "ru", []),
    ],
)
def test_marks(text: str, lang: str, kinds: list[str]) -> None:
    assert [m.kind for m in Denials(pair_of(text, "", langs=(lang, "en")).original).marks] == kinds


@pytest.mark.parametrize(("word", "lang", "said"), [
    ("неизвестный", "ru", "denying"), ("неделя", "ru", ""), ("бессимптомно", "ru", "denying"), ("отказался", "ru", "denying"), ("лишь", "ru", "limiting"),
    ("unhappy", "en", "denying"), ("under", "en", ""), ("homeless", "en", "denying"), ("refused", "en", "denying"),
    ("only", "en", "limiting"), ("table", "en", ""),
])  # fmt: skip
def test_words_that_deny_by_their_meaning(word: str, lang: str, said: str) -> None:
    assert Denials(pair_of(word, "", langs=(lang, "en")).original).denial(0) == said


@pytest.mark.parametrize(("pattern", "words", "fit"), [
    ("", "a", True), ("a|b", "b c", True), ("a|b", "c", False), ("… c", "a b c", True), ("… c", "a b d e f c", False),
    ("_ c", "a c", True), ("_ c", "c", False),
    ("a", "", False),
])  # fmt: skip
def test_idioms(pattern: str, words: str, fit: bool) -> None:
    assert fits(pattern.split(), words.split()) is fit


def test_text_that_was_left_untranslated_is_left_alone() -> None:
    assert not list(check(pair_of("The lid would not open.", "The lid would open.", langs=("en", "ru"))))
