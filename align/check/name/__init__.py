"""Names of people, places and organisations, across scripts: one that has no counterpart on the other side, or that stands where another name should.

A name that is missing is weak evidence, since translators write "the president" for Putin, and add what their readers need. What tells is a name that nothing
in the original answers, together with a name there that nothing answers in the translation.
"""

from collections.abc import Iterator, Sequence

from align.check.checked import Checked, Pair, Suspicion
from align.check.name.renderings import find_renderings
from align.check.name.suspects import find_suspects

NAME = "name"
RENDERING = "rendering"  # has figures of its own, so that it is judged by itself
LANGUAGES = {"en", "ru"}


def check(pair: Pair) -> Iterator[Suspicion]:
    """One suspicion a name."""
    yield from check_pairs([pair])


def check_pairs(pairs: Sequence[Pair]) -> Iterator[Suspicion]:
    """As `check`, for many pairs at half the price."""
    for pair, suspect in find_suspects([pair for pair in pairs if _is_known(pair)]):
        original = suspect.counterpart and suspect.counterpart.of(pair.original.text)
        message = _message(original, suspect.span.of(pair.translation.text))
        yield pair.suspicion("divergence", NAME, suspect.counterpart, suspect.span, message, "major", **suspect.figures)


def check_document(checked: Checked) -> Iterator[Suspicion]:
    """One suspicion for each further way in which the translation writes a name, at its first place."""
    for usual, other in find_renderings([pair for pair in checked.pairs if _is_known(pair)]):
        place = other.places[0]
        message = f"“{other.word}” here, but {_times(len(usual.places))} “{usual.word}” for the same name."
        figures = {"usual": float(len(usual.places)), "here": float(len(other.places))}
        yield place.pair.suspicion("divergence", RENDERING, place.original, place.translation, message, "minor", **figures)


def _is_known(pair: Pair) -> bool:
    return {p.lang for p in pair.sides} == LANGUAGES


def _message(original: str | None, translation: str) -> str:
    if original is None:
        return f"Nothing in the original answers “{translation}”."
    return f"“{original}” in the original, “{translation}” in the translation."


def _times(n: int) -> str:
    return "once" if n == 1 else f"{n} times"
