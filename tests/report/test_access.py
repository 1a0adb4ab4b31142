"""The page for everyone: axe-core finds nothing wrong with it in any language, theme, width or state."""

import os
from dataclasses import replace
from typing import Any

import pytest
from opened import AXE, Opened, OpenPage
from sample_report import make_article, make_moved

from align.comparison import Comparison
from align.finding import Dismissed
from align.report.html import format_html

pytestmark = pytest.mark.browser
RUN = "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))"


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        if os.environ.get("CI"):
            pytest.fail(f"{AXE} is not there: make axe")
        pytest.skip("axe-core is not here: make axe (it needs npm)")
    return AXE.read_text(encoding="utf-8")


def violations(opened: Opened, axe: str) -> list[str]:
    """What axe complains of, with the first place; it must have had something to look at."""
    opened.page.evaluate(axe)
    result: dict[str, Any] = opened.page.evaluate(RUN)
    assert len(result["passes"]) > 15
    return [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary']}" for v in result["violations"]]


def open_everything(opened: Opened) -> None:
    opened.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_nothing_is_wrong_in_any_language_and_theme(open_page: OpenPage, axe: str, comparison: Comparison, lang: str, theme: str) -> None:
    opened = open_page(format_html(comparison))
    opened.page.select_option("#interface", lang)
    opened.page.select_option("#theme", theme)
    assert violations(opened, axe) == []
    opened.press("n", "m")
    opened.page.keyboard.type("?")
    opened.press("Control+Enter", "d", "m")
    open_everything(opened)
    opened.page.check("#reasons")
    opened.page.check("#show-dismissed")
    opened.page.locator("#b3 mark").first.hover()
    assert violations(opened, axe) == [], "with all open"
    opened.page.click("#help-open")
    assert violations(opened, axe) == [], "with the help"


@pytest.mark.parametrize("options", [{"width": 360}, {"width": 3840, "height": 2160}, {"forced_colors": "active"}])
def test_nothing_is_wrong_on_any_screen(open_page: OpenPage, axe: str, options: dict[str, Any]) -> None:
    opened = open_page(format_html(make_article("news-bridge")), **options)
    opened.press("n")
    assert violations(opened, axe) == []
    open_everything(opened)
    assert violations(opened, axe) == []


def test_nothing_is_wrong_where_all_is_dismissed_or_known(open_page: OpenPage, axe: str, comparison: Comparison) -> None:
    first, *others = comparison.findings
    silenced = replace(comparison, findings=(), dismissed=(Dismissed(first, "as agreed"),), known=tuple(others))
    opened = open_page(format_html(silenced))
    assert violations(opened, axe) == [] and "Nothing new to look at" in opened.text(".panel")
    open_everything(opened)
    opened.page.check("#reasons")
    opened.page.check("#show-dismissed")
    assert violations(opened, axe) == []


def test_nothing_is_wrong_with_moved_text_and_without_findings(open_page: OpenPage, axe: str) -> None:
    opened = open_page(format_html(make_moved()))
    open_everything(opened)
    assert violations(opened, axe) == []


def test_landmarks_headings_and_names(open_page: OpenPage, comparison: Comparison) -> None:
    """What a screen reader's list of places holds."""
    page = open_page(format_html(comparison)).page
    assert [page.locator(name).count() for name in ("main", "body > header", "body > footer", "h1")] == [1, 1, 1, 1]
    assert page.get_by_role("table", name="Sentences of the original and their counterparts").count() == 1
    assert page.get_by_role("region", name="Findings").count() == 1 and page.get_by_role("region", name="Both texts").count() == 1
    row = page.get_by_role("row").filter(has_text="мэрии")
    assert row.get_by_role("rowheader").inner_text().startswith("4") and row.get_by_role("cell").count() == 2
    assert page.get_by_role("columnheader").all_inner_texts() == ["Row", "Original Russian", "Translation English"]
    assert page.locator("#b3 [role=doc-noteref][aria-label='Finding 1']").count() == 2
    order = page.locator("h1, h2").evaluate_all("all => all.map(e => e.tagName)")
    assert order[0] == "H1" and set(order[1:]) == {"H2"}
