"""The report that people read: one page, both texts side by side, a row a bead."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from align.comparison import Comparison, summarise
from align.finding import SEVERITIES
from align.report.messages import Messages, load_catalogue
from align.report.page import render_page
from align.report.pictures import draw_pictures
from align.report.rows import SYMBOLS, FindingView, Marker, Row, build_rows, view_findings, visible

GROUP = 40  # rows that a browser lays out together
SCRIPTS = ("messages.js", "triage.js", "texts.js", "findings.js", "map.js", "report.js")
STYLES = ("style.css", "report.css")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that follow each other."""

    rows: Sequence[Row | Marker]


def format_html(comparison: Comparison, interface: str = "en") -> str:
    """A self-contained page: it makes no request, and without scripts everything in it is still readable, in the language of `interface` ("en" or "ru")."""
    rows = build_rows(comparison, with_dismissed=True)
    findings = view_findings(comparison, with_dismissed=True)
    sides = {"original": comparison.original.document, "translation": comparison.translation.document}
    catalogue = load_catalogue()
    return render_page(
        "page.html.j2",
        *SCRIPTS,
        styles=STYLES,
        early="theme.js",
        m=Messages(interface),
        title=" ↔ ".join(dict.fromkeys(visible(PurePath(d.path).name) for d in sides.values())),
        sides={k: {"path": visible(d.path), "lang": d.lang} for k, d in sides.items()},
        direction=visible(comparison.direction),
        summary=summarise(comparison),
        first_moved=next((row.anchor for row in rows if row.kind == "moved"), ""),
        rows=list(_groups([row for row in rows if row.kind != "matter"])),
        matter=list(_groups([row for row in rows if row.kind == "matter"])),
        n_matter=sum(row.kind == "matter" for row in rows),
        findings=findings,
        reported=comparison.findings,
        kinds=SYMBOLS,
        severities=dict.fromkeys(SEVERITIES, ""),
        checks=sorted({v.finding.check for v in findings}),
        known_checks=[key.removeprefix("about.") for key in catalogue if key.startswith("about.")],
        pictures=draw_pictures(comparison),
        signature=visible(comparison.signature),
        data={"key": report_key(comparison), "catalogue": catalogue, "findings": [_datum(comparison, v) for v in findings]},
    )


def report_key(comparison: Comparison) -> str:
    """Under what a browser keeps a reader's decisions: the same for all reports on the same two files."""
    sides = comparison.original.document, comparison.translation.document
    return hashlib.sha256("\0".join(part for d in sides for part in (d.path, d.lang)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _groups(rows: Sequence[Row | Marker]) -> Iterator[Group]:
    for start in range(0, len(rows), GROUP):
        yield Group(rows[start : start + GROUP])


def _datum(comparison: Comparison, view: FindingView) -> dict[str, Any]:
    """What the page's script cannot read off the page; the words as they are in the texts."""
    f = view.finding
    spans = (f.original, comparison.original), (f.translation, comparison.translation)
    original, translation = (None if span is None else span.of(side.document.text) for span, side in spans)
    return {
        "id": f.id, "kind": f.kind, "check": f.check, "severity": f.severity, "percent": view.percent, "row": view.row,
        "original": original, "translation": translation, "context": f.context, **({} if view.reason is None else {"reason": view.reason}),
    }  # fmt: skip
