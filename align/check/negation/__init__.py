"""Negation that one side has and the other has not.

Each side's negations are found by tables and paired; one that is left over is suspected as far as the other side says the same without it.
"""

from collections.abc import Iterator

from align.check.bilingual import is_english_and_russian
from align.check.checked import Pair, Suspicion
from align.check.negation.answers import unanswered
from align.check.negation.evidence import is_moved, weigh
from align.check.negation.marks import Denials, Mark, may_deny

NAME = "negation"


def check(pair: Pair) -> Iterator[Suspicion]:
    """Negations of either side that nothing answers."""
    if not any(map(may_deny, pair.sides)) or not is_english_and_russian(pair):
        return
    sides = Denials(pair.original), Denials(pair.translation)
    for k, marks in enumerate(unanswered(*sides)):
        for mark in marks:
            if not mark.harmless or _is_echoed(mark, sides[1 - k]):
                yield from _suspect(pair, k, mark, sides[k], sides[1 - k])


def _is_echoed(mark: Mark, other: Denials) -> bool:
    """Does the other side say "more" where this one says "no more"?"""
    return any(w in mark.echoes and other.words[max(0, k - 1)] not in other.table.cues for k, w in enumerate(other.words))


def _suspect(pair: Pair, k: int, mark: Mark, own: Denials, other: Denials) -> Iterator[Suspicion]:
    evidence = weigh(mark, own, other)
    if evidence is None or is_moved(mark, Denials(pair.near[k]), Denials(pair.near[1 - k])):
        return
    counterpart = other.passage.words[evidence.counterpart].span
    denied, plain = own.phrase(mark).of(own.passage.text), counterpart.of(other.passage.text)
    spans = (own.span(mark), counterpart) if k == 0 else (counterpart, own.span(mark))
    features = evidence.features | {
        "plain_not": float(mark.kind == "not"),
        "russian": float(own.passage.lang == "ru"),
    }
    what, words = ("lost", (denied, plain)) if k == 0 else ("added", (plain, denied))
    message = f"Negation {what}: “{words[0]}” here, “{words[1]}” in the translation."
    yield pair.suspicion("divergence", NAME, spans[0], spans[1], message, "major", **features)
