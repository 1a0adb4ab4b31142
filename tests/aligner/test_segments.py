"""Two texts in segments: they cover both, no cut goes through a bead, and the path is that of one search over everything."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import ToyEncoder, beads_of, sentence, side_of

import align.aligner
from align.aligner import Task, align_sides, segments
from align.aligner.segments import BLOCK, SHORTEST_SEGMENT, Region, Segment, regions
from align.aligner.text import Text, as_text
from align.aligner.units import split_units
from align.calibration import load_calibration
from align.encode import BUNDLED, load_encoder
from bench.corpus import compare_article, load_gold

GOLD = load_gold()
UNSURE = 0.6


def text_of(sentences: list[str], lang: str = "en") -> Text:
    side = side_of(sentences, lang)
    return as_text(split_units(side, ()), side.document, ToyEncoder(), ToyEncoder())


def covers(found: list[Segment], n: int, m: int) -> bool:
    """Whether the segments take both texts once and in order."""
    edges = [(0, 0), *((s.original.stop, s.translation.stop) for s in found)]
    starts = [(s.original.start, s.translation.start) for s in found]
    return starts == edges[:-1] and edges[-1] == (n, m) and all(a[0] <= b[0] and a[1] <= b[1] and a != b for a, b in pairwise(edges))


@dataclass(frozen=True)
class Pair:
    """A toy text, its translation, and the gold beads that have both sides: (first and last unit, first and last unit)."""

    original: list[str]
    translation: list[str]
    beads: list[tuple[tuple[int, int], tuple[int, int]]]


def make_pair(changes: dict[int, str], n: int) -> Pair:
    """n sentences, translated one by one but for some: "omit", "add" (behind it), "split", "merge" (with the next), "two" (both of it and the next anew)."""
    original = [sentence(k, 8) for k in range(n)]
    translation: list[str] = []
    beads = []
    k = 0
    while k < n:
        change, size = changes.get(k, ""), 1
        parts = [original[k]]
        if change == "split":
            words = original[k].split()
            parts = [" ".join(words[:4]) + ".", " ".join(words[4:]).capitalize()]
        elif change == "merge" and k + 1 < n:
            parts, size = [original[k].rstrip(".") + ", " + original[k + 1]], 2
        elif change == "omit":
            parts = []
        if parts:
            beads.append(((k, k + size), (len(translation), len(translation) + len(parts))))
        translation += parts
        if change == "add":
            translation.append(sentence(400 + k, 8))
        k += size
    return Pair(original, translation, beads)


changes = st.dictionaries(st.integers(0, 89), st.sampled_from(("omit", "add", "split", "merge")), max_size=25)
pairs = st.builds(make_pair, changes, st.integers(1, 90))


@settings(max_examples=25, deadline=None)
@given(pairs)
def test_segments_cover_both_texts_and_cut_no_bead(pair: Pair) -> None:
    found = [s for r in regions(text_of(pair.original), text_of(pair.translation)) for s in r.segments]
    assert covers(found, len(pair.original), len(pair.translation))
    for (a, b), (c, d) in pair.beads:
        assert any(s.original.start <= a and b <= s.original.stop and s.translation.start <= c and d <= s.translation.stop for s in found)


def test_a_clean_text_is_cut_often() -> None:
    texts = [sentence(n) for n in range(120)]
    (region,) = regions(text_of(texts), text_of(texts))
    assert max(max(s.size) for s in region.segments) <= 2 * SHORTEST_SEGMENT and len(region.segments) >= 5
    assert region.usual.mutual == 1.0 and region.usual.low == 0.0 and len(region.astray) == 0


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 5), (5, 0), (1, 1), (0, 700), (1, 700)])
def test_texts_of_few_sentences(n: int, m: int) -> None:
    found = [s for r in regions(text_of([sentence(k) for k in range(n)]), text_of([sentence(k) for k in range(m)])) for s in r.segments]
    assert covers(found, n, m)


def test_texts_that_have_nothing_in_common() -> None:
    original, translation = text_of([sentence(n) for n in range(400)]), text_of([sentence(n) for n in range(600, 1000)])
    found = list(regions(original, translation))
    assert covers([s for r in found for s in r.segments], 400, 400)


def test_omissions_and_additions_longer_than_a_block(toy_encoder: ToyEncoder) -> None:
    """A preface is added, and much of the middle is left out."""
    texts = [sentence(n) for n in range(700)]
    preface = [sentence(n) for n in range(1000, 1000 + BLOCK + 20)]
    first, last = 150, 150 + BLOCK + 60
    beads = beads_of(texts, [*preface, *texts[:first], *texts[last:]], toy_encoder)
    kept = [*range(first), *range(last, 700)]
    assert [(o, t) for o, t, kind in beads if kind == "match"] == [((n,), (len(preface) + k,)) for k, n in enumerate(kept)]
    assert [o for o, _, kind in beads if kind == "omission"] == [(n,) for n in range(first, last)]
    assert [t for _, t, kind in beads if kind == "addition"] == [(n,) for n in range(len(preface))]


def test_a_long_text_has_regions_with_figures_of_their_own() -> None:
    texts = [sentence(n) for n in range(segments.REGION + 300)]
    longer = [t if n < segments.REGION else f"{t[:-1]} {t}" for n, t in enumerate(texts)]
    found = list(regions(text_of(texts), text_of(longer)))
    assert len(found) == 2 and covers([s for r in found for s in r.segments], len(texts), len(texts))
    assert found[0].usual.log_ratio == pytest.approx(0, abs=0.05) and found[1].usual.log_ratio == pytest.approx(np.log(2), abs=0.1)


# the path of the full search ----------------------------------------------------------------------------------------------------------------


def in_one(original: Text, translation: Text) -> Iterator[Region]:
    """What `regions` gives, but everything in one segment."""
    for region in regions(original, translation):
        first, last = region.segments[0], region.segments[-1]
        whole = Segment(slice(first.original.start, last.original.stop), slice(first.translation.start, last.translation.stop))
        yield Region((whole,), region.usual, region.astray)


@settings(max_examples=25, deadline=None)
@given(pairs)
def test_toy_texts_in_segments_have_the_path_of_the_full_search(pair: Pair) -> None:
    in_segments = beads_of(pair.original, pair.translation, ToyEncoder())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(align.aligner, "regions", in_one)
        assert beads_of(pair.original, pair.translation, ToyEncoder()) == in_segments


def test_articles_in_segments_have_the_path_of_the_full_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """But where the full search itself is unsure: see below."""
    n_segments = []
    n_apart = 0
    for gold in GOLD:

        def counted(original: Text, translation: Text) -> Iterator[Region]:
            for region in regions(original, translation):
                n_segments.append(len(region.segments))
                yield region

        monkeypatch.setattr(align.aligner, "regions", counted)
        in_segments = {(b.original, b.translation, b.kind) for b in compare_article(gold).beads}
        monkeypatch.setattr(align.aligner, "regions", in_one)
        in_full = compare_article(gold).beads
        sure = {(b.original, b.translation, b.kind) for b in in_full if b.confidence >= UNSURE}
        assert sure <= in_segments, gold["id"]
        n_apart += len({(b.original, b.translation, b.kind) for b in in_full} - in_segments)
    assert n_apart <= 3
    assert np.mean(n_segments) > 1.5, "articles of one segment would show nothing"


def test_all_articles_in_one_text_differ_at_most_where_the_full_search_is_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """How rare a name is, and what clauses have in common, is taken from the segment; so a bead that is as good as another may be another."""
    tasks = [Task(side_of(list(_sentences(lang)), lang), in_paragraphs=False) for lang in ("ru", "en")]
    encoder, weights = load_encoder(), load_calibration(BUNDLED).aligner
    in_segments = {(b.original, b.translation): b for b in align_sides(tasks[0], tasks[1], encoder, weights).beads}
    monkeypatch.setattr(align.aligner, "regions", in_one)
    in_full = {(b.original, b.translation): b for b in align_sides(tasks[0], tasks[1], encoder, weights).beads}
    apart = in_segments.keys() ^ in_full.keys()
    assert len(apart) <= 12 and len(in_full) > 200
    assert all(in_full[key].confidence < UNSURE for key in apart & in_full.keys())


def _sentences(lang: str) -> Iterator[str]:
    for gold in GOLD:
        name = next(side for side in ("original", "translation") if gold[side]["lang"] == lang)
        yield from (gold[name]["text"][a:b] for a, b in gold["sentences"][name])


# segments too large for one search ----------------------------------------------------------------------------------------------------------


def bounded(monkeypatch: pytest.MonkeyPatch, original: Text, translation: Text, largest: int, rough: int = 16_000_000) -> list[Segment]:
    monkeypatch.setattr(segments, "LARGEST_SEGMENT", largest)
    monkeypatch.setattr(segments, "LARGEST_ROUGH", rough)
    return list(segments._bounded(original, translation, Segment(slice(0, original.n), slice(0, translation.n))))


@pytest.mark.parametrize(("n", "m"), [(60, 60), (1, 2000), (2000, 1), (2, 900), (3, 50)])
@pytest.mark.parametrize("rough", [16_000_000, 500])
@pytest.mark.parametrize("first", [0, 1000], ids=["the same", "unrelated"])
def test_a_large_segment_is_cut_until_it_is_small(monkeypatch: pytest.MonkeyPatch, n: int, m: int, rough: int, first: int) -> None:
    original, translation = text_of([sentence(k, 3) for k in range(n)]), text_of([sentence(first + k, 3) for k in range(m)])
    found = bounded(monkeypatch, original, translation, 100, rough)
    assert covers(found, n, m) and max(s.size[0] * s.size[1] for s in found) <= 100 and len(found) > 1


def test_a_small_segment_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = text_of([sentence(n) for n in range(10)])
    assert bounded(monkeypatch, texts, texts, 100) == [Segment(slice(0, 10), slice(0, 10))]


def test_a_large_segment_is_cut_beside_a_good_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    """Much was added before what both texts have, so the middle of both would be the wrong place."""
    texts, added = [sentence(n) for n in range(40)], [sentence(n) for n in range(500, 600)]
    found = bounded(monkeypatch, text_of(texts), text_of([*added, *texts]), 2500)
    assert len(found) > 1
    assert all(s.translation.start - s.original.start in (0, 100) for s in found)


def test_pieces_of_a_large_segment_are_aligned_as_the_whole(monkeypatch: pytest.MonkeyPatch, toy_encoder: ToyEncoder) -> None:
    texts = [sentence(n) for n in range(50)]
    translation = [*texts[:20], *(sentence(n) for n in range(500, 510)), *texts[23:]]
    whole = beads_of(texts, translation, toy_encoder)
    monkeypatch.setattr(segments, "SHORTEST_SEGMENT", 1000)  # nothing else cuts
    monkeypatch.setattr(segments, "LARGEST_SEGMENT", 300)
    assert beads_of(texts, translation, toy_encoder) == whole
