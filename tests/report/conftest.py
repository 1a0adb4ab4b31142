"""The same small comparison for all reports, plain and with hostile text; and a browser to see pages in."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from sample_report import HOSTILE, make_comparison

from align.comparison import Comparison

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


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
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
