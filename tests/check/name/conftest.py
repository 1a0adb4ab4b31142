"""Documents of a few sentences for the checks of names."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from toys import side_of

from align.bead import Bead
from align.calibration import load_calibration
from align.check import Checked, Suspicion
from align.check.name import check_document, check_pairs
from align.encode import BUNDLED

Found = list[tuple[str | None, str | None]]


def checked_of(original: Sequence[str], translation: Sequence[str], lang: str = "ru") -> Checked:
    """Sentences that translate each other one by one; `lang` is the original's language."""
    sides = side_of(original, lang), side_of(translation, "en" if lang == "ru" else "ru")
    n = len(original)
    return Checked(*sides, [Bead((i,), (i,), "match", 0.99, 0.8) for i in range(n)], np.full(n, 0.5), (np.zeros(n), np.zeros(n)), load_calibration(BUNDLED))


def words_of(checked: Checked, suspicions: Sequence[Suspicion]) -> Found:
    texts = checked.original.document.text, checked.translation.document.text
    return [tuple(None if span is None else span.of(text) for span, text in zip((s.original, s.translation), texts, strict=True)) for s in suspicions]  # type: ignore[misc]


@pytest.fixture
def suspected() -> Callable[..., Found]:
    """(original's word, translation's word) of each suspicion about a pair."""

    def find(*texts: str, lang: str = "ru") -> Found:
        checked = checked_of(texts[::2], texts[1::2], lang)
        return words_of(checked, list(check_pairs(checked.pairs)))

    return find


@pytest.fixture
def rendered() -> Callable[..., Found]:
    """The same of each second way to write a name."""

    def find(*texts: str, lang: str = "ru") -> Found:
        checked = checked_of(texts[::2], texts[1::2], lang)
        return words_of(checked, list(check_document(checked)))

    return find
