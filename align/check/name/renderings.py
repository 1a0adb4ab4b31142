"""One name written in two ways in a translation: Ivanov here, Ivanow there.

Only the translation's spellings are compared, and only where the ear leaves no doubt which name of the original each stands for. Given names are left out: two
people may spell the same one differently.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from align.check.checked import Pair
from align.check.name import spellings
from align.check.name.evidence import MOST_WORDS, heard, view_of
from align.check.name.lexicon import one_thing
from align.check.name.terms import Term
from align.morphology import fold, readings
from align.span import Span

SURE, DOUBTFUL = 0.85, 0.7  # of a name's counterpart, and of no other word
SHORTEST, SHORTEST_STEM = 4, 3  # letters
RUSSIAN_ENDS = frozenset((*spellings.CASE_ENDINGS.split(), *spellings.DERIVED_ENDINGS.split(), ""))
ENGLISH_DERIVED = frozenset((*spellings.LATIN_DERIVED.split(), "s", "a", "ya", "aya"))  # inhabitants, adjectives, women's surnames
ENGLISH_ENDS = frozenset((*spellings.LATIN_ENDINGS.split(), "oy", "sky", ""))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name of the original is rendered, by the passages' spans."""

    pair: Pair
    original: Span
    translation: Span


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way to write a name of the original, with the word that was met first, and all places."""

    word: str
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the original, by the word that was met first, and its renderings."""

    word: str
    renderings: list[Rendering] = field(default_factory=list)

    def add(self, word: str, place: Place) -> None:
        """Files a place under its rendering."""
        found = next((r for r in self.renderings if same(r.word, word, place.pair.translation.lang)), None)
        if found is None:
            found = Rendering(word)
            self.renderings.append(found)
        found.places.append(place)


def find_renderings(pairs: Sequence[Pair]) -> Iterator[tuple[Rendering, Rendering]]:
    """The usual rendering of a name and another, for each that is written in several ways."""
    names: dict[str, list[Name]] = {}
    for pair in pairs:
        for term, word, place in _matches(pair):
            alike = names.setdefault(fold(term.text)[:SHORTEST_STEM], [])
            name = next((n for n in alike if same(n.word, term.text, pair.original.lang)), None)
            if name is None:
                name = Name(term.text)
                alike.append(name)
            name.add(word, place)
    for name in (n for alike in names.values() for n in alike if len(n.renderings) > 1):
        usual, *others = sorted(name.renderings, key=lambda r: -len(r.places))
        yield from ((usual, other) for other in others)


def _matches(pair: Pair) -> Iterator[tuple[Term, str, Place]]:
    """The names of the original whose counterpart is beyond doubt."""
    a, b = (view_of(p) for p in pair.sides)
    if max(len(a.terms), len(b.terms)) > MOST_WORDS:
        return
    own, other = ([i for i, t in enumerate(v.terms) if _is_name(t, p.lang)] for v, p in zip((a, b), pair.sides, strict=True))
    scores = {(i, j): heard(a.terms[i], b.terms[j]) for i in own for j in other}
    for (i, j), score in scores.items():
        row = [s for (k, m), s in scores.items() if k == i and b.terms[m].text != b.terms[j].text]
        column = [s for (k, m), s in scores.items() if m == j and a.terms[k].text != a.terms[i].text]
        if score >= SURE and max(row + column, default=0.0) < DOUBTFUL:
            yield a.terms[i], b.terms[j].text, Place(pair, *(Span(v.starts[k], v.starts[k] + len(v.terms[k].text)) for v, k in ((a, i), (b, j))))


def _is_name(term: Term, lang: str) -> bool:
    if not term.inside or term.acronym or term.lang != lang or len(term.text) < SHORTEST:
        return False
    return lang != "ru" or not any("Name" in r.grammemes for r in readings(term.text, "ru"))


def same(one: str, other: str, lang: str) -> bool:
    """Whether two words are forms of one spelling: cases, plurals, the adjective of a place, a woman's surname."""
    a, b = fold(one), fold(other)
    n = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if a == b or (n > SHORTEST_STEM and one_thing(one, other, lang)):
        return True
    return any(_end_alike(a[k:], b[k:], lang) for k in range(SHORTEST_STEM, n + 1))


def _end_alike(a: str, b: str, lang: str) -> bool:
    if lang == "ru":
        return a in RUSSIAN_ENDS and b in RUSSIAN_ENDS
    return (a in ENGLISH_DERIVED and b in ENGLISH_ENDS | ENGLISH_DERIVED) or (b in ENGLISH_DERIVED and a in ENGLISH_ENDS)
