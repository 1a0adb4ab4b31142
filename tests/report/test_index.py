"""The page over a batch in a real browser, and the lists beside it."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sample_report import HOSTILE, make_comparison, make_moved

from align.comparison import Comparison
from align.pairing.job import Alone
from align.record import Record, format_record, parse_record, record_of
from align.report.index import write_index

pytestmark = pytest.mark.browser


class Rows:
    """A listing in memory."""

    def __init__(self, records: Sequence[Record], alone: Sequence[Alone] = ()) -> None:
        self._records, self._alone = sorted(records, key=lambda r: r.id), alone

    def records(self, worst_first: bool = False, failed: bool | None = None, most: int = -1) -> Iterator[Record]:
        found = [r for r in self._records if failed is None or (r.error is not None) == failed]
        if worst_first:
            found.sort(key=lambda r: (-r.badness[0], -r.badness[1], r.id))
        return iter(found if most < 0 else found[:most])

    def alone(self, most: int = -1) -> Iterator[Alone]:
        return iter(self._alone if most < 0 else self._alone[:most])


def many(n: int) -> list[Record]:
    base = record_of("x", make_comparison(), "x.html")
    clean = replace(base, summary=record_of("x", make_moved(), None).summary, checks={}, kinds={}, trouble="0" * 24)
    return [replace(base if k % 10 == 0 else clean, id=f"d{k:05}", report=f"d{k:05}.html") for k in range(n)]


class Opened:
    """The index in a browser, with what it asked for and complained of."""

    def __init__(self, browser: Any, folder: Path, rows: Rows, **context: Any) -> None:
        write_index(folder, rows, "signature")
        self.page = browser.new_context(viewport={"width": 1300, "height": 800}, **context).new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.goto((folder / "index.html").as_uri())

    @property
    def names(self) -> list[str]:
        return [str(t) for t in self.page.locator("#documents tbody th").all_inner_texts()]

    @property
    def is_quiet(self) -> bool:
        return self.complaints == [] and all(r.endswith("index.html") or r.startswith("data:") for r in self.requests)


def test_a_record_comes_back_as_it_was(hostile: Comparison) -> None:
    for record in (record_of("a\udcff", hostile, "a.html"), Record("b", "x", "y", error="broken")):
        assert parse_record(format_record(record)) == record


def test_trouble_says_where(comparison: Comparison) -> None:
    assert record_of("a", comparison, None).trouble == "000000003000300000000000"
    assert record_of("a", comparison, None).checks == {"coverage": (1, 0, 1), "similarity": (1, 0, 0)}


def test_worst_first_with_errors_and_lonely_texts(browser: Any, tmp_path: Path, comparison: Comparison, hostile: Comparison) -> None:
    rows = Rows(
        [
            record_of("clean", replace(comparison, findings=()), "clean.html"),
            record_of(f"bad/{HOSTILE}", hostile, f"bad/{HOSTILE}.html"),
            Record("broken", "a", "b", error=f"in/{HOSTILE}: the file is empty"),
        ],
        [Alone(f"in/{HOSTILE}.txt", "en", "no Russian text is left")],
    )
    opened = Opened(browser, tmp_path, rows)
    assert opened.names[0].startswith("bad/") and opened.names[1] == "clean"
    heads = opened.page.locator("#documents thead th").all_inner_texts()
    cells = dict(zip(heads[1:], opened.page.locator("#documents tbody tr:not(.gap-row)").nth(1).locator("td").all_inner_texts(), strict=True))
    assert (cells["Coverage %"], cells["Matched"], cells["↕ Moved"], cells["− Left out"], cells["Major"]) == ("75", "3", "0", "1", "0")
    assert opened.page.locator("#documents tbody tr svg.spark rect").count() == 2
    assert "the file is empty" in opened.page.locator("table.errors").inner_text()
    assert "no Russian text is left" in opened.page.locator("table.alone").inner_text()
    assert "2 of 4 documents compared" in opened.page.locator("ul.counts").inner_text()
    assert opened.page.locator("svg.chart").count() == 2
    assert opened.page.evaluate("window.hit") is None and opened.is_quiet


def test_ten_thousand_rows_are_sorted_searched_and_scrolled(browser: Any, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, Rows(many(10_000)))
    page = opened.page
    assert page.locator("#documents tbody tr").count() < 200 and opened.names[0] == "d00000"
    assert page.locator("#live").inner_text() == "10000 of 10000 documents"
    page.evaluate("document.getElementById('window').scrollTop = 1e9")
    page.locator("#documents tbody th", has_text="d09999").wait_for()
    assert page.locator("#documents tbody tr").count() < 200
    page.fill("#search", "d0123")
    assert len(opened.names) == 10 and page.locator("#live").inner_text() == "10 of 10000 documents"
    page.check("#only")
    assert opened.names == ["d01230"]
    page.uncheck("#only")
    page.fill("#search", "")
    page.get_by_role("button", name="Document").click()
    page.get_by_role("button", name="Document").click()
    assert opened.names[0] == "d09999" and page.locator("#documents thead th").first.get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Minor").click()
    assert opened.names[0] == "d00000" and opened.is_quiet


def test_without_scripts_the_worst_are_there(browser: Any, tmp_path: Path) -> None:
    opened = Opened(browser, tmp_path, Rows(many(150)), java_script_enabled=False)
    assert len(opened.names) == 100 and opened.names[0] == "d00000"
    assert "The worst 100 documents" in opened.page.locator("noscript").inner_text()
    assert opened.page.locator("noscript a").get_attribute("href") == "summary.tsv"


def test_lists_for_programs(tmp_path: Path, comparison: Comparison) -> None:
    records = [record_of("б/а", comparison, "б/а.html"), Record("a\udcff", "=1+1", "y", error="broken\tbadly")]
    write_index(tmp_path, Rows(records, [Alone("in/c.txt", None, "neither English nor Russian")]), "signature")
    lines = (tmp_path / "index.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["status"] for line in lines] == ["failed", "compared", "alone"] and '"б/а"' in lines[1]
    assert [parse_record(line) for line in lines[:2]] == records[::-1]
    with (tmp_path / "summary.tsv").open(encoding="utf-8", newline="") as f:
        table = list(csv.DictReader(f, delimiter="\t"))
    assert [row["status"] for row in table] == ["failed", "compared", "alone"]
    assert table[0]["original"] == "'=1+1" and table[0]["error"] == "broken badly" and table[1]["coverage"] == "0.7500" and table[2]["original"] == "in/c.txt"
