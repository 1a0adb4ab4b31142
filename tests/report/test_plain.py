"""Markdown and the terminal's diff."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sample_report import HOSTILE, make_article, make_comparison, make_moved, side

from align.comparison import Comparison
from align.report import FORMATS


def markdown(comparison: Comparison, interface: str = "en") -> str:
    return FORMATS["markdown"](comparison, interface).decode()


def diff(comparison: Comparison, colour: bool = False) -> str:
    return FORMATS["diff"](comparison, "en", colour).decode()


def rendered(text: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(text))


# Markdown ---------------------------------------------------------------------------------------------------------------------------------


def test_markdown_lists_findings_and_has_both_texts_in_a_table() -> None:
    text = markdown(make_article("bilingual-tariffs"))
    assert "## Findings: 3 major, 3 minor, 0 for information" in text and "- 27 of 28 sentences of the original have a counterpart" in text
    assert (
        "- **≠1** major, says something else (number), row 9: “в 25 %” ↔ “of 35 percent”: Twenty-five percent becomes thirty-five. (confidence 96 %)" in text
    )
    assert "| 9 ≠ says something else | Теперь знают все: со вчерашнего дня на пружины введена пошлина <b>в 25 %</b><sup>≠1</sup>. |" in text
    assert "| 13 − left out | <b>В столовой засмеялись, но невесело.</b><sup>−2</sup> |  |" in text
    assert "## Front and back matter" in text and "| ↕ moved here | sentence 2 of the original, see row 2 |" in markdown(make_moved())


def test_markdown_is_a_table_of_three_columns() -> None:
    for compared in (make_article("news-bridge"), make_comparison(HOSTILE), make_moved(HOSTILE)):
        html = rendered(markdown(compared))
        assert html.count("<table>") == markdown(compared).count("|---|---|---|") and set(re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL))
        assert all(row.count("<td>") in (0, 3) for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL))


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE, "*a* **b** _c_ `d` ~~e~~", "[a](javascript:x) ![b](c) <http://d>", "a | b", "1. a", "# a", "- a", "> a", "a\\", "&lt;b&gt; &amp;", "$x$",
        "***", "==a==",
    ],
)  # fmt: skip
def test_hostile_text_is_text_in_markdown(text: str) -> None:
    """What is read is what was written, and no element comes of it."""
    html = rendered(markdown(replace(make_comparison(), original=side("a", "ru", [text] * 5), findings=())))
    cell = re.findall(r"<td>(.*?)</td>", html, re.DOTALL)[1]
    plain = cell.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert plain == text.replace("\a", "␇") and not re.search("<[a-z]", cell)


# diff -------------------------------------------------------------------------------------------------------------------------------------


def test_a_diff_shows_what_differs_and_nothing_else() -> None:
    lines = diff(make_article("bilingual-tariffs")).splitlines()
    assert lines[:6] == [
        "--- articles/bilingual-tariffs.txt (ru)",
        "+++ articles/bilingual-tariffs.txt (en)",
        "@@ row 9 ≠ says something else @@",
        "- Теперь знают все: со вчерашнего дня на пружины введена пошлина <~в 25 %~>.",
        "+ Now everybody knows, because as of yesterday there is a tariff <~of 35 percent~> on springs.",
        "! ≠1 major, says something else (number): Twenty-five percent becomes thirty-five. (confidence 96 %)",
    ]
    assert sum(line.startswith("@@") for line in lines) == 6 and lines[-1] == "Findings: 3 major, 3 minor, 0 for information"
    assert diff(replace(make_article("news-bridge"), findings=())).count("@@ row") == 2, "gaps are shown in any case"


def test_findings_for_information_are_no_difference() -> None:
    comparison = make_comparison()
    info = replace(comparison, findings=tuple(replace(f, severity="info") for f in comparison.findings[:1]))
    assert "<~" not in diff(info) and "row 3" not in diff(info)


def test_moved_text_in_a_diff_says_where_it_went() -> None:
    assert "! ↕ stands in the translation after sentence 3" in diff(make_moved()).splitlines()


def test_colours_are_added_to_the_brackets() -> None:
    coloured, plain = diff(make_article("bilingual-tariffs"), colour=True), diff(make_article("bilingual-tariffs"))
    assert "\x1b[33m<~of 35 percent~>\x1b[0m" in coloured and "\x1b" not in plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain


@given(st.text(max_size=30))
def test_nothing_in_a_text_steers_the_terminal(text: str) -> None:
    for made in (diff(make_comparison(text)), diff(make_moved(text))):
        assert all(c == "\n" or c.isprintable() for c in made)
        assert all(line[:2] in ("--", "++", "@@", "- ", "+ ", "! ", "Fi") for line in made.splitlines())
