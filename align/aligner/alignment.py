"""What aligning gives: the sides, the beads between them, and what was measured of them."""

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from align.bead import Bead
from align.document import Side

Float = npt.NDArray[np.float64]
FloatOrMany = TypeVar("FloatOrMany", float, npt.NDArray[np.floating[Any]])

FEW_PAIRS, USUAL_BACKGROUND = 8, 0.1  # of fewer sentences a text's background is mostly the pair itself, and the usual one counts instead


def steady_margin(similarity: FloatOrMany, background: FloatOrMany, n: int) -> FloatOrMany:
    """A pair's similarity above the background that `n` sentences or pairs gave."""
    share = min(1.0, n / FEW_PAIRS)
    return similarity - share * background - (1 - share) * USUAL_BACKGROUND


@dataclass(frozen=True, slots=True)
class Alignment:
    """The sides may have more sentences than before: headings that ran into a sentence are cut off where both texts say so."""

    original: Side
    translation: Side
    beads: tuple[Bead, ...]
    margins: Float  # of each bead: its similarity above what its sentences have with the other text at large; NaN where a side is empty
    unmatched: tuple[Float, Float]  # of each sentence: the probability that it has no counterpart
