"""Pairs of sentences that say something else: far less similar than this document's good pairs.

A logistic model on two numbers (fitted on sentences replaced by others of their length, see `models/`): the similarity above the document's background, and
how many spreads it lies below the document's median pair.
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from align.check import Checked, Remark, span_of
from align.document import Side

NAME = "similarity"
FEATURES = ("constant", "margin", "below_median", "short")
SHOWN, SURE = 0.5, 0.9
LEAST_SPREAD = 0.05
FEW_PAIRS = 8  # with fewer pairs the document's own median says little
USUAL = (0.45, 0.12)  # median and spread of the margin in a translation that is right
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
    margins = checked.margins
    known = margins[~np.isnan(margins)]
    median, spread = USUAL
    if len(known):
        share = min(1.0, len(known) / FEW_PAIRS)
        own_median = float(np.median(known))
        own_spread = 1.4826 * float(np.median(np.abs(known - own_median)))
        median, spread = share * own_median + (1 - share) * median, share * own_spread + (1 - share) * spread
    below = (median - margins) / max(spread, LEAST_SPREAD)
    short = np.array([min(_length(checked.original, b.original), _length(checked.translation, b.translation)) < SHORT for b in checked.beads], float)
    return np.column_stack([np.ones(len(margins)), margins, np.clip(below, -3, 6), short])


def _length(side: Side, sentences: Sequence[int]) -> int:
    return sum(side.sentences[i].span.length for i in sentences)
