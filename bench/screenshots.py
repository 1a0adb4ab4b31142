"""The README's pictures: the report on an article of the corpus, in the dark, printed and on a telephone; on a clean translation, and on a bad one.

    python bench/screenshots.py [ARTICLE]      # writes docs/*.png; ARTICLE, a bilingual file, becomes docs/article.png

The clean translation is an article without the rows that have planted defects. The bad one has lost every sixth row's translation, two of its sentences have
come from elsewhere, and two of its stretches have changed places.
"""

import sys
import tempfile
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any

from align.comparison import Comparison
from align.pipeline import compare_pair
from align.read import read_bilingual, read_pair
from align.report import FORMATS
from bench.browser import open_browser
from bench.corpus import load_gold

DOCS = Path(__file__).parent.parent / "docs"
ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"
SIDES = "original", "translation"
Act = Callable[[Any], None]
Rows = list[tuple[str, str]]
Sides = tuple[list[str], list[str]]
STRANGE = "Cover the dough with a cloth and leave it in a warm place overnight.", "The lamp was lit for the first time in the autumn of 1871."


def main(article: Path | None) -> None:
    """Takes all pictures anew."""
    tariffs = compare_pair(read_bilingual(ARTICLES / "bilingual-tariffs.txt"))
    pictures: list[tuple[str, Comparison, dict[str, Any], Act]] = [
        ("report", tariffs, {}, _next),
        ("dark", tariffs, {"color_scheme": "dark"}, _filters),
        ("phone", tariffs, {"viewport": {"width": 390, "height": 800}}, _next),
        ("print", tariffs, {"viewport": {"width": 794, "height": 1100}}, _print),
        ("clean", _compare("news-bridge", _same), {"viewport": {"width": 1280, "height": 640}}, _nothing),
        ("bad", _compare("science-permafrost", _spoil), {"viewport": {"width": 1280, "height": 1000}}, _pictures),
    ]
    if article is not None:
        pictures.append(("article", compare_pair(read_bilingual(article)), {}, _next))
    with open_browser() as browser, tempfile.TemporaryDirectory() as folder:
        for name, comparison, options, act in pictures:
            path = Path(folder) / f"{name}.html"
            path.write_bytes(FORMATS["html"](comparison))
            page = browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | options)).new_page()
            page.goto(path.as_uri())
            act(page)
            page.wait_for_timeout(200)
            page.screenshot(path=DOCS / f"{name}.png")


def _compare(name: str, change: Callable[[Rows], Sides]) -> Comparison:
    """An article of the corpus, its rows changed, through the whole product."""
    gold = next(g for g in load_gold() if g["id"] == name)
    flawed = {d["bead"] for d in gold["defects"]}
    sound = [(_words(gold, "original", b), _words(gold, "translation", b)) for n, b in enumerate(gold["beads"]) if n not in flawed]
    with tempfile.TemporaryDirectory() as folder, chdir(folder):  # so that the paths in the report are short
        paths = [Path(f"{name}.{gold[side]['lang']}.txt") for side in SIDES]
        for path, sentences in zip(paths, change(sound), strict=True):
            path.write_text("\n\n".join(s for s in sentences if s), encoding="utf-8")
        return compare_pair(read_pair(paths[0], paths[1], None))


def _words(gold: dict[str, Any], side: str, bead: dict[str, Any]) -> str:
    return " ".join(gold[side]["text"][slice(*gold["sentences"][side][i])] for i in bead[side])


def _same(rows: Rows) -> Sides:
    return [o for o, _ in rows], [t for _, t in rows]


def _spoil(rows: Rows) -> Sides:
    originals, translations = _same(rows)
    lossy = ["" if n % 6 == 4 else t for n, t in enumerate(translations)]
    return originals, [*lossy[:5], STRANGE[0], *lossy[5:8], *lossy[14:18], STRANGE[1], *lossy[8:14], *lossy[18:]]


def _nothing(page: Any) -> None:
    pass


def _next(page: Any) -> None:
    page.keyboard.press("n")


def _filters(page: Any) -> None:
    page.keyboard.press("n")
    page.keyboard.press("f")


def _pictures(page: Any) -> None:
    page.click(".pictures summary")


def _print(page: Any) -> None:
    page.emulate_media(media="print")
    page.evaluate("document.getElementById('b12').scrollIntoView()")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
