"""Lines to paragraphs: where a paragraph ends is told from distances, indents, fonts and lines that were left short."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.blocks import BULLET, NUMBER
from align.document import BlockKind
from align.read.content import BREAK
from align.read.pdf_lines import Line, usual_distance

LARGER, SMALLER = 1.12, 0.92  # of the text's size: a heading's, a note's
SAME_SIZE = 0.08
FURTHER = 1.25  # times the usual distance, from which lines are apart
INDENT = 0.8  # of the size
NEAR_LEFT = 3.5  # of the size, within which lines are of one column
MAX_HEADING = 160
STOP = re.compile(r"""[.!?…:;][)\]"'»”’]*$""")
LEADERS = re.compile(r"(?:[.·…]\s?){4,}(?:\d{1,4}|[ivxlc]{1,7})?$")
LEADERS_WITHIN = 300  # characters before the end
WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
HYPHENS = ("-", "\u2010")
GOES_ON = (*HYPHENS, ",", "(", "«", "“")
LAST_PART, FIRST_PART = re.compile(r"[^\W\d_]+$"), re.compile(r"^[^\W\d_]+")
SHORTEST_PART = 3  # letters, from which both parts of a broken word may be words of their own


@dataclass(frozen=True, slots=True)
class Layout:
    """What is usual in a text: its size, the distance of its lines in times the size, and its words in small letters."""

    size: float
    distance: float
    words: Counter[str]


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[str, BlockKind]]:
    """The paragraphs with their kinds; footnotes stand behind the text."""
    everything = [line for page in pages for line in page]
    if not everything:
        return
    layout = _layout(everything)
    body: list[Line] = []
    notes: list[Line] = []
    for page in pages:
        n_text = _before_notes(page, layout)
        body += page[:n_text]
        notes += page[n_text:]
    for group in (*_groups(body, layout), *_groups(notes, layout)):
        yield _block(group, layout)


def _layout(lines: Sequence[Line]) -> Layout:
    sizes: Counter[float] = Counter()
    words: Counter[str] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += 0 if line.is_mono else len(line.text)
        words.update(word.lower() for word in WORD.findall(line.text))
    return Layout(max(1.0, sizes.most_common(1)[0][0]), usual_distance(lines), words)


def _before_notes(page: Sequence[Line], layout: Layout) -> int:
    """How many lines stand above a page's footnotes: small print at its foot, below text of the usual size."""
    n = len(page)
    while n and page[n - 1].size < SMALLER * layout.size and not page[n - 1].is_mono:
        n -= 1
    usual = any(line.size >= SMALLER * layout.size for line in page[:n])
    return n if n and usual and page[n - 1].base > max((line.base for line in page[n:]), default=0.0) else len(page)


def _groups(lines: Sequence[Line], layout: Layout) -> Iterator[list[Line]]:
    rights = _rights(lines)
    group: list[Line] = []
    for n, line in enumerate(lines):
        if group and _begins(group, line, rights[n - 1], layout):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _rights(lines: Sequence[Line]) -> list[float]:
    """The right end of each line's column: that of the longest line of its page that begins about where it does."""
    ends: dict[tuple[int, int], float] = {}
    for line in lines:
        for near in (-1, 0, 1):
            key = line.page, round(line.left / (NEAR_LEFT * 10)) + near
            ends[key] = max(ends.get(key, 0.0), line.right)
    return [ends[line.page, round(line.left / (NEAR_LEFT * 10))] for line in lines]


def _begins(group: Sequence[Line], line: Line, right: float, layout: Layout) -> bool:
    """Whether a paragraph begins with this line, behind those of `group`; `right` is where their column ends."""
    before = group[-1]
    if before.is_hyphenated:
        return False
    if abs(line.size - before.size) > SAME_SIZE * max(line.size, before.size) or line.is_mono != before.is_mono:
        return True
    if line.is_mono:
        return line.page == before.page and before.base - line.base > 2 * FURTHER * layout.distance * line.size
    if line.is_bold != before.is_bold and (STOP.search(before.text) or _is_heading(group, layout)):
        return True
    if _leaders(before.text) < len(before.text) or BULLET.match(line.text) or (NUMBER.match(line.text) and (STOP.search(before.text) or _is_item(group))):
        return True
    if line.page == before.page and line.base < before.base:
        if before.base - line.base > FURTHER * layout.distance * line.size:
            return True
        if _is_indented(group, line):
            return True
    return _was_left_short(before, line, right)


def _is_item(group: Sequence[Line]) -> bool:
    return bool(BULLET.match(group[0].text) or NUMBER.match(group[0].text))


def _is_indented(group: Sequence[Line], line: Line) -> bool:
    """Further in than the line before, which is no list item's first line."""
    before = group[-1]
    return line.left > before.left + INDENT * line.size and not (len(group) == 1 and _is_item(group)) and not line.text[:1].islower()


def _was_left_short(before: Line, line: Line, right: float) -> bool:
    """The line before had room for the next word: a paragraph ended there, unless the words plainly go on."""
    word = line.text.split(maxsplit=1)[0]
    width = (line.right - line.left) / max(1, len(line.text))
    has_room = before.right + (len(word) + 2) * width < right
    goes_on = (line.text[:1].islower() and not STOP.search(before.text)) or before.text.endswith(GOES_ON)
    other_place = line.page != before.page or line.base >= before.base
    return (has_room and not goes_on) or (other_place and bool(STOP.search(before.text)) and has_room)


def _is_heading(group: Sequence[Line], layout: Layout) -> bool:
    n = sum(len(line.text) for line in group)
    if n > MAX_HEADING or not any(c.isalpha() for line in group for c in line.text):
        return False
    is_large = all(line.size >= LARGER * layout.size for line in group)
    return is_large or (all(line.is_bold for line in group) and not STOP.search(group[-1].text))


def _block(group: Sequence[Line], layout: Layout) -> tuple[str, BlockKind]:
    if all(line.is_mono for line in group):
        return BREAK.join(line.text for line in group), "code"
    words = _joined(group, layout.words)
    words = words[: _leaders(words)].rstrip()
    if _is_heading(group, layout):
        return words, "heading"
    if bullet := BULLET.match(words):
        return words[bullet.end() :], "item"
    return words, "item" if NUMBER.match(words) else "paragraph"


def _leaders(text: str) -> int:
    """Where the dots that lead to a page's number begin; the text's end where there are none."""
    found = LEADERS.search(text, max(0, len(text) - LEADERS_WITHIN))
    return found.start() if found else len(text)


def _joined(group: Sequence[Line], known: Counter[str]) -> str:
    """The lines as one text, broken words made whole."""
    text, is_hyphenated = "", False
    for line in group:
        if not text:
            text = line.text
        elif is_hyphenated:
            text += _hyphen(text, line.text, known) + line.text
        elif text[-1:] in HYPHENS and text[-2:-1].isalnum() and line.text[:1].isalnum():
            text = text[:-1] + _hyphen(text[:-1], line.text, known) + line.text
        else:
            text += " " + line.text
        is_hyphenated = line.is_hyphenated
    return text


def _hyphen(text: str, following: str, known: Counter[str]) -> str:
    """What stands between the parts of a word at a line's end: nothing, or the hyphen of a compound, as the text writes the word elsewhere."""
    last, first = LAST_PART.search(text), FIRST_PART.match(following)
    if last is None or first is None or (first[0][0].isupper() and not last[0].isupper()):
        return "-"
    a, b = last[0].lower(), first[0].lower()
    whole, compound = known[a + b], known[f"{a}-{b}"]
    if whole or compound:
        return "" if whole >= compound else "-"
    return "-" if min(len(a), len(b)) >= SHORTEST_PART and known[a] > 1 and known[b] > 1 else ""
