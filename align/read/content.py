"""What a reader makes of a file's bytes: a text with its blocks, or segments that are aligned already."""

import re
from dataclasses import dataclass

from align.document import Block, BlockKind
from align.span import Span

FOLDED = re.compile(r"[ \t\r\n\f]+")  # white space as markup has it; a no-break space stays
UNSEEN = re.compile("[\u00ad\ufeff\u2060]")  # soft hyphens and joiners, which would part a word in two
SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
POWER = re.compile(r"[+−-]?\d{1,4}")
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Content:
    """A text and the blocks in it; `lang` is the language that the file itself names, if it does."""

    text: str
    blocks: tuple[Block, ...]
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Segments:
    """Pairs of (original, translation), either of which may be empty; `langs` are those that the file names, and `direction` says by which words of its own
    the file names its original, "" if it does not."""

    pairs: tuple[tuple[str, str], ...]
    langs: tuple[str | None, str | None] = (None, None)
    direction: str = ""


class Collector:
    """Makes a text of blocks, with an empty line between them. `joins_code`: in the file every line of a listing is a paragraph of its own."""

    def __init__(self, joins_code: bool = False) -> None:
        self._joins_code = joins_code
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def add(self, words: str, kind: BlockKind = "paragraph") -> None:
        """One more block, unless there is nothing in it but white space."""
        bare = UNSEEN.sub("", words).strip()
        if not bare:
            return
        goes_on = self._joins_code and kind == "code" and bool(self._blocks) and self._blocks[-1].kind == "code"
        if self._parts:
            self._parts.append("\n" if goes_on else "\n\n")
            self._length += len(self._parts[-1])
        self._parts.append(bare)
        if goes_on:
            self._blocks[-1] = Block(Span(self._blocks[-1].span.start, self._length + len(bare)), kind)
            self._length += len(bare)
            return
        self._blocks.append(Block(Span(self._length, self._length + len(bare)), kind))
        self._length += len(bare)

    def content(self, lang: str | None = None) -> Content:
        """All that was added."""
        return Content("".join(self._parts), tuple(self._blocks), lang)


def fold(text: str) -> str:
    """Runs of white space as one space each, as a page shows them."""
    return FOLDED.sub(" ", text)


def fold_lines(text: str) -> str:
    """As `fold`, line by line; lines without words are left out."""
    lines = (fold(line).strip() for line in text.split(BREAK))
    return BREAK.join(line for line in lines if line)


def raised(text: str) -> str:
    """Superscript figures as characters of their own: 10⁶ is not 106. Other text as it is (2nd)."""
    return text.translate(SUPERSCRIPT) if POWER.fullmatch(text.strip()) else text


def plain_lang(tag: str | None) -> str | None:
    """The language of a tag like "en-GB" or "ru_RU", in small letters; None where there is none."""
    name = re.split(r"[-_.@]", (tag or "").strip().lower(), maxsplit=1)[0]
    return name if name.isalpha() and name not in ("und", "mul", "zxx", "c") else None
