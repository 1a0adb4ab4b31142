"""What reports show of findings that do not count."""

from dataclasses import replace

from sample_report import HOSTILE, make_comparison

from align.comparison import Comparison, summarise
from align.finding import Dismissed
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


def test_the_page_has_the_dismissed_in_a_section_of_their_own() -> None:
    page = format_html(silenced())
    assert '<details class="dismissed">' in page and "It may pass." in page and "1 known from the baseline" in page
    assert page.count("весны его не откроют") == 2, "once in the row, where nothing marks it, and once among the dismissed"
    assert "<details" in format_html(make_comparison()) and 'class="dismissed"' not in format_html(make_comparison())


def test_a_reason_cannot_become_markup() -> None:
    page = format_html(silenced(HOSTILE))
    assert "<script>window.hit" not in page and "&lt;script&gt;window.hit" in page and "\a" not in page


def test_tables_have_what_counts_alone() -> None:
    table = format_tsv(silenced())
    assert "similarity" not in table and table.count("coverage") == 1
