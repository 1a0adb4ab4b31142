"""The numbers of both sides against each other: what has no equal, and which of the others it stands for."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA

from align.check.number.mention import FIRM, VAGUE, WEAK, Key, Mention
from align.check.number.units import clash, convertible

LEAST_AFFINITY, SURE_AFFINITY = 1.0, 2.5
HIDDEN_AFFINITY = 3.5
MOST_MENTIONS = 300  # in a pair; a table is not compared cell by cell
COUNTING = frozenset(("number", "ordinal"))
BESIDE = 12  # characters between a measure and the same in other units


@dataclass(frozen=True)
class Disagreement:
    """A number of the original and one of the translation that stand for each other but differ; one of them may be missing. `affinity` says how alike they are
    apart from the value."""

    original: Mention | None
    translation: Mention | None
    affinity: float = 0.0
    units: bool = False  # the values agree, the units do not
    doubtful: bool = False  # the counterpart has an equal elsewhere


@dataclass(frozen=True)
class Side:
    """The numbers of one side, in order; `length` is that of its text."""

    mentions: tuple[Mention, ...]
    length: int
    keys: Mapping[Key, list[Mention]] = field(init=False)

    def __post_init__(self) -> None:
        keys: dict[Key, list[Mention]] = {}
        for mention in self.mentions:
            for key in mention.keys:
                keys.setdefault(key, []).append(mention)
        object.__setattr__(self, "keys", keys)

    def equals(self, mention: Mention, its: "Side") -> list[Mention]:
        """The numbers here that a number of the other side may be: of the same value, or else a measure in other units that is no other's equal."""
        found = [m for key in mention.keys for m in self.keys.get(key, ())]
        if not found and mention.units and mention.value is not None:
            value, free = mention.value, [m for m in self.mentions if m.units and m.value is not None and its.keys.keys().isdisjoint(m.keys)]
            found = [m for m in free if convertible(value, mention.units, m.value or 0, m.units)]
        return found


Moved = Callable[[Mention], bool]


def disagreements(original: Side, translation: Side, moved: tuple[Moved, Moved]) -> Iterator[Disagreement]:
    """What differs, the sides given as they were read. `moved` say of a number of either side whether it has its equal around the other side."""
    if max(len(original.mentions), len(translation.mentions)) > MOST_MENTIONS:
        return
    sides = settle(original, translation), settle(translation, original)
    o, t = sides
    yield from _clashes(o, t)
    lacking = [[m for m in mine.mentions if not its.equals(m, mine)] for mine, its in ((o, t), (t, o))]
    left_o, left_t = ([m for m in ms if m.level >= WEAK and not away(m)] for ms, away in zip(lacking, moved, strict=True))
    couples = list(_couples(left_o, left_t, o, t))
    for a, b, affinity in couples:
        left_o.remove(a)
        left_t.remove(b)
        yield Disagreement(*_narrow(a, b), affinity)
    spare_o, spare_t = _spare(o, t, lacking[0], left_o), _spare(t, o, lacking[1], left_t)
    yield from _unlikely(left_o, spare_t, o, t, swapped=False)
    yield from _unlikely(left_t, spare_o, o, t, swapped=True)
    rest_o, rest_t = (_rest(mine, left, lack) for mine, left, lack in zip(sides, (left_o, left_t), lacking, strict=True))
    if len(rest_o) == len(rest_t) == 1:
        yield Disagreement(rest_o[0], rest_t[0], _affinity(rest_o[0], rest_t[0], o, t), doubtful=True)
        return
    if not rest_o and not rest_t and not couples:
        yield from _hidden(spare_o, spare_t, o, t)
    for a in rest_o:
        guess, affinity = _take_best(a, spare_t, o, t, swapped=False)
        yield Disagreement(a, guess, affinity, doubtful=guess is not None)
    for b in rest_t:
        guess, affinity = _take_best(b, spare_o, o, t, swapped=True)
        yield Disagreement(guess, b, affinity, doubtful=guess is not None)


def _unlikely(left: list[Mention], spare: list[Mention], o: Side, t: Side, *, swapped: bool) -> Iterator[Disagreement]:
    """Weak figures whose counterpart has no equal but a word: Формула-1 and Formula 2 where somebody came second."""
    for mention in [m for m in left if m.level == WEAK and m.form == "figures"]:
        figures = [m for m in spare if m.form == "figures" and m.level == FIRM]
        guess, affinity = _take_best(mention, figures, o, t, swapped=swapped)
        if guess is not None and affinity >= SURE_AFFINITY:
            spare.remove(guess)
            left.remove(mention)
            yield Disagreement(guess, mention, affinity, doubtful=True) if swapped else Disagreement(mention, guess, affinity, doubtful=True)


def _rest(side: Side, left: Sequence[Mention], lacking: Sequence[Mention]) -> list[Mention]:
    """What must be told even if nothing stands in its place; not a measure that is given in other units beside it."""
    open_ones = {id(m) for m in lacking} & {id(m) for m in left}
    others = [m for m in side.mentions if m.units and id(m) not in open_ones]
    return [m for m in left if m.level == FIRM and not any(_twins(m, n) for n in others)]


def _twins(a: Mention, b: Mention) -> bool:
    """5 miles (8 km)."""
    beside = min(abs(a.whole.start - b.whole.end), abs(b.whole.start - a.whole.end)) <= BESIDE
    return beside and a.value is not None and b.value is not None and convertible(a.value, a.units, b.value, b.units)


def settle(mine: Side, its: Side) -> Side:
    """Takes numbers apart that are several on the other side: 17:30 where there is half past five, 10 690 where there are ten and 690."""
    known = {k for m in its.mentions for k in m.keys} | {k for m in its.mentions for p in m.parts for k in p.keys}
    settled: list[Mention] = []
    for mention in mine.mentions:
        met = [not known.isdisjoint(p.keys) for p in mention.parts]
        apart = any(met) if mention.sort == "clock" or any(p.units for p in mention.parts) else all(met)
        settled.extend(mention.parts if met and apart and known.isdisjoint(mention.keys) and not its.equals(mention, mine) else (mention,))
    return Side(tuple(settled), mine.length)


def _clashes(o: Side, t: Side) -> Iterator[Disagreement]:
    """The same value in another currency or unit."""
    for a in o.mentions:
        equal = [b for b in t.equals(a, o) if a.value == b.value]
        if a.level < WEAK or not equal or not all(clash(a.units, b.units) for b in equal):
            continue
        if not any(m is not a and not m.keys.isdisjoint(a.keys) for m in o.mentions):
            yield Disagreement(a, equal[0], _affinity(a, equal[0], o, t), units=True)


def _hidden(spare_o: Sequence[Mention], spare_t: Sequence[Mention], o: Side, t: Side) -> Iterator[Disagreement]:
    """Two figures that stand for each other, each with an equal elsewhere: 2021 … 2021 … 2020 where the translation has 2021 … 2020 … 2020."""
    figures = [[m for m in spare if m.form == "figures" and m.level == FIRM] for spare in (spare_o, spare_t)]
    scored = [(_affinity(a, b, o, t), n, a, b) for n, a in enumerate(figures[0]) for b in figures[1] if a.keys.isdisjoint(b.keys)]
    affinity, _, a, b = max(scored, key=lambda s: s[:2], default=(0.0, 0, None, None))
    if a is not None and b is not None and affinity >= HIDDEN_AFFINITY:
        yield Disagreement(a, b, affinity, doubtful=True)


def _narrow(a: Mention, b: Mention) -> tuple[Mention, Mention]:
    """The part in which two sums differ, if it is one: 2 трлн | 784 млрд."""
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


def _couples(left_o: Sequence[Mention], left_t: Sequence[Mention], o: Side, t: Side) -> Iterator[tuple[Mention, Mention, float]]:
    """The best pairs first, each number once."""
    scored = sorted(((_affinity(a, b, o, t), i, j) for i, a in enumerate(left_o) for j, b in enumerate(left_t)), key=lambda s: (-s[0], s[1], s[2]))
    used_o: set[int] = set()
    used_t: set[int] = set()
    for affinity, i, j in scored:
        weak = left_o[i].level == left_t[j].level == WEAK and "word" in (left_o[i].form, left_t[j].form)
        if affinity >= (SURE_AFFINITY if weak else LEAST_AFFINITY) and i not in used_o and j not in used_t:
            used_o.add(i)
            used_t.add(j)
            yield left_o[i], left_t[j], affinity


def _take_best(mention: Mention, spare: list[Mention], o: Side, t: Side, *, swapped: bool) -> tuple[Mention | None, float]:
    """The likeliest counterpart, which then is no longer to be had; `swapped` if the number is the translation's."""
    scored = [(_affinity(s, mention, o, t) if swapped else _affinity(mention, s, o, t), n) for n, s in enumerate(spare)]
    affinity, n = max(scored, default=(0.0, 0))
    return (spare.pop(n), affinity) if affinity >= LEAST_AFFINITY else (None, 0.0)


def _affinity(a: Mention, b: Mention, o: Side, t: Side) -> float:
    """How likely it is that two numbers stand for each other: kind, unit, place, and figures in common."""
    apart = abs(a.span.start / max(1, o.length) - b.span.start / max(1, t.length))
    score = 1.5 - 3 * apart
    score += 1.5 if a.sort == b.sort else 0.0 if COUNTING.issuperset((a.sort, b.sort)) else -1.0
    if "month" in (a.sort, b.sort) or "weekday" in (a.sort, b.sort):
        return score if a.sort == b.sort else -1.0
    if a.units and b.units:
        score += 1.0 if a.units & b.units else -1.0
    if a.form == b.form:
        score += 0.5
    if a.in_name != b.in_name:
        score -= 0.5
    return score + 2 * alike(a, b)


def alike(a: Mention, b: Mention) -> float:
    """From 0 to 1: how alike two values are in their figures: 87 and 78, 340 and 34."""
    if a.value is None or b.value is None:
        return 0.0
    return OSA.normalized_similarity(*(f"{m.value:.10g}".strip("0.") for m in (a, b)))
