"""Words of a passage, and the windows that may have been left out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import side_of

from align.check.checked import Passage
from align.check.coverage.window import WordRow, windows_of, word_row


def row_of(text: str, lang: str = "en") -> WordRow:
    return word_row(Passage(side_of([text], lang), (0,)))


def shown(text: str, lang: str = "en") -> list[str]:
    row = row_of(text, lang)
    return [text[a:b] for a, b in zip(*row.places(windows_of(row)), strict=True)]


@pytest.mark.parametrize(
    ("text", "lang", "window"),
    [
        ("The office, which closed in May, was sold.", "en", "which closed in May"),
        ("The office was sold in May to a bank.", "en", "in May"),
        ("Контору, закрытую весной, продали банку.", "ru", "закрытую весной"),
        ("Контору продали весной за миллион рублей.", "ru", "за миллион рублей"),
    ],
)
def test_windows_are_clauses_and_phrases(text: str, lang: str, window: str) -> None:
    assert window in shown(text, lang)


def test_a_window_does_not_cut_a_phrase() -> None:
    assert not {"closed old", "old", "red brick"} & set(shown("They sold the old red brick house to a bank."))


@pytest.mark.parametrize("text", ["A line that the U.S. cannot cross.", "They paid 229,4 million in all.", "Look at example.com for the rest."])
def test_a_window_does_not_cut_an_abbreviation_or_a_number(text: str) -> None:
    assert not any(w.startswith(("S", "4 ", "com")) or w.endswith((" U", "229", "example")) for w in shown(text))


def test_function_words_alone_are_no_window() -> None:
    assert "of the" not in shown("The end, of the, road.") and "road" in shown("The end, of the, road.")


@given(st.text(alphabet="abc где, .'-«»()\N{COMBINING ACUTE ACCENT}1", max_size=60), st.sampled_from(["en", "ru", "de"]))
def test_windows_lie_in_the_text(text: str, lang: str) -> None:
    row = row_of(text, lang)
    windows = windows_of(row)
    starts, ends = row.places(windows)
    assert (starts < ends).all() and (ends <= len(text)).all() and (windows.lasts - windows.firsts < max(1, len(row))).all()
    assert row.cuts.shape == (len(row) + 1,) and not np.diff(row.starts).min(initial=1) <= 0
