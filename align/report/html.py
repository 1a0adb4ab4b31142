"""The report that people read: one page, both texts side by side, a row a bead."""

from pathlib import PurePath

from align.comparison import Comparison, summarise
from align.finding import SEVERITIES
from align.report.page import render_page
from align.report.rows import build_dismissed, build_rows, visible

LANGUAGE_NAMES = {"en": "English", "ru": "Russian"}


def format_html(comparison: Comparison) -> str:
    """A self-contained page: it makes no request, and without scripts everything in it is still readable."""
    rows = build_rows(comparison)
    first_moved = next((row.anchor for row in rows if row.kind == "moved"), "")
    found = sorted((v for row in rows for v in row.findings), key=lambda v: (SEVERITIES.index(v.finding.severity), v.number))
    sides = {"original": comparison.original.document, "translation": comparison.translation.document}
    return render_page(
        "page.html.j2",
        "report.js",
        title=" ↔ ".join(dict.fromkeys(visible(PurePath(d.path).name) for d in sides.values())),
        sides={k: {"path": visible(d.path), "lang": d.lang, "language": LANGUAGE_NAMES.get(d.lang, d.lang)} for k, d in sides.items()},
        direction=comparison.direction,
        summary=summarise(comparison),
        first_moved=first_moved,
        rows=[row for row in rows if row.kind != "matter"],
        matter=[row for row in rows if row.kind == "matter"],
        findings=found,
        dismissed=build_dismissed(comparison),
        signature=comparison.signature,
    )
