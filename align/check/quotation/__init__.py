"""Quotation marks and brackets: words that lose or gain them, marks without a partner, a parenthesis dropped or added."""

from collections.abc import Iterator

from align.check.checked import Checked, Pair, Suspicion
from align.check.quotation.balance import check_balance
from align.check.quotation.distance import NAME, check_distance
from align.check.quotation.parenthesis import check_parenthesis

__all__ = ["NAME", "check", "check_document"]

LANGUAGES = {"en", "ru"}
LONGEST = 10_000  # characters; what is longer is no sentence


def check(pair: Pair) -> Iterator[Suspicion]:
    """What a pair tells by itself."""
    if {p.lang for p in pair.sides} == LANGUAGES and not any(p.is_code or len(p.text) > LONGEST for p in pair.sides):
        yield from check_distance(pair)
        yield from check_parenthesis(pair)


def check_document(checked: Checked) -> Iterator[Suspicion]:
    """What takes the whole text: a quotation may open in one sentence and close in another."""
    if {s.document.lang for s in checked.sides} == LANGUAGES:
        yield from check_balance(checked)
