"""Text that stands elsewhere in the translation is moved, not left out and added."""

from collections.abc import Collection

import pytest
from toys import ToyEncoder, beads_of, sentence

from align.aligner.segments import REGION

TEXTS = [sentence(n) for n in range(24)]


def kinds(beads: list[tuple[tuple[int, ...], tuple[int, ...], str]]) -> set[str]:
    return {kind for *_, kind in beads}


@pytest.mark.parametrize(("first", "to"), [(6, 18), (18, 3), (0, 21), (21, 0)])
def test_a_paragraph_that_changed_its_place(toy_encoder: ToyEncoder, first: int, to: int) -> None:
    paragraph = TEXTS[first : first + 3]
    rest = TEXTS[:first] + TEXTS[first + 3 :]
    beads = beads_of(TEXTS, rest[:to] + paragraph + rest[to:], toy_encoder)
    assert [b for b in beads if b[2] == "moved"] == [((first + k,), (to + k,), "moved") for k in range(3)]
    assert kinds(beads) == {"match", "moved"}
    assert [i for o, *_ in beads for i in o] == list(range(24)), "moved beads come where the original has them"


def test_two_swapped_paragraphs(toy_encoder: ToyEncoder) -> None:
    beads = beads_of(TEXTS, TEXTS[:6] + TEXTS[15:18] + TEXTS[9:15] + TEXTS[6:9] + TEXTS[18:], toy_encoder)
    assert kinds(beads) == {"match", "moved"}
    moved = [(o[0], t[0]) for o, t, kind in beads if kind == "moved"]
    assert moved == [(6, 15), (7, 16), (8, 17), (15, 6), (16, 7), (17, 8)]


def test_neighbouring_paragraphs_swapped(toy_encoder: ToyEncoder) -> None:
    """Either of them may be the one that was moved."""
    beads = beads_of(TEXTS, TEXTS[:6] + TEXTS[9:12] + TEXTS[6:9] + TEXTS[12:], toy_encoder)
    assert kinds(beads) == {"match", "moved"}
    assert [o for o, _, kind in beads if kind == "moved"] in ([(6,), (7,), (8,)], [(9,), (10,), (11,)])


def test_a_moved_sentence_in_two(toy_encoder: ToyEncoder) -> None:
    texts = [*TEXTS[:4], sentence(30, size=10), *TEXTS[4:]]
    words = texts[4].split()
    parts = [" ".join(words[:5]) + ".", " ".join(words[5:]).capitalize()]
    beads = beads_of(texts, [*TEXTS[:18], *parts, *TEXTS[18:]], toy_encoder)
    assert ((4,), (18, 19), "moved") in beads and kinds(beads) == {"match", "moved"}


@pytest.mark.parametrize("short", ["Да.", "Yes, yes.", "Nobody came."])
def test_a_short_sentence_said_elsewhere_is_not_moved(toy_encoder: ToyEncoder, short: str) -> None:
    """Such words are said again by chance."""
    original, translation = [*TEXTS[:5], short, *TEXTS[5:]], [*TEXTS[:18], short, *TEXTS[18:]]
    beads = beads_of(original, translation, toy_encoder)
    assert "moved" not in kinds(beads)
    both = [*TEXTS[:5], short, *TEXTS[5:18], short, *TEXTS[18:]]
    assert kinds(beads_of(both, both, toy_encoder)) == {"match"}


@pytest.mark.parametrize("first", [6, 7, 8])
def test_neighbouring_sentences_that_change_places(toy_encoder: ToyEncoder, first: int) -> None:
    swapped = [*TEXTS[:first], TEXTS[first + 1], TEXTS[first], *TEXTS[first + 2 :]]
    beads = beads_of(TEXTS, swapped, toy_encoder)
    assert kinds(beads) <= {"match", "moved"}
    assert all(len(o) <= 2 for o, *_ in beads)


def test_an_omission_and_an_addition_that_have_nothing_in_common(toy_encoder: ToyEncoder) -> None:
    added = [sentence(n) for n in (100, 101, 102)]
    beads = beads_of(TEXTS, TEXTS[:6] + TEXTS[9:18] + added + TEXTS[18:], toy_encoder)
    assert [o for o, _, kind in beads if kind == "omission"] == [(6,), (7,), (8,)]
    assert [t for _, t, kind in beads if kind == "addition"] == [(15,), (16,), (17,)]
    assert kinds(beads) == {"match", "omission", "addition"}


def test_what_was_moved_and_what_was_lost_are_told_apart(toy_encoder: ToyEncoder) -> None:
    """Of a paragraph of four sentences one stands elsewhere, with a new one beside it."""
    rest = TEXTS[:6] + TEXTS[9:]
    beads = beads_of(TEXTS, [*rest[:15], TEXTS[7], sentence(200), *rest[15:]], toy_encoder)
    assert [(o, t) for o, t, kind in beads if kind == "moved"] == [((7,), (15,))]
    assert [o for o, _, kind in beads if kind == "omission"] == [(6,), (8,)]
    assert [t for _, t, kind in beads if kind == "addition"] == [(16,)]


@pytest.mark.parametrize(("matter", "matter_translation"), [({0}, ()), ((), {6}), ({0}, {6})])
def test_front_matter_is_not_moved(toy_encoder: ToyEncoder, matter: Collection[int], matter_translation: Collection[int]) -> None:
    """Bylines at the top of one text and at the end of the other: matter needs no counterpart."""
    original, translation = TEXTS[:3] + TEXTS[6:], TEXTS[6:] + TEXTS[:3]
    assert "moved" in kinds(beads_of(original, translation, toy_encoder))
    assert "moved" not in kinds(beads_of(original, translation, toy_encoder, matter, matter_translation))


def test_paragraphs_in_a_new_order(toy_encoder: ToyEncoder) -> None:
    """As newest first, or a list sorted by another alphabet."""
    beads = beads_of(TEXTS, [s for n in range(21, -1, -3) for s in TEXTS[n : n + 3]], toy_encoder)
    assert kinds(beads) == {"match", "moved"}


def test_a_moved_paragraph_with_one_sentence_cut_short(toy_encoder: ToyEncoder) -> None:
    """In its old place the sentence is matched; so it should be where the paragraph went."""
    texts = [sentence(n, size=8) for n in range(24)]
    short = [*texts[:7], " ".join(texts[7].split()[:3]) + ".", *texts[8:]]
    assert kinds(beads_of(texts, short, toy_encoder)) == {"match"}
    moved = short[:6] + short[9:18] + short[6:9] + short[18:]
    assert kinds(beads_of(texts, moved, toy_encoder)) == {"match", "moved"}


def test_a_paragraph_moved_across_a_long_text(toy_encoder: ToyEncoder) -> None:
    texts = [sentence(n, 3) for n in range(REGION + 400)]
    beads = beads_of(texts, texts[:99] + texts[102 : REGION + 300] + texts[99:102] + texts[REGION + 300 :], toy_encoder)
    assert kinds(beads) == {"match", "moved"}
