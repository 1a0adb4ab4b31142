"""How sure a suspicion is and how bad: a weighted sum of named figures for every check, fitted on planted defects and clean translations.

The weights are in `models/checks/calibration.json`, written by the `fit.py` beside it. A check without weights there is trusted as it is.
"""

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass

from align.check.checked import Remark, Suspicion
from align.finding import SEVERITIES, Severity
from align.model_files import checks_folder

SHOWN, SURE = 0.5, 0.85  # confidence for minor and for major
TRUSTED = 0.9  # of a check that has no weights


@dataclass(frozen=True, slots=True)
class Judge:
    """`weights[check][feature]`; every check has a "constant". Unknown features weigh nothing."""

    weights: Mapping[str, Mapping[str, float]]

    def __call__(self, suspicion: Suspicion) -> Remark:
        s = suspicion
        confidence = self.confidence(s)
        severity: Severity = "info" if confidence < SHOWN else "minor" if confidence < SURE else "major"
        severity = max(severity, s.most, key=SEVERITIES.index)
        return Remark(s.kind, s.check, severity, confidence, s.original, s.translation, s.message, s.bead)

    def confidence(self, suspicion: Suspicion) -> float:
        """The probability that a reader would agree, on texts like those of the fit."""
        weights = self.weights.get(suspicion.check)
        if weights is None:
            return TRUSTED
        z = weights["constant"] + sum(weights.get(name, 0.0) * value for name, value in suspicion.features.items())
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, z))))


@functools.cache
def load_judge() -> Judge:
    """The judge of the weights that are shipped."""
    return Judge(json.loads((checks_folder() / "calibration.json").read_text(encoding="utf-8")))
