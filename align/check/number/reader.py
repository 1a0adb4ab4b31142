"""Text to the numbers that it names, whatever they are written with."""

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from align.check.number import calendar, roman, spoken
from align.check.number.amount import SPACES, Amount, Value
from align.check.number.english import ENGLISH
from align.check.number.language import LAST_CENTURY, THIS_CENTURY, Numerals
from align.check.number.mention import VAGUE, WEAK, Mention, Sort
from align.check.number.neighbours import related
from align.check.number.quantity import Quantity, read_quantity
from align.check.number.russian import RUSSIAN
from align.check.number.surroundings import NO_UNITS, in_name, measure_of, order_mark
from align.check.number.tokens import Token, tokens_of
from align.check.number.words import compound
from align.span import Span, cover

LANGUAGES: Mapping[str, Numerals] = {n.code: n for n in (ENGLISH, RUSSIAN)}
FIRST_YEAR, LAST_YEAR = 1000, 2100
SOON = 40  # a short year below this may be of this century
TEN = DECADE = 10
LARGEST_SHARE = 10  # every tenth
MAY_BE_TWO = re.compile(rf"\d{{1,2}}\.\d\d|\d{{1,3}},\d{{1,2}}|\d{{1,3}}[{SPACES}]\d{{3}}")
YEARS = frozenset(("year",))


@functools.lru_cache(maxsize=1 << 12)
def read_mentions(text: str, lang: str) -> tuple[Mention, ...]:
    """The numbers, dates and times of a text in order; `lang` is "en" or "ru"."""
    numerals = LANGUAGES[lang]
    tokens = tokens_of(text)
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        if tokens[at].kind == "word" and not _may_begin(tokens[at].text, tokens[at].raw, numerals):
            at += 1
            continue
        mentions, after = _read(tokens, at, numerals)
        found.extend(mentions)
        at = max(after, at + 1)
    return tuple(m.placed(text) for m in related(text, found, numerals))


@functools.lru_cache(maxsize=1 << 16)
def _may_begin(word: str, raw: str, numerals: Numerals) -> bool:
    """Whether a number may begin with a word: most words are left at that."""
    known = word in numerals.words or word in numerals.months or word in numerals.weekdays or word in numerals.spells
    return known or word in numerals.openers or roman.roman_value(raw) is not None or compound(word, numerals) is not None or spoken.half_of(word, numerals) > 0


def _read(tokens: Sequence[Token], at: int, numerals: Numerals) -> tuple[Sequence[Mention], int]:
    """What begins at a token, and the token after it."""
    for read in READERS:
        found = read(tokens, at, numerals)
        if found is not None:
            return found
    return (), at + 1


def _read_number(tokens: Sequence[Token], at: int, numerals: Numerals) -> tuple[Sequence[Mention], int] | None:
    quantity = read_quantity(tokens, at, numerals)
    if quantity is None:
        return None
    after, decade = order_mark(tokens, quantity, numerals)
    marked = replace(quantity, end=after)
    ordinal = after > quantity.end or quantity.role == "ordinal"
    measure = measure_of(tokens, marked, numerals)
    sort = _sort(tokens, marked, measure.units, ordinal, numerals)
    clock, clock_end = calendar.clock_keys(tokens, quantity, after, numerals)
    may_be_year = numerals.code == "ru" and ordinal and "century" not in measure.units
    end = max(after, clock_end, measure.end)
    mention = Mention(
        span=_span(tokens, at, quantity.tight),
        whole=_span(tokens, measure.start, end),
        keys=frozenset((*_values(tokens, quantity, numerals), *_short_years(tokens, quantity, decade, may_be_year), *clock)),
        value=quantity.value,
        sort="clock" if clock_end > after else sort,
        form=quantity.form,
        level=_level(tokens, quantity, numerals),
        units=NO_UNITS if sort == "year" else measure.units,
        scale=quantity.scale,
        in_name=in_name(tokens, quantity, numerals),
        parts=_parts(tokens, quantity),
    )
    return (mention,), end


def _span(tokens: Sequence[Token], start: int, end: int) -> Span:
    return cover([t.span for t in tokens[start:end]])


def _sort(tokens: Sequence[Token], quantity: Quantity, units: frozenset[str], ordinal: bool, numerals: Numerals) -> Sort:
    if calendar.beside_month(tokens, quantity.start, quantity.end, numerals) and quantity.value <= calendar.LONGEST_MONTH:
        return "day"
    plain = quantity.form == "figures" and quantity.scale == 1 and tokens[quantity.start].text.isdecimal() and len(tokens[quantity.start].text) == 4
    if plain and FIRST_YEAR <= quantity.value <= LAST_YEAR and (not units or units >= YEARS):
        return "year"
    return "ordinal" if ordinal else "number"


def _short_years(tokens: Sequence[Token], quantity: Quantity, decade: bool, marked: bool) -> Iterator[Value]:
    """The years that '97, 97-й or the nineties may be, and the century that the 1900s may be."""
    value = quantity.value
    if decade and isinstance(value, int) and value % 100 == 0 and FIRST_YEAR <= value <= LAST_YEAR:
        yield value // 100 + 1
    if quantity.scale != 1 or not isinstance(value, int) or not 0 <= value < 100:
        return
    before = tokens[quantity.start - 1] if quantity.start else None
    short = before is not None and before.text in ("'", "’", "‘") and tokens[quantity.start].attached
    tens = value % TEN == 0 and value >= TEN and (decade or quantity.role == "ordinal")
    if decade and tens:
        yield value + DECADE - 1  # in his 20s: 20–29
    if short or tens or (marked and value >= TEN):
        yield LAST_CENTURY + value
        if value < SOON:
            yield THIS_CENTURY + value


def _values(tokens: Sequence[Token], quantity: Quantity, numerals: Numerals) -> Iterator[Value]:
    """What it may be, also as a share: a half is 50 %, and so is every second."""
    yield from (a.value for a in quantity.amounts)
    yield from quantity.loose
    value = quantity.value
    if quantity.role == "part" and 0 < value < 1:
        yield from {quantity.amounts[0].times(100).value, round(100 * value), int(100 * value)}
    elif quantity.start and isinstance(value, int) and 1 < value <= LARGEST_SHARE and tokens[quantity.start - 1].text in numerals.share:
        yield from {Amount(1, 0, value).value, Amount(100, 0, value).value, round(100 / value)}


def _level(tokens: Sequence[Token], quantity: Quantity, numerals: Numerals) -> int:
    """A number in a name and that of a list's item may be left out."""
    if _is_note(tokens, quantity):
        return VAGUE
    free = in_name(tokens, quantity, numerals) or _is_marker(tokens, quantity)
    return min(quantity.level, WEAK) if free else quantity.level


def _is_note(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """The mark of a note: [2]."""
    around = tokens[max(0, quantity.start - 1) : quantity.end + 1]
    return len(around) == 3 and around[0].text == "[" and around[2].text == "]" and around[1].attached and around[2].attached


def _is_marker(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """The number of an item in a list: 1. or 2)."""
    following = tokens[quantity.end] if quantity.end < len(tokens) else None
    marked = following is None or following.text == ")" or following.gap.startswith(".")
    return quantity.start == 0 and quantity.end == 1 and quantity.form == "figures" and marked


def _parts(tokens: Sequence[Token], quantity: Quantity) -> tuple[Mention, ...]:
    """The numbers that one may be instead: 12 500 as 12 | 500, 5 тысяч 200 as 5 тысяч | 200, 5.03 as 5 | 03, 1,5 as 1 | 5."""
    if quantity.pieces:
        return tuple(_piece(_span(tokens, p.start, p.tight), p) for p in quantity.pieces)
    token = tokens[quantity.start]
    if token.kind != "figure" or quantity.tight != quantity.start + 1 or not MAY_BE_TWO.fullmatch(token.text):
        return ()
    return tuple(calendar.pieces_of(token, quantity.scale))


def _piece(span: Span, quantity: Quantity) -> Mention:
    return Mention(span, span, frozenset(a.value for a in quantity.amounts), quantity.value, form=quantity.form, level=quantity.level, scale=quantity.scale)


Reader = Callable[[Sequence[Token], int, Numerals], tuple[Sequence[Mention], int] | None]
READERS: tuple[Reader, ...] = (
    spoken.read_spoken, calendar.read_code, calendar.read_date, calendar.read_clock, calendar.read_ratio, roman.read_roman, calendar.read_name, _read_number,
)  # fmt: skip
