"""What the reader of numbers must know of a language, as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from align.check.number.amount import Amount

LAST_CENTURY, THIS_CENTURY = 1900, 2000  # that a year in two figures may be of

# What a word does in a number: "cardinal" and "ordinal" add up (forty-two), a "scale" multiplies what is before it and starts anew (thousand), a "set" only
# multiplies (dozen, сотня), a "part" divides (third), and "times" stands alone (twice, both, вдвоём).
Role = Literal["cardinal", "ordinal", "scale", "set", "part", "times"]


class Numeral(NamedTuple):
    """A word for a number."""

    amount: Amount
    role: Role


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """Words are folded: small letters, ё as е."""

    code: str
    words: Mapping[str, Numeral]
    prefixes: Mapping[str, float]  # the first part of a compound: двадцати- in двадцатилетний
    stems: Mapping[str, str]  # what follows such a prefix, and its unit if it has one
    units: Mapping[str, frozenset[str]]  # by dictionary form or abbreviation
    spells: Mapping[str, str]  # stretches of time in any form, which are one of their unit when no number is before them: за сутки, in a week
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    scale_marks: Mapping[str, int]  # powers of ten that are written together with figures: 5k, 3bn
    ordinal_marks: frozenset[str]  # 21st, 5-го
    decade_marks: frozenset[str]  # 1980s, 80-е
    halves: tuple[tuple[str, ...], ...]  # words after a number that add a half to it
    fillers: tuple[tuple[str, ...], ...]  # words between a number and its scale that make it vague: две с лишним тысячи
    openers: frozenset[str]  # words that open a number and are none: без четверти шесть, an hour | and a half
    inner: frozenset[str]  # words inside a number: one hundred and five
    between: frozenset[str]  # words between two numbers of one scale: 5 or 6 million
    after_noon: frozenset[str]  # marks of time: 5 p.m.
    share: frozenset[str]  # before an ordinal that means a share: каждый пятый, one in five
    open_prefixes: frozenset[str]  # parts before a hyphen that do not make a number part of a name: mid-1990s, топ-10
    romans_after: frozenset[str]  # a lone I, V or X is a number after these
    articles: frozenset[str] = field(default=frozenset())


def table(*lines: str) -> dict[str, str]:
    """`"km: km kilometre kilometer"` → each word of a line to the name before the colon."""
    return {word: name for line in lines for name, words in [line.split(":")] for word in words.split()}


def numbers(role: Role, *lines: str) -> dict[str, Numeral]:
    """`"2: two pair"` or `"1.5: полтора"` → each word to its numeral."""
    return {word: Numeral(_amount(name), role) for word, name in table(*lines).items()}


def units(*lines: str) -> dict[str, frozenset[str]]:
    """As `table`; a word in several lines may be any of their units."""
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        for word, name in table(line).items():
            found[word] = found.get(word, frozenset()) | {name}
    return found


def spread(stems: Iterable[str], endings: str) -> str:
    """Every stem with every ending; "-" is the empty ending."""
    return " ".join(stem + ending.replace("-", "") for stem in stems for ending in endings.split())


def _amount(name: str) -> Amount:
    if "/" in name:
        over, under = name.split("/")
        return Amount(int(over), 0, int(under))
    head, _, tail = name.partition(".")
    return Amount(int(head + tail), -len(tail))
