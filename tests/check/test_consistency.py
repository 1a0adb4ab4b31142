"""The same thing translated in different ways."""

import pytest
from passages import checked_of, words_of

from align.check import Suspicion, consistency


def found_in(original: list[str], translation: list[str]) -> list[tuple[str, str, str]]:
    checked = checked_of(original, translation)
    found: list[Suspicion] = list(consistency.check_document(checked))
    return [(*words_of(s, checked), s.most) for s in found]


FILLER = [
    ("Утром шёл снег.", "It snowed in the morning."), ("Потом вышло солнце.", "Then the sun came out."), ("Никто не приехал.", "Nobody arrived."),
    ("Все ждали обеда.", "Everybody waited for lunch."), ("Дети играли во дворе.", "Children played in the yard."), ("Собака спала.", "The dog slept."),
    ("Вечером стемнело рано.", "It got dark early in the evening."), ("Радио молчало.", "The radio was silent."),
]  # fmt: skip


def test_a_sentence_that_comes_again() -> None:
    original = ["Выключите прибор перед чисткой.", "Снимите крышку.", "Выключите  прибор перед ЧИСТКОЙ.", "Выключите прибор перед чисткой!"]
    translation = ["Switch the device off before cleaning.", "Take off the lid.", "Switch the device off before cleaning.", "Disconnect it prior to washing."]
    assert found_in(original, translation) == [("Выключите прибор перед чисткой!", "Disconnect it prior to washing.", "info")]


def test_a_long_one_is_minor_and_says_the_other_translation() -> None:
    original = ["Перед чисткой выключите прибор и дайте ему остыть."] * 2
    checked = checked_of(original, ["Before cleaning, switch the device off and let it cool.", "Unplug the appliance and wait until it is cold."])
    (found,) = consistency.check_document(checked)
    assert found.most == "minor" and "switch the device off and let it cool" in found.message
    assert found.original is not None and found.original.start > 0


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        (["Она так и сказала вслух при всех."] * 2, ["She said so aloud before everyone.", "She SAID so — aloud, before everyone!"]),  # marks and capitals
        (["He was very tired on that evening."] * 2, ["Он был очень уставший тем вечером.", "Тем вечером он был очень уставшим."]),  # endings and order
        (["Да, конечно."] * 2, ["Yes, of course.", "Certainly."]),  # two words
        (["10 20 30 40 50 60"] * 2, ["10 20 30", "10 20 40"]),
    ],
)
def test_what_is_the_same_after_all(original: list[str], translation: list[str]) -> None:
    assert found_in(original, translation) == []


def test_a_name_in_quotation_marks() -> None:
    original = ["Пароход «Верный» вышел.", "Капитан «Верного» спал.", "На «Верном» погас свет."]
    translation = ['The steamer "Verny" left.', 'The captain of "Verny" slept.', 'The light went out on "Loyal".']
    assert found_in(original, translation) == [("«Верном»", '"Loyal"', "minor")]
    assert found_in(original, ['The steamer "Verny" left.', 'The captain of the "Verny" slept.', "The light went out on the ship."]) == []


def test_a_term_with_two_renderings() -> None:
    terms = [
        ("Проверьте тормозную колодку.", "Check the brake pad."), ("Тормозная колодка стёрлась.", "The brake pad is worn."),
        ("Замените тормозную колодку.", "Replace the brake pad."), ("Новая тормозная колодка стоит дорого.", "A new brake pad is expensive."),
        ("Тормозная колодка скрипит.", "The brake shoe squeaks."),
    ]  # fmt: skip
    pairs = [p for both in zip(terms, FILLER[: len(terms)], strict=True) for p in both] + FILLER[len(terms) :]
    assert found_in([o for o, _ in pairs], [t for _, t in pairs]) == [("Тормозная колодка", "shoe", "info")]
    same = [(o, t.replace("shoe", "pads")) for o, t in pairs]
    assert found_in([o for o, _ in same], [t for _, t in same]) == []


def test_synonyms_of_common_words_are_good_style() -> None:
    verbs = ["said", "noted", "added", "explained", "remarked", "said"]
    original = [f"Мэр сказал про мост номер {n}." for n in range(6)]
    assert found_in(original, [f"The mayor {verb} something about bridge number {n}." for n, verb in enumerate(verbs)]) == []


def test_other_languages_are_left_alone() -> None:
    checked = checked_of(["Schalten Sie das Gerät vor der Reinigung aus."] * 2, ["Éteignez-le.", "Débranchez l'appareil."], langs=("und", "und"))
    assert list(consistency.check_document(checked)) == []
