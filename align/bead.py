"""A bead: the sentences of either side that translate each other (Brown, Lai and Mercer 1991)."""

from dataclasses import dataclass
from typing import Literal

BeadKind = Literal["match", "omission", "addition", "moved", "matter"]


@dataclass(frozen=True, slots=True)
class Bead:
    """Indices of sentences on both sides, one of which may be empty.

    `confidence` is the probability that these sentences belong together and nothing else does (0 to 1). `similarity` is the cosine of the two
    runs' vectors, None where a side is empty.
    """

    original: tuple[int, ...]
    translation: tuple[int, ...]
    kind: BeadKind
    confidence: float
    similarity: float | None = None
