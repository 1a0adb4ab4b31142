"""What is said of a unit without the other side."""

import numpy as np
import pytest
from toys import ToyEncoder, side_of

from align.aligner.text import MARKS, Text, as_text
from align.aligner.units import join_units, split_units
from align.run_in import RunIn


def text_of(sentences: list[str], toy: ToyEncoder, per_block: int = 3, run_ins: tuple[RunIn, ...] = (), **options: bool) -> Text:
    side = side_of(sentences, "en", per_block)
    return as_text(split_units(side, run_ins), side.document, toy, toy, **options)


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        ("It rained.", "."), ("It rained…", "."), ("It rained!", "."), ("It rained;", "."), ("It rained,", "."),
        ("Did it rain?", "?"), ("«Шёл дождь?»", "?"), ("(Did it rain?)", "?"), ("He said (it rained).", "."), ('"It rained."', "."),
        ("He said:", ":"), ("A heading", "x"), ("“A heading”", "x"), ("»", "x"), ("1999", "x"),
    ],
)  # fmt: skip
def test_what_it_ends_with(toy_encoder: ToyEncoder, sentence: str, mark: str) -> None:
    assert MARKS[text_of([sentence], toy_encoder).mark[0]] == mark


@pytest.mark.parametrize(
    ("sentence", "low"),
    [("and it rained.", True), ("— и пошёл дождь.", True), ("3 рубля.", True), ("It rained.", False), ("1999.", False)],
)
def test_lower_case_is_told_by_the_first_letter(toy_encoder: ToyEncoder, sentence: str, low: bool) -> None:
    assert text_of(["Then.", sentence], toy_encoder).lower.tolist() == [False, low]


def test_a_text_that_begins_low_says_nothing(toy_encoder: ToyEncoder) -> None:
    assert not text_of(["and it rained."], toy_encoder).lower[0]


@pytest.mark.parametrize(
    ("sentence", "unclosed"),
    [
        ("«Мы знали, — сказал он.", 1), ("Мы не знали».", -1), ("«Мы знали».", 0), ("(a [b", 2), ("“We knew, he said.", 1), ('"We knew.', 0),
        ("a) the first of them", 0), ("1) the first, b) the second", 0), ("the first (of them) all", 0),
        ("It is the people’s choice.", 0),
        ("см. (примечание 1) выше", 0),
        ("the same (as we do) again", 0),
    ],
)  # fmt: skip
def test_brackets_and_quotes_left_open(toy_encoder: ToyEncoder, sentence: str, unclosed: int) -> None:
    assert text_of([sentence], toy_encoder).unclosed[0] == unclosed


@pytest.mark.parametrize(("sentence", "wordless"), [("* * *", True), ("12 %", True), ("То.", True), ("Дождь.", False), ("1. The", False)])
def test_wordless(toy_encoder: ToyEncoder, sentence: str, wordless: bool) -> None:
    assert text_of([sentence], toy_encoder).wordless[0] == wordless


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [("«Да.", True), ("— Да.", True), ('"Yes.', True), ("  “Yes.", True), ("Yes.", False), ("He said: “yes”.", False)],
)
def test_speech_and_quotations(toy_encoder: ToyEncoder, sentence: str, quotes: bool) -> None:
    assert text_of([sentence], toy_encoder).quotes[0] == quotes


def test_a_sentence_said_once_more(toy_encoder: ToyEncoder) -> None:
    long = "Nobody had seen the bridge."
    assert text_of([long, f"{long.upper()}", "Yes.", "Yes.", long], toy_encoder).repeats.tolist() == [False, True, False, False, False]


def test_after_stop(toy_encoder: ToyEncoder) -> None:
    assert text_of(["A heading", "It rained.", "Then (again.)", "A colon:", "End"], toy_encoder).after_stop.tolist() == [False, False, True, True, False]


def test_blocks(toy_encoder: ToyEncoder) -> None:
    sentences = [f"Sentence {n}." for n in range(5)]
    assert text_of(sentences, toy_encoder, per_block=2).begins_block.tolist() == [True, False, True, False, True]
    assert text_of(sentences, toy_encoder, per_block=2, in_paragraphs=False).begins_block.tolist() == [True, False, False, False, False]


def test_parts_of_a_sentence(toy_encoder: ToyEncoder) -> None:
    sentences = ["First.", "A short heading It rained all day."]
    at = side_of(sentences, "en").sentences[1].span.start + len("A short heading ")
    text = text_of(sentences, toy_encoder, run_ins=(RunIn(1, at, -0.5),))
    np.testing.assert_array_equal(text.run_in, [np.nan, np.nan, -0.5])
    assert text.shares.tolist() == [1.0, 0.5, 0.5] and text.n == 3
    assert text.lengths.tolist() == [6, 15, 18]


def test_units_are_sentences_again() -> None:
    side = side_of(["First.", "A short heading It rained all day.", "Last."], "en")
    at = side.sentences[1].span.start + len("A short heading ")
    units = split_units(side, (RunIn(1, at, 0.0),))
    assert join_units(units, frozenset()) == (side.sentences, (0, 1, 1, 2))
    cut, of_unit = join_units(units, frozenset({2}))
    assert [s.span.of(side.document.text) for s in cut] == ["First.", "A short heading", "It rained all day.", "Last."]
    assert of_unit == (0, 1, 2, 3)


def test_an_empty_text(toy_encoder: ToyEncoder) -> None:
    text = text_of([], toy_encoder)
    assert text.n == 0 == len(text.shares) == len(text.repeats) == len(text.after_stop)
