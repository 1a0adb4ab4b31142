"""Pairs of sentences that say something else: far less similar than this document's good pairs.

A logistic model on two numbers (fitted on sentences replaced by others of their length, see `models/`): the similarity above the document's background, and
how many spreads it lies below the document's median pair.
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from align.check.checked import Checked, Remark, span_of
from align.document import Side

NAME = "similarity"
FEATURES = ("constant", "margin", "below_median", "short")
SHOWN, SURE = 0.5, 0.9
SHORT = 25  # characters


def check(checked: Checked) -> Iterator[Remark]:
    """Matched beads outside front and back matter."""
    features = describe(checked)
    weights = np.array([checked.calibration.similarity[name] for name in FEATURES])
    for n, bead in enumerate(checked.beads):
        if bead.kind != "match" or np.isnan(features[n, 1]):
            continue
        confidence = 1 / (1 + math.exp(-float(weights @ features[n])))
        if confidence < SHOWN:
            continue
        yield Remark(
            "divergence", NAME, "major" if confidence >= SURE else "minor", confidence, span_of(checked.original, bead.original),
            span_of(checked.translation, bead.translation), "These sentences stand in each other's place but do not say the same.", n,
        )  # fmt: skip


def describe(checked: Checked) -> npt.NDArray[np.float64]:
    """(beads, FEATURES): NaN for beads without both sides."""
    short = np.array([min(_length(checked.original, b.original), _length(checked.translation, b.translation)) < SHORT for b in checked.beads], float)
    return np.column_stack([np.ones(len(checked.margins)), checked.margins, checked.below, short])


def _length(side: Side, sentences: Sequence[int]) -> int:
    return sum(side.sentences[i].span.length for i in sentences)
