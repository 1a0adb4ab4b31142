"""Headings that run into the next sentence: «… в 2021 году Первый заместитель премьера рассказал …».

Copied and converted texts lose line breaks, so that a heading without a full stop stands in one line with the sentence after it. One text alone seldom tells
such a place from a name in mid-sentence; two texts do. This module lists the places where a sentence could be cut, with log-odds from the words
alone; the aligner cuts where both texts are better matched for it.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.document import Document, Side
from align.span import Span

# What speaks for a heading's end at a place: of the two texts and the sentence ("own_line": it ends without a stop, so it is a heading itself); of the word
# behind; of the one before; of the lengths of both parts and of the words that they have in common ("echo").
FEATURES = (
    "constant", "headings_apart", "block_start", "document_start", "own_line",
    "lower_case_likelier", "capital_likelier", "opens_sentences", "seen_in_lower_case", "all_capitals", "oblique", "quotation", "number",
    "after_capital", "after_colon", "after_stop", "after_bracket", "after_number",
    "short_heading", "usual_heading", "long_heading", "short_rest", "echo",
)  # fmt: skip
LEAST_LOG_ODDS = -5.0
MOST_PLACES = 200  # of a sentence, beyond which each is so unlikely that it may count as its own rival
MOST_IN_A_SENTENCE = 3
SHORTEST_HEADING, SHORTEST_REST = 2, 3  # words
LONGEST_SENTENCE = 1500  # characters; longer ones are lists or tables
ECHO_WITHIN = 15  # words of the rest in which those of the heading come again
STEM = 5  # letters
CANDIDATE = re.compile(r"""(?:(?<=[\w»"”’'%).!?])[ \u00a0]+|(?<=:)[ \u00a0]+(?=[«"“]))(?=([«"“(]?)(\d|[A-ZА-ЯЁ][\w’'-]*))""")
LONGEST_TITLE = 160  # characters
INNER_STOP = re.compile(r"[.!?…]\s+[A-ZА-ЯЁ]")
INITIAL = re.compile(r"(?:^|[\s.(«\"“])[A-ZА-ЯЁ]\.$")
LAST_WORD = re.compile(r"([\w-]+)\W*$")
WORD = re.compile(r"[\w-]{4,}")
FULL_STOP = re.compile(r"""[.!?…:;][)\]"'»”’]*$""")
LOWER_CASE_WORD = re.compile(r"\b[a-zа-яё][\w-]*")
# A subject or an adverb opens most Russian sentences; an adjective in another case belongs to the noun phrase before it.
OBLIQUE = re.compile(r"(?:[оеё]го|[ое]му|[ыи]х|[ыи]ми|ии|ами|ями|ах|ях|ов)$")
OBLIQUE_NAME = re.compile(r"(?:[ыиуюе]|[оеё]м|[оеё]й|[ыи]м|[оеё]го|ах|ях|ов)$")  # names have no plural to speak of
NAME = -0.2  # of the logarithm of how much likelier a word is in lower case, below which it is a name

OPENERS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        "a about according after all also although among and another any are as at because before both but by can despite do during each earlier even"
        " every few first for from given he her here his how however if in instead is it its last later many meanwhile more most no not now of on once"
        " one only or our over previously recently second several she since so some such that the their then there these they this those three through"
        " thus to today two under until we what when where which while who why will with without yesterday you".split()
    ),
    "ru": frozenset(
        "а более больше будет в вместе во вот все всего всё вчера где да даже для до другие другой его ее если есть еще ещё её же за затем здесь и из"
        " или их к как какие какой когда который кроме кто куда между мы на над накануне например не нет ни но новый о об однако один он она они от"
        " первый перед по под пока после потом поэтому почему при про ранее с сегодня сейчас со согласно среди так также такая такие такой там теперь"
        " то только том три ты у уже хотя часть через что чтобы эта эти это этот я".split()
    ),
}

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(
        "a about after against also amid an and any are as at be because been before behind between but by can could did do does during every for from had has"
        " have he her his how if in into is it its may might more most must near no not of on or our over said says she should since so some than that the"
        " their they this those through to under until was we were what when where which while who whose will with within without would".split()
    ),
    "ru": frozenset(
        "а без более бы был была были было быть в во вместе вокруг где для до если за и из или им имени их к как когда которая которого которой который"
        " которые кто ли между мимо на над не нет ни но о об около он она они от перед по под после при про против путем путём ради с со сообщает сообщил"
        " сообщила среди то у через что чтобы это является".split()
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


def find_run_ins(side: Side, word_score: WordScore, weights: Mapping[str, float], titled: bool) -> tuple[RunIn, ...]:
    """All places worth a try, in reading order; `titled` says that one of the two texts has a line of its own for its title.

    `word_score` is the log-probability of a word's spelling: that of `врач` against `Врач` tells a common word from a name.
    """
    w = np.array([weights[name] for name in FEATURES])
    out: list[RunIn] = []
    for sentence, group in itertools.groupby(candidates(side, word_score, titled), key=lambda c: c.sentence):
        places = list(group)
        log_odds = log_odds_of(np.array([w @ c.features for c in places]))
        likeliest = sorted(np.argsort(-log_odds, kind="stable")[:MOST_IN_A_SENTENCE])
        out += [RunIn(sentence, places[k].offset, float(log_odds[k])) for k in likeliest if log_odds[k] > LEAST_LOG_ODDS]
    return tuple(out)


def log_odds_of(scores: Features) -> Features:
    """Log-odds (k,) of each place of a sentence, of which at most one is a heading's end (a multinomial logit; the score of none is 0)."""
    total = np.logaddexp.reduce(scores, initial=0.0)
    others = np.array([np.logaddexp.reduce(np.delete(scores, k), initial=0.0) for k in range(len(scores))]) if len(scores) < MOST_PLACES else total
    return np.asarray(scores - others)


def candidates(side: Side, word_score: WordScore, titled: bool) -> Iterator[Candidate]:
    """Every place inside a sentence that a capital, a figure or a quotation follows."""
    document = side.document
    words = _Words(
        OPENERS.get(document.lang, frozenset()), FUNCTION_WORDS.get(document.lang, frozenset()), _lower_case_words(document),
        document.lang == "ru", word_score,
    )  # fmt: skip
    block = -1
    for n, sentence in enumerate(side.sentences):
        starts_block, block = sentence.block != block, sentence.block
        if sentence.span.length > LONGEST_SENTENCE:
            continue
        text = sentence.span.of(document.text)
        place = (1.0, titled, starts_block, n == 0, not FULL_STOP.search(text))
        for match in CANDIDATE.finditer(text):
            left, right = text[: match.start()], text[match.end() :]
            n_left, n_right = len(left.split()), len(right.split())
            if n_left < SHORTEST_HEADING or n_right < SHORTEST_REST or INITIAL.search(left) or words.leads_on(left):
                continue
            lengths = (n_left <= 3, 6 <= n_left <= 14, n_left > 20, n_right < 6)
            features = (*place, *words.after(match.group(2), match.group(1)), *words.before(left), *lengths, _echo(left, right))
            yield Candidate(n, sentence.span.start + match.end(), np.array(features, float))


@dataclass(frozen=True, slots=True)
class _Words:
    """What is known of the words on either side of a candidate."""

    openers: frozenset[str]
    function_words: frozenset[str]
    seen_in_lower_case: frozenset[str]
    inflected: bool
    score: WordScore

    def after(self, word: str, quote: str) -> tuple[float, ...]:
        lower, number = word.lower(), word[0].isdigit()
        all_capitals = len(word) > 1 and word.isupper()
        likelier = 0.0 if all_capitals or number else min(6.0, max(-6.0, self.score(lower) - self.score(word))) / 3
        ending = OBLIQUE_NAME if likelier < NAME else OBLIQUE
        oblique = self.inflected and lower not in self.openers and bool(ending.search(lower))
        return (
            max(likelier, 0.0), min(likelier, 0.0), lower in self.openers, lower in self.seen_in_lower_case, all_capitals, oblique,
            quote != "", number,
        )  # fmt: skip

    def leads_on(self, left: str) -> bool:
        """Whether a text ends with a word that another has to follow, as no heading does."""
        return _last_word(left).lower() in self.function_words

    def before(self, left: str) -> tuple[float, ...]:
        word, last = _last_word(left), left[-1]
        return word[:1].isupper(), last == ":", last in ".!?", last in "»\"”’')", last.isdigit() or last == "%"


def _last_word(text: str) -> str:
    found = LAST_WORD.search(text[-60:])
    return found.group(1) if found else ""


def _echo(left: str, right: str) -> float:
    """The share of the heading's words that come again soon: a first paragraph says again what its title says."""
    said = {w.lower()[:STEM] for w in WORD.findall(left)}
    again = {w.lower()[:STEM] for w in WORD.findall(" ".join(right.split()[:ECHO_WITHIN]))}
    return len(said & again) / max(3, len(said))


def has_title(document: Document) -> bool:
    """Whether the text begins with a line for its title, so that hardly any heading runs into a sentence."""
    texts = [b.span.of(document.text) for b in document.blocks[:2]]
    return len(document.blocks) > 1 and any(len(t) <= LONGEST_TITLE and not FULL_STOP.search(t) and not INNER_STOP.search(t) for t in texts)


def _lower_case_words(document: Document) -> frozenset[str]:
    return frozenset(w for block in document.blocks for w in LOWER_CASE_WORD.findall(block.span.of(document.text)))


def cut_at(span: Span, offsets: list[int], text: str) -> list[Span]:
    """`span` cut before each of `offsets`, without the white space at the cuts."""
    edges = [span.start, *offsets, span.end]
    return [Span(a, a + len(text[a:b].rstrip())) for a, b in itertools.pairwise(edges)]
