"""Quotation marks and brackets: what is found, and what is not."""

from pathlib import Path

import pytest
from passages import Case, checked_of, read_cases, words_of

from align.check import quotation

CASES = read_cases(Path(__file__).with_name("quotation.cases"))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_cases(case: Case) -> None:
    checked = case.checked
    found = [s for pair in checked.pairs for s in quotation.check(pair)]
    assert tuple(words_of(s, checked) for s in found) == case.found
    assert all(s.most == "minor" and s.check == "quotation" for s in found)


UNBALANCED = [
    ("Он сказал: «Мы уходим», и ушёл.", "He said, “We are leaving, and left.", "“We"),
    ("Мост (старый) закрыт.", "The bridge (an old one is shut.", "(an"),
    ("Мост (старый) закрыт.", "The bridge, an old one) is shut.", "one)"),
    ("He said, “We are leaving,” and left.", "Он сказал: Мы уходим», и ушёл.", "уходим»"),
]


@pytest.mark.parametrize(("original", "translation", "mark"), UNBALANCED)
def test_a_mark_without_a_partner(original: str, translation: str, mark: str) -> None:
    checked = checked_of([original], [translation])
    (found,) = quotation.check_document(checked)
    assert words_of(found, checked) == ("-", mark)
    assert (found.kind, found.most) == ("divergence", "minor")


BALANCED = [
    (["Он сказал: «Мы уходим", "и не вернёмся»."], ["He said, “We are leaving", "and shall not return.”"]),  # over two sentences
    (["Он сказал: «Мы уходим."], ["He said, “We are leaving."]),  # the original is no better
    (["— Мы уходим, — сказал он.", "— И не вернёмся."], ["“We are leaving,” he said.", "“And we shall not return.”"]),
    (['He bought a 5" pipe and "glue".'], ['Он купил трубу 5" и «клей».']),
    (["Список: хлеб и вода (много)."], ["The list: a) bread, b) water (much)."]),
    (["Привет (друг)."], ["Hello (friend) :)"]),
    (["“We work for ‘Rose’ Ltd,” she said."], ["«Мы работаем в ООО «Роза», — сказала она."]),  # one mark closes both
    (["It's the dogs' dinner in the '90s, “he said”."], ["Это собачий обед 90-х, „сказал он“."]),
    (["«Уходим»."] * 30, ["“We leave."] * 30),  # a habit, not an error
]


@pytest.mark.parametrize(("original", "translation"), BALANCED)
def test_marks_in_order(original: list[str], translation: list[str]) -> None:
    assert list(quotation.check_document(checked_of(original, translation))) == []


def test_other_languages_are_left_alone() -> None:
    checked = checked_of(["Der „unabhängige“ Richter (alt und grau)."], ["Le juge indépendant."], langs=("und", "und"))
    assert [*(s for p in checked.pairs for s in quotation.check(p)), *quotation.check_document(checked)] == []
