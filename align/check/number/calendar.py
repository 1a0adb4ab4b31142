"""Dates, times and other numbers of several parts."""

import re
from collections.abc import Iterator, Sequence

from align.check.number.amount import Value, amounts_of
from align.check.number.language import LAST_CENTURY, THIS_CENTURY, Numerals
from align.check.number.mention import FIRM, VAGUE, WEAK, Key, Mention, Sort
from align.check.number.quantity import Quantity
from align.check.number.tokens import Token
from align.span import Span, cover

LONGEST_MONTH = 31
LONGEST_LIST = 40  # characters
HALF_DAY = 12 * 60  # minutes
FIGURES = re.compile(r"\d+")
CLOCK_FIGURES = re.compile(r"(\d{1,2})\.(\d\d)|(0\d)(\d\d)")
UNSURE_MONTHS = frozenset(("may", "march"))
BEFORE_MONTH = frozenset(
    "in last this next since until till by early late mid of from to through and between every during before after for or on".split()
)  # fmt: skip
UNSURE_WEEKDAYS = frozenset("среда среды среде средам".split())  # surroundings, too

Found = tuple[Sequence[Mention], int]


def read_code(tokens: Sequence[Token], at: int, numerals: Numerals) -> Found | None:
    """Telephone numbers, 2.0.1 and very long numbers, which are compared figure by figure; a list without spaces (1,2,3) is read apart."""
    token = tokens[at]
    if token.kind == "phone":
        key: Key = ("code", "".join(c for c in token.text if c.isdecimal()))
        return (Mention(token.span, token.span, frozenset((key,)), None, "code", level=WEAK),), at + 1
    if token.kind != "figure" or amounts_of(token.text):
        return None
    if "." not in token.text and len(token.text) <= LONGEST_LIST:
        return tuple(pieces_of(token, 1)), at + 1
    return (Mention(token.span, token.span, frozenset((("code", token.text),)), None, "code", level=WEAK),), at + 1


def read_date(tokens: Sequence[Token], at: int, numerals: Numerals) -> Found | None:
    """05.03.2021, 5/3/21, 2021-03-05: day and month may stand in either order."""
    token = tokens[at]
    return (tuple(pieces_of(token, 1)), at + 1) if token.kind == "date" else None


def pieces_of(token: Token, scale: int) -> Iterator[Mention]:
    """The figures of a token one by one; any may be a month, the last may be a short year."""
    matches = list(FIGURES.finditer(token.text))
    for n, m in enumerate(matches):
        value = int(m.group())
        keys: set[Key] = {value, value * scale}
        if 1 <= value <= 12 and len(m.group()) <= 2:
            keys.add(("month", value))
        if n == 2 and len(m.group()) == 2:
            keys |= {LAST_CENTURY + value, THIS_CENTURY + value}
        sort: Sort = "year" if len(m.group()) == 4 else "day" if token.kind == "date" else "number"
        span = Span(token.span.start + m.start(), token.span.start + m.end())
        yield Mention(span, token.span, frozenset(keys), value, sort, level=FIRM if value > 1 else WEAK)


def read_clock(tokens: Sequence[Token], at: int, numerals: Numerals) -> Found | None:
    """17:30, and what looks like it: a score of 3:2."""
    token = tokens[at]
    if token.kind != "clock":
        return None
    hour, minute, *_ = (int(n) for n in FIGURES.findall(token.text))
    parts = tuple(pieces_of(token, 1))
    keys: set[Key] = {("clock", token.text.replace(" ", "").replace("∶", ":"))}
    if hour <= 24 and minute < 60:
        keys.add(_clock(hour, minute))
        parts = (_either_half(parts[0]), *parts[1:])
        if token.text[-3:] in (":00", " 00", "∶00"):
            keys |= {hour, hour + 12 if hour <= 12 else hour - 12}
    mention = Mention(token.span, token.span, frozenset(keys), None, "clock", parts=parts)
    _, end = _half_day(tokens, at + 1, numerals)
    return (mention,), max(at + 1, end)


def read_ratio(tokens: Sequence[Token], at: int, numerals: Numerals) -> Found | None:
    """1/2, 9/11, 24/7, 2018/19."""
    token = tokens[at]
    if token.kind != "ratio":
        return None
    parts = tuple(pieces_of(token, 1))
    over, under = (int(p.value or 0) for p in parts)
    if parts[0].sort == "year" or not under:
        return _season(parts), at + 1
    value: Value = over / under if over % under else over // under
    keys: frozenset[Key] = frozenset((value, 100 * value, ("code", token.text)))
    if over == 1 and at + 1 < len(tokens) and tokens[at + 1].text.startswith("финал"):  # 1/8 финала is a round of 16
        return (Mention(token.span, token.span, keys | {2 * under}, value, level=VAGUE),), at + 1
    always = token.text == "24/7"  # круглосуточно
    return (Mention(token.span, token.span, keys, value, level=VAGUE if always else FIRM, parts=() if always else parts),), at + 1


def _season(parts: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """2018/19: the second is 2019, too."""
    first, second = parts
    century = int(first.value or 0) // 100 * 100
    keys = second.keys | ({century + int(second.value or 0)} if second.span.length == 2 else set())
    return first, Mention(second.span, second.whole, keys, second.value, "year")


def read_name(tokens: Sequence[Token], at: int, numerals: Numerals) -> Found | None:
    """Months, days of the week, and a stretch of time without a number."""
    token = tokens[at]
    if token.kind != "word":
        return None
    if token.text in numerals.months and (numerals.code != "en" or token.raw[0].isupper()):
        level = VAGUE if token.text in UNSURE_MONTHS and not _is_month(tokens, at) else WEAK
        return (_named(token, ("month", numerals.months[token.text]), "month", level),), at + 1
    if token.text in numerals.weekdays:
        level = VAGUE if token.text in UNSURE_WEEKDAYS else WEAK
        return (_named(token, ("weekday", numerals.weekdays[token.text]), "weekday", level),), at + 1
    if tuple(t.text for t in tokens[at : at + 3]) in numerals.halves and at and tokens[at - 1].text in numerals.spells:
        span, whole = (cover([t.span for t in tokens[start : at + 3]]) for start in (at, at - 1))  # an hour | and a half
        units = frozenset((numerals.spells[tokens[at - 1].text],))
        return (Mention(span, whole, frozenset((1.5,)), 1.5, form="word", level=WEAK, units=units),), at + 3
    if token.text in numerals.spells:
        unit = numerals.spells[token.text]
        return (Mention(token.span, token.span, frozenset((("unit", unit),)), 1, "number", "word", VAGUE, frozenset((unit,))),), at + 1
    return None


def _named(token: Token, key: Key, sort: Sort, level: int) -> Mention:
    return Mention(token.span, token.span, frozenset((key,)), None, sort, "word", level)


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    """May and March with a figure beside them, or after a preposition."""
    before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None and (before.kind == "figure" or before.text in BEFORE_MONTH):
        return True
    return after is not None and after.kind == "figure"


def beside_month(tokens: Sequence[Token], start: int, end: int, numerals: Numerals) -> bool:
    """Whether a number [start, end) is the day of a date: March 5, 5 March, 5th of March, 5 марта."""
    after = end + (end < len(tokens) and tokens[end].text == "of")
    if after < len(tokens) and tokens[after].beside and tokens[after].text in numerals.months:
        return True
    return numerals.code == "en" and start > 0 and tokens[start].gap.strip(" .,") == "" and tokens[start - 1].text in numerals.months


def clock_keys(tokens: Sequence[Token], quantity: Quantity, at: int, numerals: Numerals) -> tuple[set[Key], int]:
    """The times that 5 p.m., 5.30pm, 5 часов вечера, 17.30, 0530 may be, and the token after a mark of the half of the day; none if a number is no time."""
    if quantity.scale != 1:
        return set(), at
    known, end = _half_day(tokens, at, numerals)
    text = tokens[quantity.start].text if quantity.form == "figures" else ""
    written = CLOCK_FIGURES.fullmatch(text)
    hour, minute = (int(n) for n in written.groups() if n) if written else (int(quantity.value), 0)
    if hour > 24 or minute >= 60 or not (known or written):
        return set(), at
    keys: set[Key] = {_clock(hour, minute)}
    if known and not minute:
        keys |= {hour, hour + 12 if hour <= 12 else hour - 12}
    return keys, end if known else at


def _half_day(tokens: Sequence[Token], at: int, numerals: Numerals) -> tuple[bool, int]:
    """Whether a.m., p.m., утра, вечера … stands at a token, and the token after it."""
    if at < len(tokens) and numerals.code == "ru" and tokens[at].text in ("час", "часа", "часов"):
        at += 1
    if at >= len(tokens) or tokens[at].text not in numerals.after_noon or not (tokens[at].attached or tokens[at].beside):
        return False, at
    if tokens[at].text not in ("a", "p"):
        return True, at + 1
    dotted = at + 1 < len(tokens) and tokens[at + 1].text == "m" and tokens[at + 1].gap.strip() == "."
    return dotted, at + 2 if dotted else at


def _clock(hour: int, minute: int) -> Key:
    return "clock", (60 * hour + minute) % HALF_DAY


def _either_half(hour: Mention) -> Mention:
    value = int(hour.value or 0)
    return Mention(hour.span, hour.whole, hour.keys | {value + 12 if value <= 12 else value - 12}, value, "clock")
