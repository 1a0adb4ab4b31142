"""Files to documents: what is in them, in which language, and which side is the original."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from align.blocks import split_blocks, split_markdown_blocks
from align.document import Block, Document
from align.errors import InputError
from align.language import detect_language
from align.read.bilingual import original_said_by, split_sides
from align.read.decode import decode
from align.span import Span

NAMES = {"en": "English", "ru": "Russian"}
OTHER = {"en": "ru", "ru": "en"}
LARGEST_FILE = 1 << 30  # bytes

Blocks = tuple[Block, ...]
# A new format of text is one line here.
READERS: dict[str, Callable[[str], Blocks]] = {
    ".txt": split_blocks, ".text": split_blocks, ".md": split_markdown_blocks, ".markdown": split_markdown_blocks
}  # fmt: skip
NOT_YET = {
    ".html": "a web page", ".htm": "a web page", ".docx": "a Word file", ".odt": "an ODT file", ".epub": "a book", ".srt": "subtitles",
    ".tmx": "a TMX file",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its whole text and the blocks in it."""

    path: str
    text: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sides of a job; `direction` says how it was decided which is the original."""

    original: Document
    translation: Document
    direction: str


def read_file(path: Path) -> Source:
    """Raises InputError, whose message names the file, if it cannot be read as text."""
    if (what := NOT_YET.get(path.suffix.lower())) is not None:
        raise InputError(f"{path}: {what} cannot be read yet; save it as plain text (.txt) first")
    text = decode(_read_bytes(path), str(path))
    return Source(str(path), text, READERS.get(path.suffix.lower(), split_blocks)(text))


def read_pair(first: Path, second: Path, original: str | None = None) -> Pair:
    """Two files, one English and one Russian; the first is the original unless `original` ("en" or "ru") says otherwise. Raises InputError."""
    _refuse_same_file(first, second)
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
    """One file that holds both languages, as halves or as paragraphs in turn. Raises InputError."""
    source = read_file(path)
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
    _refuse_same_file(first, second)
    original, translation = (_lines(path) for path in (first, second))
    return Pair(original, translation, "the first argument")


def _lines(path: Path) -> Document:
    text = decode(_read_bytes(path), str(path))
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        lead = len(line) - len(line.lstrip())
        if words := line.strip():
            blocks.append(Block(Span(start + lead, start + lead + len(words))))
        start += len(line)
    return Document(str(path), detect_language(text) or "und", text, tuple(blocks))


def _pair(first: Source, second: Source, original: str | None) -> Pair:
    langs = [_language_of(s) for s in (first, second)]
    if langs[0] == langs[1]:
        raise InputError(f"{first.path} and {second.path}: both are {NAMES[langs[0]]}; give the {NAMES[OTHER[langs[0]]]} text as one of the two files")
    documents = [Document(s.path, lang, s.text, s.blocks) for s, lang in zip((first, second), langs, strict=True)]
    if original and langs[0] != original:
        documents.reverse()
    return Pair(documents[0], documents[1], f"--original {original}" if original else "the first argument")


def _language_of(source: Source) -> str:
    lang = detect_language(source.text)
    if lang is None:
        raise InputError(f"{source.path}: no Russian or English text found; Sverka compares English with Russian")
    return lang


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"{path}: larger than {LARGEST_FILE >> 30} GiB; split it into documents and use: sverka batch FOLDER")
        return path.read_bytes()
    except FileNotFoundError as e:
        raise InputError(f"{path}: no such file; check the name") from e
    except IsADirectoryError as e:
        raise InputError(f"{path}: this is a folder; for a folder use: sverka batch {path} -o OUT") from e
    except PermissionError as e:
        raise InputError(f"{path}: no permission to read it; change its permissions or copy it") from e
    except (OSError, ValueError) as e:
        raise InputError(f"{path}: cannot be read ({e})") from e


def _refuse_same_file(first: Path, second: Path) -> None:
    try:
        same = first.samefile(second) or (first.stat().st_size == second.stat().st_size and _read_bytes(first) == _read_bytes(second) != b"")
    except OSError:
        return  # whichever is missing is told when it is read
    if same:
        raise InputError(f"{first} and {second}: the same text twice; give the original and its translation")
