"""Times as they are spoken: half past five, в половине шестого, полшестого, без четверти шесть."""

from collections.abc import Sequence

from align.check.number.language import Numerals
from align.check.number.mention import VAGUE, WEAK, Key, Mention
from align.check.number.tokens import Token
from align.check.number.words import read_group
from align.span import Span, cover

HOURS = 12
HALF, QUARTER, HOUR = 30, 15, 60
FRACTIONS = {"half": HALF, "quarter": QUARTER, "половина": HALF, "половине": HALF, "половину": HALF, "половины": HALF, "четверть": QUARTER, "четверти": QUARTER}
MINUTES = frozenset("minutes minute минут минуты".split())
HALF_OF = "пол"

Found = tuple[Sequence[Mention], int]


def read_spoken(tokens: Sequence[Token], at: int, numerals: Numerals) -> Found | None:
    """The time that begins at a token; its parts are the numbers that it is made of."""
    word = tokens[at].text
    if numerals.code == "en":
        return _past(tokens, at, numerals) if word in FRACTIONS else None
    if word == "без":
        return _without(tokens, at, numerals)
    if word in FRACTIONS:
        return _of_hour(tokens, at, numerals)
    hour = half_of(word, numerals)
    return ((_mention(tokens[at].span, HOUR * (hour - 1) + HALF, ()),), at + 1) if hour else None


def half_of(word: str, numerals: Numerals) -> int:
    """The hour of which полшестого is the half; 0 for other words."""
    ordinal = numerals.words.get(word.removeprefix(HALF_OF)) if word.startswith(HALF_OF) else None
    return ordinal.amount.digits if ordinal is not None and ordinal.role == "ordinal" and ordinal.amount.digits <= HOURS else 0


def _past(tokens: Sequence[Token], at: int, numerals: Numerals) -> Found | None:
    """Half past five, quarter to six."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("past", "to"):
        return None
    minutes = FRACTIONS[tokens[at].text]
    hour = _hour(tokens, at + 2, numerals, "cardinal")
    return hour and _time(tokens, at, hour, (at, minutes), HOUR * hour[0] + (minutes if tokens[at + 1].text == "past" else -minutes))


def _without(tokens: Sequence[Token], at: int, numerals: Numerals) -> Found | None:
    """Без четверти шесть, без десяти минут семь."""
    if at + 2 >= len(tokens):
        return None
    word = tokens[at + 1].text
    group = None if word in FRACTIONS else read_group(tokens, at + 1, numerals)
    minutes = FRACTIONS.get(word) or (int(group.amount.value) if group is not None and group.role == "cardinal" else 0)
    after = group.end if group is not None else at + 2
    after += after < len(tokens) and tokens[after].text in MINUTES
    hour = _hour(tokens, after, numerals, "cardinal") if 0 < minutes < HOUR else None
    return hour and _time(tokens, at, hour, (at + 1, minutes), HOUR * hour[0] - minutes)


def _of_hour(tokens: Sequence[Token], at: int, numerals: Numerals) -> Found | None:
    """В половине шестого."""
    minutes = FRACTIONS[tokens[at].text]
    hour = _hour(tokens, at + 1, numerals, "ordinal")
    return hour and _time(tokens, at, hour, (at, minutes), HOUR * (hour[0] - 1) + minutes)


def _hour(tokens: Sequence[Token], at: int, numerals: Numerals, role: str) -> tuple[int, int] | None:
    """An hour in words or figures, and the token after it."""
    if at >= len(tokens) or not tokens[at].beside:
        return None
    if tokens[at].kind == "figure" and tokens[at].text.isdecimal() and role == "cardinal":
        value, end = int(tokens[at].text[:3]), at + 1
    else:
        group = read_group(tokens, at, numerals) if tokens[at].kind == "word" else None
        if group is None or group.role != role:
            return None
        value, end = int(group.amount.value), group.end
    return (value, end) if 1 <= value <= HOURS else None


def _time(tokens: Sequence[Token], at: int, hour: tuple[int, int], minutes: tuple[int, int], total: int) -> Found:
    """`hour` is a number and the token after it, `minutes` a token and its number."""
    parts = _part(tokens[minutes[0]], minutes[1]), _part(tokens[hour[1] - 1], hour[0])
    return (_mention(cover([t.span for t in tokens[at : hour[1]]]), total, parts),), hour[1]


def _mention(span: Span, minutes: int, parts: tuple[Mention, ...]) -> Mention:
    key: Key = ("clock", minutes % (HOURS * HOUR))
    return Mention(span, span, frozenset((key,)), None, "clock", "word", WEAK, parts=parts)


def _part(token: Token, value: int) -> Mention:
    return Mention(token.span, token.span, frozenset((value,)), value, form="word", level=VAGUE)
