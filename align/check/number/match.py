"""The numbers of both sides against each other: what has no equal, and which of the others it stands for."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from align.check.number.mention import FIRM, VAGUE, WEAK, Mention
from align.check.number.sides import Side, settle
from align.check.number.units import clash, convertible

LEAST_AFFINITY, SURE_AFFINITY, HIDDEN_AFFINITY = 1.0, 2.5, 3.5
MOST_MENTIONS = 300  # in a pair; a table is not compared cell by cell
COUNTING = frozenset(("number", "ordinal"))
NAMED = frozenset(("month", "weekday"))
BESIDE = 12  # characters between a measure and the same in other units

Moved = Callable[[Mention], bool]


@dataclass(frozen=True)
class Disagreement:
    """A number of the original and one of the translation that stand for each other but differ; one of them may be missing. `affinity` says how alike they are
    apart from the value."""

    original: Mention | None
    translation: Mention | None
    affinity: float = 0.0
    units: bool = False  # the values agree, the units do not
    doubtful: bool = False  # the counterpart has an equal elsewhere


def disagreements(original: Side, translation: Side, moved: tuple[Moved, Moved]) -> Iterator[Disagreement]:
    """What differs, the sides given as they were read. `moved` say of a number of either side whether it has its equal around the other side."""
    if max(len(original.mentions), len(translation.mentions)) > MOST_MENTIONS:
        return
    o, t = settle(original, translation), settle(translation, original)
    yield from _clashes(o, t)
    lacking_o, lacking_t = ([m for m in mine.mentions if not its.equals(m, mine)] for mine, its in ((o, t), (t, o)))
    left_o, left_t = ([m for m in lacking if m.level >= WEAK and not away(m)] for lacking, away in zip((lacking_o, lacking_t), moved, strict=True))
    couples = _couples(left_o, left_t)
    yield from couples
    spare_o, spare_t = _spare(o, t, lacking_o, left_o), _spare(t, o, lacking_t, left_t)
    yield from _unlikely(left_o, spare_t)
    yield from map(_swapped, _unlikely(left_t, spare_o))
    rest_o, rest_t = _rest(o, left_o, lacking_o), _rest(t, left_t, lacking_t)
    if len(rest_o) == len(rest_t) == 1:
        yield Disagreement(rest_o[0], rest_t[0], _affinity(rest_o[0], rest_t[0]), doubtful=True)
    elif rest_o or rest_t:
        yield from _guessed(rest_o, spare_t)
        yield from map(_swapped, _guessed(rest_t, spare_o))
    elif not couples:
        yield from _hidden(spare_o, spare_t)


def _swapped(d: Disagreement) -> Disagreement:
    """Found with the translation in the original's place."""
    return replace(d, original=d.translation, translation=d.original)


def _clashes(o: Side, t: Side) -> Iterator[Disagreement]:
    """The same value in another currency or unit."""
    for a in o.mentions:
        equal = [b for b in t.equals(a, o) if a.value == b.value]
        if a.level < WEAK or not equal or not all(clash(a.units, b.units) for b in equal):
            continue
        if not any(m is not a and not m.keys.isdisjoint(a.keys) for m in o.mentions):
            yield Disagreement(a, equal[0], _affinity(a, equal[0]), units=True)


def _couples(left_o: list[Mention], left_t: list[Mention]) -> list[Disagreement]:
    """The best pairs first, each number once; takes them out of what is left."""
    scored = sorted(((_affinity(a, b), i, j) for i, a in enumerate(left_o) for j, b in enumerate(left_t)), key=lambda s: (-s[0], s[1], s[2]))
    used: tuple[set[int], set[int]] = set(), set()
    found: list[Disagreement] = []
    for affinity, i, j in scored:
        a, b = left_o[i], left_t[j]
        words = a.level == b.level == WEAK and "word" in (a.form, b.form)
        if affinity >= (SURE_AFFINITY if words else LEAST_AFFINITY) and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append(Disagreement(*_narrow(a, b), affinity))
    for left, taken in ((left_o, used[0]), (left_t, used[1])):
        left[:] = [m for n, m in enumerate(left) if n not in taken]
    return found


def _narrow(a: Mention, b: Mention) -> tuple[Mention, Mention]:
    """The part in which two sums differ, if it is one: 2 трлн | 150 млрд."""
    differing = [(x, y) for x, y in zip(a.parts, b.parts, strict=False) if x.keys.isdisjoint(y.keys)]
    sums = all(m.parts and m.parts[0].scale > 1 for m in (a, b))
    if not sums or len(a.parts) != len(b.parts) or len(differing) != 1:
        return a, b
    x, y = differing[0]
    return replace(a, span=x.span), replace(b, span=y.span)


def _spare(mine: Side, its: Side, lacking: Sequence[Mention], left: Sequence[Mention]) -> list[Mention]:
    """Numbers that may be the counterpart of one without an equal although they are not told themselves: vague ones, those that have their equal in another
    sentence, those said more often here than there, and figures whose equal is a vague word."""
    known, told = ({id(m) for m in ms} for ms in (lacking, left))
    spare = [m for m in lacking if m.value is not None and (m.level == VAGUE or id(m) not in told) and not m.is_spell]
    counted = Counter(k for m in mine.mentions for k in m.keys)
    for m in mine.mentions:
        oftener = all(counted[k] > len(its.keys.get(k, ())) for k in m.keys)
        if id(m) not in known and (oftener or (m.form == "figures" and all(e.level == VAGUE for e in its.equals(m, mine)))):
            spare.append(m)
    return spare


def _unlikely(left: list[Mention], spare: list[Mention]) -> Iterator[Disagreement]:
    """Weak figures whose counterpart has no equal but a word: Формула-1 and Formula 2 where somebody came second. Takes them out of what is left."""
    for mention in [m for m in left if m.level == WEAK and m.form == "figures"]:
        guess, affinity = _best(mention, [m for m in spare if m.form == "figures" and m.level == FIRM])
        if guess is not None and affinity >= SURE_AFFINITY:
            spare.remove(guess)
            left.remove(mention)
            yield Disagreement(mention, guess, affinity, doubtful=True)


def _rest(side: Side, left: Sequence[Mention], lacking: Sequence[Mention]) -> list[Mention]:
    """What must be told even if nothing stands in its place; not a measure that is given in other units beside it."""
    untold = {id(m) for m in lacking} & {id(m) for m in left}
    others = [m for m in side.mentions if m.units and id(m) not in untold]
    return [m for m in left if m.level == FIRM and not any(_twins(m, n) or _explains(m, n) for n in others)]


def _twins(a: Mention, b: Mention) -> bool:
    """5 miles, or 8 km."""
    beside = min(abs(a.whole.start - b.whole.end), abs(b.whole.start - a.whole.end)) <= BESIDE
    return beside and a.value is not None and b.value is not None and convertible(a.value, a.units, b.value, b.units)


def _explains(note: Mention, measure: Mention) -> bool:
    """600 g (about 5 cups), 5 млн рублей (около 70 тыс. долларов)."""
    return note.aside and not measure.aside and 0 <= note.whole.start - measure.whole.end <= BESIDE


def _guessed(rest: Sequence[Mention], spare: list[Mention]) -> Iterator[Disagreement]:
    """Each with the likeliest of the other side's spare numbers, which then is no longer to be had."""
    for mention in rest:
        guess, affinity = _best(mention, spare)
        if guess is not None:
            spare.remove(guess)
        yield Disagreement(mention, guess, affinity, doubtful=guess is not None)


def _best(mention: Mention, spare: Sequence[Mention]) -> tuple[Mention | None, float]:
    affinity, n = max(((_affinity(mention, s), n) for n, s in enumerate(spare)), default=(0.0, 0))
    return (spare[n], affinity) if affinity >= LEAST_AFFINITY else (None, 0.0)


def _hidden(spare_o: Sequence[Mention], spare_t: Sequence[Mention]) -> Iterator[Disagreement]:
    """Two figures that stand for each other, each with an equal elsewhere: 2021 … 2021 … 2020 where the translation has 2021 … 2020 … 2020."""
    figures = [[m for m in spare if m.form == "figures" and m.level == FIRM] for spare in (spare_o, spare_t)]
    scored = [(_affinity(a, b), i, j) for i, a in enumerate(figures[0]) for j, b in enumerate(figures[1]) if a.keys.isdisjoint(b.keys)]
    affinity, i, j = max(scored, default=(0.0, 0, 0))
    if affinity >= HIDDEN_AFFINITY:
        yield Disagreement(figures[0][i], figures[1][j], affinity, doubtful=True)


def _affinity(a: Mention, b: Mention) -> float:
    """How likely it is that two numbers stand for each other: kind, unit, place, and figures in common."""
    if a.sort != b.sort and (a.sort in NAMED or b.sort in NAMED):
        return -1.0
    score = 1.5 - 3 * abs(a.place - b.place)
    score += 1.5 if a.sort == b.sort else 0.0 if COUNTING.issuperset((a.sort, b.sort)) else -1.0
    if a.units and b.units:
        score += 1.0 if a.units & b.units else -1.0
    score += 0.5 * (a.form == b.form) - 0.5 * (a.in_name != b.in_name)
    return score + 2 * _alike(a, b)


def _alike(a: Mention, b: Mention) -> float:
    """From 0 to 1: how alike two values are in their figures: 87 and 78, 340 and 34."""
    if a.value is None or b.value is None:
        return 0.0
    return OSA.normalized_similarity(*(f"{m.value:.10g}".strip("0.") for m in (a, b)))
