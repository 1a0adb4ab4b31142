"""One file with both languages: which block belongs to which side, and which side is the original."""

import itertools
import re
from collections.abc import Sequence

from align.document import Block, Document
from align.language import count_letters, detect_language, script_of

SHORT = 40  # letters: a foreign block as short as this, alone in the other language's run, is a name or a quotation there
STRAY_SHARE = 0.02  # of a text's letters, below which the other language is a few stray words

# A side that names its translator is the translation.
TRANSLATED = {
    "en": re.compile(r"^\W*(?:translated|translation)\b(?:\s+(?:from|by|into)\b|\s*:)|\btranslated (?:from the russian|by)\b", re.IGNORECASE | re.MULTILINE),
    "ru": re.compile(r"^\W*(?:перев[её]л|перевела|перевод|переводчик)\b", re.IGNORECASE | re.MULTILINE),
}
LABELLED = {
    "en": re.compile(r"^\W*original\s*:", re.IGNORECASE | re.MULTILINE),
    "ru": re.compile(r"^\W*оригинал\s*:", re.IGNORECASE | re.MULTILINE),
}


def split_sides(text: str, blocks: Sequence[Block]) -> dict[str, tuple[Block, ...]]:
    """The blocks by language, every block on one side; a side with a few stray words only is given none.

    Blocks without a language of their own (figures, a rule of dashes, code) go with the block before them, the first ones with the block after.
    """
    langs: list[str | None] = [script_of(b.span.of(text)) if b.kind != "code" else None for b in blocks]
    letters = [sum(count_letters(b.span.of(text))) for b in blocks]
    _absorb_strays(langs, letters)
    _fill(langs)
    sides = {lang: tuple(b for b, own in zip(blocks, langs, strict=True) if own == lang) for lang in ("en", "ru")}
    total = sum(letters)
    for lang, other in (("en", "ru"), ("ru", "en")):
        own = "\n\n".join(b.span.of(text) for b in sides[lang])
        if sum(count_letters(own)) < STRAY_SHARE * total or detect_language(own) is None:
            sides[other], sides[lang] = tuple(blocks) if sides[other] else (), ()
    return sides


def _absorb_strays(langs: list[str | None], letters: Sequence[int]) -> None:
    """A short foreign block between two long ones of the other language is part of that text, unless the file's languages alternate."""
    before = list(langs)
    known = [n for n, lang in enumerate(before) if lang]
    changes = sum(before[a] != before[b] for a, b in itertools.pairwise(known))
    if changes > 0.3 * len(known):
        return
    for a, n, b in zip(known, known[1:], known[2:], strict=False):
        if letters[n] <= SHORT and before[a] == before[b] != before[n] and min(letters[a], letters[b]) > SHORT:
            langs[n] = before[a]


def _fill(langs: list[str | None]) -> None:
    last = next((lang for lang in langs if lang), None)
    for n, lang in enumerate(langs):
        last = langs[n] = lang or last


def original_said_by(english: Document, russian: Document) -> tuple[str, str]:
    """The original's language, and how that was decided."""
    documents = {"en": english, "ru": russian}
    texts = {lang: "\n".join(b.span.of(d.text) for b in d.blocks) for lang, d in documents.items()}
    names, others = {"en": "English", "ru": "Russian"}, {"en": "ru", "ru": "en"}
    for lang in ("en", "ru"):
        if (m := TRANSLATED[lang].search(texts[lang])) and not TRANSLATED[others[lang]].search(texts[others[lang]]):
            return others[lang], f"guessed: the {names[lang]} text says “{_short(m.group())}”"
    for lang in ("en", "ru"):
        if LABELLED[lang].search(texts[lang]):
            return lang, f"guessed: the {names[lang]} text is labelled as the original"
    if english.path != russian.path:
        return "ru", "guessed: nothing in the two files says so (--original en for the other way)"
    first = "en" if english.blocks[0].span.start < russian.blocks[0].span.start else "ru"
    return first, f"guessed: nothing in the file says so, and the {names[first]} text comes first (--original {others[first]} for the other way)"


def _short(words: str) -> str:
    return " ".join(words.split()).strip(" :-–—")
