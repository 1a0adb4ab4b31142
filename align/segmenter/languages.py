"""Which data a language code stands for; any other language is cut by the rules alone."""

from align.segmenter.english import ENGLISH
from align.segmenter.language import Language
from align.segmenter.russian import RUSSIAN

NEUTRAL = Language()
LANGUAGES = {language.code: language for language in (ENGLISH, RUSSIAN)}


def language_of(code: str) -> Language:
    """The data for a code such as `en`, `en-GB` or `ru_RU`."""
    return LANGUAGES.get(code[:2].lower(), NEUTRAL)
