"""A look into texts whose names do not tell: which languages are in them, and so whether they are a pair, bilingual, or one side of something."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from align.errors import SverkaError
from align.language import detect_language
from align.pairing.own import is_own
from align.read import read_bilingual, read_file
from align.read.bilingual import split_sides
from align.read.fetch import fetched

BOTH, UNREADABLE, OWN = "both", "unreadable", "own"


@dataclass(frozen=True, slots=True)
class Text:
    """A file: its name below the corpus, its whole path or address, its bytes."""

    name: str
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Seen:
    """`kinds` has for each text "en", "ru", "both", "unreadable", "own" for a report of Sverka's, or "" for neither language; `digests` are of their bytes."""

    texts: tuple[Text, ...]
    kinds: tuple[str, ...]
    digests: tuple[bytes, ...] = ()


def look_into(texts: tuple[Text, ...]) -> Seen:
    """What is in one or two texts; never raises, as an unreadable one is told when it is compared."""
    kinds, digests = zip(*map(_look, texts), strict=True)
    return Seen(texts, kinds, digests)


def _look(text: Text) -> tuple[str, bytes]:
    try:
        with fetched((text.path,)) as (here,):
            return _kind(here), digest_of(here)
    except Exception:  # whatever is wrong with it, a reader's own fault too, is told when it is compared
        return UNREADABLE, b""


def _kind(path: Path) -> str:
    if is_own(path):
        return OWN
    try:
        source = read_file(path)
    except SverkaError:
        read_bilingual(path)  # a file of segments is no single text
        return BOTH
    sides = split_sides(source.text, source.blocks)
    return BOTH if all(sides.values()) else detect_language(source.text) or ""


def digest_of(path: Path) -> bytes:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").digest()
