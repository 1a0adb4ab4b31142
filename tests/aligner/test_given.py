"""Beads that are given: none is changed, and every pair is measured as an aligned one is."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from toys import ToyEncoder, sentence, side_of

from align.aligner import given as given_beads
from align.aligner import take_beads
from align.pipeline import compare_pair
from align.read import Pair
from align.read.content import Segments
from align.read.given import as_given


def test_the_beads_stay_as_they_are(toy_encoder: ToyEncoder) -> None:
    o, t = side_of([sentence(n) for n in range(4)], "ru"), side_of([sentence(n) for n in (0, 9, 3)], "en")
    found = take_beads(o, t, [(0, 0), (1, None), (2, 1), (None, 2), (3, None)], toy_encoder)
    assert [(b.original, b.translation, b.kind, b.confidence) for b in found.beads] == [
        ((0,), (0,), "match", 1.0), ((1,), (), "omission", 1.0), ((2,), (1,), "match", 1.0), ((), (2,), "addition", 1.0), ((3,), (), "omission", 1.0)
    ]  # fmt: skip
    assert found.unmatched[0].tolist() == [0, 1, 0, 1] and found.unmatched[1].tolist() == [0, 0, 1]
    assert np.isnan(found.margins).tolist() == [False, True, False, True, True]
    same, other = found.beads[0].similarity, found.beads[2].similarity
    assert same == pytest.approx(1.0, abs=1e-6) and other is not None and other < 0.5


def test_nothing_is_matched(toy_encoder: ToyEncoder) -> None:
    o, t = side_of([sentence(0)], "ru"), side_of([sentence(1)], "en")
    found = take_beads(o, t, [(0, None), (None, 0)], toy_encoder)
    assert [b.kind for b in found.beads] == ["omission", "addition"] and np.isnan(found.margins).all()


def test_a_long_file_is_measured_in_stretches(toy_encoder: ToyEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [sentence(n) for n in range(40)]
    beads = [(n, n) for n in range(40)]
    whole = take_beads(side_of(texts, "ru"), side_of(texts, "en"), beads, toy_encoder)
    monkeypatch.setattr(given_beads, "REGION", 10)
    parts = take_beads(side_of(texts, "ru"), side_of(texts, "en"), beads, toy_encoder)
    assert [b.similarity for b in parts.beads] == pytest.approx([b.similarity for b in whole.beads])
    assert not np.isnan(parts.margins).any() and np.abs(parts.margins - whole.margins).max() < 0.3


RUSSIAN = ["Мост закрыли в четверг.", "До весны его не откроют, сообщили в мэрии.", "Жители узнали об этом из объявления.", "Автобус идёт в объезд целый час."]
ENGLISH = ["The bridge was shut on Thursday.", "It will not reopen before spring, the mayor's office said.", "Residents learned of it from a notice.",
           "The bus takes a whole hour to go round."]  # fmt: skip


def findings(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    given = as_given(Segments(tuple(pairs)), Path("x.tsv"), None)
    comparison = compare_pair(Pair(given.original, given.translation, given.direction, given.beads))
    return [(f.check, f.kind) for f in comparison.findings if f.severity != "info"]


def test_a_good_file_has_no_findings_even_if_it_is_short() -> None:
    pairs = list(zip(RUSSIAN, ENGLISH, strict=True))
    assert findings(pairs) == []
    assert all(findings([pair]) == [] for pair in pairs)


def test_an_untranslated_and_a_wrong_segment_are_found() -> None:
    pairs = [*zip(RUSSIAN, ENGLISH, strict=True), ("Первый снег выпал ночью.", ""), ("Школу отремонтировали летом.", "I have never eaten oysters in Paris.")]
    assert findings(pairs) == [("coverage", "omission"), ("similarity", "divergence")]


def test_segments_in_another_order_are_not_aligned_anew() -> None:
    pairs = list(zip(RUSSIAN, [*ENGLISH[1:], ENGLISH[0]], strict=True))
    found = findings(pairs)
    assert found.count(("similarity", "divergence")) >= 3
