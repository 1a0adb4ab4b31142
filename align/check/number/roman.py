"""Roman numerals: XIX век, Louis XIV; the Cyrillic Х and І that are typed for X and I are taken for them."""

from collections.abc import Sequence

import regex

from align.check.number.language import Numerals
from align.check.number.mention import VAGUE, WEAK, Mention
from align.check.number.tokens import Token

ROMAN = regex.compile(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
LOOKALIKES = str.maketrans("ХІ", "XI")
SIZES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
LONGEST = 15
SMALL = frozenset("IVX")


def roman_value(word: str) -> int | None:
    """The value of a well-formed numeral in capitals."""
    letters = word.translate(LOOKALIKES)
    if len(letters) > LONGEST or not ROMAN.fullmatch(letters):
        return None
    sizes = [SIZES[c] for c in letters]
    return sum(-size if size < following else size for size, following in zip(sizes, [*sizes[1:], 0], strict=True))


def read_roman(tokens: Sequence[Token], at: int, numerals: Numerals) -> tuple[Sequence[Mention], int] | None:
    """A numeral; a lone letter only where it hardly is anything else, and one with L, C, D or M only as an answer to another."""
    token = tokens[at]
    if token.kind != "word" or token.raw[0] not in "MDCLXVIХІ" or (value := roman_value(token.raw)) is None:
        return None
    lone = len(token.raw) == 1
    if lone and not _is_number(tokens, at, numerals):
        return None
    sure = not lone and SMALL.issuperset(token.raw.translate(LOOKALIKES))
    return (Mention(token.span, token.span, frozenset((value,)), value, "ordinal", "roman", WEAK if sure else VAGUE),), at + 1


def _is_number(tokens: Sequence[Token], at: int, numerals: Numerals) -> bool:
    if numerals.code == "ru" and tokens[at].raw in "IVXІ":
        return True
    return any(t.text in numerals.romans_after for t in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]))
