"""Attribution, doubt and likelihood that one side has and the other has not: allegedly, according to / якобы, по данным.

A hedge is answered by any word of the other side that does as much: another hedge, a verb of saying, a modal verb; doubt by quotation marks too.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import regex

from align.check.bilingual import LANGUAGES, is_english_and_russian
from align.check.checked import Pair, Passage, Suspicion
from align.check.hedge.tables import ANSWERS, HEDGES, Kind
from align.morphology import fold, lemmas
from align.span import Span

NAME = "hedge"
QUOTES = regex.compile('[«»"“”„]')
NAMES: Mapping[Kind, str] = {"doubt": "doubt", "attribution": "an attribution", "likelihood": "uncertainty"}
_PATTERNS = {lang: regex.compile("|".join(rf"(?P<{kind}>(?<![\w'-])(?:{words})(?![\w'-]))" for kind, words in kinds.items())) for lang, kinds in HEDGES.items()}


def check(pair: Pair) -> Iterator[Suspicion]:
    """Hedges of either side that nothing answers."""
    if {p.lang for p in pair.sides} != LANGUAGES:
        return
    hedges = [_hedges(p) for p in pair.sides]
    if not any(hedges) or not is_english_and_russian(pair):
        return
    for k in (0, 1):
        for kind, span in hedges[k]:
            if not _is_answered(kind, pair.sides[1 - k], hedges[1 - k]):
                yield _lost(pair, k, kind, span)


def _hedges(passage: Passage) -> list[tuple[Kind, Span]]:
    """The passage's hedges and where they stand in it."""
    text = fold(passage.text)
    if len(text) != len(passage.text):  # marks of stress fell away
        return []
    return [(cast(Kind, m.lastgroup), Span(*m.span())) for m in _PATTERNS[passage.lang].finditer(text)]


def _is_answered(kind: Kind, other: Passage, hedges: Sequence[tuple[Kind, Span]]) -> bool:
    if any(kind in (found, "doubt") or found == "doubt" for found, _ in hedges) or (kind == "doubt" and QUOTES.search(other.text)):
        return True
    return any(lemmas(w.text, other.lang) & ANSWERS[other.lang][kind] for w in other.words)


def _lost(pair: Pair, k: int, kind: Kind, span: Span) -> Suspicion:
    words = span.of(pair.sides[k].text)
    moved = _has(kind, pair.near[1 - k]) and not _has(kind, pair.near[k])
    features = {f"is_{kind}": 1.0, "moved": float(moved)}
    if k == 0:
        return pair.suspicion("omission", NAME, span, None, f"“{words}” has no counterpart in the translation: {NAMES[kind]} is lost.", "minor", **features)
    return pair.suspicion("addition", NAME, None, span, f"“{words}” has no counterpart here: {NAMES[kind]} is added.", "minor", **features)


def _has(kind: Kind, near: Passage) -> bool:
    return any(found == kind for found, _ in _hedges(near))
