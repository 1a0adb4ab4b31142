"""Texts to blocks: paragraphs, headings, list items, quotations and code, as spans."""

import re

from align.document import Block
from align.span import Span

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")


def split_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text."""
    found = []
    for m in LINE.finditer(text):
        line = m[0]
        start = m.start() + len(line) - len(line.lstrip())
        end = m.start() + len(line.rstrip())
        if start < end:
            found.append(Block(Span(start, end)))
    return tuple(found)
