"""The lines of a PDF's pages, without running heads, page numbers and the like."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from align.read.content import SUPERSCRIPT

ROUNDS = 3  # lines of a head or a foot
LEVEL = 3.0  # points: lines that far apart stand at one height of their pages
FEWEST_PAGES = 3
SHARE_OF_PAGES = 0.3
SET_OFF = 1.6  # times the usual distance of lines
SET_OFF_SHARE = 0.8  # of the lines at one height, from which all there are heads or feet
LARGE = 1.12  # of the usual size: a heading's
SMALL = 0.85  # of a line's size: a raised figure's
LONGEST_FRAME = 160  # characters
FIGURES = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"[-–—\s|•\[(]*(?:(?:page|стр\.?|страница|с\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|из)\s*\d{1,4})?[-–—\s|•\])]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, left and right end, the height of its base line, and its font's size, in points. `is_hyphenated`: its last word goes on
    in the next line, and the hyphen is not in `text`."""

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool = False
    is_mono: bool = False
    is_hyphenated: bool = False


def join_pieces(lines: Sequence[Line]) -> list[Line]:
    """Pieces of one line that a gap parts (a list's mark and its words) as one line."""
    out: list[Line] = []
    for line in lines:
        before = out[-1] if out else None
        if before is not None and _is_raised(before, line):
            out[-1] = replace(before, text=before.text + line.text.translate(SUPERSCRIPT), right=max(before.right, line.right))
        elif before is not None and not before.is_hyphenated and abs(before.base - line.base) < 0.3 * line.size and line.left >= before.right:
            out[-1] = replace(
                before, text=f"{before.text} {line.text}", right=line.right, size=max(before.size, line.size), is_bold=before.is_bold and line.is_bold,
                is_mono=before.is_mono and line.is_mono, is_hyphenated=line.is_hyphenated,
            )  # fmt: skip
        else:
            out.append(line)
    return out


def _is_raised(before: Line, line: Line) -> bool:
    """A figure by itself, above the line behind which it stands: the mark of a note."""
    height = line.base - before.base
    return line.text.isdecimal() and len(line.text) < 4 and line.size < SMALL * before.size and 0.1 * before.size < height < before.size


def usual_distance(lines: Sequence[Line]) -> float:
    """From one base line to the next, at the median, in times the font's size."""
    steps = [(a.base - b.base) / b.size for a, b in pairwise(lines) if a.page == b.page and b.size > 0 and 0.8 < (a.base - b.base) / b.size < 2.5]
    return median(steps) if steps else 1.2


def without_frames(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines without what stands above or below the text on page after page."""
    left = [list(page) for page in pages]
    distance = usual_distance([line for page in pages for line in page])
    for _ in range(ROUNDS):
        framed = _framed(left, top=True, distance=distance) | _framed(left, top=False, distance=distance)
        if not framed:
            break
        left = [[line for line in page if id(line) not in framed] for page in left]
    return left


def _framed(pages: Sequence[Sequence[Line]], top: bool, distance: float) -> set[int]:
    """The outermost lines of the pages that are no text: page numbers, what is said again, and what is set off at one height everywhere."""
    ends = list(_outermost(pages, top))
    said = Counter(FIGURES.sub("0", line.text.lower()) for line, _ in ends)
    n_pages = len({line.page for line, _ in ends})
    levels: dict[int, list[tuple[Line, float]]] = defaultdict(list)
    for line, gap in ends:
        levels[round(line.base / LEVEL)].append((line, gap))
    framed = set()
    usual_size = median(line.size for page in pages for line in page) if ends else 0.0
    for level, here in levels.items():
        near = [end for k in (level - 1, level, level + 1) for end in levels.get(k, ())]
        n_there = len({line.page for line, _ in near})
        set_off = sum(gap > SET_OFF * distance for _, gap in near)
        by_height = n_there >= max(FEWEST_PAGES, SHARE_OF_PAGES * n_pages) and set_off >= SET_OFF_SHARE * len(near)
        for line, _ in here:
            again = said[FIGURES.sub("0", line.text.lower())] >= min(FEWEST_PAGES, max(2, n_pages)) and n_there > 1
            is_framed = (by_height and line.size < LARGE * usual_size) or again or PAGE_NUMBER.fullmatch(line.text)
            if is_framed and len(line.text) <= LONGEST_FRAME:
                framed.add(id(line))
    return framed


def _outermost(pages: Sequence[Sequence[Line]], top: bool) -> Iterator[tuple[Line, float]]:
    """The highest or lowest line of each page, and its distance from the next, in times its size."""
    for page in pages:
        ordered = sorted(page, key=lambda line: -line.base if top else line.base)
        if ordered:
            end = ordered[0]
            following = next((line for line in ordered if abs(line.base - end.base) > 0.3 * end.size), None)
            yield end, abs(end.base - following.base) / max(1.0, end.size) if following is not None else SET_OFF * 10
