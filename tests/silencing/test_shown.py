"""What reports show of findings that do not count."""

from dataclasses import replace
from typing import Any

import lxml.html
from sample_report import HOSTILE, make_comparison

from align.comparison import Comparison, summarise
from align.finding import Dismissed
from align.report import FORMATS
from align.report.html import format_html
from align.report.terminal import format_summary
from align.report.tsv import format_tsv


def silenced(reason: str = "It may pass.") -> Comparison:
    """The first finding dismissed, the second known, the third for information."""
    made = make_comparison()
    first, second, third = made.findings
    return replace(made, findings=(third,), dismissed=(Dismissed(first, reason),), known=(second,))


def test_counts() -> None:
    summary = summarise(silenced())
    assert (summary.findings, summary.n_dismissed, summary.n_known) == ({"major": 0, "minor": 0, "info": 1}, 1, 1)
    assert "0 major, 0 minor, 1 for information (1 dismissed, 1 known from the baseline)" in format_summary(silenced())
    assert "(" not in format_summary(make_comparison()).splitlines()[4], "nothing is said of what is not there"


def test_the_page_says_of_the_dismissed_that_they_are() -> None:
    """Without scripts: what these make of it is tested with the reader's own dismissals."""
    page: Any = lxml.html.fromstring(format_html(silenced()))
    assert said(page.get_element_by_id("findings-title")) == "Findings 0 major, 0 minor, 1 for information; 1 known from the baseline"
    entries = list(page.get_element_by_id("findings"))
    assert [e.get("class") for e in entries] == ["addition info", "divergence major dismissed"], "numbered after the others"
    for place in (entries[1], page.get_element_by_id("f2")):
        assert said(place).endswith("dismissed Note: It may pass.")
    row = page.get_element_by_id("b3")
    assert "flagged" not in row.get("class") and {mark.get("class") for mark in row.iter("mark")} == {"off"}


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_the_page_is_not_finished_where_nothing_is_new() -> None:
    made = make_comparison()
    known, dismissed = replace(made, findings=(), known=made.findings), replace(made, findings=(), dismissed=tuple(Dismissed(f, "") for f in made.findings))
    for comparison in (known, dismissed):
        assert "Nothing new to look at" in format_html(comparison) and "Nothing to look at" not in format_html(comparison).partition("<script type")[0]
        assert "Ничего нового" in format_html(comparison, "ru")
    for comparison in (silenced(), made, replace(made, findings=())):
        assert "Nothing new" not in format_html(comparison).partition('<script type="application/json"')[0]


def test_formats_to_pass_on_leave_the_dismissed_out() -> None:
    for interface in ("en", "ru"):
        for name in ("markdown", "diff"):
            assert "similarity" not in FORMATS[name](silenced(), interface).decode()


def test_a_reason_cannot_become_markup() -> None:
    page = format_html(silenced(HOSTILE))
    assert "<script>window.hit" not in page and "&lt;script&gt;window.hit" in page and "\a" not in page and "\\u0007" in page


def test_tables_have_what_counts_alone() -> None:
    table = format_tsv(silenced())
    assert "similarity" not in table and table.count("coverage") == 1
