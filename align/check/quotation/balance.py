"""Quotation marks and brackets of the translation that have no partner, where the original's have."""

import bisect
from collections.abc import Iterator, Sequence

from align.check.checked import Checked, Pair, Passage, Suspicion
from align.check.marks import BRACKETS, Stray, lasting_strays, read_marks
from align.check.quotation.distance import NAME
from align.span import Span

MOST_STRAYS = 0.03  # of the translation's sentences; with more of them the text has a habit of its own


def check_balance(checked: Checked) -> Iterator[Suspicion]:
    """One suspicion a mark."""
    strays = lasting_strays(checked.translation.document)
    if not strays or len(strays) > max(3.0, MOST_STRAYS * len(checked.translation.sentences)):
        return
    # A doubtful one in the original excuses the translation's.
    excuses = sorted({*lasting_strays(checked.original.document), *lasting_strays(checked.original.document, strict=True)}, key=lambda s: s.span)
    for pair in checked.pairs:
        for stray in _within(pair.translation, strays):
            around = [p for p in (pair.original, pair.near[0]) if p.sentences]
            if not any(list(_within(p, excuses)) for p in around) and _has_like(stray, around):
                yield _suspect(pair, stray)


def _within(passage: Passage, strays: Sequence[Stray]) -> Iterator[Stray]:
    """The marks in the passage's sentences, with offsets into its text."""
    for i, start in zip(passage.sentences, passage.starts, strict=True):
        own = passage.side.sentences[i].span
        for stray in strays[bisect.bisect_left(strays, own.start, key=_start) : bisect.bisect_left(strays, own.end, key=_start)]:
            at = stray.span.start - own.start + start
            yield Stray(Span(at, at + stray.span.length), stray.mark, stray.opens)


def _start(stray: Stray) -> int:
    return stray.span.start


def _has_like(stray: Stray, around: Sequence[Passage]) -> bool:
    """Whether the original has marks of the kind in pairs, or speech after a dash: else the mark may be a face, inches or a list's."""
    marks = [read_marks(p.text) for p in around]
    if stray.mark in BRACKETS:
        return any(m.brackets for m in marks)
    return any(m.quotes for m in marks) or any(p.text.lstrip()[:1] in "–—-" for p in around)


def _suspect(pair: Pair, stray: Stray) -> Suspicion:
    words = pair.translation.words
    mark = "bracket" if stray.mark in BRACKETS else "quotation mark"
    if stray.opens:
        beside = next((w for w in words if w.span.start >= stray.span.end), None)
        span = Span(stray.span.start, beside.span.end if beside else stray.span.end)
        message = f"The {mark} in {span.of(pair.translation.text)} is not closed anywhere; the original's are in pairs."
    else:
        beside = next((w for w in reversed(words) if w.span.end <= stray.span.start), None)
        span = Span(beside.span.start if beside else stray.span.start, stray.span.end)
        message = f"The {mark} in {span.of(pair.translation.text)} was not opened anywhere; the original's are in pairs."
    return pair.suspicion("divergence", NAME, None, span, message, most="minor", unbalanced=1.0, bracket=float(stray.mark in BRACKETS))
