"""One side as the aligner sees it: what can be said of its units without the other side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from align.aligner.clauses import Clauses, clauses_of
from align.aligner.units import Unit
from align.aligner.words import Words, words_of
from align.anchor import Anchors, anchors_of
from align.document import Document
from align.encode import Encoder, TextEncoder
from align.encode.runs import Runs

Float = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

STOP = re.compile(r"""[.!?…][)\]"'»”’]*$""")
CLOSERS = " \"'»”’)]"
MARKS = "x.?:"  # what a unit ends with: nothing, some stop, a question mark, a colon
QUOTE = re.compile(r"""\s*[-–—"«“„']""")
OPENING, CLOSING = re.compile(r"[(\[«“„]"), re.compile(r"[)\]»”]")
ITEM = re.compile(r"(?:^|\s)\w\w?\s?\)")  # "a) …": a bracket that closes nothing
LETTERS = re.compile(r"[^\W\d_]{3,}")
FIRST_LETTER = re.compile(r"[^\W\d_]")
LEAST_REPEATED = 20  # characters; shorter sentences are said again on purpose


@dataclass(frozen=True, slots=True)
class Text:
    """One side in units: sentences, or the parts of a sentence that may be a heading and what it runs into. Arrays have an entry a unit.

    `runs` gives the vectors of runs of clauses, `clauses` says which clauses make a unit; `lengths` are in characters; `begins_block` says whether a unit
    begins a block; `run_in` holds the log-odds that the unit is a sentence of its own where that is in doubt (see `align.run_in`), NaN where it is not;
    `shares` say how much of a sentence a unit is; `repeats` says whether a unit is the one before it once more, `after_stop` whether the one before it ends
    with a stop; `mark` is the place in MARKS of what it ends with, `quotes` whether it begins as speech or a quotation does; `lower` whether it begins in
    lower case; `unclosed` counts the brackets and quotes that it opens less those that it closes; `wordless` says that it has no word to speak of.
    """

    runs: Runs
    clauses: Clauses
    words: Words
    anchors: Anchors
    lengths: Float
    begins_block: Flags
    run_in: Float
    shares: Float
    repeats: Flags
    after_stop: Flags
    mark: Indices
    quotes: Flags
    lower: Flags
    unclosed: Float
    wordless: Flags

    @property
    def n(self) -> int:
        return len(self.lengths)


def as_text(units: Sequence[Unit], document: Document, encoder: Encoder, word_encoder: TextEncoder, in_paragraphs: bool = True) -> Text:
    """Units as the aligner's evidence takes them. Blocks that are no paragraphs (`in_paragraphs` is false) say nothing."""
    blocks = [u.block if in_paragraphs else 0 for u in units]
    texts = [u.span.of(document.text) for u in units]
    folded = [" ".join(t.split()).lower() for t in texts]
    pieces, clauses = clauses_of(texts)
    return Text(
        runs=encoder.runs(pieces),
        clauses=clauses,
        words=words_of(texts, word_encoder),
        anchors=anchors_of(texts),
        lengths=np.array([max(1, u.span.length) for u in units], float),
        begins_block=np.array([i == 0 or blocks[i] != blocks[i - 1] for i in range(len(blocks))], bool),
        run_in=np.array([u.log_odds for u in units], float),
        shares=_shares(units),
        repeats=np.array([False, *(len(b) >= LEAST_REPEATED and a == b for a, b in pairwise(folded))][: len(units)], bool),
        after_stop=np.array([False, *(bool(STOP.search(t)) for t in texts)][: len(units)], bool),
        mark=np.array([_mark(t) for t in texts], np.int64),
        quotes=np.array([bool(QUOTE.match(t)) for t in texts], bool),
        lower=np.array([i > 0 and _begins_low(t) for i, t in enumerate(texts)], bool),
        unclosed=np.array([_unclosed(t) for t in texts], float),
        wordless=np.array([not LETTERS.search(t) for t in texts], bool),
    )


def _shares(units: Sequence[Unit]) -> Float:
    sentences = np.array([u.sentence for u in units], np.int64)
    return np.asarray(1.0 / np.bincount(sentences)[sentences]) if len(sentences) else np.empty(0)


def _mark(text: str) -> int:
    last = text.rstrip(CLOSERS)[-1:]
    return MARKS.index(last if last in "?:" and last else "." if last in ".!…;," and last else "x")


def _unclosed(text: str) -> int:
    balance = len(OPENING.findall(text)) - len(CLOSING.findall(text))
    return balance if balance >= 0 else min(0, balance + len(ITEM.findall(text)))


def _begins_low(text: str) -> bool:
    first = FIRST_LETTER.search(text)
    return bool(first and first.group().islower())
