"""Word documents and workbooks, read back: what people who work in an office suite get."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from lxml import etree
from sample_report import HOSTILE, make_article, make_comparison, make_moved, side

from align.comparison import Comparison
from align.finding import Finding
from align.report import FORMATS
from align.report.rows import visible
from align.report.xml_text import xml_text
from align.span import Span

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNFIT = HOSTILE + "\0\x1b\ud800\ufffe"


class Word:
    """A .docx file as its reader sees it."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            self.parts = {name: etree.fromstring(z.read(name)) for name in z.namelist()}
        self.body = self.parts["word/document.xml"][0]
        self.comments = {str(c.get(f"{W}id")): [text_of(p) for p in c.iter(f"{W}p")] for c in self.parts["word/comments.xml"]}

    @property
    def tables(self) -> list[list[list[str]]]:
        return [[["\n".join(text_of(p) for p in c.iter(f"{W}p")) for c in r.iter(f"{W}tc")] for r in t.iter(f"{W}tr")] for t in self.body.iter(f"{W}tbl")]

    def commented(self, number: str) -> str:
        """The words between a comment's two marks."""
        inside, words = False, ""
        for e in self.body.iter():
            if e.tag == f"{W}commentRangeStart" and e.get(f"{W}id") == number:
                inside = True
            elif e.tag == f"{W}commentRangeEnd" and e.get(f"{W}id") == number:
                return words
            elif inside and e.tag == f"{W}t":
                words += e.text or ""
        raise AssertionError(f"comment {number} has no place")


def text_of(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def word(comparison: Comparison, interface: str = "en") -> Word:
    return Word(FORMATS["docx"](comparison, interface))


def sheets(comparison: Comparison, interface: str = "en") -> list[list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"](comparison, interface)))
    return [list(sheet.values) for sheet in book]


# Word -------------------------------------------------------------------------------------------------------------------------------------


def test_two_columns_a_row_a_bead_and_gaps_named() -> None:
    body, matter = word(make_comparison()).tables
    assert body[0] == ["Row", "Original", "Translation"] and [r[0].split("\n")[0] for r in body[1:]] == ["2", "3", "4", "5", "6"]
    assert body[3][1:] == ["Об этом сказали в мэрии.", "no counterpart in the translation"] and body[4][1] == "no counterpart in the original"
    assert body[2][0] == "3\n≠ says something else\n? pairing unsure" and body[5][0] == "6\n1:2 split"
    assert body[5][2] == "People wait.\nAll of them."
    assert matter[1:] == [["1\n· front or back matter", "Автор: Н. Котова", ""]]


def test_findings_are_comments_on_their_words_in_the_translation_if_it_has_any() -> None:
    made = word(make_article("bilingual-tariffs"))
    assert [made.commented(str(n)) for n in range(1, 7)] == [
        "of 35 percent", "В столовой засмеялись, но невесело.", "в котором об этой улице никто никогда не слышал", "everybody will win", "Vladivostok",
        "Whether this is wise policy for a whole country is another question.",
    ]  # fmt: skip
    assert made.comments["1"] == [
        "≠1 major, says something else (number)", "Twenty-five percent becomes thirty-five.", "“в 25 %” ↔ “of 35 percent”", "confidence 96 %",
    ]  # fmt: skip


def test_every_comment_has_one_beginning_one_end_and_one_reference() -> None:
    comparison = make_comparison()
    start = comparison.original.sentences[2].span.start
    spans = (Span(start, start + 8), Span(start + 3, start + 12), Span(start + 3, start + 12), None, Span(0, 3))
    findings = tuple(Finding(str(n), "omission", "name", "major", 0.9, span, None, "?", 2) for n, span in enumerate(spans))
    made = word(replace(comparison, findings=findings))
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(str(e.get(f"{W}id")) for e in made.body.iter(f"{W}{name}")) == ["1", "2", "3", "4", "5"] == list(made.comments)
    assert [made.commented(n) for n in "12345"] == ["До весны", "весны его", "весны его", "3", "3"], "without words in its row: on the row's number"


def test_moved_text_stands_in_both_places() -> None:
    rows = word(make_moved()).tables[0][1:]
    assert [r[0].split("\n")[0] for r in rows] == ["1", "2", "3", "4", "5", "↕ moved here", "↕ moved here"]
    assert rows[1][2] == rows[5][2] == "The estimate is high." and rows[6][1] == "sentences 3–4 of the original, see row 3"


@pytest.mark.parametrize("make", [make_comparison, make_moved])
def test_hostile_text_is_text_in_word(make: Any) -> None:
    made = word(make(UNFIT))
    shown = " ".join(cell for table in made.tables for row in table for cell in row)
    assert "</bdi></td><script>window.hit=1</script>" in shown and "␀␛\ufffd\ufffd" in shown
    assert {e.tag for e in made.body.iter() if not str(e.tag).startswith(W)} == set()


def test_word_and_workbook_in_russian_and_the_same_bytes_every_time() -> None:
    comparison = make_comparison()
    assert word(comparison, "ru").tables[0][0] == ["Ряд", "Оригинал", "Перевод"] and word(comparison, "ru").tables[0][3][2] == "в переводе этого нет"
    assert [s[0][0] for s in sheets(comparison, "ru")] == ["Ряд", "#"]
    for name in ("docx", "xlsx"):
        assert FORMATS[name](comparison) == FORMATS[name](comparison)


def test_the_parts_of_a_word_document_refer_to_each_other() -> None:
    made = word(make_comparison())
    targets = [e.get("Target") for e in made.parts["word/_rels/document.xml.rels"]]
    assert {f"word/{t}" for t in targets} | {"word/document.xml"} <= set(made.parts)
    declared = {e.get("PartName") for e in made.parts["[Content_Types].xml"]} - {None}
    assert declared == {f"/{name}" for name in made.parts if name.startswith("word/") and not name.endswith(".rels")}
    styles = {e.get(f"{W}styleId") for e in made.parts["word/styles.xml"].iter(f"{W}style")}
    assert {e.get(f"{W}val") for e in made.body.iter(f"{W}pStyle")} <= styles


# workbooks --------------------------------------------------------------------------------------------------------------------------------


def test_a_workbook_has_a_row_a_bead_with_blank_cells_for_gaps() -> None:
    texts, findings = sheets(make_comparison())
    assert texts[0] == ("Row", "Kind", "Confidence", "Similarity", "Original", "Translation", "Findings")
    assert [r[0] for r in texts[1:]] == [1, 2, 3, 4, 5, 6]
    assert texts[4][:6] == (4, "left out", 0.9, None, "Об этом сказали в мэрии.", None) and texts[5][4] is None
    assert texts[3][4] == "До весны его не откроют." and texts[6][5] == "People wait. All of them."
    assert texts[3][6] == "≠1 major, says something else (meaning): What is wrong."
    first = make_comparison().findings[0]
    words = "весны его не откроют.", "It stays open until spring."
    assert findings[1] == (1, 3, "major", "says something else", "meaning", 0.91, *words, "What is wrong.", first.id)
    assert findings[2][7] is None


@pytest.mark.parametrize("hostile", ["=1+1", "+7", "@SUM(A1)", "-2", "http://example.org", "{=1}", "12", UNFIT])
def test_no_cell_is_a_formula_a_link_or_a_number(hostile: str) -> None:
    comparison = replace(make_comparison(hostile), original=side("a", "ru", [hostile] * 5))
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"](comparison)))
    for sheet in book:
        assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet for cell in row)
    cell = book.worksheets[0]["E3"]
    assert cell.data_type == "s" and cell.value == xml_text(visible(hostile))


def test_a_cell_that_is_too_long_is_cut_and_says_so() -> None:
    texts, _ = sheets(make_comparison("о" * 100_000))
    assert len(texts[3][4]) <= 32_767 and texts[3][4].endswith("о…") and len(texts[3][5]) <= 32_767
