"""Defects of a kind that human translators and machines make, planted in right translations, to fit the checks of quotation marks and of untranslated text.

    drop_quotes             the marks around a few common words are left out
    add_quotes              a common word or two are put into marks
    drop_parenthesis        a parenthesis is left out with its words
    untranslated_words      a few words of the original stand in the place of the translation's
    untranslated_sentence   the original stands in the place of the translation

The same seed and segments give the same defects.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from align.span import Span

Kind = Literal["drop_quotes", "add_quotes", "drop_parenthesis", "untranslated_words", "untranslated_sentence"]
KINDS: tuple[Kind, ...] = get_args(Kind)

QUOTED = re.compile(r"[\"«“„]([a-zа-яё][a-zа-яё’'-]{2,}(?: [a-zа-яё’'-]{1,20}){0,2})([,.]?)[\"»”“]")
MARKS = re.compile(r"[\"«»“”„]")
PARENTHESIS = re.compile(r" ?\(([^()]{5,160})\)")
LOWER_WORD = re.compile(r"[a-zа-яё]{3,}")
WORD = re.compile(r"[^\W\d_][\w’'-]*")
# A word or two that can be put into marks: after a word that a noun or an adjective follows.
NOUN_PHRASE = {
    "en": re.compile(r"\b(?:the|his|its|new) ([a-z]{4,}(?: [a-z]{5,})?)(?=[ ,.;])"),
    "ru": re.compile(r"\b(?:этот|эта|это|эти|его|их|для|без|на|из) ([а-яё]{4,})(?=[ ,.;])"),
}
MARKS_OF = {"en": "“”", "ru": "«»"}
MOST_LEFT = 6  # words left untranslated


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or a few, and their translation."""

    original: str
    translation: str


@dataclass(frozen=True, slots=True)
class Defect:
    """`text` is the changed translation of the segment `n`; `span` is the place of the change in it: the changed words, or one character where words are gone;
    `was` are the words before."""

    n: int
    kind: Kind
    text: str
    span: Span
    was: str


Planter = Callable[[Segment, str, random.Random], tuple[str, Span, str] | None]


def plant(segments: Sequence[Segment], lang: str, seed: int, share: float = 0.3, kinds: Sequence[Kind] = KINDS) -> Iterator[Defect]:
    """At most one defect a segment, in about `share` of those that can have one, of a kind chosen among those that the segment can have; `lang` is the
    translation's language."""
    rng = random.Random(seed)
    for n, segment in enumerate(segments):
        if rng.random() >= share:
            continue
        for kind in rng.sample(kinds, len(kinds)):
            if made := PLANTERS[kind](segment, lang, rng):
                yield Defect(n, kind, *made)
                break


def _drop_quotes(segment: Segment, lang: str, rng: random.Random) -> tuple[str, Span, str] | None:
    found = list(QUOTED.finditer(segment.translation))
    if not found or len(MARKS.findall(segment.original)) != len(MARKS.findall(segment.translation)):
        return None  # an uneven number of marks says that they are lost already
    m = rng.choice(found)
    return _replace(segment.translation, Span(*m.span()), m.group(1) + m.group(2))


def _add_quotes(segment: Segment, lang: str, rng: random.Random) -> tuple[str, Span, str] | None:
    found = [m for m in NOUN_PHRASE[lang].finditer(segment.translation) if len(MARKS.findall(segment.translation[: m.start()])) % 2 == 0]
    if not found:
        return None
    m = rng.choice(found)
    opening, closing = MARKS_OF[lang][0], MARKS_OF[lang][1]
    return _replace(segment.translation, Span(*m.span(1)), f"{opening}{m.group(1)}{closing}")


def _drop_parenthesis(segment: Segment, lang: str, rng: random.Random) -> tuple[str, Span, str] | None:
    found = [m for m in PARENTHESIS.finditer(segment.translation) if len(LOWER_WORD.findall(m.group(1))) >= 2]
    if not found or "(" not in segment.original:
        return None
    m = rng.choice(found)
    return _replace(segment.translation, Span(*m.span()), "")


def _untranslated_words(segment: Segment, lang: str, rng: random.Random) -> tuple[str, Span, str] | None:
    """The words are taken from the same part of the original."""
    theirs, own = (list(WORD.finditer(t)) for t in (segment.original, segment.translation))
    if min(len(theirs), len(own)) < 2 * MOST_LEFT:
        return None
    size = rng.randint(1, MOST_LEFT)
    at = rng.random()
    first, there = int(at * (len(own) - size)), int(at * (len(theirs) - size))
    words = segment.original[theirs[there].start() : theirs[there + size - 1].end()]
    return _replace(segment.translation, Span(own[first].start(), own[first + size - 1].end()), words)


def _untranslated_sentence(segment: Segment, lang: str, rng: random.Random) -> tuple[str, Span, str] | None:
    if len(LOWER_WORD.findall(segment.original)) < 3:
        return None
    return segment.original, Span(0, len(segment.original)), segment.translation


PLANTERS: dict[Kind, Planter] = {
    "drop_quotes": _drop_quotes,
    "add_quotes": _add_quotes,
    "drop_parenthesis": _drop_parenthesis,
    "untranslated_words": _untranslated_words,
    "untranslated_sentence": _untranslated_sentence,
}


def _replace(text: str, span: Span, words: str) -> tuple[str, Span, str]:
    changed = text[: span.start] + words + text[span.end :]
    return changed, Span(span.start, min(len(changed), span.start + max(1, len(words)))), span.of(text)
