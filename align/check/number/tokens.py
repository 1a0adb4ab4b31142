"""Text to figures, words, and the marks around them. Addresses of the web and of mail, and places for a program's values (%1$s), are passed over."""

from typing import Literal, NamedTuple

import regex

from align.check.number.amount import SPACES
from align.morphology import fold
from align.span import Span

TokenKind = Literal["figure", "date", "clock", "ratio", "phone", "vulgar", "word", "mark"]
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6),
          "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip
HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
DASHES = HYPHENS + "\N{FIGURE DASH}–—−"

TOKEN = regex.compile(
    rf"""
      (?P<phone>\+\d[\d{SPACES}(){DASHES}]{{8,20}}\d)
    | (?P<date>(?<![\d.,/-])(?:\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d)(?![\d/]))
    | (?P<clock>(?<![\d:])\d{{1,3}}[:∶](?:[ ]?00|\d{{1,3}})(?:[:∶.]\d{{1,3}})?(?!\d))
    | (?P<ratio>(?<![\d/])\d{{1,6}}/\d{{1,6}}(?![\d/]))
    | (?P<figure>(?<!\d)\d{{1,3}}(?:[{SPACES}]\d{{3}}){{1,6}}(?:[.,]\d{{1,9}})?(?!\d)|\d+(?:[.,]\d+)*)
    | (?P<vulgar>[{"".join(VULGAR)}])
    | (?P<word>[\p{{L}}\p{{M}}]+(?:['’]\p{{L}}+)*)
    | (?P<mark>[%‰\p{{Sc}}°№#×+()\[\]'’′"″“”«»])
    """,
    regex.VERBOSE,
)
OPAQUE = regex.compile(r"(?:https?://|www\.)\S+|(?<!\S)[\w.+-]{1,80}@[\w.-]+|(?<!\w)[@#]\p{L}\w*|%\d+\$")
OPAQUE_SIGNS = "@", "://", "www.", "#", "$"


class Token(NamedTuple):
    """`text` is folded (small letters, ё as е) if it is a word; `gap` is what stands between the token before and this one."""

    kind: TokenKind
    text: str
    raw: str
    span: Span
    gap: str

    @property
    def hyphened(self) -> bool:
        """Joined to the token before by a hyphen."""
        return len(self.gap) == 1 and self.gap in HYPHENS

    @property
    def attached(self) -> bool:
        """Written together with the token before."""
        return not self.gap

    @property
    def beside(self) -> bool:
        """Only white space or a hyphen stands before."""
        return self.gap.isspace() or self.hyphened


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    if any(sign in text for sign in OPAQUE_SIGNS):
        text = OPAQUE.sub(lambda m: "\0" * len(m.group()), text)
    found: list[Token] = []
    end = 0
    for m in TOKEN.finditer(text):
        kind, raw, span = m.lastgroup, m.group(), Span(*m.span())
        found.append(Token(kind, fold(raw) if kind == "word" else raw, raw, span, text[end : span.start]))
        end = span.end
    return found
