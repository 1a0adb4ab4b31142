"""Renders corpus/source/*.beads to the articles and their gold alignments.

    python corpus/build.py            # writes corpus/articles and corpus/gold
    python corpus/build.py --check    # exits with 1 if what is on disk differs

The notation is described in corpus/README.md.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KEYS = ("id", "title", "genre", "original", "layout")
LAYOUTS = ("two-files", "halves-translation-first", "halves-original-first", "alternate")
KINDS = ("match", "omission", "addition", "matter")
DEFECTS = ("omit_sentence", "add_sentence", "omit_clause", "add_clause", "number", "name", "negation", "replace_sentence")
OTHER = {"en": "ru", "ru": "en"}
LINE = re.compile(r"(OP|TP|O|T) (\S.*)")
MARKED = re.compile("⟦([^⟦⟧]*)⟧")


class SourceError(Exception):
    """A source file that breaks the notation; the message names the file and the line."""


@dataclass(slots=True)
class Line:
    """A sentence as written, with its marks; `begins` says whether it begins a paragraph."""

    text: str
    begins: bool


@dataclass(slots=True)
class SourceBead:
    kind: str = ""
    original: list[Line] = field(default_factory=list)
    translation: list[Line] = field(default_factory=list)
    defects: list[tuple[str, str]] = field(default_factory=list)
    number: int = 0  # the line of the file where it begins


@dataclass(slots=True)
class Article:
    head: dict[str, str]
    beads: list[SourceBead]


@dataclass(slots=True)
class Placed:
    """A sentence in the rendered text: its span, and the spans of its marked words."""

    start: int
    end: int
    marks: list[tuple[int, int]]


def parse(path: Path) -> Article:
    """Reads one source file. Raises SourceError."""
    head: dict[str, str] = {}
    beads: list[SourceBead] = []
    bead = SourceBead()

    def fail(n: int, what: str) -> SourceError:
        return SourceError(f"{path.name}:{n}: {what}")

    def close(n: int) -> None:
        nonlocal bead
        if bead.original or bead.translation:
            _finish(bead, lambda what: fail(bead.number, what))
            beads.append(bead)
        elif bead.kind or bead.defects:
            raise fail(n, "a bead without sentences")
        bead = SourceBead()

    lines = path.read_text(encoding="utf-8").splitlines()
    for n, line in enumerate(lines, start=1):
        if line.startswith("#"):
            continue
        if not line.strip():
            close(n)
            continue
        bead.number = bead.number or n
        if match := LINE.fullmatch(line.rstrip()):
            side = bead.original if match[1][0] == "O" else bead.translation
            side.append(Line(match[2], match[1].endswith("P")))
            continue
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon:
            raise fail(n, f"neither a sentence nor a key: {line[:40]}")
        if key in KEYS and not beads and not bead.original and not bead.translation:
            head[key], bead.number = value, 0
        elif key == "kind":
            bead.kind = value
        elif key == "defect":
            kind, _, note = (part.strip() for part in value.partition("|"))
            bead.defects.append((kind, note))
        else:
            raise fail(n, f"unknown key {key!r}")
    close(len(lines))
    missing = [k for k in KEYS if k not in head]
    if missing or head["original"] not in OTHER or head["layout"] not in LAYOUTS or head["id"] != path.stem:
        raise fail(1, f"the head must have {', '.join(KEYS)} (missing or wrong: {', '.join(missing) or 'original, layout or id'})")
    return Article(head, beads)


def _finish(bead: SourceBead, fail: Callable[[str], SourceError]) -> None:
    bead.kind = bead.kind or ("match" if bead.original and bead.translation else "omission" if bead.original else "addition")
    if bead.kind not in KINDS or ((bead.kind == "match") != bool(bead.original and bead.translation) and bead.kind != "matter"):
        raise fail(f"kind {bead.kind!r} does not fit the sentences")
    for side in (bead.original, bead.translation):
        for line in side:
            if line.text.count("⟦") != line.text.count("⟧") or len(MARKED.findall(line.text)) != line.text.count("⟦"):
                raise fail("unbalanced ⟦ ⟧")
    n_marks = max(sum(line.text.count("⟦") for line in side) for side in (bead.original, bead.translation))
    if n_marks != len(bead.defects):
        raise fail(f"{len(bead.defects)} defects but {n_marks} marked places")
    for kind, _ in bead.defects:
        if kind not in DEFECTS:
            raise fail(f"unknown defect {kind!r}")


class Text:
    """A text as it grows."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, line: Line, new_paragraph: bool) -> Placed:
        if self.text:
            self.text += "\n\n" if new_paragraph else " "
        start = len(self.text)
        marks = []
        at = 0
        for match in MARKED.finditer(line.text):
            self.text += line.text[at : match.start()]
            marks.append((len(self.text), len(self.text) + len(match[1])))
            self.text += match[1]
            at = match.end()
        self.text += line.text[at:]
        return Placed(start, len(self.text), marks)


def render(article: Article) -> dict[str, str]:
    """File name (below corpus/) to contents."""
    name, original = article.head["id"], article.head["original"]
    translation = OTHER[original]
    if article.head["layout"] == "two-files":
        texts = Text(), Text()
        placed = _place_side(article, texts[0], 0), _place_side(article, texts[1], 1)
        paths = f"articles/{name}.{original}.txt", f"articles/{name}.{translation}.txt"
    else:
        one = Text()
        texts, paths = (one, one), (f"articles/{name}.txt", f"articles/{name}.txt")
        placed = _place_together(article, one)
    sides = {"original": (original, texts[0].text, paths[0], placed[0]), "translation": (translation, texts[1].text, paths[1], placed[1])}
    gold: dict[str, Any] = {k: article.head[k] for k in ("id", "title", "genre", "layout")}
    gold |= {k: {"path": path, "lang": lang, "text": text + "\n"} for k, (lang, text, path, _) in sides.items()}
    gold["sentences"] = {k: [[p.start, p.end] for bead in places for p in bead] for k, (_, _, _, places) in sides.items()}
    gold["beads"], gold["defects"] = [], []
    counts = [0, 0]
    for n, bead in enumerate(article.beads):
        ids = []
        for k in (0, 1):
            size = len(placed[k][n])
            ids.append(list(range(counts[k], counts[k] + size)))
            counts[k] += size
        gold["beads"].append({"original": ids[0], "translation": ids[1], "kind": bead.kind})
        marks = [[m for p in placed[k][n] for m in p.marks] for k in (0, 1)]
        for d, (kind, note) in enumerate(bead.defects):
            spans = [list(m[d]) if d < len(m) else None for m in marks]
            gold["defects"].append({"kind": kind, "bead": n, "original": spans[0], "translation": spans[1], "note": note})
    out = {paths[0]: texts[0].text + "\n", paths[1]: texts[1].text + "\n"}
    out[f"gold/{name}.json"] = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
    return out


def _place_side(article: Article, text: Text, side: int) -> list[list[Placed]]:
    """Renders one side's sentences, bead by bead."""
    places: list[list[Placed]] = []
    for bead in article.beads:
        lines = bead.original if side == 0 else bead.translation
        places.append([text.add(line, line.begins) for line in lines])
    return places


def _place_together(article: Article, text: Text) -> tuple[list[list[Placed]], list[list[Placed]]]:
    places: tuple[list[list[Placed]], list[list[Placed]]] = ([[] for _ in article.beads], [[] for _ in article.beads])
    for side, chunk in _chunks(article):
        for n, line, first in chunk:
            places[side][n].append(text.add(line, first or line.begins))
    return places


Chunk = tuple[int, list[tuple[int, Line, bool]]]


def _chunks(article: Article) -> Iterator[Chunk]:
    """The order in which a bilingual file holds its sentences: (side, [(bead, line, whether a new paragraph begins in any case)])."""
    layout = article.head["layout"]
    if layout == "alternate":
        yield from _alternate(article)
        return
    last_pair = max(n for n, b in enumerate(article.beads) if b.original and b.translation)
    halves = [(1, last_pair), (0, len(article.beads))] if layout == "halves-translation-first" else [(0, len(article.beads)), (1, last_pair)]
    for side, end in halves:
        yield side, _lines(article, side, range(min(end + 1, len(article.beads))))
    # What the translation's page holds behind the article stands at the file's end.
    yield 1, _lines(article, 1, range(last_pair + 1, len(article.beads)))


def _lines(article: Article, side: int, beads: Sequence[int]) -> list[tuple[int, Line, bool]]:
    lines = [(n, line) for n in beads for line in (article.beads[n].original if side == 0 else article.beads[n].translation)]
    return [(n, line, k == 0) for k, (n, line) in enumerate(lines)]


def _alternate(article: Article) -> Iterator[Chunk]:
    """Paragraph by paragraph: a bead whose first sentence begins a paragraph of the original begins a new pair of paragraphs."""
    group: list[int] = []
    for n, bead in enumerate(article.beads):
        first = (bead.original or bead.translation)[0]
        if first.begins and group:
            yield 0, _lines(article, 0, group)
            yield 1, _lines(article, 1, group)
            group = []
        group.append(n)
    yield 0, _lines(article, 0, group)
    yield 1, _lines(article, 1, group)


def build() -> dict[str, str]:
    """All files of the corpus that are made. Raises SourceError."""
    out: dict[str, str] = {}
    for path in sorted((HERE / "source").glob("*.beads")):
        out |= render(parse(path))
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description="Renders the sample corpus.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if the files on disk differ")
    args = parser.parse_args()
    try:
        files = build()
    except SourceError as e:
        print(e, file=sys.stderr)
        return 1
    on_disk = {p.relative_to(HERE).as_posix() for folder in ("articles", "gold") for p in (HERE / folder).glob("*") if p.is_file()}
    stale = [n for n, text in files.items() if n not in on_disk or (HERE / n).read_text(encoding="utf-8") != text] + sorted(on_disk - set(files))
    if args.check:
        print("\n".join(f"differs from its source: corpus/{name}" for name in stale), file=sys.stderr, end="\n" if stale else "")
        return int(bool(stale))
    for name in stale:
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        if name in files:
            path.write_text(files[name], encoding="utf-8")
        else:
            path.unlink()
    print(f"{len(files)} files, {len(stale)} written or removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
