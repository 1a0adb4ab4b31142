"""Where a sentence might end: one scan over a block, and what stands on either side of each place."""

import re
from collections.abc import Iterator

from align.segmenter.language import Language
from align.span import Span

WINDOW = 48  # how many characters either side of a stop are looked at

STOPS = ".!?…‼⁇⁈⁉。．！？｡"
QUOTES = "\"'»”’“›`"
CLOSERS = QUOTES + ")]}>*_"
EMOJI = "\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff"
OPENERS = "\"'«“„‘’”»‹([{<`*_#¿¡"
DASHES = "-–—―‒−"

# Each part is entered once and always succeeds, so the scan never goes back over what it has read.
CANDIDATE = re.compile(
    rf"([{STOPS}])"
    rf"([{STOPS}]*(?:[ \xa0][{STOPS}](?=[\s)\"'»”’]|$))*)"
    rf"([{re.escape(CLOSERS)}]*(?:[.…,](?=[\s]|$))?)"
    rf"((?:[⁰¹²³⁴-⁹]+|(?<=[^\W\d_][.)])\d{{1,3}}(?:[,–-]\d{{1,3}}| \d{{1,3}}(?= [A-ZА-ЯЁ]))?(?=\s))?"
    rf"(?:\s?[{EMOJI}])*(?:\s?\[\d{{1,3}}(?:[–,-]\s?\d{{1,3}})?\])*)"
    r"(\s*)"
)
RIGHT = re.compile(rf"([\s{re.escape(OPENERS + DASHES)}{STOPS}]*)(\w*)")
NOTE_NUMBER = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}| \d{1,3})?\s{1,3}([^\W\d_]+)")
SPACED_QUOTE = re.compile(r"(''|``|[\"'])\s{1,3}")
SPACED_QUOTES = re.compile(r"(?<!\S)(''|``|[\"'])(?!\S)")
JOINED_OPENER = re.compile(r"(?<!\S)[\"'](?=\w)")
JOINED_CLOSER = re.compile(r"(?<=[\w.,!?;:…])[\"'](?!\w)")
LEFT_EDGE = re.compile(rf"[\s{re.escape(OPENERS)}{re.escape(')]}')}–—/,;:…]+")


class Candidate:
    """A place after a stop (and the closing marks behind it) where white space may separate two sentences.

    `at` is where the left sentence would end and `resume` where the right one would start; `begin` is where the current sentence began.
    `word` is what stands before the stop, as written, `key` the same in small letters, without a number in front and joined to its parts (`т. е`).
    `lead` holds quotes, brackets, dashes and dots before the next word, `next`.
    """

    __slots__ = (
        "at", "begin", "block", "closers", "end", "gap", "key", "language", "lead", "marks", "next", "next_end", "number", "resume", "stop", "stop_at",
        "text", "word",
    )  # fmt: skip

    def __init__(self, match: "re.Match[str]", begin: int, block: Span, language: Language) -> None:
        self.text = text = match.string
        first, more, self.closers, self.marks, self.gap = match.groups()
        self.stop = first + more if more else first
        self.stop_at = p = match.start()
        self.at = match.start(5)
        self.resume = match.end()
        self.begin, self.end, self.block, self.language = begin, block.end, block, language
        self._read_right()
        if self.lead or not self.next[:1].isalpha():
            self._move_marks()
        low = max(begin, p - WINDOW)
        word = text[max(low, text.rfind(" ", low, p) + 1) : p]
        self.number = ""
        if word.isalpha():
            self.word = word
            self.key = word.lower()
            if len(word) < 4 and (len(word) > 1 or word.islower()):
                self._join_parts(p - len(word), low)
        else:
            self._read_left(p, low)

    def _read_right(self) -> None:
        tail = RIGHT.match(self.text, self.resume, min(self.end, self.resume + WINDOW))
        assert tail
        self.lead, self.next = tail.groups()
        self.next_end = tail.end()

    def _move_marks(self) -> None:
        """A note's number, or a closing quote set off by a space, belongs to what stands before it."""
        if not self.lead and self.gap:
            note = NOTE_NUMBER.match(self.text, self.resume, min(self.end, self.resume + WINDOW))
            if note and note[1][0].isupper() and note[1].lower() in self.language.starters and self.text[self.stop_at - 1].isalpha() and self.stop == ".":
                self._pass(note.start(1))
        else:
            quote = SPACED_QUOTE.match(self.text, self.resume, self.end)
            if quote and len(self.gap) == 1 and self._is_open(quote[1]):
                self.closers += quote[1]
                self._pass(quote.end())

    def _is_open(self, quote: str) -> bool:
        """Whether a quote mark between spaces has been opened, and not closed, shortly before."""
        low = max(self.block.start, self.stop_at - 6 * WINDOW)
        n_before = sum(1 for m in SPACED_QUOTES.finditer(self.text, low, self.stop_at) if m[1] == quote)
        n_opened = sum(m[0] == quote for m in JOINED_OPENER.finditer(self.text, low, self.stop_at))
        n_closed = sum(m[0] == quote for m in JOINED_CLOSER.finditer(self.text, low, self.stop_at))
        return (n_before + max(0, n_opened - n_closed)) % 2 == 1

    def _pass(self, resume: int) -> None:
        """Moves the boundary to just before `resume`."""
        self.at = resume - (len(self.text[self.stop_at : resume]) - len(self.text[self.stop_at : resume].rstrip()))
        self.resume = resume
        self._read_right()

    def _read_left(self, p: int, low: int) -> None:
        """The word before the stop when it is more than letters: `т.е`, `5ft`, `(см`, `(1987)`, or nothing."""
        head = self.text[low:p]
        bare = head.rstrip()
        spaced = len(head) - len(bare)
        if spaced > 1 or (spaced and self.stop != "."):
            bare = ""
        pieces = LEFT_EDGE.split(bare[-WINDOW:])
        word = pieces[-1]
        self.word = word
        key = word.lower()
        if "-" in key and key not in self.language.abbreviations:
            tail = key.rsplit("-", 1)[1]
            if tail in self.language.abbreviations and "." not in key and not key[0].isdigit():
                key = tail
        if key[:1].isdigit():
            unit = word.lstrip("0123456789.,:-–")
            self.number, key = word[: len(word) - len(unit)], unit.lower() if unit.islower() or len(unit) > 1 else unit
        self.key = key
        if word and len(word) < 4 and not self.number and (len(word) > 1 or word.islower()):
            self._join_parts(p - spaced - len(word), low)

    def _join_parts(self, start: int, low: int) -> None:
        """`т. е`: a short word after a stop and one space belongs to the short word before it."""
        text, key = self.text, self.key
        for _ in range(3):
            if start - 3 < low or text[start - 2] != "." or not text[start - 1].isspace():
                break
            left = max(low, start - 7)
            part = LEFT_EDGE.split(text[left : start - 2])[-1].lower()
            if not part or len(part) > 4:
                break
            joined = f"{part}.{key}"
            if joined in self.language.abbreviations:
                self.key = joined
            key = joined
            start -= 2 + len(part)

    @property
    def left(self) -> str:
        """Up to WINDOW characters of the current sentence before the stop."""
        return self.text[max(self.begin, self.stop_at - WINDOW) : self.stop_at]

    @property
    def before(self) -> str:
        """The word before `word`, with the marks that touch it."""
        head = self.left
        pieces = head[: len(head) - len(self.word)].split()
        return pieces[-1] if pieces else ""

    @property
    def right(self) -> str:
        """Up to WINDOW characters from where the next sentence would start."""
        return self.text[self.resume : min(self.end, self.resume + WINDOW)]

    @property
    def rest(self) -> str:
        """What follows the next word, up to WINDOW characters."""
        return self.text[self.next_end : min(self.end, self.next_end + WINDOW)]


def candidates_of(text: str, start: int, end: int) -> "Iterator[re.Match[str]]":
    """Every stop of `text[start:end]` with what trails it."""
    return CANDIDATE.finditer(text, start, end)
