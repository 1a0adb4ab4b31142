"""Sides to beads, with an encoder that sees words only."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import ToyEncoder, beads_of, sentence, side_of

from align.aligner import Alignment, Task, align_sides
from align.calibration import load_calibration
from align.encode import BUNDLED
from align.run_in import RunIn


def in_parts(text: str, n: int) -> list[str]:
    """A sentence as n sentences, of two words each."""
    words = text.rstrip(".").split()
    size = len(words) // n
    return [" ".join(words[k * size : (k + 1) * size]).capitalize() + "." for k in range(n)]


def test_one_to_one(toy_encoder: ToyEncoder) -> None:
    texts = [sentence(n) for n in range(9)]
    assert beads_of(texts, texts, toy_encoder) == [((n,), (n,), "match") for n in range(9)]


def test_an_omission_and_an_addition_stand_alone(toy_encoder: ToyEncoder) -> None:
    texts = [sentence(n) for n in range(9)]
    beads = beads_of(texts, texts[:3] + texts[4:7] + [sentence(50)] + texts[7:], toy_encoder)
    assert ((3,), (), "omission") in beads
    assert ((), (6,), "addition") in beads
    assert sum(kind == "match" for *_, kind in beads) == 8


def test_a_split_and_a_merge(toy_encoder: ToyEncoder) -> None:
    texts = [sentence(n) for n in range(8)]
    split = [*texts[:2], *in_parts(texts[2], 2), *texts[3:]]
    assert ((2,), (2, 3), "match") in beads_of(texts, split, toy_encoder)
    merged = [*texts[:5], texts[5].rstrip(".") + ", " + texts[6], *texts[7:]]
    assert ((5, 6), (5,), "match") in beads_of(texts, merged, toy_encoder)


@pytest.mark.parametrize("n", [3, 4, 5, 6])
def test_a_sentence_split_into_many(toy_encoder: ToyEncoder, n: int) -> None:
    texts = [sentence(k) for k in range(8)]
    texts[3] = sentence(3, size=4 * n)
    split = [*texts[:3], *in_parts(texts[3], n), *texts[4:]]
    assert ((3,), tuple(range(3, 3 + n)), "match") in beads_of(texts, split, toy_encoder)
    assert (tuple(range(3, 3 + n)), (3,), "match") in beads_of(split, texts, toy_encoder)


def test_an_empty_side(toy_encoder: ToyEncoder) -> None:
    assert beads_of([sentence(0)], [], toy_encoder) == [((0,), (), "omission")]
    assert beads_of([], [sentence(0), sentence(1)], toy_encoder) == [((), (0,), "addition"), ((), (1,), "addition")]
    assert beads_of([], [], toy_encoder) == []


def test_texts_that_have_nothing_in_common_are_not_matched(toy_encoder: ToyEncoder) -> None:
    beads = beads_of([sentence(n) for n in range(9)], [sentence(n) for n in range(100, 109)], toy_encoder)
    assert sum(kind == "match" for *_, kind in beads) <= 1


def test_a_heading_is_cut_off_only_where_both_texts_have_it(toy_encoder: ToyEncoder) -> None:
    heading, rest = "amber birch cedar delta", "Ember fjord grove heron inlet jetty kiosk ledge."
    original, translation = [sentence(1), f"{heading} {rest}", sentence(2)], [sentence(1), heading, rest, sentence(2)]
    at = side_of(original, "ru").sentences[1].span.start + len(heading) + 1
    beads = beads_of(original, translation, toy_encoder, run_ins=[RunIn(1, at, 3.0)])
    assert beads == [((n,), (n,), "match") for n in range(4)]
    together = beads_of(original, original, toy_encoder, run_ins=[RunIn(1, at, -3.0)])
    assert together == [((n,), (n,), "match") for n in range(3)]


def test_matter_may_be_left_out_and_is_never_in_one_bead_with_text(toy_encoder: ToyEncoder) -> None:
    texts = [sentence(n) for n in range(9)]
    assert [k for *_, k in beads_of(texts, texts[3:], toy_encoder, matter={0})] == ["omission"] * 3 + ["match"] * 6


def test_matter_that_both_texts_have_is_matched(toy_encoder: ToyEncoder) -> None:
    texts = [sentence(n) for n in range(9)]
    assert beads_of(texts, texts, toy_encoder, matter={0}, matter_translation={0}) == [((n,), (n,), "match") for n in range(9)]


def test_the_same_words_as_matter_and_as_text_are_not_paired(toy_encoder: ToyEncoder) -> None:
    texts = [sentence(n) for n in range(9)]
    beads = beads_of(texts, texts, toy_encoder, matter={1})
    assert [b for b in beads if b[0] and b[1]] == [((n,), (n,), "match") for n in (0, 1, 2, 6, 7, 8)]


def align(original: list[str], translation: list[str], toy: ToyEncoder) -> Alignment:
    return align_sides(Task(side_of(original, "ru")), Task(side_of(translation, "en")), toy, load_calibration(BUNDLED).aligner)


def test_confidence_is_a_probability(toy_encoder: ToyEncoder) -> None:
    texts = [sentence(n) for n in range(9)]
    twice = [*texts[:4], texts[4], texts[4], *texts[5:]]
    alignment = align(twice, texts, toy_encoder)
    confidences = [b.confidence for b in alignment.beads]
    assert all(0 <= c <= 1 for c in confidences)
    assert min(confidences) < 0.75, "which of two equal sentences was left out cannot be a sure thing"
    for k, side in enumerate((alignment.original, alignment.translation)):
        assert len(alignment.unmatched[k]) == len(side.sentences) and ((alignment.unmatched[k] >= 0) & (alignment.unmatched[k] <= 1)).all()


def test_a_sentence_said_twice_and_translated_once_is_left_out_once(toy_encoder: ToyEncoder) -> None:
    texts = [sentence(n) for n in range(9)]
    beads = beads_of([*texts[:5], *texts[4:]], texts, toy_encoder)
    assert [kind for *_, kind in beads].count("omission") == 1 and all(len(o) == len(t) == 1 for o, t, kind in beads if kind == "match")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 25), max_size=14), st.lists(st.integers(0, 25), max_size=14), st.integers(1, 4))
def test_every_sentence_is_in_one_bead(original: list[int], translation: list[int], per_block: int) -> None:
    """Whatever the order of the sentences: the original's in its order, the translation's too but for what was moved."""
    sides = [side_of([sentence(n) for n in numbers], lang, per_block) for numbers, lang in ((original, "ru"), (translation, "en"))]
    alignment = align_sides(Task(sides[0]), Task(sides[1]), ToyEncoder(), load_calibration(BUNDLED).aligner)
    assert [i for b in alignment.beads for i in b.original] == list(range(len(original)))
    assert sorted(j for b in alignment.beads for j in b.translation) == list(range(len(translation)))
    in_order = [j for b in alignment.beads if b.kind != "moved" for j in b.translation]
    assert in_order == sorted(in_order)
    for bead, margin in zip(alignment.beads, alignment.margins, strict=True):
        assert (bead.kind in ("match", "moved")) == bool(bead.original and bead.translation) == (bead.similarity is not None) != math.isnan(margin)


def test_a_pair_that_is_all_there_is_stands_out_from_what_is_usual() -> None:
    toy, side = ToyEncoder(), side_of([sentence(1)], "en")
    alignment = align_sides(Task(side), Task(side), toy, load_calibration(BUNDLED).aligner)
    assert alignment.margins[0] > 0.7  # its own background would leave nothing of it
