"""What aligning gives: the sides, the beads between them, and what was measured of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.bead import Bead
from align.document import Side

Float = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The sides may have more sentences than before: headings that ran into a sentence are cut off where both texts say so."""

    original: Side
    translation: Side
    beads: tuple[Bead, ...]
    margins: Float  # of each bead: its similarity above what its sentences have with the other text at large; NaN where a side is empty
    unmatched: tuple[Float, Float]  # of each sentence: the probability that it has no counterpart
