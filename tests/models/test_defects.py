"""Defects are planted where they are said to be."""

import defects
import pytest
import rule_defects
from defects import OTHER

CLEAN = [
    (
        f"document {k}",
        [
            {
                "ru": f"В {1950 + n} году город, стоявший на двух берегах реки, впервые принял гостей из Минска, и никто не пожалел об этом.",
                "en": f"In {1950 + n} the town, which stood on both banks of the river, had guests from Minsk for the first time, and nobody was not happy.",
            }
            for n in range(12)
        ],
    )
    for k in range(6)
]


@pytest.mark.parametrize("seed", [0, 1])
def test_what_is_left_out_was_there(seed: int) -> None:
    kinds = set()
    for spoilt, (_, clean) in zip(defects.spoil(CLEAN, seed), CLEAN, strict=True):
        for n, segment in enumerate(spoilt.segments):
            for lang, text in segment.texts.items():
                assert spoilt.places[lang][n].of(spoilt.documents[lang].text) == text
            defect = segment.defect
            if defect is None:
                assert segment.texts == clean[n]
                continue
            kinds.add(defect.kind)
            if defect.was is not None:
                assert defect.was in clean[n][OTHER[defect.lang]] and defect.was not in segment.texts[OTHER[defect.lang]]
            elif defect.span is not None:
                assert defect.span.of(segment.texts[defect.lang]) and len(segment.texts[defect.lang]) > len(clean[n][defect.lang])
            else:
                assert list(segment.texts) == [defect.lang]
    assert kinds == {"clause", "phrase", "insertion", "sentence"}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_changed_segment_differs_in_one_place(lang: str) -> None:
    kinds = set()
    for (_, segments), (_, clean) in zip(rule_defects.change(CLEAN, lang, 3), CLEAN, strict=True):
        for segment, before in zip(segments, clean, strict=True):
            assert (segment.kind is None) == (segment.texts == before)
            assert segment.texts[OTHER[lang]] == before[OTHER[lang]]
            kinds.add(segment.kind)
    assert {"number", "negation", None} <= kinds


def test_the_same_seed_gives_the_same_defects() -> None:
    assert list(defects.spoil(CLEAN, 5)) == list(defects.spoil(CLEAN, 5)) != list(defects.spoil(CLEAN, 6))
