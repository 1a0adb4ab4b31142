"""Segments that are aligned already, as two documents with a block a segment, and which block goes with which."""

from dataclasses import dataclass
from pathlib import Path

from align.document import Block, Document
from align.errors import InputError
from align.language import detect_language
from align.read.content import Segments
from align.span import Span

# (block of the original, block of the translation); None where a segment has no counterpart.
GivenBeads = tuple[tuple[int | None, int | None], ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Both sides of a file, the one that is the original first, its beads in the order of the file, and how it was decided which is the original."""

    original: Document
    translation: Document
    beads: GivenBeads
    direction: str


def as_given(segments: Segments, path: Path, original: str | None) -> Given:
    """The sides in the order of the file, unless `original` names the other's language. Raises InputError if there is nothing on a side, or both are in one
    language."""
    texts = [_Side(), _Side()]
    beads = tuple(bead for pair in segments.pairs if (bead := (texts[0].add(pair[0]), texts[1].add(pair[1]))) != (None, None))
    for side, name in zip(texts, ("original", "translation"), strict=True):
        if not side.blocks:
            raise InputError(f"{path}: no segment has any text on the side of the {name}; give a file that is translated, in part at least")
    langs = [named or detect_language(side.text) or "und" for named, side in zip(segments.langs, texts, strict=True)]
    if langs[0] == langs[1] != "und":
        raise InputError(f"{path}: both sides are in one language ({langs[0]}); give a file with the original and its translation")
    sides = [Document(str(path), lang, side.text, tuple(side.blocks)) for lang, side in zip(langs, texts, strict=True)]
    if original is None:
        return Given(sides[0], sides[1], beads, segments.direction or "the first in the file")
    if original not in langs:
        raise InputError(f"{path}: neither side is in the language of --original {original}; they are {langs[0]} and {langs[1]}")
    if langs[0] != original:
        sides.reverse()
        beads = tuple((b, a) for a, b in beads)
    return Given(sides[0], sides[1], beads, f"--original {original}")


class _Side:
    """A text of segments, with a line end between them."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self._length = 0

    def add(self, words: str) -> int | None:
        """The number of the segment's block, None for one without words."""
        bare = words.strip()
        if not bare:
            return None
        if self.parts:
            self.parts.append("\n")
            self._length += 1
        self.parts.append(bare)
        self.blocks.append(Block(Span(self._length, self._length + len(bare))))
        self._length += len(bare)
        return len(self.blocks) - 1

    @property
    def text(self) -> str:
        return "".join(self.parts)
