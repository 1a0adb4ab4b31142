"""The same thing translated in different ways in one document: a sentence that comes again, a name in quotation marks, a term.

A sentence and a quoted name are told by their own words. The usual rendering of a term is told by the company it keeps: a word that stands in most of the
passages whose original has the term, and seldom elsewhere. A passage without it departs from that if it has a word of the same meaning instead.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import regex

from align.check.checked import Checked, Pair, Passage, Suspicion, Word
from align.check.counterpart import content_words
from align.check.marks import read_marks
from align.encode import BUNDLED, load_encoder
from align.morphology import fold, lemma, readings
from align.span import Span

NAME = "consistency"
LANGUAGES = {"en", "ru"}
FEWEST_WORDS = 3  # of a sentence
LONG_SENTENCE = 5  # words; shorter ones are said in different ways for good reason
LEAST_CONFIDENCE = 0.9  # of a bead
NOT_WORDS = regex.compile(r"[^\p{L}\p{N}]+")
STEM = 5  # letters in which inflected forms of a word agree
LONGEST_NAME = 6  # words in quotation marks
FEWEST_PASSAGES = 4  # with a term
LEAST_SHARE, LEAST_LIFT = 0.6, 2.0  # of these passages, for a rendering to be the usual one; and how much oftener it stands there than elsewhere
FEWEST_LOOKUPS, PAIRS_A_LOOKUP = 20, 10  # how many departures are looked into
FEWEST_LETTERS = 3  # of a rendering
MOST_PASSAGES = 60  # with a term; what is in more is no term
NAMING = frozenset(("NOUN", "ADJF"))
OWN_SCRIPT = {"ru": regex.compile(r"\p{Script=Cyrillic}"), "en": regex.compile(r"\p{Script=Latin}")}
RENDERED, SYNONYM = 0.5, 0.6  # cosine of a term with a word that may be its rendering; of two such words
RELATED = 0.3  # of either, where the word beside it speaks for it
LONGEST_TERM = 3


def check_document(checked: Checked) -> Iterator[Suspicion]:
    """Each place that departs from what is usual in the document."""
    if {s.document.lang for s in checked.sides} != LANGUAGES:
        return
    pairs = [p for p in checked.pairs if p.bead.confidence >= LEAST_CONFIDENCE and not p.original.is_code]
    yield from _sentences(pairs)
    yield from _names(pairs)
    yield from _terms(pairs)


def _folded(text: str) -> str:
    return str(NOT_WORDS.sub(" ", fold(text))).strip()


def _stems(text: str, lang: str) -> frozenset[str]:
    """What stays of words when they are inflected."""
    return frozenset(lemma(w, lang)[:STEM] for w in _folded(text).split())


# ------------------------------------------------------------ sentences


def _sentences(pairs: Sequence[Pair]) -> Iterator[Suspicion]:
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[_folded(pair.original.text)].append(pair)
    for words, group in groups.items():
        n_words = len(words.split())
        if len(group) > 1 and n_words >= FEWEST_WORDS and any(c.isalpha() for c in words):
            yield from _depart(group, n_words)


def _depart(group: Sequence[Pair], n_words: int) -> Iterator[Suspicion]:
    """Those whose translation is not the commonest one (the first of several), by more than the endings."""
    told = Counter(_folded(p.translation.text) for p in group)
    usual = max(told, key=lambda t: told[t])
    example = next(p.translation for p in group if _folded(p.translation.text) == usual)
    stems = _stems(example.text, example.lang)
    for pair in group:
        own = pair.translation
        if _stems(own.text, own.lang) == stems or _folded(pair.original.text) == _folded(own.text):
            continue
        listed = own.side.document.blocks[own.side.sentences[own.sentences[0]].block].kind in ("heading", "item")
        sure = n_words >= LONG_SENTENCE or listed
        yield pair.suspicion(
            "divergence", NAME, _whole(pair.original), _whole(own), f"The same sentence is translated otherwise elsewhere: {_short(example.text)}",
            most="minor" if sure else "info", repeated=1.0, alike=_overlap(stems, _stems(own.text, own.lang)), long=float(n_words >= LONG_SENTENCE),
        )  # fmt: skip


def _whole(passage: Passage) -> Span:
    return Span(0, len(passage.text))


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:97].rsplit(' ', 1)[0]} …"


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, len(a | b))


# ------------------------------------------------------------ names in quotation marks


@dataclass(frozen=True, slots=True)
class Rendering:
    """A quoted name in a pair, and what stands in quotation marks for it."""

    pair: Pair
    name: Span
    span: Span
    stems: frozenset[str]


def _names(pairs: Sequence[Pair]) -> Iterator[Suspicion]:
    groups: dict[frozenset[str], list[Rendering]] = defaultdict(list)
    for pair in pairs:
        if name := _only_name(pair):
            groups[_stems(name.name.of(pair.original.text), pair.original.lang)].append(name)
    for group in groups.values():
        told = Counter(r.stems for r in group)
        usual = max(told, key=lambda stems: told[stems])
        example = next(r for r in group if r.stems == usual)
        for r in group:
            if not r.stems & usual and not _same_letters(r, example):
                yield r.pair.suspicion(
                    "divergence", NAME, r.name, r.span, f"{r.name.of(r.pair.original.text)} is {r.span.of(r.pair.translation.text)} here,"
                    f" {example.span.of(example.pair.translation.text)} elsewhere.", most="minor", name=1.0, often=float(told[usual]),
                )  # fmt: skip


def _only_name(pair: Pair) -> Rendering | None:
    """The one name in quotation marks of each side; with more of them nobody knows which is which."""
    spans = []
    for side in pair.sides:
        quotes = read_marks(side.text).quotes
        if len(quotes) != 1 or not side.text[quotes[0].inner.start].isupper() or len(quotes[0].inner.of(side.text).split()) > LONGEST_NAME:
            return None
        spans.append(quotes[0].span)
    stems = _stems(spans[1].of(pair.translation.text), pair.translation.lang)
    return Rendering(pair, spans[0], spans[1], stems) if stems else None


def _same_letters(a: Rendering, b: Rendering) -> bool:
    """Whether one is written as the other, spaces and marks aside."""
    first, second = (_folded(r.span.of(r.pair.translation.text)).replace(" ", "") for r in (a, b))
    return first.startswith(second[:STEM]) or second.startswith(first[:STEM])


# ------------------------------------------------------------ terms

Term = tuple[str, ...]


def _terms(pairs: Sequence[Pair]) -> Iterator[Suspicion]:
    """Passages that have a term, and a word like its usual rendering in place of that."""
    places: dict[Term, dict[int, Span]] = defaultdict(dict)
    for n, pair in enumerate(pairs):
        for term, span in _terms_of(pair.original):
            places[term].setdefault(n, span)
    words = [_renderings(p.translation) for p in pairs]
    n_with = Counter(x for own in words for x in own)
    told: set[tuple[int, Span]] = set()
    budget = max(FEWEST_LOOKUPS, len(pairs) // PAIRS_A_LOOKUP)
    for term, where in sorted(places.items(), key=lambda item: -len(item[0])):
        if not FEWEST_PASSAGES <= len(where) <= MOST_PASSAGES or (usual := _usual(list(where), words, n_with)) is None:
            continue
        example = next(words[n][usual] for n in where if usual in words[n])
        for n in [n for n in where if usual not in words[n] and not _is_moved(pairs[n], term, usual)][:budget]:
            budget -= 1
            common = {x for m in where if m != n for x in words[m]}
            new = [w for x, w in words[n].items() if x not in common]
            beside = _beside(usual, [pairs[m].translation for m in where if usual in words[m]])
            other = _like(example, term, new, beside, pairs[n].translation)
            if other and (n, other[0].span) not in told:
                told.add((n, other[0].span))
                yield _depart_term(pairs[n], where[n], *other, example)


def _terms_of(passage: Passage) -> Iterator[tuple[Term, Span]]:
    """Two or three content words side by side: single words are varied for good style."""
    words = [w for w in content_words(passage.words) if _may_name(w)]
    for size in range(2, LONGEST_TERM + 1):
        for k in range(len(words) - size + 1):
            run = words[k : k + size]
            if all(passage.text[a.span.end : b.span.start] == " " for a, b in pairwise(run)):
                yield tuple(w.lemma for w in run), Span(run[0].span.start, run[-1].span.end)


def _may_name(word: Word) -> bool:
    """Whether a word may be part of a term; of English words only the spelling is known."""
    return word.text[0].isalpha() and (word.lang == "en" or not NAMING.isdisjoint(readings(word.text, "ru")[0].grammemes))


def _renderings(passage: Passage) -> dict[str, Word]:
    """The passage's longer words in its own script, by their stems."""
    own = [w for w in content_words(passage.words) if len(w.text) >= FEWEST_LETTERS and OWN_SCRIPT[w.lang].match(w.text) and _may_name(w)]
    return {w.lemma[:STEM]: w for w in reversed(own)}


def _usual(where: Sequence[int], words: Sequence[Mapping[str, Word]], n_with: Mapping[str, int]) -> str | None:
    """The stem that most passages with the term have, and few others; None if all have it, or none is so common."""
    inside = Counter(x for n in where for x in words[n])
    share = len(where) / len(words)
    found = [x for x, n in inside.items() if LEAST_SHARE * len(where) <= n < len(where) and n >= LEAST_LIFT * share * n_with[x] and n >= n_with[x] / 2]
    return max(found, key=lambda x: (inside[x], -n_with[x], x), default=None)


def _is_moved(pair: Pair, term: Term, usual: str) -> bool:
    """Whether the rendering stands in a neighbouring sentence that does not have it of its own right."""
    return usual in _renderings(pair.near[1]) and all(own != term for own, _ in _terms_of(pair.near[0]))


def _beside(usual: str, passages: Sequence[Passage]) -> dict[tuple[str, int], float]:
    """How often which word stands right before (-1) or after (1) the usual rendering: with "pad", "brake" before it."""
    found = Counter(beside for p in passages for beside in {b for w, b in _neighbours(p) if w.lemma[:STEM] == usual})
    return {beside: n / len(passages) for beside, n in found.items()}


def _neighbours(passage: Passage) -> Iterator[tuple[Word, tuple[str, int]]]:
    """Each word with the stem of one that stands right before or after it."""
    for a, b in pairwise(passage.words):
        if passage.text[a.span.end : b.span.start] == " ":
            yield a, (b.lemma[:STEM], 1)
            yield b, (a.lemma[:STEM], -1)


def _like(usual: Word, term: Term, words: Sequence[Word], beside: Mapping[tuple[str, int], float], passage: Passage) -> tuple[Word, float] | None:
    """The word that means what the usual rendering means, or stands where that stands, beside the same word; and how near it is to that."""
    if not words:
        return None
    vectors = load_encoder(BUNDLED).encode([usual.lemma, " ".join(term), *term, *(w.lemma for w in words)])
    others = vectors[2 + len(term) :]
    own = vectors[1 : 2 + len(term)]
    to_usual, to_term = others @ vectors[0], (others @ own.T).max(axis=1)
    if (own @ vectors[0]).max() < RENDERED:
        return None
    in_place = {w.span for w, b in _neighbours(passage) if beside.get(b, 0.0) >= LEAST_SHARE and len(b[0]) >= FEWEST_LETTERS}
    for k in np.argsort(-np.minimum(to_usual, to_term)).tolist():
        if (to_usual[k] >= SYNONYM and to_term[k] >= RENDERED) or (words[k].span in in_place and min(to_usual[k], to_term[k]) >= RELATED):
            return words[k], float(to_usual[k])
    return None


def _depart_term(pair: Pair, span: Span, other: Word, cosine: float, usual: Word) -> Suspicion:
    message = f"{span.of(pair.original.text)} has “{other.text}” here and “{usual.text}” elsewhere."
    return pair.suspicion("divergence", NAME, span, other.span, message, most="info", term=1.0, cosine=cosine)
