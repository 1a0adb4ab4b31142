"""The search against plain enumeration of all paths."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from align.aligner.lattice import PAIRED, Lattice, Step, best_path, posterior


def random_lattice(n: int, m: int, seed: int) -> Lattice:
    rng = np.random.default_rng(seed)
    paired = {(a, b): rng.normal(size=(n - a + 1, m - b + 1)) for a, b in PAIRED if a <= n and b <= m}
    return Lattice(paired, rng.normal(-1, 1, n), rng.normal(-1, 1, m))


def score(lattice: Lattice, step: Step) -> float:
    if step.shape == (1, 0):
        return float(lattice.skip_original[step.i])
    if step.shape == (0, 1):
        return float(lattice.skip_translation[step.j])
    return float(lattice.paired[step.shape][step.i, step.j])


def same_bead(a: Step, b: Step) -> bool:
    """The same sentences; where a path runs past an unmatched one does not matter."""
    return a.shape == b.shape and (a.i == b.i or a.shape == (0, 1)) and (a.j == b.j or a.shape == (1, 0))


def all_paths(n: int, m: int) -> list[tuple[Step, ...]]:
    if (n, m) == (0, 0):
        return [()]
    return [(*path, Step(n - a, m - b, (a, b))) for a, b in ((1, 0), (0, 1), *PAIRED) if a <= n and b <= m for path in all_paths(n - a, m - b)]


sizes = st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 1000))


@settings(max_examples=40, deadline=None)
@given(sizes)
def test_best_path_is_the_best_of_all(size: tuple[int, int, int]) -> None:
    n, m, seed = size
    lattice = random_lattice(n, m, seed)
    best = max(sum(score(lattice, s) for s in path) for path in all_paths(n, m))
    assert math.isclose(sum(score(lattice, s) for s in best_path(lattice)), best, abs_tol=1e-9)


@settings(max_examples=40, deadline=None)
@given(sizes)
def test_posterior_is_the_share_of_all_paths(size: tuple[int, int, int]) -> None:
    n, m, seed = size
    lattice = random_lattice(n, m, seed)
    paths = all_paths(n, m)
    weights = np.array([math.exp(sum(score(lattice, s) for s in path)) for path in paths])
    found = posterior(lattice)
    assert math.isclose(found.log_total, math.log(weights.sum()), abs_tol=1e-9)
    for step in {s for path in paths for s in path}:
        share = weights[[any(same_bead(step, s) for s in path) for path in paths]].sum() / weights.sum()
        assert math.isclose(found.of(step), share, abs_tol=1e-9)


@settings(max_examples=40, deadline=None)
@given(sizes)
def test_a_path_covers_both_texts_once_in_order(size: tuple[int, int, int]) -> None:
    n, m, seed = size
    i = j = 0
    for step in best_path(random_lattice(n, m, seed)):
        assert (step.i, step.j) == (i, j)
        i, j = i + step.shape[0], j + step.shape[1]
    assert (i, j) == (n, m)
