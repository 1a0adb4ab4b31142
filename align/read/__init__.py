"""Files to documents: what is in them, in which language, and which side is the original."""

from dataclasses import dataclass
from pathlib import Path

from align.blocks import split_blocks
from align.document import Block, Document
from align.errors import InputError
from align.language import detect_language
from align.read.bilingual import original_said_by, split_sides
from align.read.content import Segments
from align.read.decode import decode
from align.read.formats import READERS
from align.read.given import GivenBeads, as_given
from align.read.languages import NAMES, OTHER, languages_of
from align.read.source import Source, as_source, read_bytes, read_content, read_file, refuse_same_file
from align.span import Span

__all__ = ["READERS", "GivenBeads", "Pair", "Source", "pair_from_texts", "read_bilingual", "read_file", "read_lines", "read_pair", "read_unordered"]


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sides of a job; `direction` says how it was decided which is the original.

    `given` are the beads of a file that is aligned already, by blocks, in its order; None where they are to be found.
    """

    original: Document
    translation: Document
    direction: str
    given: GivenBeads | None = None


def read_pair(first: Path, second: Path, original: str | None = None) -> Pair:
    """Two files, one English and one Russian; the first is the original unless `original` ("en" or "ru") says otherwise. Raises InputError."""
    refuse_same_file(first, second)
    return _pair(read_file(first), read_file(second), original)


def read_unordered(first: Path, second: Path, original: str | None = None) -> Pair:
    """Two files that nobody has put in order: which is the original is guessed from what they say. Raises InputError."""
    pair = read_pair(first, second, original)
    if original:
        return pair
    documents = {d.lang: d for d in (pair.original, pair.translation)}
    lang, direction = original_said_by(documents["en"], documents["ru"])
    return Pair(documents[lang], documents[OTHER[lang]], direction)


def pair_from_texts(original: str, translation: str) -> Pair:
    """Two texts, one English and one Russian. Raises InputError if they are not."""
    sources = [Source(name, text, split_blocks(text)) for name, text in (("original", original), ("translation", translation))]
    for source in sources:
        if not source.text.strip():
            raise InputError(f"{source.path}: the text is empty; give a text with words in it")
    return _pair(sources[0], sources[1], None)


def read_bilingual(path: Path, original: str | None = None) -> Pair:
    """One file that holds both languages, as halves, as paragraphs in turn, or as segments that are aligned already. Raises InputError."""
    content = read_content(path)
    if isinstance(content, Segments):
        given = as_given(content, path, original)
        return Pair(given.original, given.translation, given.direction, given.beads)
    source = as_source(content, path)
    sides = split_sides(source.text, source.blocks)
    for lang, name in NAMES.items():
        if not sides[lang]:
            there = detect_language(source.text)
            if there is None:
                raise InputError(f"{path}: no Russian or English text found; Sverka compares English with Russian")
            raise InputError(f"{path}: no {name} text found; give the {name} text as a second file, or one file that holds both languages")
    documents = {lang: Document(source.path, lang, source.text, blocks) for lang, blocks in sides.items()}
    lang, direction = (original, f"--original {original}") if original else original_said_by(documents["en"], documents["ru"])
    return Pair(documents[lang], documents[OTHER[lang]], direction)


def read_lines(first: Path, second: Path) -> Pair:
    """Two files with a sentence a line, in any languages; nothing is segmented or detected. Raises InputError."""
    refuse_same_file(first, second)
    original, translation = (_lines(path) for path in (first, second))
    return Pair(original, translation, "the first argument")


def _lines(path: Path) -> Document:
    text = decode(read_bytes(path), str(path))
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        lead = len(line) - len(line.lstrip())
        if words := line.strip():
            blocks.append(Block(Span(start + lead, start + lead + len(words))))
        start += len(line)
    return Document(str(path), detect_language(text) or "und", text, tuple(blocks))


def _pair(first: Source, second: Source, original: str | None) -> Pair:
    langs = languages_of(first, second)
    documents = [Document(s.path, lang, s.text, s.blocks) for s, lang in zip((first, second), langs, strict=True)]
    if original and langs[0] != original:
        documents.reverse()
    return Pair(documents[0], documents[1], f"--original {original}" if original else "the first argument")
