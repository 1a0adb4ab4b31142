"""Headings that run into the next sentence: «… в 2021 году Первый заместитель премьера рассказал …».

Copied and converted texts lose line breaks, so that a heading without a full stop stands in one line with the sentence after it. One text alone seldom tells
such a place from a name in mid-sentence; two texts do. This module lists the places where a sentence could be cut, with log-odds from the words
alone; the aligner cuts where both texts are better matched for it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.document import Document, Side
from align.span import Span

FEATURES = ("constant", "lower_case_likelier", "capital_likelier", "opens_sentences", "seen_in_lower_case", "after_capital", "after_function_word",
            "all_capitals", "block_start", "document_start", "short_heading", "usual_heading", "long_heading", "short_rest")  # fmt: skip
LEAST_LOG_ODDS = -4.5
MOST_IN_A_SENTENCE = 3
SHORTEST_HEADING, SHORTEST_REST = 2, 3  # words
LONGEST_SENTENCE = 1500  # characters; longer ones are lists or tables
CANDIDATE = re.compile(r"""(?<=[\w»"”)%])[ \u00a0]+(?=[«"“(]?([A-ZА-ЯЁ][\w’'-]*))""")
LAST_WORD = re.compile(r"([\w-]+)\W*$")
LOWER_CASE_WORD = re.compile(r"\b[a-zа-яё][\w-]*")

OPENERS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        "a about according after all also although among and another any are as at because before both but by can despite do during each earlier even every few"
        " first for from given he her here his how however if in instead is it its last later many meanwhile more most no not now of on once one only or our over"
        " previously recently second several she since so some such that the their then there these they this those three through thus to today two under until"
        " we what when where which while who why will with without yesterday you".split()
    ),
    "ru": frozenset(
        "а более больше будет в вместе во вот все всего всё вчера где да даже для до другие другой его ее если есть еще ещё её же за затем здесь и из или их к"
        " как какие какой когда который кроме кто куда между мы на над накануне например не нет ни но новый о об однако один он она они от первый перед по"
        " под пока после потом поэтому почему при про ранее с сегодня сейчас со согласно среди так также такая такие такой там теперь то только том три ты у уже"
        " хотя часть через что чтобы эта эти это этот я".split()
    ),
}

WordScore = Callable[[str], float]
Features = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RunIn:
    """A place (offset of the word after it) where a heading may end inside `sentence`, and its log-odds."""

    sentence: int
    offset: int
    log_odds: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place before a capital in mid-sentence, and what speaks for a heading's end there (in the order of FEATURES)."""

    sentence: int
    offset: int
    features: Features


def find_run_ins(side: Side, word_score: WordScore, weights: Mapping[str, float]) -> tuple[RunIn, ...]:
    """All places worth a try, in reading order.

    `word_score` is the log-probability of a word's spelling: that of `врач` against `Врач` tells a common word from a name.
    """
    w = np.array([weights[name] for name in FEATURES])
    found: dict[int, list[RunIn]] = {}
    for c in candidates(side, word_score):
        found.setdefault(c.sentence, []).append(RunIn(c.sentence, c.offset, float(w @ c.features)))
    kept = (sorted(rs, key=lambda r: -r.log_odds)[:MOST_IN_A_SENTENCE] for rs in found.values())
    return tuple(sorted((r for rs in kept for r in rs if r.log_odds > LEAST_LOG_ODDS), key=lambda r: r.offset))


def candidates(side: Side, word_score: WordScore) -> Iterator[Candidate]:
    """Every place where a word without a stop is followed by one with a capital."""
    document = side.document
    seen = _lower_case_words(document)
    openers = OPENERS.get(document.lang, frozenset())
    block = -1
    for n, sentence in enumerate(side.sentences):
        starts_block, block = sentence.block != block, sentence.block
        if sentence.span.length > LONGEST_SENTENCE:
            continue
        text = sentence.span.of(document.text)
        for match in CANDIDATE.finditer(text):
            left, right = text[: match.start()], text[match.end() :]
            n_left, n_right = len(left.split()), len(right.split())
            if n_left < SHORTEST_HEADING or n_right < SHORTEST_REST:
                continue
            last = LAST_WORD.search(left[-60:])
            features = _describe(match.group(1), last.group(1) if last else "", n_left, n_right, starts_block, n == 0, openers, seen, word_score)
            yield Candidate(n, sentence.span.start + match.end(), features)


def _describe(
    word: str, before: str, n_left: int, n_right: int, starts_block: bool, starts_document: bool, openers: frozenset[str], seen: frozenset[str], word_score: WordScore
) -> Features:
    lower = word.lower()
    all_capitals = len(word) > 1 and word.isupper()
    likelier = 0.0 if all_capitals else min(6.0, max(-6.0, word_score(lower) - word_score(word))) / 3
    return np.array(
        [
            1.0, max(likelier, 0.0), min(likelier, 0.0), lower in openers, lower in seen, before[:1].isupper(), before.lower() in openers,
            all_capitals, starts_block, starts_document, n_left <= 3, 6 <= n_left <= 14, n_left > 20, n_right < 6,
        ],
        float,
    )  # fmt: skip


def _lower_case_words(document: Document) -> frozenset[str]:
    return frozenset(w for block in document.blocks for w in LOWER_CASE_WORD.findall(block.span.of(document.text)))


def cut_at(span: Span, offsets: list[int], text: str) -> list[Span]:
    """`span` cut before each of `offsets`, without the white space at the cuts."""
    edges = [span.start, *offsets, span.end]
    return [Span(a, a + len(text[a:b].rstrip())) for a, b in zip(edges, edges[1:], strict=False)]
