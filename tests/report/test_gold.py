"""The page's HTML of two articles, line by line. After a change that is meant: make accept, and read the difference before it is committed."""

import re
from pathlib import Path

import pytest
from sample_report import make_article

from align.report.html import format_html

GOLD = Path(__file__).parent / "gold"
# Styles, scripts and the catalogue have tests of their own and would drown the page; their hashes change with them.
SCRUBS = (
    (re.compile(r"(<style>).*?(</style>)", re.DOTALL), r"\1…\2"),
    (re.compile(r"(<script>).*?(</script>)", re.DOTALL), r"\1…\2"),
    (re.compile(r'"catalogue":\{.*?\},"findings"'), '"catalogue":…,"findings"'),
    (re.compile(r"sha256-[A-Za-z0-9+/=]+"), "sha256-…"),
    (re.compile(r"sverka \d[\w.]*"), "sverka VERSION"),
)


@pytest.mark.parametrize(("name", "interface"), [("bilingual-tariffs", "en"), ("news-bridge", "ru")])
def test_the_page_is_as_it_was(request: pytest.FixtureRequest, name: str, interface: str) -> None:
    html = format_html(make_article(name), interface)
    for pattern, replacement in SCRUBS:
        html, n = pattern.subn(replacement, html)
        assert n, f"nothing to scrub for {pattern.pattern}"
    path = GOLD / f"{name}.{interface}.html"
    if request.config.getoption("--accept"):
        path.write_text(html, encoding="utf-8")
    assert html.splitlines() == path.read_text(encoding="utf-8").splitlines(), "if this is meant: make accept"


def test_every_gold_file_is_compared() -> None:
    assert {p.name for p in GOLD.iterdir()} == {"bilingual-tariffs.en.html", "news-bridge.ru.html"}
