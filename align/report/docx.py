"""The report for people who work in Word: both texts in a table, findings as comments on the words concerned. WordprocessingML (ECMA-376) written by hand:
the few parts that a reader of it wants, and nothing that depends on the day."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from lxml import etree

from align.comparison import Comparison
from align.finding import FindingKind
from align.report.heading import say_counts, say_findings, say_kind, say_row, say_sides
from align.report.messages import Messages
from align.report.rows import FindingView, Marker, Row, SentenceView, build_rows, view_findings, visible
from align.report.xml_text import xml_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LOCALES = {"en": "en-US", "ru": "ru-RU"}
SHADES: dict[FindingKind, str] = {"omission": "FBE1E4", "addition": "DEEBFB", "divergence": "F9EFC4"}
UNDERLINES: dict[FindingKind, str] = {"omission": "single", "addition": "double", "divergence": "wave"}
WIDTHS = 1300, 6700, 6700  # twentieths of a point, on A4 across
DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can hold

Element = etree._Element


def format_docx(comparison: Comparison, interface: str = "en") -> bytes:
    """A .docx file: a row a bead, gaps named, every finding a comment. Text is text: it cannot become fields, links or markup."""
    m = Messages(interface)
    writer = _Writer(comparison, m)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
        "word/document.xml": writer.document(),
        "word/comments.xml": writer.comments(),
        "word/styles.xml": _styles(),
        "word/_rels/document.xml.rels": _relationships({"styles": "styles.xml", "comments": "comments.xml"}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, root in parts.items():
            z.writestr(zipfile.ZipInfo(name, DAY), etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _w(name: str, *children: Element, **attributes: str) -> Element:
    """An element of WordprocessingML with attributes of its namespace."""
    made = etree.Element(f"{{{W}}}{name}", {f"{{{W}}}{key}": value for key, value in attributes.items()}, nsmap={"w": W})
    made.extend(children)
    return made


def _run(text: str, *properties: Element) -> Element:
    said = _w("t")
    said.text = xml_text(re.sub(r"[\t\n\r\v\f]", " ", visible(text)))
    said.set(XML_SPACE, "preserve")
    return _w("r", _w("rPr", *properties), said) if properties else _w("r", said)


def _paragraph(*runs: Element, style: str | None = None) -> Element:
    return _w("p", _w("pPr", _w("pStyle", val=style)), *runs) if style else _w("p", *runs)


class _Writer:
    """Texts and comments of one comparison; a comment stands on the translation's words if it has any, else on the original's, else on the row's number."""

    def __init__(self, comparison: Comparison, m: Messages) -> None:
        self.comparison = comparison
        self.m = m
        self.langs = {"original": comparison.original.document.lang, "translation": comparison.translation.document.lang}

    def document(self) -> Element:
        rows = build_rows(self.comparison)
        body = [r for r in rows if r.kind != "matter"]
        matter = [r for r in rows if r.kind == "matter"]
        parts = [*self._head(), self._table(body), _paragraph()]
        if matter:
            parts += [_paragraph(_run(self.m.text("row.matter-caption")), style="Heading2"), self._table(matter), _paragraph()]
        margins = _w("pgMar", top="1000", right="1000", bottom="1000", left="1000", header="500", footer="500", gutter="0")
        page = _w("sectPr", _w("pgSz", w="16838", h="11906", orient="landscape"), margins)
        return _w("document", _w("body", *parts, page))

    def comments(self) -> Element:
        made = _w("comments")
        for v in view_findings(self.comparison):
            words = " ↔ ".join(f"“{w}”" for w in v.excerpts.values())
            lines = [f"{v.symbol}{v.number} {say_kind(v, self.m)}", v.message, words, self.m.text("finding.confidence", percent=v.percent)]
            made.append(_w("comment", *(_paragraph(_run(line)) for line in lines if line), id=str(v.number), author="Sverka", initials="S"))
        return made

    def _head(self) -> list[Element]:
        said = say_sides(self.comparison, self.m), say_counts(self.comparison, self.m), [say_findings(self.comparison, self.m)]
        lines = [*said[0], "; ".join(said[1]), *said[2], self.comparison.signature]
        return [_paragraph(_run("Sverka"), style="Heading1"), *(_paragraph(_run(line)) for line in lines)]

    def _table(self, rows: Sequence[Row | Marker]) -> Element:
        head = [self.m.text(f"page.{name}") for name in ("row", "original", "translation")]
        cells = (self._cell(w, [_paragraph(_run(t, _w("b")))]) for w, t in zip(WIDTHS, head, strict=True))
        header = _w("tr", _w("trPr", _w("cantSplit"), _w("tblHeader")), *cells)
        borders = _w("tblBorders", *(_w(side, val="single", sz="4", space="0", color="BBBBBB") for side in ("top", "bottom", "insideH")))
        properties = _w("tblPr", _w("tblW", w=str(sum(WIDTHS)), type="dxa"), borders, _w("tblLayout", type="fixed"))
        grid = _w("tblGrid", *(_w("gridCol", w=str(w)) for w in WIDTHS))
        return _w("tbl", properties, grid, header, *map(self._row, rows))

    def _cell(self, width: int, paragraphs: Sequence[Element], shade: str | None = None) -> Element:
        properties = _w("tcPr", _w("tcW", w=str(width), type="dxa"))
        if shade:
            properties.append(_w("shd", val="clear", color="auto", fill=shade))
        return _w("tc", properties, *paragraphs)

    def _row(self, row: Row | Marker) -> Element:
        if isinstance(row, Marker):
            key = "row.home-one" if row.first == row.last else "row.home-many"
            home = [_paragraph(_run(self.m.text(key, first=row.first, last=row.last, row=row.row), _w("i")))]
            cells = [[_paragraph(_run(f"↕ {self.m.text('row.moved-here')}"))], home, self._side(row, "translation", {})]
        else:
            cells = [self._label(row), *(self._side(row, side, _commented(row, side)) for side in ("original", "translation"))]
        shades = None, SHADES["omission"] if row.kind == "omission" else None, SHADES["addition"] if row.kind == "addition" else None
        return _w("tr", _w("trPr", _w("cantSplit")), *(self._cell(w, c, shade) for w, c, shade in zip(WIDTHS, cells, shades, strict=True)))

    def _label(self, row: Row) -> list[Element]:
        homeless = [v for v in row.findings if not any(v.number in _commented(row, side) for side in ("original", "translation"))]
        lines = [_paragraph(*_begin(homeless), _run(str(row.number)), *_end(homeless))]
        return lines + [_paragraph(_run(line, _w("sz", val="16"))) for line in say_row(row, self.m)]

    def _side(self, row: Row | Marker, side: str, commented: dict[int, FindingView]) -> list[Element]:
        sentences: tuple[SentenceView, ...] = getattr(row, side)
        if not sentences:
            return [_paragraph() if row.kind == "matter" else _paragraph(_run(self.m.text(f"row.no-{side}"), _w("i"), _w("color", val="666666")))]
        begun: set[int] = set()
        return [_paragraph(*(run for p in s.pieces for run in self._piece(p.text, p.findings, p.ends, side, commented, begun))) for s in sentences]

    def _piece(
        self, text: str, findings: Sequence[FindingView], ends: Sequence[FindingView], side: str, commented: dict[int, FindingView], begun: set[int]
    ) -> list[Element]:  # fmt: skip
        properties = [_w("lang", val=LOCALES.get(self.langs[side], self.langs[side]))]
        if findings:
            kind = findings[0].finding.kind
            properties = [_w("u", val=UNDERLINES[kind]), _w("shd", val="clear", color="auto", fill=SHADES[kind]), *properties]
        begins = [v for v in findings if v.number in commented and v.number not in begun]
        begun.update(v.number for v in begins)
        return [*_begin(begins), _run(text, *properties), *_end([v for v in ends if v.number in commented])]


def _commented(row: Row, side: str) -> dict[int, FindingView]:
    """The findings whose comment stands on this side of a row."""
    here, there = ({v.number: v for s in sentences for p in s.pieces for v in p.ends} for sentences in (row.original, row.translation))
    return there if side == "translation" else {n: v for n, v in here.items() if n not in there}


def _begin(findings: Sequence[FindingView]) -> list[Element]:
    return [_w("commentRangeStart", id=str(v.number)) for v in findings]


def _end(findings: Sequence[FindingView]) -> list[Element]:
    marks = [(_w("commentRangeEnd", id=str(v.number)), _w("r", _w("commentReference", id=str(v.number)))) for v in findings]
    return [e for pair in marks for e in pair]


def _content_types() -> Element:
    types = etree.Element(f"{{{PACKAGE}/content-types}}Types", nsmap=_default(f"{PACKAGE}/content-types"))
    etree.SubElement(types, f"{{{PACKAGE}/content-types}}Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml")
    etree.SubElement(types, f"{{{PACKAGE}/content-types}}Default", Extension="xml", ContentType="application/xml")
    for part, kind in (("document", "document.main"), ("styles", "styles"), ("comments", "comments")):
        etree.SubElement(types, f"{{{PACKAGE}/content-types}}Override", PartName=f"/word/{part}.xml", ContentType=f"{MAIN}.{kind}+xml")
    return types


def _relationships(targets: dict[str, str]) -> Element:
    made = etree.Element(f"{{{PACKAGE}/relationships}}Relationships", nsmap=_default(f"{PACKAGE}/relationships"))
    for n, (kind, target) in enumerate(targets.items(), start=1):
        etree.SubElement(made, f"{{{PACKAGE}/relationships}}Relationship", Id=f"rId{n}", Type=f"{OFFICE}/{kind}", Target=target)
    return made


def _default(namespace: str) -> Any:
    return {None: namespace}  # lxml's stubs know no default namespace


def _styles() -> Element:
    def heading(level: int, size: str) -> Element:
        name, basis, after = _w("name", val=f"heading {level}"), _w("basedOn", val="Normal"), _w("next", val="Normal")
        return _w("style", name, basis, after, _w("rPr", _w("b"), _w("sz", val=size)), type="paragraph", styleId=f"Heading{level}")

    spacing = _w("pPrDefault", _w("pPr", _w("spacing", before="0", after="60")))
    letters = _w("rPrDefault", _w("rPr", _w("rFonts", ascii="Calibri", hAnsi="Calibri", cs="Calibri"), _w("sz", val="21")))
    normal = _w("style", _w("name", val="Normal"), type="paragraph", default="1", styleId="Normal")
    return _w("styles", _w("docDefaults", letters, spacing), normal, heading(1, "32"), heading(2, "26"))
