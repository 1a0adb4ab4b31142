"""Alignments as pairs of index tuples, read from gold files and scored as tables of aligners do it (Thompson and Koehn 2019).

Beads with an empty side are left out. A bead is right strictly when the other alignment has the same one, laxly when it shares a source and a target
sentence with one bead of the other.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

Pair = tuple[tuple[int, ...], tuple[int, ...]]
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The two readings of being right."""

    strict: Quality
    lax: Quality


def read_beads(path: Path) -> list[Pair]:
    """A file of lines `[source indices]:[target indices]`; what follows a second colon is ignored."""
    beads = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            source, target = line.split(":")[:2]
            beads.append((_numbers(source), _numbers(target)))
    return beads


def _numbers(field: str) -> tuple[int, ...]:
    return tuple(map(int, NUMBER.findall(field)))


def score(documents: Iterable[tuple[Sequence[Pair], Sequence[Pair]]]) -> Score:
    """(gold, found) of each document; all documents count together."""
    n_gold = n_found = n_strict = n_lax_found = n_lax_gold = 0
    for gold_beads, found_beads in documents:
        gold, found = ([b for b in beads if b[0] and b[1]] for beads in (gold_beads, found_beads))
        n_gold, n_found = n_gold + len(gold), n_found + len(found)
        n_strict += len(set(gold) & set(found))
        n_lax_found += _n_sharing(found, gold)
        n_lax_gold += _n_sharing(gold, found)
    strict = Quality(_share(n_strict, n_found), _share(n_strict, n_gold))
    return Score(strict, Quality(_share(n_lax_found, n_found), _share(n_lax_gold, n_gold)))


def _share(n: int, of: int) -> float:
    return n / of if of else 0.0


def _n_sharing(beads: Sequence[Pair], others: Sequence[Pair]) -> int:
    """How many of the beads have a source and a target sentence in one of the others."""
    together = {pair for other in others for pair in product(*other)}
    return sum(not together.isdisjoint(product(*bead)) for bead in beads)
