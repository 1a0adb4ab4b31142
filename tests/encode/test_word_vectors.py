"""Vectors of words: those asked for last are kept, and each is encoded once."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from align.encode.word_vectors import Vectors


class Counting:
    """A text's vector is its number, if it is one."""

    dimension = 2

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.asked += texts
        return np.array([(float(t), len(t)) for t in texts], np.float32).reshape(-1, 2)


def test_each_text_is_encoded_once() -> None:
    encoder = Counting()
    vectors = Vectors(encoder)
    assert vectors(["7", "12", "7"])[:, 0].tolist() == [7, 12, 7]
    assert vectors(["12", "3"])[:, 0].tolist() == [12, 3]
    assert encoder.asked == ["7", "12", "3"]
    assert vectors([]).shape == (0, 2)


def test_what_was_asked_for_last_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.encode.word_vectors.MOST_KEPT", 3)
    encoder = Counting()
    vectors = Vectors(encoder)
    vectors(["1", "2", "3"])
    vectors(["1"])
    assert vectors(["4", "1"])[:, 0].tolist() == [4, 1], "2 goes"
    assert vectors(["3", "4", "1"])[:, 0].tolist() == [3, 4, 1]
    assert encoder.asked == ["1", "2", "3", "4"]
    assert vectors(["2", "1"])[:, 0].tolist() == [2, 1]
    assert encoder.asked == ["1", "2", "3", "4", "2"]


def test_more_texts_than_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.encode.word_vectors.MOST_KEPT", 3)
    vectors = Vectors(Counting())
    vectors(["1", "2"])
    assert vectors([str(k) for k in range(9)])[:, 0].tolist() == list(range(9))
    assert vectors(["5", "1"])[:, 0].tolist() == [5, 1]


def test_a_vector_that_was_given_does_not_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.encode.word_vectors.MOST_KEPT", 2)
    vectors = Vectors(Counting())
    given = vectors(["1", "2"])
    vectors(["3", "4"])
    assert given[:, 0].tolist() == [1, 2]
