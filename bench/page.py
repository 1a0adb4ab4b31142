"""The page of a very long text in a browser: how soon it opens, how it scrolls, how soon a key in the search box and the next finding are seen.

    python bench/page.py [ROWS]       # 10,000 by default: the corpus's articles over and over, with their planted defects as findings
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from align.bead import Bead, BeadKind
from align.comparison import Comparison
from align.document import Block, Document, Sentence, Side
from align.finding import Finding, FindingKind
from align.report.html import format_html
from align.span import Span
from bench.browser import open_browser
from bench.corpus import load_gold

N_RUNS = 5
DRAWN = "await new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
TYPE = f"""async () => {{
  const box = document.getElementById('search'), waits = [];
  for (const text of ['м', 'мо', 'мос', 'мост', 'мост ', 'мост з', '']) {{
    const start = performance.now();
    box.value = text;
    box.dispatchEvent(new Event('input', {{bubbles: true}}));
    {DRAWN};
    waits.push(performance.now() - start);
  }}
  return waits;
}}"""
SCROLL = """async () => {
  const frames = [];
  let last = performance.now();
  for (let i = 0; i < 300; i++) {
    scrollBy(0, 400);
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return frames;
}"""


def main(n_rows: int) -> None:
    """One line a figure."""
    start = time.perf_counter()
    comparison = make_long(n_rows)
    html = format_html(comparison)
    made = time.perf_counter() - start
    print(f"{n_rows} rows, {len(comparison.findings)} findings: {len(html.encode()) / 1e6:.1f} MB of HTML in {made:.1f} s")
    with open_browser() as browser, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8")
        opened = []
        for _ in range(N_RUNS):
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.goto(path.as_uri())
            opened.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
        print(f"open, scripts run: {statistics.median(opened):.0f} ms (median of {N_RUNS}; {min(opened):.0f} to {max(opened):.0f})")
        _say("a frame while scrolling", page.evaluate(SCROLL))
        _say("a key in the search box until it is seen", page.evaluate(TYPE))
        _say("the next finding until it is seen", [_key(page, "n") for _ in range(12)])
        _say("dismissing until it is seen", [_key(page, "d") for _ in range(12)])


def make_long(n_rows: int) -> Comparison:
    """The articles' rows one after the other, as one document, cut at `n_rows`; findings are their planted defects."""
    texts = ["", ""]
    sentences: tuple[list[Sentence], list[Sentence]] = ([], [])
    beads: list[Bead] = []
    findings: list[Finding] = []
    for (original, translation), defects in _rows(n_rows):
        ids = []
        for k, own in enumerate((original, translation)):
            ids.append(tuple(range(len(sentences[k]), len(sentences[k]) + len(own))))
            for s in own:
                sentences[k].append(Sentence(Span(len(texts[k]), len(texts[k]) + len(s)), len(sentences[k])))
                texts[k] += s + "\n\n"
        kind: BeadKind = "omission" if not translation else "addition" if not original else "match"
        beads.append(Bead(ids[0], ids[1], kind, 0.97, 0.8 if kind == "match" else None))
        a, b = (sentences[k][ids[k][0]].span if ids[k] else None for k in (0, 1))
        for _ in range(defects):
            found: FindingKind = "omission" if b is None else "addition" if a is None else "divergence"
            findings.append(Finding(f"{len(findings):012x}", found, "number", "major", 0.9, a, b, "These words do not say the same.", len(beads) - 1))
    original_side, translation_side = _side("ru", texts[0], sentences[0]), _side("en", texts[1], sentences[1])
    return Comparison(original_side, translation_side, tuple(beads), tuple(findings), "use-multilingual", "the first argument", "sverka")


def _rows(n_rows: int) -> Iterator[tuple[tuple[list[str], list[str]], int]]:
    """Each row's sentences, Russian first, and how many defects it has."""
    n = 0
    for gold in cycle(g for g in load_gold() if g["original"]["lang"] == "ru"):
        for bead in (b for b in gold["beads"] if b["kind"] != "matter"):
            if n == n_rows:
                return
            n += 1
            o, t = ([gold[side]["text"][slice(*gold["sentences"][side][i])] for i in bead[side]] for side in ("original", "translation"))
            yield (o, t), sum(gold["beads"][d["bead"]] is bead for d in gold["defects"])


def _side(lang: str, text: str, sentences: list[Sentence]) -> Side:
    return Side(Document(f"long.{lang}.txt", lang, text, tuple(Block(s.span) for s in sentences)), tuple(sentences))


def _key(page: Any, key: str) -> float:
    start = time.perf_counter()
    page.keyboard.press(key)
    page.evaluate(f"async () => {{ {DRAWN}; }}")
    return 1000 * (time.perf_counter() - start)


def _say(what: str, waits: list[float]) -> None:
    ordered = sorted(waits)
    most = ordered[int(0.95 * (len(ordered) - 1))]
    print(f"{what}: median {statistics.median(ordered):.0f} ms, 95 in 100 within {most:.0f} ms, longest {ordered[-1]:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
