"""What stands around a number and tells what it counts: units, currencies, marks of order, a month, the name that it is part of."""

from collections.abc import Sequence
from typing import NamedTuple

from align.check.number.language import Numerals
from align.check.number.quantity import LONGEST_ABBREVIATION, Quantity, past_fillers
from align.check.number.tokens import Token
from align.check.number.units import UNITS
from align.morphology import lemmas

CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₸": "KZT", "₹": "INR", "₺": "TRY", "₿": "BTC", "₪": "ILS", "₩": "KRW"}
MODIFIERS = 2  # words between a number and its currency: U.S. dollars, американских долларов
SQUARES = frozenset("square sq кв квадратный".split())
AREAS = {"m": "m2", "km": "km2", "foot": "ft2", "mile": "mi2"}
NO_UNITS: frozenset[str] = frozenset()


class Measure(NamedTuple):
    """Units that a number may be of, and the tokens [start, end) from its currency sign to its unit."""

    units: frozenset[str]
    start: int
    end: int


def measure_of(tokens: Sequence[Token], quantity: Quantity, numerals: Numerals) -> Measure:
    """The unit or currency of a number."""
    start, end = quantity.start, quantity.end
    if quantity.unit:
        return Measure(frozenset((quantity.unit,)), start, end)
    if start and tokens[start - 1].text in CURRENCIES and (tokens[start].attached or tokens[start].beside):
        return Measure(frozenset((CURRENCIES[tokens[start - 1].text],)), start - 1, end)
    if start and tokens[start].beside and tokens[start - 1].raw.isupper() and len(tokens[start - 1].raw) == 3:
        code = tokens[start - 1].raw
        if code in UNITS and UNITS[code].dimension == "money":
            return Measure(frozenset((code,)), start - 1, end)
    return _after(tokens, quantity, numerals)


def _after(tokens: Sequence[Token], quantity: Quantity, numerals: Numerals) -> Measure:
    start, end = quantity.start, past_fillers(tokens, quantity, numerals)
    none = Measure(NO_UNITS, start, quantity.end)
    if end >= len(tokens) or not _follows(tokens, end):
        return none
    token = tokens[end]
    if token.kind == "mark":
        return _of_mark(tokens, quantity, numerals)
    if token.kind != "word":
        return none
    square = token.text in SQUARES or not SQUARES.isdisjoint(lemmas(token.text, numerals.code))
    at = end + square
    if at < len(tokens) and (units := _units(tokens[at], numerals)):
        return Measure(frozenset(AREAS.get(u, u) for u in units) if square else units, start, at + 1)
    for place in range(end + 1, min(end + 1 + MODIFIERS, len(tokens))):
        if not _follows(tokens, place):
            break
        money = frozenset(u for u in _units(tokens[place], numerals) if UNITS[u].dimension == "money")
        if money:
            return Measure(money, start, place + 1)
    return none


def _of_mark(tokens: Sequence[Token], quantity: Quantity, numerals: Numerals) -> Measure:
    """5 %, 5 $, 20 °C."""
    start, end = quantity.start, quantity.end
    text = tokens[end].text
    if text == "%":
        return Measure(frozenset("%"), start, end + 1)
    if text in CURRENCIES and not (end + 1 < len(tokens) and tokens[end + 1].kind == "figure" and tokens[end + 1].attached):
        return Measure(frozenset((CURRENCIES[text],)), start, end + 1)
    if text == "°":
        scale = tokens[end + 1].raw if end + 1 < len(tokens) else ""
        return Measure(frozenset("F" if scale == "F" else "C" if scale in ("C", "С") else "CF"), start, end + 1 + (scale in ("F", "C", "С")))
    return Measure(NO_UNITS, start, end)


def _units(token: Token, numerals: Numerals) -> frozenset[str]:
    if token.kind != "word":
        return NO_UNITS
    is_name = token.attached and len(token.raw) == 1 and token.raw.isupper()  # 5G
    if is_name or (token.text == "in" and not token.attached):  # 10in is a measure
        return NO_UNITS
    if token.text in numerals.units:
        return numerals.units[token.text]
    found = [numerals.units[w] for w in lemmas(token.text, numerals.code) if w in numerals.units]
    return NO_UNITS.union(*found)


def _follows(tokens: Sequence[Token], at: int) -> bool:
    """Nothing but a space, a hyphen, or the stop of an abbreviation stands before a token."""
    token = tokens[at]
    return token.attached or token.beside or (token.gap.strip() in (".", "") and len(tokens[at - 1].text) <= LONGEST_ABBREVIATION)


def in_name(tokens: Sequence[Token], quantity: Quantity, numerals: Numerals) -> bool:
    """Whether figures are part of a name: COVID-19, Ту-154, G7, A320neo."""
    if quantity.form != "figures":
        return False
    before = tokens[quantity.start - 1] if quantity.start else None
    token = tokens[quantity.start]
    if before is not None and before.kind == "word" and (token.attached or (token.hyphened and before.text not in numerals.open_prefixes)):
        return True
    after = tokens[quantity.end] if quantity.end < len(tokens) else None
    return after is not None and after.kind == "word" and after.attached and not _known_ending(after, numerals)


def _known_ending(token: Token, numerals: Numerals) -> bool:
    known = token.text in numerals.ordinal_marks or token.text in numerals.decade_marks or token.text in numerals.after_noon
    return known or token.text in ("x", "х", "-") or bool(_units(token, numerals))


def order_mark(tokens: Sequence[Token], quantity: Quantity, numerals: Numerals) -> tuple[int, bool]:
    """The token after a mark of order (21st, 5-го, 1980s, 1980-х), and whether it may make a decade."""
    at = quantity.end
    if quantity.form != "figures" or quantity.scale != 1 or at >= len(tokens):
        return at, False
    if tokens[at].kind == "mark" and tokens[at].text in "'’" and at + 1 < len(tokens) and tokens[at].attached and tokens[at + 1].attached:
        return (at + 2, True) if tokens[at + 1].text == "s" and "s" in numerals.decade_marks else (at, False)
    token = tokens[at]
    if token.kind != "word" or not (token.attached or token.hyphened):
        return at, False
    decade = token.text in numerals.decade_marks
    return (at + 1, decade) if decade or token.text in numerals.ordinal_marks else (at, False)
