"""A report opened in a real browser, and everything that went wrong there."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(os.environ.get("SVERKA_AXE", Path.home() / ".cache/sverka-tests/axe-core-4.14.1/axe.min.js"))
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


class Opened:
    """`page` is playwright's page; `requests` are what it asked for besides itself, `complaints` what the console and uncaught errors said."""

    def __init__(self, browser: Any, path: Path, width: int = 1280, height: int = 800, **context: Any) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": height}, **context)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.uri = path.as_uri()
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.goto(self.uri)
        self._settle(context.get("java_script_enabled", True))

    def _settle(self, scripted: bool) -> None:
        """Until the rows near the screen are laid out: before that they have no inner text."""
        if scripted:
            self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        else:
            self.page.screenshot()

    @property
    def foreign_requests(self) -> list[str]:
        """All but the page itself, its icon, which is in it, and files that the page made for the reader."""
        return [r for r in self.requests if r.split("#")[0] != self.uri and not r.startswith(("data:", "blob:"))]

    def texts(self, selector: str) -> list[str]:
        """What the visible elements say."""
        return [t.strip() for t in self.page.locator(f"{selector}:visible").all_inner_texts()]

    def text(self, selector: str) -> str:
        """What one element says, visible or not."""
        return str(self.page.locator(selector).evaluate("e => e.textContent")).strip()

    def until(self, condition: str) -> None:
        """Waits for a JavaScript condition (playwright's own waiting evaluates in the page, which its policy forbids)."""
        for _ in range(500):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(10)
        raise TimeoutError(condition)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def current(self) -> str | None:
        """The current finding's anchor."""
        found = self.page.locator(".note.current")
        return str(found.get_attribute("id")) if found.count() else None

    @property
    def shown(self) -> list[int]:
        """Numbers of the findings in the list, as they follow each other."""
        return [int(n) for n in self.page.locator("#findings > li:visible").evaluate_all("all => all.map(e => e.dataset.f)")]

    @property
    def marked(self) -> set[int]:
        """Numbers of the findings whose words are marked in the texts."""
        seen = self.page.locator("#beads .ref:visible").evaluate_all("all => all.map(e => e.dataset.f)")
        return {int(n) for n in seen}


OpenPage = Callable[..., Opened]
