"""Runs of sentences against their joined texts, whatever was asked for before and whatever of it was kept."""

from collections.abc import Iterator

import numpy as np
import pytest
from encode.texts import SENTENCES
from hypothesis import given, settings
from hypothesis import strategies as st

from align.encode.flow import Flow
from align.encode.runs import AdditiveRuns, Indices
from align.encode.stretch import Stretch
from align.encode.use import UseEncoder

LONG = SENTENCES * 6


def joined(encoder: UseEncoder, sentences: list[str], firsts: Indices, lasts: Indices) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    return encoder.encode([" ".join(s for s in sentences[a:b] if s.strip()) for a, b in zip(firsts.tolist(), lasts.tolist(), strict=True)])


def least_cosine(encoder: UseEncoder, sentences: list[str], firsts: Indices, lasts: Indices) -> float:
    vectors = encoder.runs(sentences).vectors(firsts, lasts)
    return float(np.einsum("ij,ij->i", vectors, joined(encoder, sentences, firsts, lasts)).min())


def all_runs(n: int, longest: int) -> tuple[Indices, Indices]:
    """Of each size in turn."""
    pairs = [(a, a + size) for size in range(1, longest + 1) for a in range(n - size + 1)]
    firsts, lasts = np.array(pairs).T
    return firsts, lasts


@pytest.fixture
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Stretches of 21 tokens in chunks of 7, of which few are kept; gives where each began that was gone over."""
    monkeypatch.setattr("align.encode.runs.KEPT_SENTENCES", 8)
    monkeypatch.setattr("align.encode.runs.KEPT_SHORT", 3)
    monkeypatch.setattr("align.encode.runs.STRETCH_TOKENS", 21)
    monkeypatch.setattr("align.encode.stretch.CHUNK_TOKENS", 7)
    gone_over = []

    class Counted(Stretch):
        def __init__(self, encoder: UseEncoder, flow: Flow, start: int, end: int) -> None:
            gone_over.append(start)
            super().__init__(encoder, flow, start, end)

    monkeypatch.setattr("align.encode.runs.Stretch", Counted)
    yield gone_over


def test_no_sentences(encoder: UseEncoder) -> None:
    assert encoder.runs([]).vectors(np.array([], int), np.array([], int)).shape == (0, 512)
    assert encoder.runs(SENTENCES).vectors(np.array([], int), np.array([], int)).shape == (0, 512)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8])
def test_a_run_is_the_joined_text(encoder: UseEncoder, size: int) -> None:
    firsts = np.arange(len(SENTENCES) - size + 1)
    assert least_cosine(encoder, SENTENCES, firsts, firsts + size) > 0.99999


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["Да.", "Он ушёл.", "A b c.", "", "  ", "Дождь шёл весь день, и дорога раскисла."]), min_size=1, max_size=12), st.data())
def test_runs_of_any_sentences(encoder: UseEncoder, sentences: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(sentences) - 1))
    last = data.draw(st.integers(first + 1, len(sentences)))
    assert least_cosine(encoder, sentences, np.array([first]), np.array([last])) > 0.9999


def test_runs_across_chunks(encoder: UseEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    firsts, lasts = all_runs(len(SENTENCES), 10)
    whole = encoder.runs(SENTENCES).vectors(firsts, lasts)
    monkeypatch.setattr("align.encode.stretch.CHUNK_TOKENS", 7)
    monkeypatch.setattr("align.encode.convolution.AT_ONCE", 2)
    monkeypatch.setattr("align.encode.branch.AT_ONCE", 5)
    np.testing.assert_allclose(encoder.runs(SENTENCES).vectors(firsts, lasts), whole, atol=1e-5)


def test_runs_over_many_chunks_of_a_long_text(encoder: UseEncoder) -> None:
    firsts = np.arange(0, len(SENTENCES) * 60 - 8, 7)
    assert least_cosine(encoder, SENTENCES * 60, firsts, firsts + 8) > 0.999999


def test_runs_across_stretches(encoder: UseEncoder, short_stretches: list[int]) -> None:
    firsts, lasts = all_runs(len(LONG), 8)
    assert least_cosine(encoder, LONG, firsts, lasts) > 0.99999
    assert least_cosine(encoder, LONG, np.array([0, 3, 1]), np.array([60, 60, 59])) > 0.99999, "of many stretches"
    assert len(set(short_stretches)) > 30


def test_sentences_longer_than_a_stretch(encoder: UseEncoder, short_stretches: list[int]) -> None:
    sentences = [*SENTENCES, " ".join(SENTENCES), "", *SENTENCES, " ".join(SENTENCES)]
    firsts, lasts = all_runs(len(sentences), 5)
    assert least_cosine(encoder, sentences, firsts, lasts) > 0.99999


def test_the_vectors_do_not_depend_on_what_was_asked_before(encoder: UseEncoder, short_stretches: list[int]) -> None:
    firsts, lasts = all_runs(len(LONG), 6)
    at_once = encoder.runs(LONG).vectors(firsts, lasts)
    one_by_one = encoder.runs(LONG)
    generator = np.random.default_rng(0)
    for some in np.array_split(generator.permutation(len(firsts)), 40):
        np.testing.assert_allclose(one_by_one.vectors(firsts[some], lasts[some]), at_once[some], atol=2e-6)


def test_what_is_kept_is_bounded(encoder: UseEncoder, short_stretches: list[int]) -> None:
    runs = encoder.runs(LONG)
    for first in range(len(LONG)):
        runs.vectors(np.array([first]), np.array([first + 1]))
        assert n_kept(runs) <= 2 * 8 and len(runs._short) <= 3


def test_who_moves_forward_has_each_stretch_gone_over_once(encoder: UseEncoder, short_stretches: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.encode.runs.KEPT_SENTENCES", 24)
    runs = encoder.runs(LONG)
    for first in range(0, len(LONG) - 12, 4):
        for size in range(1, 7):
            firsts = np.arange(first, first + 12 - size + 1)
            runs.vectors(firsts, firsts + size)
    assert n_kept(runs) <= 2 * 24 and len(short_stretches) > 20
    assert len(short_stretches) == len(set(short_stretches))


def test_a_document_that_can_be_kept_is_gone_over_once_and_only_when_asked(encoder: UseEncoder, short_stretches: list[int]) -> None:
    runs = encoder.runs(LONG[:8])
    assert not short_stretches
    for size in range(1, 9):
        runs.vectors(np.arange(9 - size), np.arange(9 - size) + size)
    assert short_stretches == [0]


def test_a_long_text_among_short_ones(encoder: UseEncoder) -> None:
    long = " ".join(SENTENCES * 30)
    assert least_cosine(encoder, SENTENCES * 30, np.array([0]), np.array([300])) > 0.999999
    assert least_cosine(encoder, [SENTENCES[0], long, SENTENCES[3]], np.array([0, 1]), np.array([2, 3])) > 0.999999


def n_kept(runs: AdditiveRuns) -> int:
    return sum(s.n_rows for s in runs._stretches.values())
