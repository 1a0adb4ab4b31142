"""Whether a pair is English and Russian indeed."""

from align.check.checked import Pair
from align.language import script_of

LANGUAGES = frozenset({"en", "ru"})


def is_english_and_russian(pair: Pair) -> bool:
    """Are these the two languages, and each passage written in its own? Text that was left untranslated is no business of checks that compare words."""
    return {p.lang for p in pair.sides} == LANGUAGES and all(script_of(p.text) == p.lang for p in pair.sides)
