"""The report as a workbook: a sheet of both texts, a row a bead with blank cells for gaps, and a sheet of findings."""

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from align.comparison import Comparison
from align.finding import FindingKind
from align.report.heading import say_kind
from align.report.messages import Messages
from align.report.rows import Piece, Row, SentenceView, build_rows, view_findings
from align.report.xml_text import xml_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST = 32_000  # characters; a cell holds 32,767
SHADES: dict[FindingKind, str] = {"omission": "#9C1331", "addition": "#0E4A86", "divergence": "#644B00"}
UNDERLINES: dict[FindingKind, int] = {"omission": 1, "addition": 2, "divergence": 33}
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def format_xlsx(comparison: Comparison, interface: str = "en") -> bytes:
    """An .xlsx file. Nothing in it is a formula, whatever the texts hold; cells longer than a spreadsheet takes end in an ellipsis."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"created": datetime(1980, 1, 1, tzinfo=UTC), "title": "Sverka"})
        styles = _Styles(book)
        m = Messages(interface)
        _write_texts(book.add_worksheet(m.text("page.texts")), comparison, m, styles)
        _write_findings(book.add_worksheet(m.text("finding.title")), comparison, m, styles)
    return out.getvalue()


class _Styles:
    """A workbook's formats, made once."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "bottom": 2, "valign": "top", "text_wrap": True})
        self.cell = book.add_format({"text_wrap": True, "valign": "top"})
        self.marked = {k: book.add_format({"bold": True, "font_color": SHADES[k], "underline": UNDERLINES[k]}) for k in SHADES}
        self.plain = book.add_format()


def _start(sheet: "Worksheet", heads: list[str], widths: list[int], styles: _Styles, n: int) -> None:
    sheet.freeze_panes(1, 0)
    for k, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(k, k, width)
        sheet.write_string(0, k, head, styles.head)
    sheet.autofilter(0, 0, max(1, n), len(heads) - 1)


def _write_texts(sheet: "Worksheet", comparison: Comparison, m: Messages, styles: _Styles) -> None:
    rows = [row for row in build_rows(comparison) if isinstance(row, Row)]
    heads = [m.text(k) for k in ("page.row", "filter.kind", "sheet.confidence", "sheet.similarity", "page.original", "page.translation", "finding.title")]
    _start(sheet, heads, [7, 14, 12, 12, 70, 70, 60], styles, len(rows))
    for n, row in enumerate(rows, start=1):
        findings = "\n".join(f"{v.symbol}{v.number} {say_kind(v, m)}: {v.message}" for v in row.findings)
        sheet.write_number(n, 0, row.number, styles.cell)
        sheet.write_string(n, 1, m.text(row.label), styles.cell)
        sheet.write_number(n, 2, float(row.confidence), styles.cell)
        if row.similarity:
            sheet.write_number(n, 3, float(row.similarity), styles.cell)
        _write_side(sheet, n, 4, row.original, styles)
        _write_side(sheet, n, 5, row.translation, styles)
        if findings:
            sheet.write_string(n, 6, _cut(findings), styles.cell)


def _write_findings(sheet: "Worksheet", comparison: Comparison, m: Messages, styles: _Styles) -> None:
    views = view_findings(comparison)
    keys = "page.row", "filter.severity", "filter.kind", "filter.check", "sheet.confidence", "page.original", "page.translation", "sheet.reason"
    heads = ["#", *(m.text(k) for k in keys), "id"]
    _start(sheet, heads, [6, 7, 14, 18, 16, 12, 50, 50, 60, 16], styles, len(views))
    for n, v in enumerate(views, start=1):
        f = v.finding
        said = [m.text(f"severity.{f.severity}"), m.text(f"kind.{f.kind}"), m.name("check", f.check)]
        sheet.write_number(n, 0, v.number, styles.cell)
        sheet.write_number(n, 1, v.row, styles.cell)
        for k, text in enumerate(said, start=2):
            sheet.write_string(n, k, text, styles.cell)
        sheet.write_number(n, 5, round(f.confidence, 4), styles.cell)
        for k, text in ((6, v.original), (7, v.translation), (8, v.message), (9, f.id)):
            if text:
                sheet.write_string(n, k, _cut(text), styles.cell)


def _write_side(sheet: "Worksheet", n: int, column: int, sentences: tuple[SentenceView, ...], styles: _Styles) -> None:
    """Words that findings concern in colour and underlined; a gap stays blank."""
    pieces = [Piece(" ", ()), *(p for s in sentences for p in (*s.pieces, Piece(" ", ())))][1:-1]
    text = "".join(p.text for p in pieces)
    if not text:
        return
    if len(pieces) > 1 and len(text) <= MOST:
        parts = [x for p in pieces if p.text for x in (styles.marked[p.findings[0].finding.kind] if p.findings else styles.plain, xml_text(p.text))]
        sheet.write_rich_string(n, column, *parts, styles.cell)
    else:
        sheet.write_string(n, column, _cut(text), styles.cell)


def _cut(text: str) -> str:
    clean = xml_text(text)
    return clean if len(clean) <= MOST else clean[: MOST - 1] + "…"
