"""The lists over a batch: index.html for people, worst first; index.jsonl and summary.tsv for programs, in order of the ids."""

import csv
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from align.comparison import Count
from align.pairing.job import Alone
from align.record import PARTS, Record, format_record
from align.report.charts import check_rows, coverage_bars, spark_bars
from align.report.page import render_page
from align.report.rows import visible
from align.report.totals import Totals
from align.report.tsv import cell
from align.report.write import open_atomically

MOST_ROWS = 20_000  # documents that the page has; more than that nobody reads
MOST_STATIC = 100  # of them it shows without scripts
MOST_LISTED = 1_000  # errors, and texts without a counterpart
KINDS = {"omission": "−", "addition": "+", "divergence": "≠"}
COLUMNS = (
    "id", "status", "languages", "original_sentences", "translation_sentences", "matched", "moved", "omitted", "added", "coverage", "confidence",
    "major", "minor", "info", "original", "translation", "report", "error",
)  # fmt: skip


class Listing(Protocol):
    """Where the records are; `most` is -1 for all."""

    def records(self, worst_first: bool = False, failed: bool | None = None, most: int = -1) -> Iterator[Record]: ...
    def alone(self, most: int = -1) -> Iterator[Alone]: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A document as the page shows it, with figures as they are printed."""

    id: str
    href: str
    languages: str
    n_original: int
    n_translation: int
    coverage: str
    matched: int
    moved: int
    omitted: int
    added: int
    major: int
    minor: int
    kinds: str
    confidence: str
    trouble: str
    checks: str

    @property
    def spark(self) -> list[tuple[int, int]]:
        return spark_bars(self.trouble)

    @property
    def values(self) -> list[Any]:
        """What the script takes, in the order of `Line`."""
        return [getattr(self, name) for name in self.__dataclass_fields__]


def write_index(output: Path, listing: Listing, signature: str) -> Totals:
    """Writes all three, gives what they sum up to. Raises UsageError if they cannot be written."""
    totals = Totals()
    with open_atomically(output / "index.jsonl") as lines, open_atomically(output / "summary.tsv") as table:
        table.write(_tsv(COLUMNS))
        for record in listing.records():
            totals.add(record)
            lines.write(_readable(format_record(record)))
            table.write(_tsv(_cells(record)))
        for alone in listing.alone():
            totals.n_alone += 1
            lines.write(_readable(json.dumps({"status": "alone", "path": alone.path, "language": alone.lang, "reason": alone.reason})))
            table.write(_tsv(["", "alone", alone.lang or "", *[""] * 11, alone.path, "", "", alone.reason]))
    with open_atomically(output / "index.html") as page:
        page.write(format_index(listing, totals, signature).encode("utf-8", "replace"))
    return totals


def format_index(listing: Listing, totals: Totals, signature: str) -> str:
    """The page: documents by major findings a sentence, then minor ones; what could not be compared and what has no counterpart in tables of their own."""
    lines = [_line(r) for r in listing.records(worst_first=True, failed=False, most=MOST_ROWS)]
    return render_page(
        "index.html.j2",
        "index.js",
        styles=("style.css", "index.css"),
        lines=lines[:MOST_STATIC],
        data=[line.values for line in lines],
        n_parts=PARTS,
        totals=totals,
        n_documents=Count(totals.n_compared, totals.n_documents),
        n_flagged=Count(totals.n_flagged, totals.n_compared),
        kinds={KINDS[k]: totals.kinds[k] for k in KINDS},
        coverage=coverage_bars(totals.coverage),
        checks=check_rows(totals.checks),
        errors=[(visible(r.id), visible(r.error or "")) for r in listing.records(failed=True, most=MOST_LISTED)],
        alone=[(visible(a.path), a.lang or "–", visible(a.reason)) for a in listing.alone(MOST_LISTED)],
        signature=signature,
    )


def _line(record: Record) -> Line:
    s = record.summary
    assert s is not None
    return Line(
        id=visible(record.id),
        href=quote(os.fsencode(record.report)) if record.report else "",
        languages=record.languages,
        n_original=s.original_matched.of,
        n_translation=s.translation_matched.of,
        coverage=record.coverage.percent if record.coverage.of else "–",
        matched=s.original_matched.n,
        moved=s.original_moved.n,
        omitted=s.original_omitted.n,
        added=s.translation_added.n,
        major=s.findings["major"],
        minor=s.findings["minor"],
        kinds=" ".join(f"{sign}{record.kinds[kind]}" for kind, sign in KINDS.items() if record.kinds.get(kind)),
        confidence="–" if record.confidence is None else f"{record.confidence:.2f}",
        trouble=record.trouble,
        checks=" ".join(record.checks),
    )


def _cells(record: Record) -> list[object]:
    s = record.summary
    if s is None:
        return [record.id, "failed", *[""] * 12, record.original, record.translation, "", record.error]
    return [
        record.id, "compared", record.languages, s.original_matched.of, s.translation_matched.of, s.original_matched.n, s.original_moved.n,
        s.original_omitted.n, s.translation_added.n, f"{record.coverage.n / max(1, record.coverage.of):.4f}",
        "" if record.confidence is None else record.confidence,
        *(s.findings[severity] for severity in ("major", "minor", "info")), record.original, record.translation, record.report or "", "",
    ]  # fmt: skip


def _tsv(cells: Any) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerow([cell(c) if isinstance(c, str) else c for c in cells])
    return out.getvalue().encode("utf-8", "replace")


def _readable(line: str) -> bytes:
    """A line of JSON with its letters as they are, unless some name in it is no Unicode."""
    try:
        return (json.dumps(json.loads(line), ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    except UnicodeEncodeError:
        return (line + "\n").encode()
