"""How a batch is to be run, and what came of it."""

from dataclasses import dataclass
from pathlib import Path

from align.finding import Severity
from align.silencing import BESIDE, Sources

LONGEST = 3600.0


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """`original` is the language of the originals where it is not to be guessed; `manifest` names the pairs; `n_workers` is by default one a core. With
    `scheduler`, the address of a Dask cluster, the work is done there. `shards` puts results into few large files; `reports`, a page and a JSON a document,
    are by default written where shards are not. A document that takes longer than `longest` seconds is given up. By `sources` it is read, for each
    document where its texts are read, what silences findings."""

    original: str | None = None
    manifest: Path | None = None
    n_workers: int | None = None
    scheduler: str | None = None
    shards: bool = False
    reports: bool | None = None
    longest: float = LONGEST
    sources: Sources = BESIDE

    @property
    def in_shards(self) -> bool:
        return self.shards or self.scheduler is not None

    @property
    def with_reports(self) -> bool:
        return not self.in_shards if self.reports is None else self.reports


AS_USUAL = BatchOptions()


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Counts of documents, and where the index is. `n_unchanged` of those compared were so before; `n_major` have major findings.
    `n_dismissed` and `n_known` are findings that are not counted."""

    n_compared: int
    n_unchanged: int
    n_failed: int
    n_alone: int
    n_flagged: int
    n_major: int
    index: Path
    n_dismissed: int = 0
    n_known: int = 0

    @property
    def message(self) -> str:
        """One line for the terminal."""
        n = self.n_compared + self.n_failed + self.n_alone
        before = f" ({self.n_unchanged} of them before, and unchanged)" if self.n_unchanged else ""
        trouble = "".join(f", {n} {what}" for n, what in ((self.n_failed, "not compared"), (self.n_alone, "without a counterpart")) if n)
        aside = "".join(f", {n} {what}" for n, what in ((self.n_dismissed, "dismissed"), (self.n_known, "known from the baseline")) if n)
        see = " (see the index)" if trouble else ""
        return f"{self.n_compared} of {n} documents compared{before}, {self.n_flagged} with findings{aside}{trouble}{see}. Index: {self.index}"

    def fails(self, severity: Severity | str) -> bool:
        """Whether any document has a finding of this severity or worse."""
        return self.n_major > 0 if severity == "major" else self.n_flagged > 0
