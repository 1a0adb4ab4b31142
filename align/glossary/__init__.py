"""A glossary: how terms are to be translated, and how they are not. Read from a table (TSV) or from TBX."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from align.errors import InputError

LARGEST_FILE = 20 << 20  # bytes
GIVEN, MEANT = "source", "target"  # the sides of a table whose languages its letters do not tell


@dataclass(frozen=True, slots=True)
class Terms:
    """The words for a concept in one language: those to use, and those not to use."""

    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """What the words are in each of two languages or more, in the order of the file."""

    terms: tuple[tuple[str, Terms], ...]

    def in_language(self, lang: str) -> Terms:
        """Its words in a language; none if the file has none."""
        return next((terms for own, terms in self.terms if own == lang), Terms())


@dataclass(frozen=True, slots=True)
class Glossary:
    """The concepts of a file. Languages are two-letter codes, or GIVEN and MEANT for the columns of a table in other languages than Russian and English."""

    path: str
    concepts: tuple[Concept, ...]

    def __str__(self) -> str:
        """For the report's signature: the same for the same concepts."""
        return f"glossary {hashlib.sha256(repr(self.concepts).encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"

    def rules(self, original: str, translation: str) -> Mapping[str, Terms]:
        """From each term of the original's language to its translations, whichever column has that. Raises InputError if there are none."""
        rules: dict[str, Terms] = {}
        for source, target in ((original, translation), (GIVEN, MEANT)):
            for concept in self.concepts:
                own, other = concept.in_language(source), concept.in_language(target)
                for term in own.allowed if other != Terms() else ():
                    rules[term] = _joined(rules.get(term, Terms()), other)
        if not rules:
            has = ", ".join(sorted({lang for concept in self.concepts for lang, _ in concept.terms}))
            raise InputError(f"{self.path}: no terms from {original} to {translation} (it has {has}); give a glossary of these two languages")
        return rules


def load_glossary(path: Path) -> Glossary:
    """A glossary's file. Raises InputError with the file, the line and what to write there."""
    from align.glossary.tbx import read_tbx
    from align.glossary.tsv import read_tsv

    data = _read(path)
    concepts = read_tbx(data, str(path)) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else read_tsv(data, str(path))
    if not concepts:
        raise InputError(f"{path}: no terms in it; write one a line: the term, a tab, its translations separated by |")
    return Glossary(str(path), concepts)


def _joined(one: Terms, two: Terms) -> Terms:
    """What may be used for either concept is not forbidden for both."""
    allowed = tuple(dict.fromkeys((*one.allowed, *two.allowed)))
    return Terms(allowed, tuple(t for t in dict.fromkeys((*one.forbidden, *two.forbidden)) if t not in allowed))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"{path}: larger than {LARGEST_FILE >> 20} MB; give a glossary of the terms that matter")
        return path.read_bytes()
    except FileNotFoundError as e:
        raise InputError(f"{path}: no such file; check the name given with --glossary") from e
    except IsADirectoryError as e:
        raise InputError(f"{path}: this is a folder; give a TSV or TBX file with --glossary") from e
    except (OSError, ValueError) as e:
        raise InputError(f"{path}: cannot be read ({e})") from e
