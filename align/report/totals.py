"""What is true of a batch as a whole: sums with their denominators, and how often what occurs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from align.comparison import Count, Summary
from align.record import Record

STEPS = 20  # of coverage, from nothing to less than all; all is a step of its own


@dataclass(slots=True)
class Totals:
    """Grows by one record after the other. `checks` has findings by check and severity (major, minor, info), `coverage` documents by step."""

    n_compared: int = 0
    n_failed: int = 0
    n_alone: int = 0
    n_flagged: int = 0
    sums: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    checks: dict[str, list[int]] = field(default_factory=dict)
    coverage: list[int] = field(default_factory=lambda: [0] * (STEPS + 1))

    def add(self, record: Record) -> None:
        """One document more."""
        if record.summary is None:
            self.n_failed += 1
            return
        self.n_compared += 1
        self.n_flagged += record.summary.n_flagged > 0
        self.sums.update(_counts(record.summary))
        self.kinds.update(record.kinds)
        for check, numbers in record.checks.items():
            own = self.checks.setdefault(check, [0, 0, 0])
            own[:] = [a + b for a, b in zip(own, numbers, strict=True)]
        if record.coverage.of:
            self.coverage[record.coverage.n * STEPS // record.coverage.of] += 1

    @property
    def n_documents(self) -> int:
        return self.n_compared + self.n_failed + self.n_alone

    def of(self, what: str) -> Count:
        """One of the counts of a summary, over all documents."""
        return Count(self.sums[what], self.sums[f"{what} of"])


def _counts(summary: Summary) -> Mapping[str, int]:
    counts = {
        "matched": summary.original_matched, "moved": summary.original_moved, "omitted": summary.original_omitted, "added": summary.translation_added,
    }  # fmt: skip
    aside = {"dismissed": summary.n_dismissed, "known": summary.n_known}
    return {name: c.n for name, c in counts.items()} | {f"{name} of": c.of for name, c in counts.items()} | dict(summary.findings) | aside
