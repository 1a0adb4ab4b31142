"""Debian's chromium for the benchmarks and pictures of the page."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

FLAGS = "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"


@contextmanager
def open_browser() -> Iterator[Any]:
    """A browser of playwright's. Raises SystemExit where there is no chromium."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("chromium is not installed: apt-get install chromium")
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
