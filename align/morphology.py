"""Words to dictionary forms: Russian by pymorphy3 (OpenCorpora's dictionary), English by simplemma. Other languages keep the word as it is."""

import functools
from typing import Any, NamedTuple

import regex

WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’‑-][\p{L}\p{M}]+)*|\d+")
APOSTROPHES = str.maketrans({"’": "'", "‑": "-"})
ACUTE = str.maketrans("", "", "\N{COMBINING ACUTE ACCENT}")  # marks the stress in Russian


class Reading(NamedTuple):
    """One way to take a word: its dictionary form in lower case (ё as е), and its grammemes in OpenCorpora's terms (NOUN, anim, Surn, ablt …)."""

    lemma: str
    grammemes: frozenset[str]


@functools.lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word without what does not tell words apart: case, stress, the dots of ё, kinds of apostrophe."""
    return word.translate(ACUTE).translate(APOSTROPHES).lower().replace("ё", "е")


@functools.lru_cache(maxsize=100_000)
def readings(word: str, lang: str) -> tuple[Reading, ...]:
    """The ways to take a word, the likeliest first; at least one. Grammemes are known of Russian words only."""
    folded = fold(word)
    if lang == "ru":
        found = tuple(Reading(p.normal_form.replace("ё", "е"), frozenset(p.tag.grammemes)) for p in _russian().parse(folded))
        return tuple(dict.fromkeys(found)) or (Reading(folded, frozenset()),)
    return (Reading(_english(folded) if lang == "en" else folded, frozenset()),)


def lemma(word: str, lang: str) -> str:
    """The likeliest dictionary form."""
    return readings(word, lang)[0].lemma


def lemmas(word: str, lang: str) -> frozenset[str]:
    """All dictionary forms that a word may be of."""
    return frozenset(r.lemma for r in readings(word, lang))


@functools.cache
def _russian() -> Any:
    import pymorphy3  # its dictionary takes 0.1 s to open

    return pymorphy3.MorphAnalyzer(lang="ru")


def _english(word: str) -> str:
    import simplemma  # its table takes 0.1 s to open

    return str(simplemma.lemmatize(word.removesuffix("'s").removesuffix("'"), lang="en")).lower()


@functools.lru_cache(maxsize=20_000)
def is_word(word: str, lang: str) -> bool:
    """Does the dictionary have this form?"""
    if lang == "ru":
        return bool(_russian().word_is_known(fold(word)))
    import simplemma  # its table takes 0.1 s to open

    return bool(lang == "en" and simplemma.is_known(fold(word), lang="en"))
