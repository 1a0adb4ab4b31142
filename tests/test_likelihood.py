"""The fit's sparse lattices against the aligner's: nothing is lost when nothing is left out."""

import itertools

import likelihood
import numpy as np
import pytest
from likelihood import NAMES, ROUGH, Beads, Gold, collect, probabilities, together
from toys import ToyEncoder, sentence, side_of

from align.aligner.evidence import Evidence, Source, gather, score
from align.aligner.lattice import SKIP_ORIGINAL, SKIP_TRANSLATION, one_lattice, posterior
from align.aligner.segments import Segment, regions
from align.aligner.text import as_text
from align.aligner.units import split_units
from align.anchor import link

WEIGHTS = np.array([0.7 * ROUGH[name] + 0.05 * (n % 5 - 2) for n, name in enumerate(NAMES)])  # noughts would hide what is mixed up
SIZES = [(3, 4), (2, 2), (4, 1), (0, 2), (3, 0)]


@pytest.fixture
def evidence() -> Evidence:
    """A batch of segments of different sizes."""
    toy = ToyEncoder()
    sides = side_of([sentence(n) for n in range(14)], "ru"), side_of([sentence(n) for n in (*range(6), *range(7, 11))], "en")
    original, translation = (as_text(split_units(side, ()), side.document, toy, toy) for side in sides)
    (region,) = regions(original, translation)
    source = Source(original, translation, link(original.anchors.keys, translation.anchors.keys))
    starts_o, starts_t = (list(itertools.accumulate((s[k] for s in SIZES), initial=0)) for k in (0, 1))
    segments = [Segment(slice(i, i + n), slice(j, j + m)) for i, j, (n, m) in zip(starts_o, starts_t, SIZES, strict=False)]
    return gather(source, segments, region.usual)


def gold(exact: bool = False) -> list[Gold]:
    """Unit n of either side in group n."""
    return [Gold(np.arange(n), np.arange(m), exact) for n, m in SIZES]


@pytest.fixture
def unpruned(monkeypatch: pytest.MonkeyPatch, evidence: Evidence) -> Beads:
    monkeypatch.setattr(likelihood, "LEAST_PROBABLE", 0.0)
    return collect(evidence, gold())


def scores_of(beads: Beads) -> np.ndarray:
    return np.asarray(beads.x @ WEIGHTS)


def test_probabilities_are_those_of_the_lattice(evidence: Evidence, unpruned: Beads) -> None:
    lattice = score(evidence, dict(zip(NAMES, WEIGHTS, strict=True)))
    wanted = posterior(lattice)
    total, shares = probabilities(unpruned, scores_of(unpruned))
    np.testing.assert_allclose(total, wanted.log_total, atol=1e-4)
    width = lattice.m + 1
    met = 0.0
    for owner, start, end, share in zip(unpruned.owner, unpruned.starts, unpruned.ends, shares, strict=True):
        (i, j), (to_i, to_j) = (divmod(int(cell) - int(unpruned.first[owner]), width) for cell in (start, end))
        shape = (to_i - i, to_j - j)
        if shape == SKIP_ORIGINAL:
            p = wanted.skip_original[owner, i, j]
        elif shape == SKIP_TRANSLATION:
            p = wanted.skip_translation[owner, i, j]
        else:
            p = wanted.paired[shape][owner, i, j]
        assert share == pytest.approx(p, abs=1e-4)
        met += share
    possible = sum(p.sum() for p in wanted.paired.values()) + wanted.skip_original.sum() + wanted.skip_translation.sum()
    assert met == pytest.approx(possible, abs=1e-3), "no bead is missing"


def test_several_batches_together_are_as_each_alone(evidence: Evidence, unpruned: Beads) -> None:
    both = together([unpruned, unpruned])
    total, shares = probabilities(both, scores_of(both))
    alone, own = probabilities(unpruned, scores_of(unpruned))
    np.testing.assert_allclose(total, np.tile(alone, 2), atol=1e-9)
    assert shares.sum() == pytest.approx(2 * own.sum())


def test_what_gold_allows_has_a_share_of_all(evidence: Evidence, unpruned: Beads) -> None:
    free, _ = probabilities(unpruned, scores_of(unpruned))
    held, shares = probabilities(unpruned, scores_of(unpruned), unpruned.allowed)
    assert np.isfinite(held).all() and (held <= free + 1e-9).all() and held[0] < free[0]
    assert not shares[~unpruned.allowed].any()


def test_gold_that_no_bead_can_hold_is_told(evidence: Evidence) -> None:
    beads = collect(evidence, [Gold(np.zeros(n, int), np.zeros(m, int), exact=True) for n, m in SIZES])
    held, shares = probabilities(beads, scores_of(beads), beads.allowed)
    assert np.isfinite(held[:3]).all(), "all of either side in one bead"
    assert not np.isfinite(probabilities(beads, scores_of(beads), np.zeros(len(beads.owner), bool))[0]).any()
    assert np.isfinite(shares).all()


def test_little_is_lost_by_leaving_out_what_is_improbable(evidence: Evidence, monkeypatch: pytest.MonkeyPatch) -> None:
    pruned = collect(evidence, gold())
    monkeypatch.setattr(likelihood, "LEAST_PROBABLE", 0.0)
    unpruned = collect(evidence, gold())
    assert len(pruned.owner) < len(unpruned.owner)
    np.testing.assert_allclose(probabilities(pruned, scores_of(pruned))[0], probabilities(unpruned, scores_of(unpruned))[0], atol=1e-2)


def test_a_fit_makes_gold_more_probable(evidence: Evidence) -> None:
    beads = collect(evidence, gold())
    start = np.array([ROUGH[name] for name in NAMES])
    found = likelihood.fit(beads, np.ones(beads.n_segments), start, penalty=1e-3, n_steps=5)
    assert likelihood.loss_per_unit(beads, found) < likelihood.loss_per_unit(beads, start)


def test_the_slope_is_that_of_the_loss(evidence: Evidence) -> None:
    """d log Z / d w is the expected sum of features."""
    beads = collect(evidence, gold())
    total, shares = probabilities(beads, scores_of(beads))
    k, step = NAMES.index("paired.similarity"), 1e-3
    nudged = scores_of(beads) + step * beads.x[:, k]
    assert (probabilities(beads, nudged)[0].sum() - total.sum()) / step == pytest.approx(float(shares @ beads.x[:, k]), rel=1e-2)


def test_one_bead_alone() -> None:
    """A lattice by hand: one pair or both left out."""
    lattice = one_lattice({(1, 1): np.array([[1.0]])}, np.array([0.2]), np.array([0.3]))
    beads = Beads(
        x=np.zeros((5, len(NAMES)), np.float32), allowed=np.ones(5, bool), starts=np.array([0, 0, 0, 1, 2]), ends=np.array([3, 2, 1, 3, 3]),
        diagonals=np.array([0, 0, 0, 1, 1]), owner=np.zeros(5, int), first=np.array([0]), last=np.array([3]), n_units=np.array([2]),
    )  # fmt: skip
    total, shares = probabilities(beads, np.array([1.0, 0.2, 0.3, 0.2, 0.3]))
    np.testing.assert_allclose(total, posterior(lattice).log_total)
    np.testing.assert_allclose(shares[0], posterior(lattice).paired[1, 1][0, 0, 0])
