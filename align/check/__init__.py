"""Beads to findings. A check is a function from the evidence to findings; the list below is the order in which a reader meets them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.bead import Bead
from align.calibration import Calibration
from align.document import Side
from align.finding import Finding, FindingKind, Severity, finding_id
from align.span import Span, cover


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check looks at: both sides, the beads, each bead's similarity above the document's background (NaN where a side is empty), and the probability
    that each sentence of either side has no counterpart."""

    original: Side
    translation: Side
    beads: Sequence[Bead]
    margins: npt.NDArray[np.float64]
    unmatched: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding before it is numbered."""

    kind: FindingKind
    check: str
    severity: Severity
    confidence: float
    original: Span | None
    translation: Span | None
    message: str
    bead: int


Check = Callable[[Checked], Iterator[Remark]]


def run_checks(checked: Checked) -> tuple[Finding, ...]:
    """The findings of all checks, in reading order of the beads."""
    from align.check import coverage, similarity

    checks: tuple[Check, ...] = (coverage.check, similarity.check)
    remarks = sorted((r for check in checks for r in check(checked)), key=lambda r: r.bead)
    return tuple(_number(checked, remarks))


def span_of(side: Side, sentences: Sequence[int]) -> Span | None:
    """The stretch of text that consecutive sentences fill, None where there are none."""
    return cover([side.sentences[i].span for i in sentences]) if sentences else None


def _number(checked: Checked, remarks: Sequence[Remark]) -> Iterator[Finding]:
    met: dict[str, int] = {}
    for r in remarks:
        words = [None if s is None else s.of(side.document.text) for s, side in ((r.original, checked.original), (r.translation, checked.translation))]
        name = finding_id(r.check, *words)
        met[name] = met.get(name, 0) + 1
        unique = name if met[name] == 1 else f"{name}-{met[name]}"
        yield Finding(unique, r.kind, r.check, r.severity, r.confidence, r.original, r.translation, r.message, r.bead)
