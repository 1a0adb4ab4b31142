"""Texts to blocks: paragraphs, headings, list items, quotations and code, as spans without white space at their ends.

Plain text says by its own shape whether a line is a paragraph or a piece of one; Markdown says it by its marks.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from align.document import Block, BlockKind
from align.span import Span

LONG_LINE = 120  # nobody wraps at more: such a line is a paragraph
MAX_WRAP = 110
MIN_WRAP = 30
MAX_HEADING = 120
MAX_VERSE = 70

BULLET = re.compile(r"[-*+•·‣▪◦●⁃]\s+(?=\S)")
NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]|[^\W\d_A-ZА-ЯЁ]\))\s")
SEPARATOR = re.compile(r"[-*_=~•·—–#\s]+")
LAST_STOP = re.compile(r"[.!?…:;,。！？][\"'»”’“)\]}*_\d]*$")
SENTENCE_END = re.compile(r"[.!?…:。！？][\"'»”’“)\]}*_]*$")


class Line(NamedTuple):
    """A line without the white space around it; `indent` counts what stood before it. An empty one has start == end."""

    start: int
    end: int
    indent: int

    @property
    def width(self) -> int:
        return self.end - self.start


def _lines(text: str) -> list[Line]:
    """All lines, whatever their ends: line feed, carriage return, both, form feed, U+0085, U+2028, U+2029."""
    lines, place = [], 0
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        indent = len(raw) - len(raw.lstrip()) if bare else 0
        lines.append(Line(place + indent, place + indent + len(bare), indent))
        place += len(raw)
    return lines


# ---------------------------------------------------------------- plain text


def split_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text: blank lines part them, and single line ends where the document's shape says so."""
    lines = _lines(text)
    groups = list(_groups(lines))
    if all(len(group) == 1 for group in groups):
        return tuple(_plain_block(text, line, line.end, len(groups)) for (line,) in groups)
    parts = _parter(text, groups)
    spans: list[tuple[Line, int]] = []
    for group in groups:
        first = 0
        for place in range(1, len(group) + 1):
            if place == len(group) or parts(group, place):
                spans.append((group[first], group[place - 1].end))
                first = place
    return tuple(_plain_block(text, line, end, len(spans)) for line, end in spans)


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of lines without an empty one between them."""
    group: list[Line] = []
    for line in lines:
        if line.width:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _plain_block(text: str, line: Line, end: int, n_blocks: int) -> Block:
    start = line.start
    bullet = BULLET.match(text, start, end)
    if bullet and not SEPARATOR.fullmatch(text, start, end):
        return Block(Span(bullet.end(), end), "item")
    if NUMBER.match(text, start, end):
        return Block(Span(start, end), "item")
    is_short = end - start <= MAX_HEADING and n_blocks > 1 and end == line.end
    if is_short and not LAST_STOP.search(text, max(start, end - 8), end) and not text[start].islower() and any(map(str.isalpha, text[start:end])):
        return Block(Span(start, end), "heading")
    return Block(Span(start, end), "paragraph")


Parter = Callable[[list[Line], int], bool]


def _parter(text: str, groups: list[list[Line]]) -> Parter:
    """The question "does line `place` of a group start a block?" for this document."""
    total = sum(line.width for group in groups for line in group)
    if sum(line.width for group in groups for line in group if line.width > LONG_LINE) * 2 > total:
        verses = {group[0].start for group in groups if _is_verse(text, group)}
        return lambda group, place: group[0].start not in verses or _is_item(text, group[place])
    wrap = _wrap_width(text, groups)
    if wrap:
        return lambda group, place: _starts_after_wrap(text, group, place, wrap)
    verses = {group[0].start for group in groups if _is_verse(text, group)}
    return lambda group, place: _is_item(text, group[place]) or not (group[0].start in verses or _goes_on(text, group[place - 1], group[place]))


def _is_item(text: str, line: Line) -> bool:
    return bool(BULLET.match(text, line.start, line.end) or NUMBER.match(text, line.start, line.end)) or text[line.start] == "—"


def _ends_sentence(text: str, line: Line) -> bool:
    return bool(SENTENCE_END.search(text, max(line.start, line.end - 8), line.end))


def _goes_on(text: str, line: Line, following: Line) -> bool:
    """A line without a final stop, then a small letter: one sentence over two lines."""
    return not _ends_sentence(text, line) and text[following.start].islower()


def _wrap_width(text: str, groups: list[list[Line]]) -> int:
    """The width at which the document's lines were wrapped, or 0: most inner lines must be full, and many must break inside a sentence."""
    inner = [(line, following) for group in groups for line, following in itertools.pairwise(group)]
    if len(inner) < 3:
        return 0
    widths = sorted(line.width for line, _ in inner)
    wrap = widths[-1 - len(widths) // 20]
    if not MIN_WRAP <= wrap <= MAX_WRAP:
        return 0
    n_full = sum(line.width + _first_word(text, following) >= 0.8 * wrap for line, following in inner)
    n_inside = sum(not _ends_sentence(text, line) for line, _ in inner)
    n_small = sum(_goes_on(text, line, following) for line, following in inner)
    return wrap if n_full > 0.6 * len(inner) and n_inside > 0.5 * len(inner) and n_small > 0.25 * len(inner) else 0


def _first_word(text: str, line: Line) -> int:
    word = text[line.start : min(line.end, line.start + 30)].split(maxsplit=1)
    return len(word[0]) + 1 if word else 0


def _starts_after_wrap(text: str, group: list[Line], place: int, wrap: int) -> bool:
    """In wrapped text a line starts a block if it is an item, is indented alone, or stands after a line that was left short."""
    line, previous = group[place], group[place - 1]
    if _is_item(text, line):
        return True
    if line.indent >= previous.indent + 2 and not _goes_on(text, previous, line) and not _is_item(text, previous):
        return True
    return previous.width + _first_word(text, line) < 0.7 * wrap and not text[line.start].islower() and _ends_sentence(text, previous)


def _is_verse(text: str, group: list[Line]) -> bool:
    """Short lines, most of which end inside a sentence, a good part of them with a comma."""
    if len(group) < 3 or any(line.width > MAX_VERSE for line in group):
        return False
    inner = group[:-1]
    n_inside = sum(not _ends_sentence(text, line) for line in inner)
    n_comma = sum(text[line.end - 1] in ",;—–-" for line in inner)
    return n_inside * 2 >= len(inner) and n_comma * 3 >= len(inner)


# ---------------------------------------------------------------- Markdown

ATX = re.compile(r"#{1,6}(?:[ \t]+|$)")
ATX_TAIL = re.compile(r"[ \t]+#+$")
SETEXT = re.compile(r"=+|-+")
RULE = re.compile(r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}")
FENCE = re.compile(r"`{3,}|~{3,}")
QUOTE = re.compile(r"(?:>[ \t]?)+[ \t]*")
MARK = re.compile(r"[-*+•](?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)")
ORDINAL = re.compile(r"\d{1,9}[.)](?:[ \t]+|$)")
DEFINITION = re.compile(r"\[[^\]^][^\]]{0,200}\]:[ \t]*\S")
NOTE = re.compile(r"\[\^[^\]]{1,60}\]:[ \t]*")
TABLE_RULE = re.compile(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?")


@dataclass(slots=True)
class _Open:
    """The block being read: its place so far and what it is."""

    start: int
    end: int
    kind: BlockKind


class _MarkdownReader:
    """Reads lines one by one; `blocks` grows in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = _lines(text)
        self.blocks: list[Block] = []
        self.open: _Open | None = None
        self.in_list = False
        self.place = 0

    def read(self) -> tuple[Block, ...]:
        self._front_matter()
        while self.place < len(self.lines):
            self._line(self.lines[self.place])
            self.place += 1
        self._close()
        return tuple(self.blocks)

    def _add(self, start: int, end: int, kind: BlockKind) -> None:
        inner = self.text[start:end]
        bare = inner.strip()
        if bare:
            start += len(inner) - len(inner.lstrip())
            self.blocks.append(Block(Span(start, start + len(bare)), kind))

    def _close(self) -> None:
        if self.open:
            self._add(self.open.start, self.open.end, self.open.kind)
            self.open = None

    def _of(self, line: Line) -> str:
        return self.text[line.start : line.end]

    def _run(self, until: Callable[[str], bool], first: int, kind: BlockKind, *, with_marks: bool) -> None:
        """A block of raw lines from line `first` up to the one where `until` holds, or the end."""
        last = first
        while last < len(self.lines) and not until(self._of(self.lines[last])):
            last += 1
        final = min(last, len(self.lines) - 1)
        if with_marks:
            self._add(self.lines[self.place].start, self.lines[final].end, kind)
        elif last > first:
            self._add(self.lines[first].start, self.lines[last - 1].end, kind)
        self.place = final

    def _front_matter(self) -> None:
        if self.lines and self._of(self.lines[0]) == "---" and any(self._of(line) in ("---", "...") for line in self.lines[1:]):
            self._run(lambda line: line in ("---", "..."), 1, "code", with_marks=True)
            self.place += 1

    def _line(self, line: Line) -> None:
        if not line.width:
            self._close()
            return
        text = self._of(line) if line.width <= MAX_HEADING * 4 else self.text[line.start : line.start + MAX_HEADING * 4]
        if self._raw(line, text):
            return
        quote = QUOTE.match(text)
        start = line.start + (quote.end() if quote else 0)
        if start >= line.end:
            self._close()
            return
        self._marked(line, start, self.text[start : min(line.end, start + MAX_HEADING * 4)], is_quote=bool(quote))

    def _raw(self, line: Line, text: str) -> bool:
        """Code, comments, definitions, tables' rules: what no one reads as sentences."""
        fence = FENCE.match(text)
        if fence:
            self._close()
            mark = fence[0]
            self._run(lambda other: other.startswith(mark) and not other.strip(mark[0]), self.place + 1, "code", with_marks=False)
        elif text.startswith("<!--"):
            self._close()
            self._run(lambda other: "-->" in other, self.place, "code", with_marks=True)
        elif (line.indent >= 4 and not self.open and not self.in_list) or (DEFINITION.match(text) and not self.open):
            self._add(line.start, line.end, "code")
        elif "|" in text and TABLE_RULE.fullmatch(text):
            self._close()
        else:
            return False
        return True

    def _marked(self, line: Line, start: int, text: str, *, is_quote: bool) -> None:
        """Headings, items, notes, table rows, and the text that goes on."""
        heading, mark, note = ATX.match(text), MARK.match(text), NOTE.match(text)
        if self.open and self.open.kind in ("paragraph", "quote") and SETEXT.fullmatch(text) and line.indent < 4:
            self.open.kind = "heading"
            self._close()
        elif RULE.fullmatch(text):
            self._close()
        elif heading:
            self._close()
            tail = ATX_TAIL.search(self.text, max(start, line.end - 16), line.end)
            self._add(start + heading.end(), tail.start() if tail else line.end, "heading")
            self.in_list = False
        elif mark or ORDINAL.match(text):
            self._begin(start + (mark.end() if mark else 0), line.end, "item")
            self.in_list = True
        elif note:
            self._begin(start + note.end(), line.end, "paragraph")
        elif text[0] == "|":
            self._close()
            self._add(start + 1, line.end - 1 if self.text[line.end - 1] == "|" else line.end, "paragraph")
        elif self.open:
            self.open.end = line.end
        else:
            self.in_list = self.in_list and line.indent > 0
            self._begin(start, line.end, "quote" if is_quote else "paragraph")

    def _begin(self, start: int, end: int, kind: BlockKind) -> None:
        self._close()
        self.open = _Open(start, end, kind)


def split_markdown_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text; spans leave out the marks `#`, `-`, `>` before the text. Code, comments and definitions are kind "code"."""
    return _MarkdownReader(text).read()
