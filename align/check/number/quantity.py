"""A number with its scale: 5,7 млн, half a million, two and a half, 5 миллионов 300 тысяч."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from align.check.number.amount import Amount, Value, amounts_of
from align.check.number.language import Numerals, Role
from align.check.number.mention import FIRM, VAGUE, WEAK, Form
from align.check.number.tokens import VULGAR, Token
from align.check.number.words import joined, read_group, scale_of

HALF = Amount(1, 0, 2)
LARGEST_DIVISOR = 16  # 2 1/2 is two and a half, 2 1/50 is not likely to be
FREE = (0.25, 0.5, 1, 2)  # a half, one, both, second are put into words freely
FIRST_CENTURY, LAST_CENTURY = 10, 20  # of a year that is spoken in two halves
PAIR, TEN, DOZEN = 2, 10, 12  # a dozen is a round number, as десяток is
LONGEST_ABBREVIATION = 4
MOST_GROUPS = 6


@dataclass(frozen=True)
class Quantity:
    """`start` and `end` are tokens; `tight` is the one after the number itself, before its scale. `loose` are further values that it may have."""

    start: int
    tight: int
    end: int
    amounts: tuple[Amount, ...]
    form: Form
    role: Role = "cardinal"
    level: int = FIRM
    scale: int = 1
    loose: tuple[Value, ...] = ()
    pieces: tuple["Quantity", ...] = ()
    unit: str = ""

    @property
    def value(self) -> Value:
        return self.amounts[0].value


def read_quantity(tokens: Sequence[Token], at: int, numerals: Numerals) -> Quantity | None:
    """The number that begins at a token; None if none does."""
    total = _scaled(tokens, _group(tokens, at, numerals), numerals)
    if total is not None and (year := _spoken_year(tokens, total, numerals)) is not None:
        return year
    for _ in range(MOST_GROUPS):
        if total is None or total.scale == 1 or total.loose or total.role not in ("cardinal", "scale"):
            break
        more = _smaller(tokens, total, numerals)
        if more is None:
            break
        total = _sum(total, more)
    return total


def _group(tokens: Sequence[Token], at: int, numerals: Numerals) -> Quantity | None:
    """What stands before a scale."""
    token = tokens[at]
    if token.kind == "vulgar":
        return Quantity(at, at + 1, at + 1, (_vulgar(token),), "figures", role="part")
    if token.kind == "figure":
        amounts = amounts_of(token.text)
        if not amounts:
            return None
        level = WEAK if token.text == "1" or not token.text.strip("0") else FIRM  # a singular says as much as 1
        return _with_half(tokens, Quantity(at, at + 1, at + 1, amounts, "figures", level=level), numerals)
    group = read_group(tokens, at, numerals) if token.kind == "word" else None
    if group is None:
        return None
    free = group.vague or group.role == "times" or group.amount.value in FREE
    quantity = Quantity(at, group.end, group.end, (group.amount,), "word", group.role, VAGUE if free else WEAK, group.scale, unit=group.unit)
    return _with_half(tokens, quantity, numerals) if group.role in ("cardinal", "scale") else quantity


def _with_half(tokens: Sequence[Token], quantity: Quantity, numerals: Numerals) -> Quantity:
    """2½, 2 1/2, два с половиной, two and a half."""
    at = quantity.end
    if quantity.form == "figures" and quantity.scale == 1 and at < len(tokens) and (tokens[at].attached or tokens[at].beside):
        token = tokens[at]
        if token.kind == "vulgar":
            return _plus(quantity, _vulgar(token), at + 1)
        if token.kind == "ratio":
            over, under = map(int, token.text.split("/"))
            return _plus(quantity, Amount(over, 0, under), at + 1) if 0 < over < under <= LARGEST_DIVISOR else quantity
    for half in numerals.halves:
        words = tokens[at : at + len(half)]
        if tuple(t.text for t in words) == half and all(t.beside for t in words):
            return _plus(quantity, HALF.times(quantity.scale), at + len(half))
    return quantity


def _vulgar(token: Token) -> Amount:
    over, under = VULGAR[token.text]
    return Amount(over, 0, under)


def _plus(quantity: Quantity, more: Amount, end: int) -> Quantity:
    return replace(quantity, amounts=tuple(a.plus(more) for a in quantity.amounts), tight=end, end=end, level=max(quantity.level, WEAK))


def _scaled(tokens: Sequence[Token], quantity: Quantity | None, numerals: Numerals) -> Quantity | None:
    """5 million, 5 сотен тысяч, half a million, 5k; a scale without a number is one of it."""
    if quantity is None or quantity.role not in ("cardinal", "part", "scale"):
        return quantity
    while True:
        at = past_fillers(tokens, quantity, numerals)
        near = at < len(tokens) and (at == quantity.start or tokens[at].beside or (tokens[at].attached and quantity.form == "figures"))
        numeral = scale_of(tokens[at], numerals) if near else None
        if numeral is None or (numeral.amount.digits == PAIR and at > quantity.start):  # пара сотен, but not три пары
            return _marked(tokens, _with_half(tokens, quantity, numerals), numerals)
        factor = int(numeral.amount.value)
        quantity = replace(
            quantity, amounts=tuple(a.times(factor) for a in quantity.amounts), scale=quantity.scale * factor, end=at + 1,
            tight=at + 1 if quantity.form == "word" else quantity.tight, role="ordinal" if numeral.role == "ordinal" else quantity.role,
            level=quantity.level if quantity.role == "scale" else FIRM if quantity.form == "figures" else WEAK,
            loose=tuple(a.times(TEN).value for a in quantity.amounts) if factor == DOZEN else quantity.loose,
        )  # fmt: skip


def past_fillers(tokens: Sequence[Token], quantity: Quantity, numerals: Numerals) -> int:
    """The token at which the scale or unit of a number may stand: half a | million, a quarter of a | century, две с лишним | тысячи."""
    at = quantity.end
    for filler in numerals.fillers:
        words = tokens[at : at + len(filler)]
        if tuple(t.text for t in words) == filler and all(t.beside for t in words):
            at += len(filler)
    if quantity.role == "part" and quantity.form == "word" and quantity.scale == 1:
        while at < len(tokens) and tokens[at].beside and (tokens[at].text in numerals.articles or tokens[at].text == "of"):
            at += 1
    return at


def _marked(tokens: Sequence[Token], quantity: Quantity, numerals: Numerals) -> Quantity:
    """5k, $3bn: the letters may also be a unit, so that the bare number stays possible."""
    at = quantity.end
    if quantity.form != "figures" or quantity.scale != 1 or at >= len(tokens) or not tokens[at].attached or tokens[at].text not in numerals.scale_marks:
        return quantity
    if at + 1 < len(tokens) and tokens[at + 1].attached and tokens[at + 1].kind == "figure":  # a code: 40b7
        return quantity
    power = numerals.scale_marks[tokens[at].text]
    scaled = tuple(a.scaled(power) for a in quantity.amounts)
    return replace(quantity, amounts=scaled, scale=10**power, end=at + 1, loose=tuple(a.value for a in quantity.amounts))


def _spoken_year(tokens: Sequence[Token], century: Quantity, numerals: Numerals) -> Quantity | None:
    """Nineteen | ninety-six."""
    at = century.end
    if numerals.code != "en" or century.form != "word" or not FIRST_CENTURY <= century.value <= LAST_CENTURY or at >= len(tokens) or not tokens[at].beside:
        return None
    rest = _group(tokens, at, numerals)
    if rest is None or rest.form != "word" or rest.role not in ("cardinal", "ordinal") or not 10 <= rest.value < 100:
        return None
    return replace(century, tight=rest.end, end=rest.end, amounts=(Amount(100 * int(century.value) + int(rest.value)),), level=WEAK)


def _smaller(tokens: Sequence[Token], total: Quantity, numerals: Numerals) -> Quantity | None:
    """The group after a scale that is less than the scale: 5 million | 300 thousand, тысяча | двести."""
    at = joined(tokens, total.end, numerals) if total.form == "word" else total.end
    if at >= len(tokens) or tokens[at].hyphened or not (tokens[at].beside or _after_stop(tokens, at)):
        return None
    more = _scaled(tokens, _group(tokens, at, numerals), numerals)
    if more is None or more.form != total.form or more.role not in ("cardinal", "ordinal"):
        return None
    last = total.pieces[-1].scale if total.pieces else total.scale
    return more if 0 < more.value < last else None


def _after_stop(tokens: Sequence[Token], at: int) -> bool:
    """2 млн. | 300 тыс."""
    return tokens[at].gap.strip() == "." and len(tokens[at - 1].text) <= LONGEST_ABBREVIATION and tokens[at].gap != "."


def _sum(total: Quantity, more: Quantity) -> Quantity:
    return Quantity(
        total.start, more.end, more.end, tuple(a.plus(b) for a in total.amounts for b in more.amounts), total.form, more.role,
        WEAK if total.form == "word" else FIRM, more.scale, loose=(total.scale * more.value,) if total.role == "scale" else (),  # миллиона три
        pieces=(*(total.pieces or (total,)), more),
    )  # fmt: skip
