"""Text left in the original's language: what is found, and what is not."""

from dataclasses import replace
from pathlib import Path

import pytest
from passages import Case, checked_of, checked_sides, read_cases, words_of

from align.check import Suspicion, untranslated
from align.check.checked import Checked

CASES = read_cases(Path(__file__).with_name("untranslated.cases"))


def found_in(checked: Checked) -> list[Suspicion]:
    return [s for pair in checked.pairs for s in untranslated.check(pair)]


def langs_of(case: Case) -> tuple[str, str]:
    """A translation that is not translated does not tell its language."""
    original = "ru" if any("а" <= c <= "я" for c in "".join(case.original)) and "душа has" not in case.original[0] else "en"
    return original, "en" if original == "ru" else "ru"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_cases(case: Case) -> None:
    checked = checked_of(case.original, case.translation, langs=langs_of(case))
    assert tuple(words_of(s, checked) for s in found_in(checked)) == case.found


def test_a_whole_sentence_is_major() -> None:
    (found,) = found_in(checked_of(["The bus takes an hour to go round."], ["The bus takes an hour to go round."], langs=("en", "ru")))
    assert (found.most, found.kind) == ("major", "divergence") and "both sides" in found.message


def test_listings_are_no_prose() -> None:
    text = ["the bus takes an hour to go round", "and the bridge is shut"]
    checked = checked_of(text, text, langs=("en", "ru"))
    assert len(found_in(checked)) == 2
    document = checked.translation.document
    code = replace(document, blocks=tuple(replace(b, kind="code") for b in document.blocks))
    assert found_in(checked_sides(checked.original, replace(checked.translation, document=code))) == []


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Die Brücke ist seit Donnerstag gesperrt.", 1),
        ("橋は木曜日から閉鎖されていますのでご注意ください。", 1),
        ("Berlin, Paris, London", 0),
        ("C. S. Lewis", 0),
        ("10 000", 0),
    ],
)
def test_the_same_text_in_any_languages(text: str, n: int) -> None:
    assert len(found_in(checked_of([text], [text], langs=("und", "und")))) == n


def test_one_language_is_no_translation() -> None:
    assert found_in(checked_of(["The bridge is shut for now."], ["The bridge is shut for now."], langs=("en", "en"))) == []
