"""Long texts: no sentence twice, and gold that covers both sides in order."""

from bench.long_text import NUMBER, make_long

PAIRS = [(f"Предложение под буквой {c} номер {n}.", f"Sentence with letter {c} number {n}.") for c in "абвгде" for n in (17, 1917, 300)]
PAIRS += [(f"Слова {c} без чисел!", f"Words {c} without numbers!") for c in "абвгдеж"]
TEXT = make_long(PAIRS, 1000, seed=1)
SIDES = (TEXT.original, TEXT.translation)


def test_no_sentence_twice_and_spans_that_slice_back() -> None:
    for side in SIDES:
        text = side.text
        sentences = [text[a:b] for a, b in side.spans]
        assert len(set(sentences)) == len(sentences) >= 900
        assert all(s == s.strip() != "" for s in sentences)


def test_blocks_are_the_paragraphs() -> None:
    for side in SIDES:
        assert side.blocks[-1] + 1 == len(side.text.split("\n\n"))


def test_gold_covers_both_sides_in_order() -> None:
    for k, side in enumerate(SIDES):
        assert [i for bead in TEXT.gold for i in bead[k]] == list(range(len(side.spans)))
    assert {(len(o), len(t)) for o, t in TEXT.gold} >= {(1, 1), (1, 0), (0, 1), (1, 2), (2, 1)}


def test_numbers_change_on_both_sides_alike() -> None:
    texts = [side.text for side in SIDES]
    for o, t in TEXT.gold:
        if o and t:
            numbers = [[n for i in own for n in NUMBER.findall(text[slice(*side.spans[i])])] for own, text, side in zip((o, t), texts, SIDES, strict=True)]
            assert numbers[0] == numbers[1]


def test_same_seed_same_text() -> None:
    assert make_long(PAIRS, 50, seed=2).original.text == make_long(PAIRS, 50, seed=2).original.text
