"""What is fitted rather than chosen: the numbers in `models/<encoder>/calibration.json`, written by that folder's `fit.py`."""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass

from align.model_files import model_folder


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights by feature name: of run-in headings (`align.run_in`), of the aligner (`align.aligner.evidence`), of the similarity check."""

    run_in: Mapping[str, float]
    aligner: Mapping[str, float]
    similarity: Mapping[str, float]


@functools.cache
def load_calibration(model: str) -> Calibration:
    """The calibration of a bundled encoder; other encoders borrow that of the default one."""
    data = json.loads((model_folder(model) / "calibration.json").read_text(encoding="utf-8"))
    return Calibration(data["run_in"], data["aligner"], data["similarity"])
