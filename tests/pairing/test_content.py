"""Pairing by what texts say: vectors of directions that are known, and proofs that are told."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pytest

from align.errors import UsageError
from align.pairing import content, nearest
from align.pairing.content import match_content
from align.pairing.look import Text
from align.pairing.runner import Lost
from align.pairing.vectors import DIMENSION, shared_by, vector_of

T = TypeVar("T")
R = TypeVar("R")
Float32 = npt.NDArray[np.float32]


def texts(names: str) -> list[Text]:
    return [Text(n, n, 1) for n in names.split()]


def unit(rows: int, seed: int) -> Float32:
    x = np.random.default_rng(seed).normal(size=(rows, DIMENSION)).astype(np.float32)
    return np.asarray(x / np.linalg.norm(x, axis=1, keepdims=True))


class Told:
    """A runner that knows the answers: texts of the same letter mean the same, with noise from the rest of their names; `shared` by the two names."""

    def __init__(self, shared: dict[str, float], turned: bool = False) -> None:
        self.shared, self.turned, self.n_aligned = shared, turned, 0

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        answers: dict[Any, Callable[[Any], Any]] = {vector_of: self._vector, shared_by: self._share}
        found = [(item, answers[function](item)) for item in items]
        return iter(found[::-1] if self.turned else found)

    @staticmethod
    def _vector(single: Any) -> Float32:
        name = single.text.name
        return np.asarray(unit(26, 1)[ord(name[0].lower()) - ord("a")] + 0.3 * unit(1, sum(map(ord, name)))[0], np.float32)

    def _share(self, pair: Any) -> float | Lost:
        self.n_aligned += 1
        names = pair[0].text.name + pair[1].text.name
        return Lost("died") if names not in self.shared else self.shared[names]


def matched(russian: str, english: str, runner: Told) -> list[str]:
    a, b = texts(russian), texts(english)
    return [a[f.russian].name + b[f.english].name for f in match_content(a, b, runner)]


@pytest.mark.parametrize("turned", [False, True])
def test_neighbours_that_can_be_aligned_are_pairs(turned: bool) -> None:
    runner = Told({"aA": 0.95, "bB": 0.9, "cC": 0.4}, turned)
    assert matched("a b c d", "E B A C", runner) == ["aA", "bB"]


def test_of_texts_that_are_almost_the_same_the_better_aligned_is_taken() -> None:
    shared = {"a1A1": 1.0, "a1A2": 0.9, "a2A1": 0.9, "a2A2": 1.0, "a3A1": 0.7, "a3A2": 0.7}
    assert matched("a1 a2 a3", "A2 A1", Told(shared)) == ["a1A1", "a2A2"]


def test_no_text_is_in_two_pairs() -> None:
    assert matched("a1 a2", "A1", Told({"a1A1": 0.9, "a2A1": 0.8})) == ["a1A1"]


def test_a_proof_that_could_not_be_had_is_none() -> None:
    assert matched("a", "A", Told({})) == []
    assert matched("", "A", Told({})) == []


def test_few_pairs_are_aligned() -> None:
    letters = "a b c d e f g h i j k l m"
    runner = Told({x + x.upper(): 1.0 for x in letters.split()})
    assert len(matched(letters, letters.upper(), runner)) == 13 and runner.n_aligned <= 20


@pytest.mark.parametrize(("n", "m", "k"), [(5, 3, 4), (3000, 40, 4), (7, 1, 4), (1, 9, 1)])
def test_the_nearest_are_the_nearest(n: int, m: int, k: int) -> None:
    queries, among = unit(n, 1), unit(m, 2)
    cosines, places = nearest.nearest(queries, among, k)
    expected = np.argsort(-(queries @ among.T), axis=1, kind="stable")[:, :k]
    assert np.array_equal(places, expected) and np.allclose(cosines, np.take_along_axis(queries @ among.T, expected, axis=1), atol=1e-6)


def test_an_index_finds_almost_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("usearch")
    queries, among = unit(200, 1), unit(500, 2)
    exact = nearest.nearest(queries, among, 4)[1]
    monkeypatch.setattr(nearest, "MOST_EXACT", 100)
    (_, first), (_, second) = (nearest.nearest(queries, among, 4) for _ in range(2))
    assert np.array_equal(first, second) and (first[:, 0] == exact[:, 0]).mean() > 0.95


def test_many_texts_without_an_index_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "MOST_EXACT", 1)
    monkeypatch.setitem(sys.modules, "usearch.index", None)
    with pytest.raises(UsageError, match=r"sverka\[index\]"):
        nearest.nearest(unit(2, 1), unit(2, 2), 1)


def test_candidates_come_from_both_sides() -> None:
    found = content.candidates(unit(3, 1), unit(8, 2))
    pairs = set(zip(found.russian.tolist(), found.english.tolist(), strict=True))
    assert len(pairs) == len(found.cosines) and {e for _, e in pairs} == set(range(8)) and {r for r, _ in pairs} == set(range(3))


def test_the_margin_tells_where_all_can_be_aligned_and_not_elsewhere() -> None:
    alike = content.Found(0, 0, 0.9, 0.30, 0.990), content.Found(0, 1, 0.9, 0.29, 0.991)
    other = content.Found(0, 0, 0.9, 0.30, 0.7), content.Found(0, 1, 0.9, 0.29, 0.9)
    assert alike[0].evidence > alike[1].evidence and other[0].evidence < other[1].evidence
