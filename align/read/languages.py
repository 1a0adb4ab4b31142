"""Which of two files is in which language, also where half of a translation is not translated yet."""

from align.errors import InputError
from align.language import count_letters, detect_language
from align.read.source import Source

NAMES = {"en": "English", "ru": "Russian"}
OTHER = {"en": "ru", "ru": "en"}
HALF_RUSSIAN, HARDLY_RUSSIAN = 0.2, 0.02  # share of Cyrillic among the letters


def languages_of(first: Source, second: Source) -> tuple[str, str]:
    """One is "en" and the other "ru". Raises InputError if they are not."""
    langs = language_of(first), language_of(second)
    if langs[0] != langs[1]:
        return langs
    if langs[0] == "en" and (russian := _half_russian(first, second)) is not None:
        return ("ru", "en") if russian is first else ("en", "ru")
    raise InputError(f"{first.path} and {second.path}: both are {NAMES[langs[0]]}; give the {NAMES[OTHER[langs[0]]]} text as one of the two files")


def language_of(source: Source) -> str:
    """Raises InputError for neither English nor Russian."""
    lang = detect_language(source.prose) or detect_language(source.text)
    if lang is None:
        raise InputError(f"{source.path}: no Russian or English text found; Sverka compares English with Russian")
    return lang


def _half_russian(first: Source, second: Source) -> Source | None:
    """The one of two English texts that is a Russian one with much left in English: it has Russian in it and the other has not."""
    shares = {s.path: _cyrillic(s) for s in (first, second)}
    for own, other in ((first, second), (second, first)):
        enough = HARDLY_RUSSIAN if (own.lang, other.lang) == ("ru", "en") else HALF_RUSSIAN
        if shares[own.path] >= enough and shares[other.path] <= HARDLY_RUSSIAN:
            return own
    return None


def _cyrillic(source: Source) -> float:
    cyrillic, latin = count_letters(source.prose)
    return cyrillic / max(1, cyrillic + latin)
