"""Real web pages in two languages with the same block structure: which blocks the beads connect, by number.

    python bench/pages.py DIR         # Debian's developers-reference and developers-reference-ru, fetched into DIR unless they are there

A block is right when the sentences in it stand in beads with sentences of the block of the same number, and with no others.
"""

import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from align.comparison import Comparison
from align.pipeline import compare_pair
from align.read import read_pair

PACKAGES = ("developers-reference", "developers-reference-ru")
PAGES = Path("usr/share/developers-reference")
NO_TEXT = ("search.html",)


@dataclass(frozen=True, slots=True)
class Score:
    """Blocks of one page: all of the original, those that are right, those with no counterpart, and whether both pages have the same kinds in order."""

    name: str
    n_blocks: int
    n_right: int
    n_unmatched: int
    same_structure: bool
    findings: Counter[str]


def fetch(folder: Path) -> Path:
    """Unpacks the packages below `folder`; the folder with the English pages, which holds the Russian ones in `ru`."""
    if not (folder / PAGES).is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "download", *PACKAGES], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        for package in folder.glob("developers-reference*.deb"):
            subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)
    return folder / PAGES


def score(name: str, comparison: Comparison) -> Score:
    """Counts the blocks of the original by what their beads connect them with."""
    sides = comparison.original, comparison.translation
    linked: dict[int, set[int]] = defaultdict(set)
    for bead in comparison.beads:
        for i in bead.original:
            linked[sides[0].sentences[i].block] |= {sides[1].sentences[j].block for j in bead.translation}
    kinds = [[b.kind for b in side.document.blocks] for side in sides]
    n = len(kinds[0])
    return Score(
        name, n, sum(linked[k] == {k} for k in range(n)), sum(not linked[k] for k in range(n)), kinds[0] == kinds[1],
        Counter(f"{f.severity} {f.check}" for f in comparison.findings),
    )  # fmt: skip


def scores(pages: Path) -> Iterator[Score]:
    """A score a page that is there in both languages."""
    for english in sorted(pages.glob("*.html")):
        russian = pages / "ru" / english.name
        if russian.exists() and english.name not in NO_TEXT:
            yield score(english.name, compare_pair(read_pair(english, russian)))


def main() -> None:
    found = []
    for s in scores(fetch(Path(sys.argv[1]))):
        structure = "same structure" if s.same_structure else "another structure"
        print(f"{s.name:28} {s.n_right:5} of {s.n_blocks:5} blocks right, {s.n_unmatched} unmatched, {structure}; {dict(s.findings)}")
        found.append(s)
    total, right, same = (sum(getattr(s, name) for s in found) for name in ("n_blocks", "n_right", "same_structure"))
    print(f"{len(found)} pages, {same} of the same structure; {right} of {total} blocks right ({100 * right / max(1, total):.2f} %)")


if __name__ == "__main__":
    main()
