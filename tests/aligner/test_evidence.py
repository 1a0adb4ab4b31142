"""What speaks for every bead: the same for a segment in a batch as alone, and the same for both directions."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import ToyEncoder, side_of

from align.aligner.evidence import PAIRED_FEATURES, SKIP_FEATURES, Source, gather, score
from align.aligner.lattice import FORBIDDEN, MOST_SENTENCES, PAIRED, Lattice
from align.aligner.segments import Segment, Usual, regions
from align.aligner.stack import block_sums, inner_sums, sums
from align.aligner.text import Text, as_text
from align.aligner.units import split_units
from align.anchor import link
from align.run_in import RunIn

RU = [
    "Мост построили в 1957 году:", "«Мы знали это», — сказал Павел Дронов.", "почему его закрыли?", "* * *", "Заголовок без точки",
    "Потом (как говорят, в марте) приехали инженеры из Петербурга, и Дронов их встретил.", "Да.", "Смета — 340 млн рублей.", "Смета — 340 млн рублей.",
]  # fmt: skip
EN = [
    "The bridge was built in 1975,", "“We knew it,” said Pavel Dronov.", "and why was it shut?",
    "Engineers came from Petersburg in March, they say; Dronov met them.", "Yes.", "The estimate is 340 million rubles:", "12 %", "A heading",
]  # fmt: skip
WEIGHTS = {f"paired.{n}": 0.3 + 0.1 * (k % 7) for k, n in enumerate(PAIRED_FEATURES)} | {f"skip.{n}": 0.2 + 0.1 * (k % 5) for k, n in enumerate(SKIP_FEATURES)}


def text_of(sentences: list[str], lang: str, run_in: int | None = None) -> Text:
    """`run_in`: the sentence that may hold a heading, up to its second word."""
    side = side_of(sentences, lang)
    places: tuple[RunIn, ...] = ()
    if run_in is not None:
        words = sentences[run_in].split(" ")
        places = (RunIn(run_in, side.sentences[run_in].span.start + len(" ".join(words[:2])) + 1, -0.7),)
    return as_text(split_units(side, places), side.document, ToyEncoder(), ToyEncoder())


def source_of(original: Text, translation: Text) -> Source:
    return Source(original, translation, link(original.anchors.keys, translation.anchors.keys))


def usual_of(original: Text, translation: Text) -> Usual:
    (region,) = regions(original, translation)
    return replace(region.usual, log_ratio=0.1)


sources = st.tuples(st.lists(st.sampled_from(RU), min_size=5, max_size=9), st.lists(st.sampled_from(EN), min_size=5, max_size=9), st.none() | st.integers(0, 4))


def texts_of(drawn: tuple[list[str], list[str], int | None]) -> tuple[Text, Text]:
    ru, en, run_in = drawn
    long_enough = run_in is not None and len(ru[run_in].split()) > 2
    return text_of(ru, "ru", run_in if long_enough else None), text_of(en, "en")


def same(a: Lattice, k: int, b: Lattice, turned: bool = False) -> None:
    """Grid k of `a` against the only one of `b`, which may have its sides changed over."""
    n, m = (int(x) for x in a.sizes[k])
    assert b.sizes.tolist() == [[m, n] if turned else [n, m]]
    for (p, q), scores in b.paired.items():
        wanted = scores[0].T if turned else scores[0]
        np.testing.assert_allclose(a.paired[(q, p) if turned else (p, q)][k, : wanted.shape[0], : wanted.shape[1]], wanted, rtol=1e-4, atol=1e-3)
    skips = (b.skip_translation, b.skip_original) if turned else (b.skip_original, b.skip_translation)
    np.testing.assert_allclose(a.skip_original[k, :n], skips[0][0], rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(a.skip_translation[k, :m], skips[1][0], rtol=1e-4, atol=1e-3)


@settings(max_examples=20, deadline=None)
@given(sources)
def test_a_segment_in_a_batch_is_as_alone(drawn: tuple[list[str], list[str], int | None]) -> None:
    original, translation = texts_of(drawn)
    source, usual = source_of(original, translation), usual_of(original, translation)
    segments = [
        Segment(slice(0, 2), slice(0, 3)), Segment(slice(2, original.n), slice(3, translation.n)), Segment(slice(1, 4), slice(2, 2)),
        Segment(slice(3, 3), slice(1, 2)), Segment(slice(0, original.n), slice(0, translation.n)),
    ]  # fmt: skip
    batch = score(gather(source, segments, usual), WEIGHTS)
    for k, segment in enumerate(segments):
        same(batch, k, score(gather(source, [segment], usual), WEIGHTS))
        n, m = segment.size
        for (a, b), scores in batch.paired.items():
            assert (scores[k, max(0, n - a + 1) :] == FORBIDDEN).all() and (scores[k, :, max(0, m - b + 1) :] == FORBIDDEN).all()
        assert not batch.skip_original[k, n:].any() and not batch.skip_translation[k, m:].any()


@settings(max_examples=20, deadline=None)
@given(sources)
def test_both_directions_are_alike(drawn: tuple[list[str], list[str], int | None]) -> None:
    original, translation = texts_of(drawn)
    usual = usual_of(original, translation)
    back = replace(usual, log_ratio=-usual.log_ratio, centres=usual.centres[::-1])
    whole = Segment(slice(0, original.n), slice(0, translation.n))
    forth = score(gather(source_of(original, translation), [whole], usual), WEIGHTS)
    same(forth, 0, score(gather(source_of(translation, original), [Segment(whole.translation, whole.original)], back), WEIGHTS), turned=True)


def test_every_feature_has_its_weight() -> None:
    original, translation = text_of(RU, "ru", 5), text_of(EN, "en")
    evidence = gather(source_of(original, translation), [Segment(slice(0, original.n), slice(0, translation.n))], usual_of(original, translation))
    met = {name for shape in evidence.shapes for name, _ in evidence.paired(shape)}
    assert met == set(PAIRED_FEATURES) and len(PAIRED_FEATURES) == len(met)
    assert all(len(x) == len(SKIP_FEATURES) and np.isfinite(x).all() for x in evidence.skips())
    assert all(np.isfinite(values).all() for shape in evidence.shapes for _, values in evidence.paired(shape))


def test_parts_of_a_sentence_may_be_more_than_sentences_may() -> None:
    """A unit that is only part of a sentence does not count as one; too many sentences are forbidden still."""
    original, translation = text_of(RU, "ru", 5), text_of(EN, "en")
    evidence = gather(source_of(original, translation), [Segment(slice(0, original.n), slice(0, translation.n))], usual_of(original, translation))
    assert set(PAIRED) < set(evidence.shapes)
    n_sentences = evidence.original.n_sentences(6)[0]
    possible = evidence.possible((6, 3))[0]
    assert possible[n_sentences == 5].any() and not possible[n_sentences == 6].any()
    assert MOST_SENTENCES < 6 + 3


def test_a_bead_does_not_say_twice_what_the_other_side_says_once() -> None:
    original, translation = text_of(RU[-2:], "ru"), text_of(EN[:2], "en")
    evidence = gather(source_of(original, translation), [Segment(slice(0, 2), slice(0, 2))], usual_of(original, translation))
    assert not evidence.possible((2, 1)).any() and not evidence.possible((2, 2)).any() and evidence.possible((1, 1)).all()


@pytest.mark.parametrize("size", [1, 2, 3])
def test_sums_of_runs(size: int) -> None:
    values = np.random.default_rng(0).normal(size=(2, 5))
    wanted = np.stack([values[:, k : k + size].sum(axis=1) for k in range(6 - size)], axis=1)
    np.testing.assert_allclose(sums(values, size), wanted)
    np.testing.assert_allclose(inner_sums(values, size), wanted - values[:, : 6 - size], atol=1e-12)


@pytest.mark.parametrize(("a", "b"), [(1, 1), (2, 1), (3, 4)])
def test_sums_of_blocks(a: int, b: int) -> None:
    values = np.random.default_rng(0).normal(size=(2, 3, 5))
    wanted = [[[v[i : i + a, j : j + b].sum() for j in range(6 - b)] for i in range(4 - a)] for v in values]
    np.testing.assert_allclose(block_sums(values).of(a, b), wanted)
