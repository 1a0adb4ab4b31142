"""Quotation marks and brackets of a text in pairs: every kind that English and Russian print, type or mark up."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from align.document import Document
from align.span import Span

MARK = regex.compile(r"``|''|[«»‹›“”„‟‘’‚\"'()\[\]]")
OPENERS = frozenset("«‹„([‚") | {"``"}
CLOSERS = frozenset("»›)]") | {"''"}
# What a closing mark closes, the likeliest first.
CLOSES = {
    "»": "«", "›": "‹", "”": "“„‟”\"", "“": "„“", "‟": "„", '"': '"“„”', "''": ("``", '"'), "’": "‘‚'", "'": "'‘", ")": "(", "]": "[",
}  # fmt: skip
SINGLE = frozenset("'‘’‚")
BRACKETS = frozenset("()[]")
BEFORE_OPENING = frozenset("([{«‹“„‘‚—–-/…*_>=+|")
AFTER_CLOSING = frozenset(")]}»›”’.,;:!?…—–-/*_<=+|'\"“")
CLIPPED = regex.compile(r"['‘’](?:\d|(?:em|tis|twas|til|cause|cos|coz|bout|round|n|un|s|d|ll|re|ve|im|er|ere)\b)", regex.IGNORECASE)  # no opening mark
LIST_MARK = regex.compile(r"(?:^|[\s;:,.])(?:\p{L}|\p{N}{1,3}|[ivxlIVXL]{1,5})$")  # the bracket of "1)", "a)" opens nowhere
FACE = regex.compile(r"[:;=8xX][-'^o]?[()]*$")  # the eyes and nose of :-)
DEEPEST = 12  # marks open at once; the oldest of more is given up
LONGEST_PENDING = 24  # blocks that a quotation may run over
EMPHASIS = regex.compile(r"(?<![\w*_`])(\*{1,3}|_{1,2}|`{1,2})(?=[^\s*_`])([^*`\n]{1,200}?)(?<=[^\s*_`])\1(?![\w*_`])")


@dataclass(frozen=True, slots=True)
class Marked:
    """Two marks and what they hold: `span` with the marks, `inner` without; `mark` is the opening one."""

    span: Span
    inner: Span
    mark: str


@dataclass(frozen=True, slots=True)
class Stray:
    """A mark without a partner."""

    span: Span
    mark: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """Pairs of quotation marks and of brackets in the order of their opening, what is set apart by Markdown's emphasis or code marks, and marks that have no
    partner (single quotation marks, which are apostrophes too, never count as such)."""

    quotes: tuple[Marked, ...]
    brackets: tuple[Marked, ...]
    emphasis: tuple[Marked, ...]
    strays: tuple[Stray, ...]


def read_marks(text: str) -> Marks:
    """The marks of a text, in one pass over it."""
    pairs, strays = _pair(text)
    pairs.sort(key=lambda p: p.span)
    return Marks(
        quotes=tuple(p for p in pairs if p.mark not in BRACKETS),
        brackets=tuple(p for p in pairs if p.mark in BRACKETS),
        emphasis=tuple(Marked(Span(*m.span()), Span(*m.span(2)), m.group(1)) for m in EMPHASIS.finditer(text)),
        strays=tuple(sorted(strays, key=lambda s: s.span)),
    )


def _pair(text: str) -> tuple[list[Marked], list[Stray]]:
    stack: list[Stray] = []
    pairs: list[Marked] = []
    strays: list[Stray] = []
    for m in MARK.finditer(text):
        span, mark = Span(*m.span()), m.group()
        opens = _opens(text, span, mark, stack)
        if opens is None:
            continue
        if opens:
            stack.append(Stray(span, mark, True))
            if len(stack) > DEEPEST:
                strays.append(stack.pop(0))
            continue
        k = _partner(mark, stack)
        if k is None:
            strays.append(Stray(span, mark, False))
            continue
        opening = stack[k]
        pairs.append(Marked(Span(opening.span.start, span.end), Span(opening.span.end, span.start), opening.mark))
        strays += stack[k + 1 :]
        del stack[k:]
    return pairs, [s for s in (*strays, *stack) if s.mark not in SINGLE and not _is_no_bracket(text, s)]


def _partner(mark: str, stack: Sequence[Stray]) -> int | None:
    """The place in the stack of what the mark closes. A bracket closes no quotation mark, but may close past one."""
    return next((k for k in range(len(stack) - 1, -1, -1) if stack[k].mark in CLOSES[mark]), None)


def _opens(text: str, span: Span, mark: str, stack: Sequence[Stray]) -> bool | None:
    """Whether a mark opens or closes; None where it is no mark of this kind (an apostrophe, inches)."""
    if mark in OPENERS:
        return True
    if mark in CLOSERS:
        return False
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    is_open = any(s.mark in CLOSES.get(mark, "") for s in stack)
    if mark in SINGLE:
        return _single(text, span, mark, before, after, is_open)
    if mark in "“‟":
        return not any(s.mark == "„" for s in stack) and not (is_open and before.strip() != "" and not after.isalnum())
    may_open = (not before.strip() or before in BEFORE_OPENING or bool(stack and stack[-1].span.end == span.start)) and after.strip() != ""
    may_close = before.strip() != "" and (not after.strip() or after in AFTER_CLOSING)
    if may_open != may_close:
        return None if may_close and not is_open and before.isdigit() else may_open
    return False if is_open else True if may_open else None


def _single(text: str, span: Span, mark: str, before: str, after: str, is_open: bool) -> bool | None:
    may_open = mark != "’" and (not before.strip() or before in BEFORE_OPENING or before in "\"") and after.isalnum()
    if may_open and not (is_open and before in AFTER_CLOSING):
        return None if CLIPPED.match(text, span.start) else True
    return False if is_open and before.strip() and not after.isalnum() else None


def _is_no_bracket(text: str, stray: Stray) -> bool:
    """A list's mark, or the mouth of a face."""
    before = text[max(0, stray.span.start - 12) : stray.span.start]
    return stray.mark in BRACKETS and bool(FACE.search(before) or (not stray.opens and LIST_MARK.search(before)))


def lasting_strays(document: Document, strict: bool = False) -> tuple[Stray, ...]:
    """The marks without a partner in the whole document, by their place in it. A quotation may run over blocks, whether or not each of them opens it anew.

    In Russian one closing mark may close an inner quotation and the one around it; `strict` allows for neither.
    """
    waiting = _Waiting()
    for n, block in enumerate(document.blocks):
        if block.kind == "code":
            continue
        marks = read_marks(block.span.of(document.text))
        if not strict and marks.quotes and marks.quotes[0].span.start == 0:
            waiting.open_anew(marks.quotes[0].mark)
        inner = {} if strict or document.lang != "ru" else {q.mark: q.span.start for q in marks.quotes}  # the last that opens with each mark
        for stray in marks.strays:
            if stray.opens and inner.get(stray.mark, -1) > stray.span.start:
                continue
            placed = Stray(Span(block.span.start + stray.span.start, block.span.start + stray.span.end), stray.mark, stray.opens)
            if stray.opens and stray.span.start == 0:
                waiting.open_anew(stray.mark)
            waiting.take(n, placed)
        waiting.give_up(n)
    return waiting.all


class _Waiting:
    """Marks that wait for a partner in a later block."""

    def __init__(self) -> None:
        self._open: deque[tuple[int, Stray]] = deque()
        self._lasting: list[Stray] = []

    def open_anew(self, mark: str) -> None:
        """A block begins with a mark of the kind that waits: that one is repeated, and needs to be closed once only."""
        if self._open and self._open[-1][1].mark == mark:
            self._open.pop()

    def take(self, block: int, stray: Stray) -> None:
        if stray.opens:
            self._open.append((block, stray))
            return
        near = range(len(self._open) - 1, max(-1, len(self._open) - 1 - DEEPEST), -1)
        k = next((k for k in near if self._open[k][1].mark in CLOSES[stray.mark]), None)
        if k is None:
            self._lasting.append(stray)
        else:
            del self._open[k]

    def give_up(self, block: int) -> None:
        """What has waited for long."""
        while self._open and self._open[0][0] < block - LONGEST_PENDING:
            self._lasting.append(self._open.popleft()[1])

    @property
    def all(self) -> tuple[Stray, ...]:
        return tuple(sorted((*self._lasting, *(stray for _, stray in self._open)), key=lambda s: s.span))
