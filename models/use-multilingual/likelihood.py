"""The aligner's weights by maximum likelihood: all paths that respect gold against all paths, over sparse lattices.

Only beads that an indifferent model finds possible, or that gold allows, are kept; so thousands of short texts fit into memory and a fit takes minutes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from align.aligner.evidence import PAIRED_FEATURES, SKIP_FEATURES, Evidence, score
from align.aligner.lattice import Lattice, posterior

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

NAMES = [f"paired.{n}" for n in PAIRED_FEATURES] + [f"skip.{n}" for n in SKIP_FEATURES]
N_PAIRED = len(PAIRED_FEATURES)
# Where a fit sets out, and which beads are possible: rough, and made rougher.
ROUGH = dict.fromkeys(NAMES, 0.0) | {
    "paired.similarity": 4.0, "paired.similarity_more": 1.0, "paired.length_far": -0.6, "paired.own_length_near": -0.5, "paired.inner_breaks": -1.0,
    "paired.words_said": 2.0, "paired.words_unsaid": -1.0, "paired.words_least": 1.0, "paired.clauses_shared": 1.0, "paired.sentences_more": -0.5,
    "skip.constant": 0.3, "skip.best_elsewhere": -1.0, "skip.said_elsewhere": -0.6,
}  # fmt: skip
FLATTER = 0.5
LEAST_PROBABLE = 1e-7


@dataclass(frozen=True, slots=True)
class Gold:
    """Of one segment: the group that each unit of either side belongs to. With `exact` a bead is allowed when it is a whole group on both sides, otherwise when
    it lies within one. A group that the other side lacks may be skipped, and so may one in `free`, which no bead may pair."""

    original: Indices
    translation: Indices
    exact: bool = False
    free: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Beads:
    """Possible beads of many segments: `x` (k, NAMES) their features, `allowed` (k,) by gold; `starts`, `ends` (k,): cells, numbered through all segments;
    `diagonals` (k,): i + j where a bead begins; `first`, `last` (segments,): the first and the last cell; `owner` (k,): which segment."""

    x: Float32
    allowed: Flags
    starts: Indices
    ends: Indices
    diagonals: Indices
    owner: Indices
    first: Indices
    last: Indices
    n_units: Indices

    @property
    def n_segments(self) -> int:
        return len(self.first)


def collect(evidence: Evidence, gold: Sequence[Gold]) -> Beads:
    """The possible beads of a batch of segments."""
    n, m = evidence.original.n, evidence.translation.n
    width = (n + 1) * (m + 1)
    lattice = score(evidence, {name: FLATTER * w for name, w in ROUGH.items()})
    probable = posterior(lattice)
    rows: list[tuple[Float32, Flags, Indices, Indices, Indices, Indices, int, int]] = []
    for (a, b), p in probable.paired.items():
        allowed = np.zeros(p.shape, bool)
        for k, g in enumerate(gold):
            within = _within(g, a, b)
            allowed[k, : within.shape[0], : within.shape[1]] = within
        allowed &= evidence.possible((a, b))
        grid, i, j = np.nonzero((p > LEAST_PROBABLE) | allowed)
        x = np.zeros((len(i), len(NAMES)), np.float32)
        for name, values in evidence.paired((a, b)):
            x[:, PAIRED_FEATURES.index(name)] += np.broadcast_to(values, p.shape)[grid, i, j]
        rows.append((x, allowed[grid, i, j], grid, i, j, i, a, b))
    for side, (p, features) in enumerate(zip((probable.skip_original, probable.skip_translation), evidence.skips(), strict=True)):
        may = np.zeros(features.shape[1:], bool)
        for k, g in enumerate(gold):
            own, other = (g.original, g.translation) if side == 0 else (g.translation, g.original)
            may[k, : len(own)] = ~np.isin(own, other) | np.isin(own, list(g.free))
        here = may[:, :, None] if side == 0 else may[:, None, :]
        inside = _inside(lattice, side)
        grid, i, j = np.nonzero(((p > LEAST_PROBABLE) | here) & inside)
        unit = i if side == 0 else j
        x = np.zeros((len(i), len(NAMES)), np.float32)
        x[:, N_PAIRED:] = features[:, grid, unit].T
        rows.append((x, may[grid, unit], grid, i, j, unit, 1 - side, side))
    cat = lambda k: np.concatenate([r[k] for r in rows])  # noqa: E731
    grid, i, j = cat(2), cat(3), cat(4)
    a, b = (np.concatenate([np.full(len(r[2]), r[k]) for r in rows]) for k in (6, 7))
    base = grid * width
    sizes = lattice.sizes
    beads = Beads(
        x=cat(0), allowed=cat(1), starts=base + i * (m + 1) + j, ends=base + (i + a) * (m + 1) + j + b, diagonals=i + j, owner=grid,
        first=np.arange(len(sizes)) * width, last=np.arange(len(sizes)) * width + sizes[:, 0] * (m + 1) + sizes[:, 1], n_units=sizes.sum(axis=1),
    )  # fmt: skip
    return _taken(beads, np.argsort(beads.diagonals, kind="stable"))


def _inside(lattice: Lattice, side: int) -> Flags:
    """Where a skip lies within its segment's grid."""
    n, m = lattice.sizes[:, 0, None], lattice.sizes[:, 1, None]
    rows, columns = np.arange(lattice.n + 1 - (side == 0)), np.arange(lattice.m + (side == 0))
    in_rows = rows < n if side == 0 else rows <= n
    in_columns = columns <= m if side == 0 else columns < m
    return np.asarray(in_rows[:, :, None] & in_columns[:, None, :])


def _within(gold: Gold, a: int, b: int) -> Flags:
    """Which beads of a shape gold allows, by the cell where they begin."""
    o, t = gold.original, gold.translation
    n, m = len(o) - a + 1, len(t) - b + 1
    if n <= 0 or m <= 0:
        return np.zeros((max(n, 0), max(m, 0)), bool)
    if gold.free:
        free = list(gold.free)
        o, t = np.where(np.isin(o, free), -1, o), np.where(np.isin(t, free), -2, t)
    ok = o[:n, None] == t[None, :m]
    for side, size, axis in ((o, a, 0), (t, b, 1)):
        same = np.ones(len(side) - size + 1, bool)
        for k in range(1, size):
            same &= side[k : len(side) - size + 1 + k] == side[: len(side) - size + 1]
        if gold.exact:
            padded = np.concatenate(([-9], side, [-9]))
            same &= (padded[: len(same)] != side[: len(same)]) & (padded[size + 1 : size + 1 + len(same)] != side[: len(same)])
        ok &= np.expand_dims(same, 1 - axis)
    return np.asarray(ok)


def _taken(beads: Beads, order: Indices) -> Beads:
    return Beads(
        beads.x[order], beads.allowed[order], beads.starts[order], beads.ends[order], beads.diagonals[order], beads.owner[order],
        beads.first, beads.last, beads.n_units,
    )  # fmt: skip


def together(parts: Sequence[Beads]) -> Beads:
    """All segments of several batches."""
    n_cells = np.cumsum([0, *(int(p.last.max()) + 1 if p.n_segments else 0 for p in parts)])
    n_segments = np.cumsum([0, *(p.n_segments for p in parts)])

    def cat(of: Callable[[Beads], npt.NDArray[np.generic]], base: Indices | None = None) -> npt.NDArray[np.generic]:
        return np.concatenate([of(p) if base is None else of(p) + base[k] for k, p in enumerate(parts)])

    beads = Beads(
        cat(lambda p: p.x), cat(lambda p: p.allowed), cat(lambda p: p.starts, n_cells), cat(lambda p: p.ends, n_cells), cat(lambda p: p.diagonals),
        cat(lambda p: p.owner, n_segments), cat(lambda p: p.first, n_cells), cat(lambda p: p.last, n_cells), cat(lambda p: p.n_units),
    )  # type: ignore[arg-type]  # fmt: skip
    return _taken(beads, np.argsort(beads.diagonals, kind="stable"))


def probabilities(beads: Beads, scores: Float, chosen: Flags | None = None) -> tuple[Float, Float]:
    """The log of the summed weights of each segment's paths (segments,), and each bead's share of them (k,); of the `chosen` beads alone."""
    scores = scores if chosen is None else np.where(chosen, scores, -np.inf)
    edges = np.flatnonzero(np.diff(beads.diagonals)) + 1
    levels = [slice(int(a), int(b)) for a, b in zip([0, *edges], [*edges, len(scores)], strict=True)]
    n_cells = int(max(beads.last.max(), beads.ends.max())) + 1
    before, after = np.full(n_cells, -np.inf), np.full(n_cells, -np.inf)
    before[beads.first], after[beads.last] = 0.0, 0.0
    for level in levels:
        np.logaddexp.at(before, beads.ends[level], before[beads.starts[level]] + scores[level])
    for level in reversed(levels):
        np.logaddexp.at(after, beads.starts[level], after[beads.ends[level]] + scores[level])
    total = before[beads.last]
    known = np.isfinite(total)
    shares = before[beads.starts] + scores + after[beads.ends] - np.where(known, total, 0.0)[beads.owner]
    return total, np.where(known[beads.owner], np.exp(np.minimum(shares, 0.0)), 0.0)


def fit(
    beads: Beads, weights: Float, start: Float, penalty: float, towards: Float | None = None, n_steps: int = 200,
    bounds: Mapping[str, tuple[float, float]] = {},
) -> Float:  # fmt: skip
    """The weights under which the paths that gold allows have most of the probability. `weights` (segments,): how much each segment counts; the squared
    distance from `towards` (nought) costs `penalty` a unit of text."""
    aim = np.zeros(len(NAMES)) if towards is None else towards
    held_total, _ = probabilities(beads, np.zeros(len(beads.owner)), beads.allowed)
    known = np.isfinite(held_total)  # of the others a gold group is larger than any bead, or a cut went through it
    counts = np.where(known, weights, 0.0)
    n_units = float((counts * beads.n_units).sum())

    def loss(w: Float) -> tuple[float, Float]:
        scores = (beads.x @ w.astype(np.float32)).astype(float)
        free, p_free = probabilities(beads, scores)
        held, p_held = probabilities(beads, scores, beads.allowed)
        value = float((counts[known] * (free - held)[known]).sum()) / n_units
        slope = beads.x.T @ ((p_free - p_held) * counts[beads.owner] / n_units).astype(np.float32)
        return value + penalty * float(((w - aim) ** 2).sum()), slope.astype(float) + 2 * penalty * (w - aim)

    start = np.clip(start, *np.array([bounds.get(name, (-np.inf, np.inf)) for name in NAMES]).T)
    limits = [bounds.get(name, (None, None)) for name in NAMES]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=limits, options={"maxiter": n_steps})
    print(f"{int(known.sum())} of {len(known)} segments, {len(beads.owner)} beads: {found.nit} steps, loss {found.fun:.5f}", flush=True)
    return np.asarray(found.x)


def loss_per_unit(beads: Beads, w: Float) -> float:
    """Minus the log-probability of gold a unit of text."""
    scores = (beads.x @ w.astype(np.float32)).astype(float)
    free, held = probabilities(beads, scores)[0], probabilities(beads, scores, beads.allowed)[0]
    known = np.isfinite(held)
    return float((free - held)[known].sum() / beads.n_units[known].sum())
