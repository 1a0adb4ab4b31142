"""The page in a real browser: what readers see, offline, whatever the texts hold."""

from pathlib import Path
from typing import Any

import pytest
from sample_report import HOSTILE, make_moved

from align.comparison import Comparison
from align.report.html import format_html

pytestmark = pytest.mark.browser


class Opened:
    """A page, what it asked the network for, and what it complained of."""

    def __init__(self, browser: Any, folder: Path, html: str, width: int = 1200, height: int = 800, **context: Any) -> None:
        path = folder / "page.html"
        path.write_text(html, encoding="utf-8")
        self.page = browser.new_context(viewport={"width": width, "height": height}, **context).new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.goto(path.as_uri())

    @property
    def foreign_requests(self) -> list[str]:
        return [r for r in self.requests if not r.endswith("page.html") and not r.startswith("data:")]


def test_rows_cells_and_counts(browser: Any, tmp_path: Path, comparison: Comparison) -> None:
    opened = Opened(browser, tmp_path, format_html(comparison))
    page = opened.page
    assert page.locator("#beads tr.bead").count() == 5
    assert page.locator("#beads tr.omission .gap").inner_text() == "no counterpart in the translation"
    assert page.locator("#beads tr.addition .gap").inner_text() == "no counterpart in the original"
    assert page.locator("#b6 td.translation .sentence").count() == 2 and "1:2" in page.locator("#b6").inner_text()
    assert "unsure" in page.locator("#b3").inner_text()
    counts = page.locator("ul.counts").inner_text()
    assert "3 of 4 sentences of the original" in counts and "1 of 4 sentences left out" in counts
    assert "the first argument" in page.locator("dl.sides").inner_text()
    assert comparison.signature in page.locator("footer").inner_text()
    assert page.locator("details.matter").get_attribute("open") is None
    assert opened.foreign_requests == [] and opened.complaints == []


def test_a_finding_leads_to_its_row_and_marks_its_words(browser: Any, tmp_path: Path, comparison: Comparison) -> None:
    page = Opened(browser, tmp_path, format_html(comparison)).page
    assert page.locator("#b3 mark").all_inner_texts() == ["весны его не откроют.", "It stays open until spring."]
    links = page.locator("ol.findings a")
    assert links.count() == 3
    links.first.click()
    assert page.url.endswith("#b3") and page.locator("#b3").is_visible()


def test_keys_go_through_the_findings(browser: Any, tmp_path: Path, comparison: Comparison) -> None:
    page = Opened(browser, tmp_path, format_html(comparison)).page
    page.keyboard.press("n")
    assert page.locator("tr.current").get_attribute("id") == "b3"
    page.keyboard.press("n")
    assert page.locator("tr.current").get_attribute("id") == "b4"
    page.keyboard.press("p")
    assert page.locator("tr.current").get_attribute("id") == "b3"
    page.check("#only")
    assert page.locator("#beads tr.bead:visible").count() == 2


def test_moved_text_is_shown_in_both_places_with_links_there_and_back(browser: Any, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, format_html(make_moved()))
    page = opened.page
    assert "↕ moved" in page.locator("#b2 th").inner_text()
    assert "The estimate is high." in page.locator("#b2 td.translation").inner_text()
    page.locator("#b2").get_by_text("stands in the translation after sentence 3").click()
    assert page.url.endswith("#m2") and "The estimate is high." in page.locator("#m2 td.translation").inner_text()
    page.locator("#m2").get_by_text("sentence 2 of the original, see row 2").click()
    assert page.url.endswith("#b2") and page.locator("#b2").is_visible()
    numbers = page.locator("#beads tr:not(.moved) td.translation .number").all_inner_texts()
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    page.locator("ul.counts").get_by_text("3 of 6 sentences moved").click()
    assert page.url.endswith("#b2")
    page.check("#only")
    assert page.locator("#beads tr.marker:visible").count() == 0
    assert opened.foreign_requests == [] and opened.complaints == []


def test_every_link_within_the_page_has_its_place(browser: Any, tmp_path: Path, comparison: Comparison) -> None:
    for compared in (comparison, make_moved()):
        page = Opened(browser, tmp_path, format_html(compared)).page
        lost = "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1)).filter(id => !document.getElementById(id))"
        assert page.evaluate(lost) == []
        assert page.evaluate("(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))") == 0


def test_a_row_that_a_link_leads_to_is_not_under_the_heading(browser: Any, tmp_path: Path, hostile: Comparison) -> None:
    page = Opened(browser, tmp_path, format_html(hostile), height=200).page
    page.goto(page.url + "#b3")
    assert page.locator("#b3 td.original").bounding_box()["y"] >= page.locator("#beads thead th").first.bounding_box()["height"]


def test_doubt_and_difference_are_told_apart_in_words(browser: Any, tmp_path: Path, comparison: Comparison) -> None:
    page = Opened(browser, tmp_path, format_html(comparison)).page
    assert "≠ says something else" in page.locator("#b3 th").inner_text() and "? pairing unsure" in page.locator("#b3 th .doubt").inner_text()
    assert page.locator("#b6 th .shape").inner_text() == "1:2 split" and page.locator("#b6 .doubt").count() == 0
    assert page.locator("#b6 th .shape").get_attribute("title") == "1 sentence for 2: split"


def test_hostile_text_stays_text(browser: Any, tmp_path: Path, hostile: Comparison) -> None:
    opened = Opened(browser, tmp_path, format_html(hostile))
    page = opened.page
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0 and page.locator("script").count() == 1
    shown = page.locator("#b3 td.original bdi").evaluate("e => e.textContent")
    assert HOSTILE.replace("\a", "\u2407") in shown
    assert opened.foreign_requests == [] and opened.complaints == []


def test_everything_is_readable_without_scripts_and_on_a_telephone(browser: Any, tmp_path: Path, comparison: Comparison) -> None:
    page = Opened(browser, tmp_path, format_html(comparison), width=360, java_script_enabled=False).page
    assert page.locator("#beads tr.bead:visible").count() == 5
    width = Opened(browser, tmp_path, format_html(comparison), width=360).page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
