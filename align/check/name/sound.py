"""How well a name in Latin letters and a word in Cyrillic ones sound alike: the cheapest way to spell the one as the other, by the table of spellings.

An edit distance with spellings of several letters as its steps: a weighted transducer, such as Knight and Graehl (1998) transliterate with; the costs are set
by hand.
"""

import functools
import unicodedata
from collections.abc import Mapping

from align.check.name import spellings

RARER = 0.2  # a way behind the bar
SKIP_VOWEL, SKIP_CONSONANT, SKIP_H = 0.4, 0.9, 0.25
SOFT, GLIDE = 0.02, 0.25
OTHER_VOWEL, OTHER_CONSONANT = 0.3, 1.0
ENDING, DERIVED = 0.03, 0.2
LATIN_VOWELS, CYRILLIC_VOWELS = frozenset("aeiouy"), frozenset("аеёиоуыэюя")
LONGEST_SPELLING, LONGEST_ENDING, SHORTEST_STEM = 6, 8, 2
LONGEST = 24  # letters that are compared
FAR = 9.0
MOST_COST = 0.5  # share of the weight: what is less alike may be unlike
LOOKALIKES = str.maketrans(spellings.LOOKALIKES)
TRUST = {1: 0.8, 2: 0.87, 3: 0.93}
UNEVEN = 0.75

Ways = tuple[tuple[int, str, float], ...]  # letters taken, Russian letters, cost


@functools.cache
def _table() -> dict[str, tuple[tuple[str, float], ...]]:
    out: dict[str, tuple[tuple[str, float], ...]] = {}
    for line in spellings.SPELLINGS.strip().splitlines():
        spelling, _, ways = line.partition(" ")
        usual, _, rarer = ways.partition("|")
        out[spelling] = tuple((w.replace("-", ""), cost) for some, cost in ((usual, 0.0), (rarer, RARER)) for w in some.split())
    return out


@functools.cache
def _endings() -> tuple[dict[str, float], dict[str, float]]:
    """Ends that a Cyrillic and a Latin word may have for themselves, with what they cost."""
    cyrillic = dict.fromkeys(spellings.DERIVED_ENDINGS.split(), DERIVED) | dict.fromkeys(spellings.CASE_ENDINGS.split(), ENDING)
    latin = dict.fromkeys(spellings.LATIN_DERIVED.split(), DERIVED) | dict.fromkeys(spellings.LATIN_ENDINGS.split(), 2 * ENDING)
    return cyrillic, latin


@functools.lru_cache(maxsize=1 << 14)
def _ways(latin: str) -> tuple[Ways, ...]:
    """What may be made of the letters at each place of a Latin word."""
    return tuple(_ways_at(latin, i) for i in range(len(latin)))


def _ways_at(latin: str, i: int) -> Ways:
    table, rest = _table(), latin[i : i + LONGEST_SPELLING]
    return tuple((n, way, cost) for n in range(1, len(rest) + 1) for way, cost in table.get(rest[:n], ()))


@functools.lru_cache(maxsize=1 << 14)
def _first_letters(latin: str) -> frozenset[str]:
    """The Russian letters with which the word may begin."""
    return frozenset(letter for _, way, _ in _ways_at(latin, 0) for letter in (way[:1] or CYRILLIC_VOWELS))


@functools.lru_cache(maxsize=1 << 16)
def plain_latin(word: str) -> str:
    """In lower case, without apostrophes and accents that the table does not know."""
    lower = word.lower().replace("’", "'").replace("-", "")
    kept = [c if c in _table() else "" if c.isdigit() else "".join(d for d in unicodedata.normalize("NFD", c) if not unicodedata.combining(d)) for c in lower]
    return "".join(kept)[:LONGEST]


@functools.lru_cache(maxsize=1 << 16)
def plain_cyrillic(word: str) -> str:
    """In lower case, letters only, and those Cyrillic."""
    return "".join(c for c in word.translate(LOOKALIKES).lower() if c.isalpha())[:LONGEST]


@functools.lru_cache(maxsize=1 << 17)
def alike(latin: str, cyrillic: str) -> float:
    """From 0 (nothing in common) to 1 (one and the same name, in any case form)."""
    a, b = plain_latin(latin), plain_cyrillic(cyrillic)
    if not a or not b or b[0] not in _first_letters(a):
        return 0.0
    weight = _weight(a, b)
    cost = _cost(a, b, MOST_COST * weight)
    return max(0.0, 1 - cost / weight) * _trust(a, b)


def _weight(a: str, b: str) -> float:
    """What it would cost to have nothing in common."""
    own = sum(SKIP_VOWEL if c in LATIN_VOWELS else SKIP_CONSONANT for c in a)
    return max(own, 0.8 * sum(SKIP_VOWEL if c in CYRILLIC_VOWELS else SKIP_CONSONANT for c in b), 1.0)


def _trust(a: str, b: str) -> float:
    """Short words meet by chance, and a long one seldom has a short one for its counterpart."""
    shorter = min(len(a), len(b))
    return TRUST.get(shorter, 1.0) * (UNEVEN if shorter <= 4 and abs(len(a) - len(b)) > max(1, shorter - 1) else 1.0)


def _cost(a: str, b: str, limit: float) -> float:
    """The cheapest way from the Latin word to the Cyrillic one; FAR if it costs more than the limit."""
    n, m = len(a), len(b)
    ways = _ways(a)
    rows = [[FAR] * (m + 1) for _ in range(n + 1)]
    rows[0][0] = 0.0
    cyrillic_ends, latin_ends = _endings()
    best = FAR
    for i in range(n + 1):
        row = rows[i]
        skip_latin = _skip_latin(a, i)
        latin_end = _end(latin_ends, a, i)
        cheapest = FAR
        for j in range(m + 1):
            cost = row[j]
            if cost >= limit:
                continue
            cheapest = min(cheapest, cost)
            if latin_end < FAR:
                best = min(best, cost + latin_end + _end(cyrillic_ends, b, j))
            if j < m:
                step = cost + _skip_cyrillic(b, j)
                if step < row[j + 1]:
                    row[j + 1] = step
            if i < n:
                _spread(rows, i, j, cost, a[i], b, ways[i], skip_latin)
        if cheapest >= limit and i < n and all(min(rows[k]) >= limit for k in range(i + 1, min(n, i + LONGEST_SPELLING) + 1)):
            break
    return best


def _end(ends: Mapping[str, float], word: str, at: int) -> float:
    """What it costs that the rest of a word is an ending."""
    rest = word[at:]
    if not rest:
        return 0.0
    price = ends.get(rest, FAR) if at >= SHORTEST_STEM and len(rest) <= LONGEST_ENDING else FAR
    return price if price < DERIVED or at > SHORTEST_STEM else FAR


def _spread(rows: list[list[float]], i: int, j: int, cost: float, letter: str, b: str, ways: Ways, skip_latin: float) -> None:
    """Takes the steps that use letters of the Latin word at place i, with j letters of the Cyrillic one used."""
    below = rows[i + 1]
    if cost + skip_latin < below[j]:
        below[j] = cost + skip_latin
    if j < len(b):
        both = (letter in LATIN_VOWELS) + (b[j] in CYRILLIC_VOWELS)
        step = cost + (OTHER_VOWEL if both == 2 else OTHER_CONSONANT)
        if both != 1 and step < below[j + 1]:
            below[j + 1] = step
    for taken, way, price in ways:
        if b.startswith(way, j):
            row, at = rows[i + taken], j + len(way)
            if cost + price < row[at]:
                row[at] = cost + price


def _skip_latin(a: str, i: int) -> float:
    if i >= len(a):
        return FAR
    if a[i] in LATIN_VOWELS:
        return SKIP_VOWEL
    return SKIP_H if a[i] == "h" or (i and a[i] == a[i - 1]) or (i >= len(a) - 1 and a[i] in "tdsxp") else SKIP_CONSONANT


def _skip_cyrillic(b: str, j: int) -> float:
    letter = b[j]
    if letter in "ьъ":
        return SOFT
    if letter == "й" or (j and letter == b[j - 1]):
        return GLIDE
    return SKIP_VOWEL if letter in CYRILLIC_VOWELS else SKIP_CONSONANT
