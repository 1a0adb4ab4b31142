"""Sides to beads, with an encoder that sees words only."""

from toys import ToyEncoder, side_of

from align.aligner import Task, align_sides
from align.calibration import load_calibration
from align.encode import BUNDLED
from align.run_in import RunIn

WORDS = (
    "amber birch cedar delta ember fjord grove heron inlet jetty kiosk ledge maple north ocean piano quill river stone tulip umbra valve wheat yacht"
    " zebra".split()
)


def sentence(n: int, size: int = 7) -> str:
    """Different words for different n."""
    return " ".join(f"{WORDS[(n + k) % len(WORDS)]}{n}" for k in range(size)) + "."


def beads_of(original: list[str], translation: list[str], toy: ToyEncoder, **task: object) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    weights = load_calibration(BUNDLED).aligner
    alignment = align_sides(Task(side_of(original, "ru"), **task), Task(side_of(translation, "en")), toy, weights)  # type: ignore[arg-type]
    return [(b.original, b.translation, b.kind) for b in alignment.beads]


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
    words = texts[2].split(" ")
    split = [*texts[:2], " ".join(words[:3]) + ".", " ".join(words[3:]), *texts[3:]]
    beads = beads_of(texts, split, toy_encoder)
    assert ((2,), (2, 3), "match") in beads
    merged = [*texts[:5], texts[5] + " " + texts[6], *texts[7:]]
    assert ((5, 6), (5,), "match") in beads_of(texts, merged, toy_encoder)


def test_an_empty_side(toy_encoder: ToyEncoder) -> None:
    assert beads_of([sentence(0)], [], toy_encoder) == [((0,), (), "omission")]
    assert beads_of([], [], toy_encoder) == []


def test_a_heading_is_cut_off_only_where_both_texts_have_it(toy_encoder: ToyEncoder) -> None:
    heading, rest = "amber birch cedar delta", "Ember fjord grove heron inlet jetty kiosk ledge."
    original, translation = [sentence(1), f"{heading} {rest}", sentence(2)], [sentence(1), heading, rest, sentence(2)]
    at = side_of(original, "ru").sentences[1].span.start + len(heading) + 1
    beads = beads_of(original, translation, toy_encoder, run_ins=[RunIn(1, at, 3.0)])
    assert beads == [((n,), (n,), "match") for n in range(4)]
    together = beads_of(original, original, toy_encoder, run_ins=[RunIn(1, at, -3.0)])
    assert together == [((n,), (n,), "match") for n in range(3)]


def test_matter_is_never_in_one_bead_with_text(toy_encoder: ToyEncoder) -> None:
    texts = [sentence(n) for n in range(9)]
    weights = load_calibration(BUNDLED).aligner
    alignment = align_sides(Task(side_of(texts, "ru"), matter={0}), Task(side_of(texts[3:], "en")), toy_encoder, weights)
    assert [b.kind for b in alignment.beads] == ["omission"] * 3 + ["match"] * 6


def test_confidence_is_a_probability(toy_encoder: ToyEncoder) -> None:
    weights = load_calibration(BUNDLED).aligner
    texts = [sentence(n) for n in range(9)]
    twice = [*texts[:4], texts[4], texts[4], *texts[5:]]
    alignment = align_sides(Task(side_of(twice, "ru")), Task(side_of(texts, "en")), toy_encoder, weights)
    confidences = [b.confidence for b in alignment.beads]
    assert all(0 <= c <= 1 for c in confidences)
    assert min(confidences) < 0.75, "which of two equal sentences was left out cannot be a sure thing"
    for k, side in enumerate((alignment.original, alignment.translation)):
        assert len(alignment.unmatched[k]) == len(side.sentences) and ((alignment.unmatched[k] >= 0) & (alignment.unmatched[k] <= 1)).all()
