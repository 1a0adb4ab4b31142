"""The words of a passage, and the windows of words that may have been left out: from one boundary of phrases to another."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import regex

from align.check.checked import Passage
from align.check.coverage.function_words import FUNCTION_WORDS
from align.morphology import fold

Indices = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LONGEST = 24  # words in a window
PUNCTUATION = regex.compile(r"[;!?…()\[\]«»“”„\"–—]|[,.:](?!\w)|\s-\s")  # not those inside U.S., 229,4 and 17:30
SMALLEST_CONTENT, SHORTEST_NAME = 2, 4  # letters
INSIDE, BEFORE_FUNCTION_WORD, AT_PUNCTUATION, AT_NAME = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Forms:
    """n words, their `folded` forms, and whether each is written with a `capital` or as a figure."""

    written: tuple[str, ...]
    folded: tuple[str, ...]
    capital: Flags

    def __len__(self) -> int:
        return len(self.folded)


@dataclass(frozen=True, slots=True)
class WordRow(Forms):
    """The n words of a passage: `starts` and `ends` (n,) in its text, whether each is a word of `content`, a `name` (a capital in mid-sentence) or an
    `acronym`; `cuts` (n + 1,) say what is before each word, and after the last: INSIDE a phrase, BEFORE_FUNCTION_WORD, AT_PUNCTUATION or AT_NAME, before
    and after acronyms and names that were found to be unsaid."""

    starts: Indices
    ends: Indices
    content: Flags
    name: Flags
    acronym: Flags
    cuts: Indices

    def cut_at(self, names: Flags) -> "WordRow":
        """With boundaries before and after runs of these words (n,)."""
        edges = np.flatnonzero(np.diff(names.astype(np.int8), prepend=0, append=0))
        cuts = self.cuts.copy()
        cuts[edges[cuts[edges] == INSIDE]] = AT_NAME
        return replace(self, cuts=cuts)

    def places(self, windows: "Windows") -> tuple[Indices, Indices]:
        """Where windows start and end in the passage's text."""
        return self.starts[windows.firsts], self.ends[windows.lasts - 1]


@dataclass(frozen=True, slots=True)
class Windows:
    """`firsts` and `lasts` (k,): the first word of each window and the first after it."""

    firsts: Indices
    lasts: Indices

    def __len__(self) -> int:
        return len(self.firsts)

    def some(self, which: Indices) -> "Windows":
        """A few of them, in that order."""
        return Windows(self.firsts[which], self.lasts[which])


def forms_of(written: Sequence[str]) -> Forms:
    """Of words in any order."""
    return Forms(tuple(written), tuple(map(fold, written)), np.array([w[0].isupper() or w[0].isdigit() for w in written], bool))


def join_forms(parts: Sequence[Forms]) -> Forms:
    """Those of several sentences, in order."""
    capital = np.concatenate([p.capital for p in parts]) if parts else np.empty(0, bool)
    return Forms(tuple(w for p in parts for w in p.written), tuple(w for p in parts for w in p.folded), capital)


def word_row(passage: Passage) -> WordRow:
    """The words of a passage with their boundaries."""
    words = passage.words
    forms = forms_of([w.text for w in words])
    grammar = FUNCTION_WORDS.get(passage.lang, frozenset())
    content = np.array([w not in grammar and (len(w) >= SMALLEST_CONTENT or w[:1].isdigit()) for w in forms.folded], bool)
    return WordRow(
        written=forms.written,
        folded=forms.folded,
        capital=forms.capital,
        starts=np.array([w.span.start for w in words], np.int64),
        ends=np.array([w.span.end for w in words], np.int64),
        content=content,
        name=np.array([n > 0 and len(w) >= SHORTEST_NAME and w[0].isupper() for n, w in enumerate(forms.written)], bool),
        acronym=np.array([len(w) > 1 and w.isupper() for w in forms.written], bool),
        cuts=_cuts(passage, content),
    )


def _cuts(passage: Passage, content: Flags) -> Indices:
    words, text = passage.words, passage.text
    cuts = np.full(len(words) + 1, AT_PUNCTUATION, np.int64)
    for k, (one, other) in enumerate(itertools.pairwise(words), start=1):
        if not PUNCTUATION.search(text, one.span.end, other.span.start + 1):  # with the letter that follows
            cuts[k] = BEFORE_FUNCTION_WORD if content[k - 1] and not content[k] else INSIDE
    return cuts


def windows_of(row: WordRow, longest: int = LONGEST) -> Windows:
    """All windows of up to `longest` words between two boundaries with a word of content, but for the whole passage."""
    places = np.flatnonzero(row.cuts != INSIDE)
    n_content = np.concatenate(([0], np.cumsum(row.content)))
    firsts, lasts = (part.ravel() for part in np.meshgrid(places, places, indexing="ij"))
    size = lasts - firsts
    kept = (size > 0) & (size <= longest) & (size < len(row)) & (n_content[lasts] > n_content[firsts])
    return Windows(firsts[kept], lasts[kept])
