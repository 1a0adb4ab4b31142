"""Comparisons for all reports, plain and with hostile text; and a browser that fails a test whenever a page complains or asks the network for anything."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from opened import CHROMIUM, FLAGS, Opened, OpenPage
from sample_report import HOSTILE, make_comparison

from align.comparison import Comparison


@pytest.fixture
def comparison() -> Comparison:
    return make_comparison()


@pytest.fixture
def hostile() -> Comparison:
    return make_comparison(HOSTILE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed: apt-get install chromium")
        pytest.skip("chromium is not installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens an HTML text as a file; options are those of `Opened`."""
    opened: list[Opened] = []

    def open_(html: str, **options: Any) -> Opened:
        path = tmp_path / f"page{len(opened)}.html"
        path.write_text(html, encoding="utf-8", errors="replace")
        opened.append(Opened(browser, path, **options))
        return opened[-1]

    yield open_
    for each in opened:
        each.context.close()
        assert each.complaints == [] and each.foreign_requests == []
