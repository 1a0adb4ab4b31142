"""An older report as the line from which one counts: only what it does not have is new."""

from collections.abc import Sequence
from pathlib import Path

from align.earlier import EarlierFinding, read_report
from align.finding import Finding
from align.recognise import recognise


def read_baseline(path: Path) -> tuple[EarlierFinding, ...]:
    """What an older report knows; what was dismissed there is not, so that it comes back if the dismissal is withdrawn. Raises InputError."""
    report = read_report(path)
    return report.findings + report.known


def known_of(findings: Sequence[Finding], baseline: Sequence[EarlierFinding]) -> frozenset[str]:
    """The ids of those that the baseline has. What counts now and did not then (was for information only) is new."""
    met = recognise(findings, baseline)
    return frozenset(f.id for f in findings if f.id in met and (met[f.id].severity != "info" or f.severity == "info"))
