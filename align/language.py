"""Which language a text is in: Russian, English, or neither, by its letters and its commonest words."""

import re

import regex

LINK = re.compile(r"https?://\S{1,400}|\b[\w.+-]{1,64}@[\w.-]{1,200}")
CYRILLIC = regex.compile(r"\p{Script=Cyrillic}")
LATIN = regex.compile(r"\p{Script=Latin}")
NOT_RUSSIAN = re.compile("[іїєґўјљњћђџќѓѕ]")
NOT_ENGLISH = re.compile("[äöüßéèêëàâçñõøåæìíòóùúûîïôœąćęłńśźżčďěňřšťůýžğışţș]")  # no IGNORECASE: it takes the dotless ı for i
WORD = re.compile(r"[^\W\d_]+")
COMMON = {
    "en": frozenset(
        "the a an of and to in is are was were it that this for on with as by from at be have has had not he she they we you i his her its or but will".split()
    ),
    "ru": frozenset("и в во не на я что он она они мы вы с со как а то это по к но из у за от так о же для бы его её ее был была было были или".split()),
}
FEWEST_LETTERS = 2
NEUTRAL_SHARE = 0.5  # of letters, for a language to be called the text's own
FOREIGN_SHARE = 0.015  # of letters that the language does not have
LONG_TEXT = 40  # words; common words are asked for in a long text only
FEWEST_COMMON = 0.08


def count_letters(text: str) -> tuple[int, int]:
    """(Cyrillic, Latin) letters outside links and addresses."""
    clean = LINK.sub(" ", text)
    return len(CYRILLIC.findall(clean)), len(LATIN.findall(clean))


def script_of(text: str) -> str | None:
    """ "ru" where most letters are Cyrillic, "en" where most are Latin, None where there are hardly any: enough to tell the two sides of a file apart."""
    cyrillic, latin = count_letters(text)
    n = cyrillic + latin
    letters = sum(c.isalpha() for c in LINK.sub(" ", text))
    if n < FEWEST_LETTERS or n < NEUTRAL_SHARE * letters:
        return None
    return "ru" if cyrillic >= latin else "en"


def detect_language(text: str) -> str | None:
    """ "ru", "en", or None for another language or no words at all. Foreign names and quotations do not change the verdict."""
    lang = script_of(text)
    if lang is None:
        return None
    n = sum(count_letters(text))
    alien = (NOT_RUSSIAN if lang == "ru" else NOT_ENGLISH).findall(LINK.sub(" ", text).lower())
    words = WORD.findall(text.lower())
    if len(words) < LONG_TEXT:
        return None if len(alien) > max(2, 0.04 * n) else lang
    common = sum(w in COMMON[lang] for w in words) / len(words)
    return lang if common >= FEWEST_COMMON or (len(alien) < FOREIGN_SHARE * n and common >= FEWEST_COMMON / 3) else None
