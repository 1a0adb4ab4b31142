"""Word by word: how much of a unit is said again in a run of the other side."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import ToyEncoder

from align.aligner.lattice import LONGEST
from align.aligner.words import Words, said_again, words_of

VOCABULARY = ("amber", "birch", "cedar", "delta", "ember")
unit = st.lists(st.sampled_from((*VOCABULARY, "—", "1999")), max_size=4).map(" ".join)
units = st.lists(unit, min_size=1, max_size=8)


def said(original: list[str], translation: list[str], toy: ToyEncoder) -> tuple[np.ndarray, np.ndarray]:
    return said_again(words_of(original, toy), words_of(translation, toy))


def test_words_said_by_run_size(toy_encoder: ToyEncoder) -> None:
    forth, back = said(["amber birch", "cedar delta", "—"], ["birch cedar", "amber", "ember fjord"], toy_encoder)
    np.testing.assert_allclose(forth[0], [[1, 1, 0], [1, 0, 0], [0, 0, 0]], atol=0.1)
    np.testing.assert_allclose(forth[1][:2, :2], [[2, 1], [1, 0]], atol=0.1)
    np.testing.assert_allclose(back[0][:, :2], [[1, 1], [1, 0], [0, 0]], atol=0.1)
    np.testing.assert_allclose(back[1][:, 0], [2, 1, 0], atol=0.1)


def test_a_repeated_word_counts_each_time_it_is_said_again(toy_encoder: ToyEncoder) -> None:
    forth, back = said(["amber amber birch"], ["amber"], toy_encoder)
    assert forth[0, 0, 0] == pytest.approx(2, abs=0.05) and back[0, 0, 0] == pytest.approx(1, abs=0.05)


@settings(max_examples=40, deadline=None)
@given(units, units)
def test_against_plain_counting(original: list[str], translation: list[str]) -> None:
    """In the toy's world, words are the same or different."""
    forth, back = said(original, translation, ToyEncoder())
    for found, own, other in ((forth, original, translation), (back, translation, original)):
        for size in range(1, LONGEST + 1):
            for j in range(len(other) - size + 1):
                run = set(" ".join(other[j : j + size]).split())
                wanted = [sum(w in run for w in u.split() if w in VOCABULARY) for u in own]
                np.testing.assert_allclose(found[size - 1, :, j], wanted, atol=0.3)
        assert (np.diff(found[:, :, 0], axis=0) >= 0).all(), "a longer run says no less"


@settings(max_examples=40, deadline=None)
@given(units, units, st.data())
def test_a_part_is_as_the_whole(original: list[str], translation: list[str], data: st.DataObject) -> None:
    parts = []
    for texts in (original, translation):
        first = data.draw(st.integers(0, len(texts) - 1))
        parts.append(slice(first, data.draw(st.integers(first + 1, len(texts)))))
    toy = ToyEncoder()
    whole_o, whole_t = words_of(original, toy), words_of(translation, toy)
    part_o, part_t = whole_o.part(parts[0]), whole_t.part(parts[1])
    assert part_o.counts.tolist() == whole_o.counts[parts[0]].tolist()
    np.testing.assert_allclose(said_again(part_o, part_t)[0][0], said_again(whole_o, whole_t)[0][0][parts[0], parts[1]], atol=1e-6)


def test_no_words_at_all(toy_encoder: ToyEncoder) -> None:
    empty: Words = words_of(["1", "…"], toy_encoder)
    assert empty.counts.tolist() == [0, 0]
    forth, back = said_again(empty, words_of(["amber"], toy_encoder))
    assert not forth.any() and not back.any() and forth.shape == (LONGEST, 2, 1) and back.shape == (LONGEST, 1, 2)


def test_short_words_and_figures_are_no_content(toy_encoder: ToyEncoder) -> None:
    assert words_of(["The 1999 cat was in_between amber", "он и она"], toy_encoder).counts.tolist() == [2, 0]
    assert words_of([], toy_encoder).counts.tolist() == []
