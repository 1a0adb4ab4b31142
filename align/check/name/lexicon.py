"""Names known in both languages: Babel's (countries, languages, cities, months, days) and those of the table. Each thing that is meant has a number; words of
either language that name it meet in that number."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from align.check.name import exonyms
from align.morphology import fold, lemmas

Forms = frozenset[str]
LONGEST_NAME = 5  # words
N_START = 3  # letters that all forms of a word have in common


@dataclass(frozen=True, slots=True)
class Names:
    """Of one language: under each form of a first word, the forms of the further words, and the thing."""

    by_first: dict[str, list[tuple[tuple[Forms, ...], int]]]

    def find(self, words: Sequence[Forms]) -> Iterator[tuple[int, int, int]]:
        """The first word, the number of words and the thing of each name in a text, whose words are given by their forms."""
        for i, here in enumerate(words):
            for form in here:
                for rest, thing in self.by_first.get(form, ()):
                    if not rest or (i + len(rest) < len(words) and all(words[i + 1 + k] & wanted for k, wanted in enumerate(rest))):
                        yield i, 1 + len(rest), thing


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`names` by language; English words that Russian acronyms (`shortened`) and the `beginnings` of compounds stand for; the first letters of all Russian
    words in these, and of those that stand for English ones; the things that are `ordinary`: parts of names that name nothing by themselves."""

    names: dict[str, Names]
    shortened: dict[str, frozenset[str]]
    beginnings: dict[str, frozenset[str]]
    russian_starts: frozenset[str]
    accounting_starts: frozenset[str]
    ordinary: range


@functools.cache
def lexicon() -> Lexicon:
    """Built once a process."""
    names = {lang: Names({}) for lang in ("en", "ru")}
    parts = list(_of_table(exonyms.PARTS_OF_NAMES))
    tables = (*(_of_table(t) for t in (exonyms.PLACES, exonyms.BODIES, exonyms.THINGS, exonyms.GIVEN_NAMES)), _of_babel())
    for thing, (english, russian) in enumerate([*parts, *(names for table in tables for names in table)]):
        for lang, known in (("en", english), ("ru", russian)):
            for name in dict.fromkeys(known):
                # A single word of the tables is a dictionary form already.
                words: list[Forms] = [forms(w, lang) for w in name.split()] if lang == "en" or " " in name else [frozenset({fold(name)})]
                for form in words[0]:
                    names[lang].by_first.setdefault(form, []).append((tuple(words[1:]), thing))
    shortened, beginnings = _bags(exonyms.SHORTENED), _bags(exonyms.BEGINNINGS)
    entries = names["ru"].by_first.items()
    in_russian = {form for first, rests in entries for form in (first, *(f for rest, _ in rests for fs in rest for f in fs))}
    accounting = _starts(shortened) | _starts(beginnings)
    return Lexicon(names, shortened, beginnings, _starts(in_russian) | accounting, accounting, range(len(parts)))


@functools.lru_cache(maxsize=1 << 16)
def known_forms(word: str, lang: str) -> Forms:
    """The forms of a word, if it may be one of a known name: dictionary forms are dear. None of one that may not."""
    return forms(word, lang) if lang != "ru" or fold(word[:N_START]) in lexicon().russian_starts else frozenset()


@functools.lru_cache(maxsize=1 << 16)
def forms(word: str, lang: str) -> Forms:
    """What a word is looked up by: as it is, and without an English plural's ending or by its dictionary forms."""
    folded = fold(word)
    if lang == "en":
        folded = folded.strip(".")
        return frozenset({folded, folded.removesuffix("s")} if len(folded) > 3 else {folded})
    return lemmas(word, lang) | {folded}


def _starts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w[:N_START] for w in words)


def _of_table(table: str) -> Iterator[tuple[list[str], list[str]]]:
    for line in table.splitlines():
        english, _, russian = line.partition(" = ")
        if russian:
            yield _split(english), _split(russian)


def _split(names: str) -> list[str]:
    return [n.strip() for n in names.split(",")]


def _bags(table: str) -> dict[str, frozenset[str]]:
    lines = (line.partition(" = ") for line in table.strip().splitlines())
    return {short: frozenset(words.split()) for short, _, words in lines}


def _of_babel() -> Iterator[tuple[list[str], list[str]]]:
    from babel import Locale

    english, russian = Locale("en"), Locale("ru")
    for table in ("territories", "languages"):
        there = getattr(russian, table)
        yield from _both((name, there.get(key)) for key, name in getattr(english, table).items() if not key.isdigit())
    zones = english.time_zones
    yield from _both((zones.get(key, {}).get("city") or key.split("/")[-1].replace("_", " "), zone.get("city")) for key, zone in russian.time_zones.items())
    for kind in ("months", "days"):
        mine, theirs = (getattr(locale, kind)["stand-alone"]["wide"] for locale in (english, russian))
        yield from _both((name, theirs[key]) for key, name in mine.items())


def _both(names: Iterable[tuple[str, str | None]]) -> Iterator[tuple[list[str], list[str]]]:
    """Those known in both languages, without what stands in brackets."""
    for english, russian in names:
        plain = [n.partition("(")[0].replace("&", "and").strip() for n in (english, russian or "")]
        if all(plain) and all(len(n.split()) <= LONGEST_NAME for n in plain):
            yield [fold(plain[0])], [fold(plain[1])]


def one_thing(one: str, other: str, lang: str) -> bool:
    """Whether two words of a language name one thing, as German and Germany do."""
    by_first = lexicon().names[lang].by_first
    things = [{thing for form in forms(word, lang) for rest, thing in by_first.get(form, ()) if not rest} for word in (one, other)]
    return bool(things[0] & things[1])
