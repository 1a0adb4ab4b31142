"""Numbers in words: how cardinals, ordinals and compounds add up."""

import functools
import math
from collections.abc import Sequence
from typing import NamedTuple

import regex

from align.check.number.amount import Amount
from align.check.number.language import Numeral, Numerals, Role
from align.check.number.tokens import Token

HUNDRED = 100
SHORTEST_COMPOUND = 7  # letters
SHORTEST_STEM = 3
LEAST_SCALE = 1000
SAFE_PREFIXES = ("двух", "трех", "четырех")  # hardly a word begins with these by chance
SCALE_STEMS = {"тысячн": 1000, "миллионн": 10**6, "миллиардн": 10**9}


class Group(NamedTuple):
    """A number below a thousand, or a word that stands alone; `end` is the token after it."""

    amount: Amount
    end: int
    role: Role
    vague: bool = False
    unit: str = ""  # of a compound: двухнедельный
    scale: int = 1  # a hundred, where it is the last word


def read_group(tokens: Sequence[Token], at: int, numerals: Numerals) -> Group | None:
    """The number in words that begins at a token, without its scale."""
    first = numerals.words.get(tokens[at].text)
    if first is None:
        found = compound(tokens[at].text, numerals)
        return None if found is None else Group(Amount(round(2 * found[0]), 0, 2), at + 1, "ordinal", unit=found[1])
    if first.role in ("times", "part"):
        return Group(first.amount, at + 1, first.role)
    if first.role == "set" or (first.role == "scale" and first.amount.value != HUNDRED):
        return Group(Amount(1), at, "scale", vague=True)
    return _share(tokens, _sum(tokens, at, numerals), numerals)


def joined(tokens: Sequence[Token], at: int, numerals: Numerals) -> int:
    """The place of the next word of a number in words, past an "and" inside it."""
    after = at + 1
    if at and after < len(tokens) and tokens[at].text in numerals.inner and tokens[at].beside and tokens[after].beside and tokens[after].text in numerals.words:
        return after
    return at


def _sum(tokens: Sequence[Token], at: int, numerals: Numerals) -> Group:
    """Adds words up as long as each is smaller than the place that the one before leaves: forty-two, but four | two."""
    total, room, here = 0, math.inf, at
    role: Role = "cardinal"
    while here < len(tokens):
        place = joined(tokens, here, numerals) if total >= HUNDRED and here > at else here
        numeral = numerals.words.get(tokens[place].text) if place == at or tokens[place].beside else None
        if numeral is None:
            break
        value = int(numeral.amount.value)
        if numeral.role == "scale" and value == HUNDRED and total < HUNDRED and (total or here == at):
            total, room, here = max(total, 1) * HUNDRED, HUNDRED, place + 1
        elif numeral.role in ("cardinal", "ordinal") and value < room and (value or here == at):
            total, room, here = total + value, _room(value), place + 1
        else:
            break
        if numeral.role == "ordinal":
            role = "ordinal"
            break
    return Group(Amount(total), here, role, vague=here == at + 1 and total == HUNDRED, scale=HUNDRED if room == HUNDRED else 1)


def _room(value: int) -> float:
    return HUNDRED - 1 if value >= HUNDRED else 10 if value >= 20 else 1


def _share(tokens: Sequence[Token], over: Group, numerals: Numerals) -> Group:
    """Two thirds, три четверти, одна пятая: a cardinal and what divides it."""
    if over.role != "cardinal" or over.end >= len(tokens) or not tokens[over.end].beside:
        return over
    word = tokens[over.end].text
    under = numerals.words.get(word)
    if under is None or not over.amount.digits:
        return over
    if under.role == "part" and under.amount.digits == 1:
        return Group(under.amount.times(over.amount.digits), over.end + 1, "part")
    if under.role == "ordinal" and under.amount.digits > 2 and _divides(word, over.amount.digits, numerals):
        return Group(Amount(over.amount.digits, 0, under.amount.digits), over.end + 1, "part")
    return over


def _divides(word: str, over: int, numerals: Numerals) -> bool:
    """Whether an ordinal has the form of a divisor: fifths, пятых; one fifth, одна пятая."""
    if numerals.code == "en":
        return word.endswith("s") or over == 1
    return word.endswith("ых") if over > 1 else word.endswith(("ая", "ую", "ой"))


@functools.lru_cache(maxsize=1 << 14)
def compound(word: str, numerals: Numerals) -> tuple[float, str] | None:
    """The number and the unit in двадцатипятилетний, пятитысячный."""
    if len(word) < SHORTEST_COMPOUND or not numerals.prefixes:
        return None
    match = _pattern(numerals).match(word)
    if match is None or not any(match.groups()):
        return None
    value = sum(numerals.prefixes[p] for p in match.groups() if p)
    stem = word[match.end() :]
    for name, scale in SCALE_STEMS.items():
        if stem.startswith(name):
            return value * scale, ""
    for name, unit in numerals.stems.items():
        if stem.startswith(name):
            return value, unit
    return (value, "") if match.group().endswith(SAFE_PREFIXES) and len(stem) >= SHORTEST_STEM else None


@functools.cache
def _pattern(numerals: Numerals) -> regex.Pattern[str]:
    """Prefixes of hundreds, tens and units, in this order."""
    places = [[p for p, n in numerals.prefixes.items() if low <= n < high] for low, high in ((HUNDRED, 10**6), (20, HUNDRED), (1, 20))]
    return regex.compile("".join(f"({'|'.join(sorted(place, key=len, reverse=True))})?" for place in places))


def scale_of(token: Token, numerals: Numerals) -> Numeral | None:
    """The scale or set that multiplies the number before it: 5 million, 3 десятка, 10-тысячный."""
    numeral = numerals.words.get(token.text)
    if numeral is None:
        return None
    large = numeral.role == "ordinal" and numeral.amount.digits >= LEAST_SCALE
    return numeral if numeral.role in ("scale", "set") or large else None
