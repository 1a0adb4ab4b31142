"""Beads to findings."""

import numpy as np
import pytest
from toys import side_of

from align.bead import Bead
from align.calibration import load_calibration
from align.check import Checked, run_checks
from align.check.coverage import sentences
from align.encode import BUNDLED
from align.finding import Finding, finding_id

RU = [f"Это предложение под номером {n}, и в нём довольно много слов." for n in range(12)]
EN = [f"This is sentence number {n}, and it holds quite a few words." for n in range(12)]


def findings(beads: list[Bead], margins: list[float], **unmatched: float) -> tuple[Finding, ...]:
    """`o3=0.4` says that the original's sentence 3 is without a counterpart with that probability."""
    alone = np.zeros(len(RU)), np.zeros(len(EN))
    for bead in beads:
        for k, own in enumerate((bead.original, bead.translation)):
            alone[k][list(own)] = bead.confidence if bead.kind in ("omission", "addition") else 0.0
    for name, p in unmatched.items():
        alone["ot".index(name[0])][int(name[1:])] = p
    return run_checks(Checked(side_of(RU, "ru"), side_of(EN, "en"), beads, np.array(margins), alone, load_calibration(BUNDLED)))


def match(n: int, m: int) -> Bead:
    return Bead((n,), (m,), "match", 0.99, 0.8)


def test_good_pairs_raise_nothing() -> None:
    assert findings([match(n, n) for n in range(12)], [0.5 + 0.01 * (n % 5) for n in range(12)]) == ()


def test_an_omission_names_the_sentence() -> None:
    beads = [match(0, 0), Bead((1,), (), "omission", 0.97), match(2, 1)]
    (finding,) = findings(beads, [0.5, np.nan, 0.5])
    assert (finding.kind, finding.check, finding.severity, finding.bead) == ("omission", "coverage", "major", 1)
    assert finding.original is not None and finding.original.of(side_of(RU, "ru").document.text) == RU[1]
    assert finding.translation is None


def test_a_doubtful_omission_counts_for_nothing() -> None:
    (finding,) = findings([match(0, 0), Bead((1,), (), "omission", 0.15), match(2, 1)], [0.5, np.nan, 0.5])
    assert finding.severity == "info"


def test_a_sentence_that_hardly_belongs_to_its_row_is_told() -> None:
    beads = [match(0, 0), Bead((1,), (1, 2), "match", 0.6, 0.5), match(2, 3)]
    alone = np.zeros(len(RU)), np.zeros(len(EN))
    checked = Checked(side_of(RU, "ru"), side_of(EN, "en"), beads, np.array([0.5, 0.4, 0.5]), alone, load_calibration(BUNDLED))
    alone[1][2] = 0.1
    assert list(sentences.check(checked)) == []
    alone[1][2] = 0.35
    (remark,) = sentences.check(checked)
    assert (remark.kind, remark.severity, remark.bead) == ("addition", "minor", 1)
    assert remark.translation is not None and remark.translation.of(side_of(EN, "en").document.text) == EN[2]


def test_a_pair_far_below_the_others_diverges() -> None:
    margins = [0.5 + 0.01 * (n % 5) for n in range(12)]
    margins[7] = -0.02
    (finding,) = findings([match(n, n) for n in range(12)], margins)
    assert (finding.kind, finding.check, finding.severity) == ("divergence", "similarity", "major")
    assert finding.original is not None and finding.translation is not None


@pytest.mark.parametrize("kind", ["matter", "moved"])
def test_matter_and_moved_text_raise_nothing(kind: str) -> None:
    assert findings([match(0, 0), Bead((1,), (1,), kind, 0.9, 0.1), match(2, 2)], [0.5, 0.0, 0.5]) == ()  # type: ignore[arg-type]


def test_an_id_follows_the_words_and_not_their_place() -> None:
    assert finding_id("coverage", "Он ушёл.", None) == finding_id("coverage", "Он\n ушёл.", None)
    assert finding_id("coverage", "Он ушёл.", None) != finding_id("coverage", None, "Он ушёл.")
    assert finding_id("coverage", "Он ушёл.", None) != finding_id("similarity", "Он ушёл.", None)


def test_the_same_finding_twice_has_two_ids() -> None:
    side = side_of(["Да.", "Да."], "ru")
    beads = [Bead((0,), (), "omission", 0.9), Bead((1,), (), "omission", 0.9)]
    found = run_checks(Checked(side, side_of([], "en"), beads, np.full(2, np.nan), (np.full(2, 0.9), np.zeros(0)), load_calibration(BUNDLED)))
    assert len({f.id for f in found}) == 2
