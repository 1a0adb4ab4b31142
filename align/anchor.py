"""Anchors: words that keep their form through a translation, namely figures and names.

Vectors see the topic of a sentence and little of its names and figures; anchors are the opposite. Names are compared as skeletons of consonants in
one script, so that `Блинкеном` and `Blinken` meet: an inflected form shares its beginning with the plain one.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Float = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

TOKEN = re.compile(r"\d+(?:[ \u00a0\u202f.,]\d{3})*(?:[.,]\d+)?|[A-ZÀ-ÞА-ЯЁ][A-Za-zÀ-ÿА-Яа-яЁё]+(?:['’-]?[A-Za-zÀ-ÿА-Яа-яЁё\d]+)*|[A-Za-z]\d+\w*")
BEFORE_FIRST_WORD = re.compile(r"\W*$")
GROUPS = re.compile(r"(?<=\d)[ \u00a0\u202f.,](?=\d{3}(?!\d))")
SHORTEST = 3  # consonants of a skeleton; shorter ones meet by chance
LEAST_COMMON = 0.74  # share of the longer skeleton that two have in common from the beginning
MOST_PLACES = 12  # a word in more pairs of sentences than this says nothing of any one
MOST_ALIKE = 60  # keys of one beginning that are compared with each other

LETTERS = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "-bvgd--Ss--klmn-prst-fhsCSS------", strict=True))  # a dash: not kept
SPELLINGS = tuple(
    (re.compile(p), r)
    for p, r in (
        (r"dzh|dj|j|g(?=[eiy])", "g"), (r"shch|sch|sh|zh", "S"), (r"ch(?=[rl])|kh", "h"), (r"tch|ch|cz", "C"), (r"ph", "f"),
        (r"th", "t"), (r"ck|q", "k"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"x", "ks"), (r"[wv]", "v"), (r"ts|tz|z", "s"), (r"[aeiouyà-ÿ'’-]", ""),
    )
)  # fmt: skip
CYRILLIC_SPELLINGS = ((re.compile(r"дж"), "г"), (re.compile(r"тс|дз"), "ц"))
DOUBLED = re.compile(r"(.)\1+")


def anchors(text: str) -> Iterator[tuple[str, bool]]:
    """The anchors of a sentence, as often as they occur: a figure's value or a name's skeleton, and whether it is firm (a figure, or a name in mid-sentence)
    and should have a counterpart in a translation."""
    for match in TOKEN.finditer(text):
        word = match.group()
        if word[0].isdigit():
            yield "#" + (word if word.isdecimal() else GROUPS.sub("", word).replace(",", ".")), True
        elif key := _name_key(word):
            yield key, not BEFORE_FIRST_WORD.match(text, 0, match.start())


@functools.lru_cache(maxsize=1 << 16)
def _name_key(word: str) -> str:
    """The skeleton; of a short one only an acronym or a word with figures counts, by its letters."""
    key = skeleton(word)
    if len(key) >= SHORTEST:
        return key
    return "=" + word.lower() if (word.isupper() and word.isascii()) or any(c.isdigit() for c in word) else ""


def skeleton(word: str) -> str:
    """The consonants of a word in one script, doubled ones once."""
    lower = word.lower()
    if any(c in LETTERS for c in lower):
        for pattern, replacement in CYRILLIC_SPELLINGS:
            lower = pattern.sub(replacement, lower)
        key = "".join(LETTERS.get(c, c) for c in lower if c.isalnum()).replace("-", "")
    else:
        key = lower
        for pattern, replacement in SPELLINGS:
            key = pattern.sub(replacement, key)
    return DOUBLED.sub(r"\1", key)


def meet(a: str, b: str) -> bool:
    """Whether two keys are forms of one word."""
    if a == b:
        return True
    if a[0] in "#=" or b[0] in "#=":
        return False
    common = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return common >= SHORTEST and common >= LEAST_COMMON * max(len(a), len(b))


@dataclass(frozen=True, slots=True)
class Anchors:
    """The different anchors of consecutive units: `types` (k,) says which of `keys` each is, `firm` (k,) whether it should have a counterpart, `starts`
    (n + 1,) where each unit's anchors begin."""

    keys: tuple[str, ...]
    types: Indices
    firm: Float
    starts: Indices


def anchors_of(texts: Sequence[str]) -> Anchors:
    """The anchors of the units, each once a unit."""
    numbers: dict[str, int] = {}
    types: list[int] = []
    firm: list[float] = []
    starts = [0]
    for text in texts:
        here: dict[int, bool] = {}
        for key, is_firm in anchors(text):
            type_ = numbers.setdefault(key, len(numbers))
            here[type_] = here.get(type_, False) or is_firm
        types += here
        firm += here.values()
        starts.append(len(types))
    return Anchors(tuple(numbers), np.array(types, np.int64), np.array(firm, float), np.array(starts, np.int64))


@dataclass(frozen=True, slots=True)
class Linked:
    """The anchors of two texts by what they stand for: keys that are forms of one word have one number, `original` and `translation` by type."""

    original: Indices
    translation: Indices


def link(original: Sequence[str], translation: Sequence[str]) -> Linked:
    """Finds which keys of two texts are forms of one word; in time of the number of keys, as only those with one beginning are compared."""
    keys = list(dict.fromkeys([*original, *translation]))
    number = {key: n for n, key in enumerate(keys)}
    leader = list(range(len(keys)))
    by_start: dict[str, list[int]] = {}
    for key in keys:
        if key[0] not in "#=":
            by_start.setdefault(key[:SHORTEST], []).append(number[key])
    for alike in by_start.values():
        for k, one in enumerate(alike[:MOST_ALIKE]):
            for other in alike[k + 1 : MOST_ALIKE]:
                if meet(keys[one], keys[other]):
                    leader[_root(leader, other)] = _root(leader, one)
    roots = np.array([_root(leader, n) for n in range(len(keys))], np.int64)
    places = [np.array([number[key] for key in side], np.int64) for side in (original, translation)]
    return Linked(*(roots[p] if len(p) else p for p in places))


def _root(leader: list[int], n: int) -> int:
    while leader[n] != n:
        leader[n] = leader[leader[n]]
        n = leader[n]
    return n


@dataclass(frozen=True, slots=True)
class Shared:
    """What units of two texts have in common: `weight` (n, m), rare anchors counting most; `met` (n, m) the firm anchors of both with a counterpart in the
    other; `firm` the number of firm anchors of each unit, with a counterpart or not: (n,), (m,)."""

    weight: Float
    met: Float
    firm: tuple[Float, Float]


def share(original: Anchors, translation: Anchors, linked: Linked, units_o: slice, units_t: slice) -> Shared:
    """Compares some consecutive units of two texts."""
    words_o, firm_o, unit_o = _part(original, linked.original, units_o)
    words_t, firm_t, unit_t = _part(translation, linked.translation, units_t)
    n, m = units_o.stop - units_o.start, units_t.stop - units_t.start
    common = np.intersect1d(words_o, words_t)
    has_o, is_firm_o = _incidence(words_o, firm_o, unit_o, common, n)
    has_t, is_firm_t = _incidence(words_t, firm_t, unit_t, common, m)
    n_places = has_o.sum(axis=0) * has_t.sum(axis=0)
    rare = np.where(n_places <= MOST_PLACES, 1 / np.sqrt(np.maximum(n_places, 1)), 0.0)
    met = is_firm_o @ has_t.T + has_o @ is_firm_t.T
    firm = (np.asarray(np.bincount(u, f, k), float) for u, f, k in ((unit_o, firm_o, n), (unit_t, firm_t, m)))
    return Shared((has_o * rare) @ has_t.T, met, (next(firm), next(firm)))


def _part(side: Anchors, words: Indices, units: slice) -> tuple[Indices, Float, Indices]:
    """Of the anchors of some units: which words they are, whether they are firm, and in which unit they stand."""
    first, last = side.starts[units.start], side.starts[units.stop]
    counts = np.diff(side.starts[units.start : units.stop + 1])
    return words[side.types[first:last]], side.firm[first:last], np.repeat(np.arange(len(counts)), counts)


def _incidence(words: Indices, firm: Float, unit: Indices, common: Indices, n: int) -> tuple[Float, Float]:
    """Whether each unit has each of the common words, and has it firmly (n, words)."""
    known = np.isin(words, common)
    place = np.searchsorted(common, words[known])
    has, is_firm = np.zeros((n, len(common))), np.zeros((n, len(common)))
    has[unit[known], place] = 1.0
    np.maximum.at(is_firm, (unit[known], place), firm[known])
    return has, is_firm
