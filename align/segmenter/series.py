"""Numbered items run into one block: `1. First 2. Second`, `a) One b) Two`. A lone number is left to the rules."""

import re
from typing import NamedTuple

from align.span import Span

ITEM = re.compile(r"(?<!\S)(?:[•⁃‣▪*] ?)?\(?(\d{1,3}|[^\W\d_])(\.\)|[.)])\s{1,3}[\"«“]?(?=[^\W\d_])")
ANOTHER = re.compile(r"[^\W\d_]\.")  # J. K. Orme: initials, not items J and K
FIRSTS = ("1. ", "1) ", "1.) ")
MAX_BLOCK = 200_000  # longer blocks are no lists of short items


class Break(NamedTuple):
    """A cut before an item: the sentence before it ends at `at`, and the item starts at `resume`."""

    at: int
    resume: int


def item_breaks(text: str, block: Span) -> list[Break]:
    """Where the second and later items of a series start; a series opens the block or follows a stop or colon."""
    if block.length > MAX_BLOCK or not _may_hold_series(text, block):
        return []
    breaks: list[Break] = []
    expected, style = "", ""
    for match in ITEM.finditer(text, *block):
        if not text[match.end()].isupper() or (match[1].isupper() and ANOTHER.match(text, match.end(), block.end)):
            continue
        number, mark = match.groups()
        if expected and number == expected and mark == style:
            start = match.start()
            breaks.append(Break(start - (len(text[block.start : start]) - len(text[block.start : start].rstrip())), start))
        elif expected or not _opens_series(text, block, match.start(), number):
            continue
        expected, style = _next_number(number), mark
    return breaks


def _may_hold_series(text: str, block: Span) -> bool:
    if text.find("1", *block) < 0:
        return ITEM.match(text, *block) is not None
    return any(text.find(first, *block) >= 0 for first in FIRSTS) or ITEM.match(text, *block) is not None


def _opens_series(text: str, block: Span, start: int, number: str) -> bool:
    if start == block.start:
        return True
    return number == "1" and text[max(block.start, start - 8) : start].rstrip()[-1:] in (".", "!", "?", ":", ";", ")")


def _next_number(number: str) -> str:
    return str(int(number) + 1) if number.isdecimal() else chr(ord(number) + 1)
