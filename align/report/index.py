"""The page over a batch: a row a document, worst first."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from align.comparison import Count, Summary
from align.report.page import render_page
from align.report.rows import visible


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A document of the batch: `href` leads to its report, relative to the index; `error` says why there is none."""

    id: str
    href: str | None
    original_path: str
    translation_path: str
    languages: str
    summary: Summary | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the template takes it."""

    id: str
    href: str
    languages: str
    summary: Summary


def format_index(rows: Sequence[IndexRow], signature: str) -> str:
    """Documents by major findings a sentence, then minor ones; those that could not be compared in a table of their own."""
    done = [Line(visible(r.id), quote(r.href), r.languages, r.summary) for r in rows if r.summary is not None and r.href is not None]
    errors = [(visible(r.id), visible(r.error)) for r in rows if r.error is not None]
    return render_page(
        "index.html.j2",
        "index.js",
        lines=sorted(done, key=_badness),
        errors=errors,
        n_flagged=Count(sum(line.summary.n_flagged > 0 for line in done), len(done)),
        matched=_total([line.summary.original_matched for line in done]),
        moved=_total([line.summary.original_moved for line in done]),
        omitted=_total([line.summary.original_omitted for line in done]),
        added=_total([line.summary.translation_added for line in done]),
        n_documents=Count(len(done), len(rows)),
        signature=signature,
    )


def _badness(line: Line) -> tuple[float, float, str]:
    n = max(1, line.summary.original_matched.of)
    return -line.summary.findings["major"] / n, -line.summary.findings["minor"] / n, line.id


def _total(counts: Sequence[Count]) -> Count:
    return Count(sum(c.n for c in counts), sum(c.of for c in counts))
