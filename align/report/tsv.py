"""A table for spreadsheets: a row a bead, blank cells for gaps."""

import csv
import io

from align.bead import Bead
from align.comparison import Comparison
from align.document import Side

COLUMNS = ("bead", "kind", "confidence", "original", "translation", "findings")
FORMULA = ("=", "+", "@")  # a spreadsheet would run a cell that begins with one of these


def format_tsv(comparison: Comparison) -> str:
    """Tab-separated, with a heading line; white space inside a cell is folded to single spaces."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for n, bead in enumerate(comparison.beads):
        findings = "; ".join(f"{f.severity} {f.check}: {f.message}" for f in comparison.findings if f.bead == n)
        cells = _joined(comparison.original, bead.original), _joined(comparison.translation, bead.translation), findings
        writer.writerow([n + 1, bead.kind, _confidence(bead), *map(cell, cells)])
    return out.getvalue()


def _joined(side: Side, sentences: tuple[int, ...]) -> str:
    return " ".join(side.text_of(i) for i in sentences)


def _confidence(bead: Bead) -> str:
    return f"{bead.confidence:.2f}"


def cell(text: str) -> str:
    """A text as one cell: on one line, and no formula."""
    folded = " ".join(text.replace("\0", "\N{REPLACEMENT CHARACTER}").split())
    return "'" + folded if folded.startswith(FORMULA) else folded
