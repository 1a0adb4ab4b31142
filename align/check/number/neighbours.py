"""Numbers that belong together: ranges, lists and inversions share a scale, two measures of falling size make one."""

from collections.abc import Sequence
from dataclasses import replace

from align.check.number.amount import Value
from align.check.number.language import Numerals
from align.check.number.mention import VAGUE, WEAK, Mention
from align.check.number.tokens import DASHES
from align.check.number.units import UNITS
from align.span import cover

LEAST_CENTURY = 1000
EXACT = 1e-6
BETWEEN_MEASURES = frozenset(("", ",", "and", "и"))


def related(text: str, found: Sequence[Mention], numerals: Numerals) -> tuple[Mention, ...]:
    """The numbers of a text with the values that they take from those beside them."""
    scaled = _scales(text, found, numerals)
    ranged = [_as_next(text, m, scaled[n + 1], numerals) if n + 1 < len(scaled) else m for n, m in enumerate(scaled)]
    yeared = [_short_year(text, ranged[n - 1], m, numerals) if n else m for n, m in enumerate(ranged)]
    measured: list[Mention] = []
    for mention in yeared:
        if measured and (whole := _measure(text, measured[-1], mention)):
            measured[-1] = whole
        else:
            measured.append(mention)
    return tuple(measured)


def _scales(text: str, found: Sequence[Mention], numerals: Numerals) -> list[Mention]:
    """5–7 million, 10, 20 и 30 млн: each takes the scale of the next. Тысячи полторы: takes that of the one before."""
    out: list[Mention] = []
    scale = 1
    for n in range(len(found) - 1, -1, -1):
        mention = found[n]
        following = found[n + 1] if n + 1 < len(found) else None
        if mention.scale > 1:
            scale = mention.scale
        elif scale > 1 and (following is None or not _is_range(text, mention, following, numerals)):
            scale = 1
        before = found[n - 1] if n else None
        if mention.scale == 1 and scale > 1:
            mention = _scaled(mention, scale)
        elif before is not None and _is_inverted(text, before, mention):
            mention = _scaled(mention, before.scale)
        out.append(mention)
    return out[::-1]


def _scaled(mention: Mention, scale: int) -> Mention:
    return replace(mention, keys=mention.keys | {_times(k, scale) for k in mention.keys if not isinstance(k, tuple)})


def _times(key: Value, scale: int) -> Value:
    """As exact as `Amount`, which has no rest from binary fractions."""
    product = key * scale
    return round(product) if abs(product - round(product)) < EXACT else product


def _is_inverted(text: str, scale: Mention, mention: Mention) -> bool:
    bare = scale.scale > 1 and scale.level == VAGUE
    return bare and mention.scale == 1 and mention.form == "word" and mention.value is not None and text[scale.whole.end : mention.span.start] == " "


def _is_range(text: str, first: Mention, second: Mention, numerals: Numerals) -> bool:
    between = text[first.whole.end : second.whole.start].strip()
    return between in numerals.between or (between != "" and not between.strip(DASHES + "/,"))


def _as_next(text: str, mention: Mention, following: Mention, numerals: Numerals) -> Mention:
    """60–75 mph: the first is of miles, too; в 70–80-х: the first is a decade, too."""
    if mention.value is None or following.value is None or mention.sort == "year" or not _is_range(text, mention, following, numerals):
        return mention
    if following.units and not mention.units:
        mention = replace(mention, units=following.units)
    centuries = {k - following.value for k in following.keys if isinstance(k, int) and k >= LEAST_CENTURY and k > following.value}
    if mention.form == following.form == "figures" and mention.span.length == following.span.length == 2:
        return replace(mention, keys=mention.keys | {c + (mention.value or 0) for c in centuries})
    return mention


def _short_year(text: str, before: Mention, mention: Mention, numerals: Numerals) -> Mention:
    """1998–99: the second is 1999, too."""
    if before.sort != "year" or before.value is None or mention.span.length != 2 or not _is_range(text, before, mention, numerals):
        return mention
    century = int(before.value) // 100 * 100
    return replace(mention, keys=mention.keys | {century + k for k in mention.keys if isinstance(k, int)})


def _measure(text: str, first: Mention, second: Mention) -> Mention | None:
    """5 ft 10 in, 1 hour 20 minutes: one measure in the smaller unit, with both as its parts."""
    if first.value is None or second.value is None or len(first.units) != 1 or len(second.units) != 1 or first.is_spell or second.is_spell:
        return None
    (large,), (small,) = first.units, second.units
    one, two = UNITS[large], UNITS[small]
    if (one.dimension, one.system) != (two.dimension, two.system) or not two.size * second.value < one.size or one.dimension in ("money", "share"):
        return None
    if text[first.whole.end : second.whole.start].strip() not in BETWEEN_MEASURES:
        return None
    value = _times(first.value * one.size / two.size + second.value, 1)
    return Mention(
        cover([first.span, second.whole]), cover([first.whole, second.whole]), frozenset((value,)), value, form=first.form, level=max(WEAK, second.level),
        units=second.units, parts=(first, second),
    )  # fmt: skip
