"""The search against plain enumeration of all paths, for many grids at once."""

import math
from functools import cache

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from align.aligner.lattice import (
    FORBIDDEN,
    PAIRED,
    SKIP_ORIGINAL,
    SKIP_TRANSLATION,
    Lattice,
    Posterior,
    Step,
    best_paths,
    expected_gain,
    one_lattice,
    posterior,
)  # fmt: skip

Float = npt.NDArray[np.float64]
Path = tuple[Step, ...]


def random_lattice(n: int, m: int, seed: int) -> Lattice:
    """One grid; some of its beads are forbidden."""
    rng = np.random.default_rng(seed)
    paired = {(a, b): _with_forbidden(rng, (n - a + 1, m - b + 1)) for a, b in PAIRED if a <= n and b <= m}
    return one_lattice(paired, rng.normal(-1, 1, n), rng.normal(-1, 1, m))


def _with_forbidden(rng: np.random.Generator, form: tuple[int, int]) -> Float:
    return np.where(rng.random(form) < 0.15, FORBIDDEN, rng.normal(size=form))


def laid_over(grids: list[Lattice]) -> Lattice:
    """Lattices of one grid each as a batch, padded to the largest."""
    n, m = max(g.n for g in grids), max(g.m for g in grids)
    paired = {(a, b): np.full((len(grids), n - a + 1, m - b + 1), FORBIDDEN) for a, b in PAIRED if a <= n and b <= m}
    skip_o, skip_t = np.zeros((len(grids), n)), np.zeros((len(grids), m))
    for k, g in enumerate(grids):
        skip_o[k, : g.n], skip_t[k, : g.m] = g.skip_original[0], g.skip_translation[0]
        for shape, x in g.paired.items():
            paired[shape][k, : x.shape[1], : x.shape[2]] = x[0]
    return Lattice(np.concatenate([g.sizes for g in grids]), paired, skip_o, skip_t)


def value(lattice: Lattice, step: Step) -> float:
    if step.shape == SKIP_ORIGINAL:
        return float(lattice.skip_original[0, step.i])
    if step.shape == SKIP_TRANSLATION:
        return float(lattice.skip_translation[0, step.j])
    return float(lattice.paired[step.shape][0, step.i, step.j])


def total(lattice: Lattice, path: Path) -> float:
    return sum(value(lattice, s) for s in path)


def probability(found: Posterior, k: int, step: Step) -> float:
    """Of a step in grid k: past an unmatched unit the path may run anywhere, but this says where."""
    if step.shape == SKIP_ORIGINAL:
        return float(found.skip_original[k, step.i, step.j])
    if step.shape == SKIP_TRANSLATION:
        return float(found.skip_translation[k, step.i, step.j])
    return float(found.paired[step.shape][k, step.i, step.j])


@cache
def all_paths(n: int, m: int) -> list[Path]:
    if (n, m) == (0, 0):
        return [()]
    shapes = (SKIP_ORIGINAL, SKIP_TRANSLATION, *PAIRED)
    return [(*path, Step(n - a, m - b, (a, b))) for a, b in shapes if a <= n and b <= m for path in all_paths(n - a, m - b)]


grid = st.builds(random_lattice, st.integers(0, 4), st.integers(0, 4), st.integers(0, 1000))
batches = st.lists(grid, min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(batches)
def test_best_paths_are_the_best_of_all(grids: list[Lattice]) -> None:
    for lattice, path in zip(grids, best_paths(laid_over(grids)), strict=True):
        best = max(total(lattice, p) for p in all_paths(lattice.n, lattice.m))
        assert math.isclose(total(lattice, path), best, abs_tol=1e-9)


@settings(max_examples=40, deadline=None)
@given(batches)
def test_posterior_is_the_share_of_all_paths(grids: list[Lattice]) -> None:
    found = posterior(laid_over(grids))
    for k, lattice in enumerate(grids):
        paths = all_paths(lattice.n, lattice.m)
        weights = np.exp([total(lattice, p) for p in paths])
        assert math.isclose(found.log_total[k], math.log(weights.sum()), abs_tol=1e-9)
        shares: dict[Step, float] = {}
        for path, weight in zip(paths, weights / weights.sum(), strict=True):
            for step in path:
                shares[step] = shares.get(step, 0.0) + weight
        assert all(math.isclose(probability(found, k, step), share, abs_tol=1e-9) for step, share in shares.items())
        unmatched = found.unmatched
        for side, n in ((0, lattice.n), (1, lattice.m)):
            skip = (SKIP_ORIGINAL, SKIP_TRANSLATION)[side]
            alone = [sum(p for s, p in shares.items() if s.shape == skip and (s.i, s.j)[side] == unit) for unit in range(n)]
            np.testing.assert_allclose(unmatched[side][k, :n], alone, atol=1e-9)


@settings(max_examples=40, deadline=None)
@given(batches)
def test_each_grid_of_a_batch_gives_what_it_gives_alone(grids: list[Lattice]) -> None:
    together = laid_over(grids)
    found, paths = posterior(together), best_paths(together)
    assert len(paths) == len(found.log_total) == len(grids)
    for k, lattice in enumerate(grids):
        alone = posterior(lattice)
        assert paths[k] == best_paths(lattice)[0]
        np.testing.assert_allclose(found.log_total[k], alone.log_total[0], atol=1e-9)
        for shape, p in alone.paired.items():
            np.testing.assert_allclose(found.paired[shape][k, : p.shape[1], : p.shape[2]], p[0], atol=1e-9)
        for shape, p in found.paired.items():
            beyond_o, beyond_t = max(0, lattice.n - shape[0] + 1), max(0, lattice.m - shape[1] + 1)
            assert not p[k, beyond_o:].any() and not p[k, :, beyond_t:].any(), "no bead passes a text's end"


@settings(max_examples=40, deadline=None)
@given(batches)
def test_a_path_covers_both_texts_once_in_order(grids: list[Lattice]) -> None:
    for lattice, path in zip(grids, best_paths(laid_over(grids)), strict=True):
        i = j = 0
        for step in path:
            assert (step.i, step.j) == (i, j)
            i, j = i + step.shape[0], j + step.shape[1]
        assert (i, j) == (lattice.n, lattice.m)


def test_a_forbidden_bead_is_on_no_path() -> None:
    lattice = one_lattice({(1, 1): np.array([[FORBIDDEN]])}, np.array([-50.0]), np.array([-50.0]))
    assert {s.shape for s in best_paths(lattice)[0]} == {SKIP_ORIGINAL, SKIP_TRANSLATION}
    assert posterior(lattice).paired[1, 1][0, 0, 0] == 0.0


Spans = frozenset[tuple[range, range]]
small_grid = st.builds(random_lattice, st.integers(0, 3), st.integers(0, 3), st.integers(0, 1000))


@settings(max_examples=30, deadline=None)
@given(st.lists(small_grid, min_size=1, max_size=3), st.integers(0, 1000))
def test_expected_gain_has_the_most_of_the_text_in_true_beads(grids: list[Lattice], seed: int) -> None:
    together = laid_over(grids)
    rng = np.random.default_rng(seed)
    worth_o, worth_t = (rng.uniform(0.3, 1.0, (len(grids), size)) for size in (together.n, together.m))
    chosen = best_paths(expected_gain(posterior(together), worth_o, worth_t))
    for k, lattice in enumerate(grids):
        paths = all_paths(lattice.n, lattice.m)
        weights = np.exp([total(lattice, p) for p in paths])
        probable: dict[tuple[range, range], float] = {}
        for path, weight in zip(paths, weights / weights.sum(), strict=True):
            for bead in _beads(path):
                probable[bead] = probable.get(bead, 0.0) + weight
        gains = {bead: p * (sum(worth_o[k, i] for i in bead[0]) + sum(worth_t[k, j] for j in bead[1])) for bead, p in probable.items()}
        best = max(sum(gains[b] for b in beads) for beads in map(_beads, paths) if _allowed(lattice, beads))
        assert math.isclose(sum(gains[b] for b in _beads(chosen[k])), best, abs_tol=1e-9)


def _beads(path: Path) -> Spans:
    """The units of each bead; where a path runs past an unmatched one does not matter."""
    return frozenset((range(s.i, s.i + s.shape[0]), range(s.j, s.j + s.shape[1])) if all(s.shape) else _alone(s) for s in path)


def _alone(step: Step) -> tuple[range, range]:
    nothing = range(0)
    return (range(step.i, step.i + 1), nothing) if step.shape == SKIP_ORIGINAL else (nothing, range(step.j, step.j + 1))


def _allowed(lattice: Lattice, beads: Spans) -> bool:
    return all(value(lattice, Step(o.start, t.start, (len(o), len(t)))) > FORBIDDEN / 2 for o, t in beads if len(o) and len(t))


def test_a_unit_counts_for_as_much_as_it_is_of_a_sentence() -> None:
    lattice = one_lattice({(1, 1): np.array([[0.0]])}, np.array([0.2]), np.array([-0.1]))
    probable = posterior(lattice)
    half = expected_gain(probable, np.full((1, 1), 0.5), np.ones((1, 1)))
    np.testing.assert_allclose(half.paired[1, 1], 1.5 * probable.paired[1, 1])
    np.testing.assert_allclose(half.skip_original, 0.5 * probable.unmatched[0])
    np.testing.assert_allclose(half.skip_translation, probable.unmatched[1])
