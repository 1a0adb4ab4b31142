"""Where a passage denies, and what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal

import regex

from align.check.checked import Passage
from align.check.negation.english import AUXILIARIES, ENGLISH
from align.check.negation.russian import RUSSIAN
from align.check.negation.tables import Kind, Negatives, fits
from align.morphology import fold, is_word, lemmas, readings
from align.span import Span, cover

TABLES: Mapping[str, Negatives] = {"en": ENGLISH, "ru": RUSSIAN}
BREAK = regex.compile(r"[.;:!?…,()«»\"“”]|\s[—–-]\s")
STOP = regex.compile(r"[.;:!?…]")
QUESTION = regex.compile(r"[^.!…]{0,600}\?")
ANY_CUE = {lang: regex.compile(rf"\b(?:{'|'.join(map(regex.escape, table.cues))})\b") for lang, table in TABLES.items()}
NUMBER = regex.compile(r"\.?\s?\d")
IDIOM_REACH, CONCORD_REACH, JOINT_REACH, HEAD_REACH, SAID_REACH, BEFORE_REACH = 8, 12, 9, 6, 7, 4  # words
SHORTEST_REST, SHORTEST_BARE = 3, 4  # letters of a word without its prefix or suffix


def may_deny(passage: Passage) -> bool:
    """Is there a cue? Most passages have none, and are done with."""
    return passage.lang in ANY_CUE and bool(ANY_CUE[passage.lang].search(fold(passage.text)))


@dataclass(frozen=True, slots=True)
class Mark:
    """A negation: its kind, the words (by number) that deny together, the first of which it is told by, and the word that is denied.

    A `harmless` one may go unanswered unless one of its `echoes` stands on the other side; a `joint` one denies the second of two things. `said` are ways
    to say what is denied, each without the negation and with it. `place` is where it stands in the passage, 0 to 1.
    """

    kind: Kind
    words: tuple[int, ...]
    head: int | None
    harmless: bool
    echoes: frozenset[str]
    joint: bool
    said: tuple[tuple[str, str], ...]
    place: float

    @property
    def at(self) -> int:
        return self.words[0]


class Denials:
    """A passage read for negation: its words as they are looked up, where its parts end, and what it denies."""

    def __init__(self, passage: Passage) -> None:
        self.passage, self.table = passage, TABLES[passage.lang]
        self.words = tuple(fold(w.text) for w in passage.words)

    @cached_property
    def breaks(self) -> list[bool]:
        """Does a part of a sentence end after each word?"""
        return [bool(BREAK.search(g)) for g in self._gaps] + [True]

    @cached_property
    def stops(self) -> list[bool]:
        """Does a sentence end after each word, or nearly?"""
        return [bool(STOP.search(g)) for g in self._gaps] + [True]

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        cues = {i: self.table.cues[w] for i, w in enumerate(self.words) if w in self.table.cues and not self._numbers(i)}
        groups = self._groups(cues)
        return tuple(self._mark(group, cues, before) for group, before in zip(groups, [None, *groups], strict=False))

    def is_content(self, k: int) -> bool:
        """Does the word say something by itself?"""
        word = self.words[k]
        return not (word in self.table.empty or word in self.table.cues or word.isdigit())

    def clause(self, k: int) -> range:
        """The words of the part of a sentence that a word is in."""
        first = last = k
        while first > 0 and not self.breaks[first - 1]:
            first -= 1
        while not self.breaks[last]:
            last += 1
        return range(first, last + 1)

    def stop_between(self, i: int, j: int) -> bool:
        return any(self.stops[min(i, j) : max(i, j)])

    def denial(self, k: int) -> Literal["denying", "limiting", ""]:
        """Does the word deny by its meaning, or nearly?"""
        return _denial(self.words[k], self.passage.lang)

    def span(self, mark: Mark) -> Span:
        """The cue with its auxiliary, or with what is denied."""
        words, i = self.passage.words, mark.at
        if self.words[i].endswith("n't"):
            return words[i].span
        if i and self.words[i - 1] in AUXILIARIES:
            return cover([words[i - 1].span, words[i].span])
        return self.phrase(mark)

    def phrase(self, mark: Mark) -> Span:
        """The cue with what is denied, or with the word that makes it harmless."""
        last = mark.at + 1 if mark.echoes else mark.head
        return cover([self.passage.words[k].span for k in (mark.at, last) if k is not None])

    @cached_property
    def _gaps(self) -> list[str]:
        spans = [w.span for w in self.passage.words]
        return [self.passage.text[a.end : b.start] for a, b in pairwise(spans)]

    def _numbers(self, i: int) -> bool:
        """Is it the No. of a number?"""
        word = self.passage.words[i]
        return self.words[i] == "no" and word.text[0] == "N" and bool(NUMBER.match(self.passage.text, word.span.end))

    def _groups(self, cues: Mapping[int, Kind]) -> list[list[int]]:
        """The cues that deny together; those of concord after the one that they go with."""
        groups = [[i] for i, kind in cues.items() if kind not in self.table.concord]
        for i in (i for i, kind in cues.items() if kind in self.table.concord):
            near = [g for g in groups if abs(g[0] - i) <= CONCORD_REACH and cues[g[0]] != "without" and not self.stop_between(g[0], i)]
            if near:
                min(near, key=lambda g: min(abs(j - i) for j in g)).append(i)
            else:
                groups.append([i])
        return sorted(groups)

    def _mark(self, group: list[int], cues: Mapping[int, Kind], before: list[int] | None) -> Mark:
        i = group[0]
        return Mark(
            kind=cues[i],
            words=tuple(group),
            head=self._head(i),
            harmless=any(self._in_idiom(j) for j in group) or self._requests(i) or self._compares(i),
            echoes=self.table.echoes.get(self.words[i + 1], frozenset()) if i + 1 < len(self.words) else frozenset(),
            joint=before is not None and self._is_joint(i, cues[i], before),
            said=tuple(self._said(i, cues[i])),
            place=i / max(1, len(self.words) - 1),
        )

    def _in_idiom(self, i: int) -> bool:
        before, after = self.words[max(0, i - IDIOM_REACH) : i][::-1], self.words[i + 1 : i + 1 + IDIOM_REACH]
        return any(fits(idiom.before, before) and fits(idiom.after, after) for idiom in self.table.idioms_of.get(self.words[i], ()))

    def _requests(self, i: int) -> bool:
        """Wouldn't you …? may be Would you …? elsewhere; so may Вы не …?"""
        first = i
        while first > 0 and not self.stops[first - 1]:
            first -= 1
        if i == first and self.words[i].endswith("n't"):
            return True
        return i - first <= 3 and bool(QUESTION.match(self.passage.text, self.passage.words[i].span.end)) and not self.table.asking & set(self.words[first:i])

    def _compares(self, i: int) -> bool:
        """не выше is at most; а не выше is rather than above."""
        if self.words[i] != self.table.particle or i + 1 == len(self.words):
            return False
        grammemes = readings(self.words[i + 1], self.passage.lang)[0].grammemes
        return "COMP" in grammemes or ("VERB" not in grammemes and i > 0 and self.words[i - 1] in self.table.contrasting)

    def _is_joint(self, i: int, kind: Kind, before: list[int]) -> bool:
        """Of two things that are denied the second need not be denied again: neither … nor, not … or, не … и не."""
        if i - before[-1] > JOINT_REACH or self.stop_between(before[0], i):
            return False
        return kind == "nor" or self.words[i - 1] in self.table.joining or (self.breaks[i - 1] and self.words[before[0]] == self.words[i])

    def _head(self, i: int) -> int | None:
        for k in range(i + 1, min(len(self.words), i + 1 + HEAD_REACH)):
            if self.breaks[k - 1]:
                break
            if self.is_content(k):
                return k
        return self._content_before(i, HEAD_REACH)

    def _content_before(self, i: int, reach: int) -> int | None:
        for k in range(i - 1, max(-1, i - 1 - reach), -1):
            if self.breaks[k]:
                break
            if self.is_content(k):
                return k
        return None

    def _said(self, i: int, kind: Kind) -> Iterator[tuple[str, str]]:
        """With one word that is denied, with two, with one and the word before."""
        words = self.words
        cue = {"not": self.table.particle, "no": self.table.none}.get(kind, words[i])
        ends = [k + 1 for k in range(i + 1, min(len(words), i + 1 + SAID_REACH)) if self.is_content(k) and not any(self.breaks[i:k])][:2]
        start = i + 1
        while ends and start < ends[0] - 1 and words[start] in self.table.light:
            start += 1
        for end in ends:
            plain = " ".join(words[start:end])
            yield plain, f"{cue} {plain}"
        before = self._content_before(i, BEFORE_REACH)
        if before is not None:
            rest = words[start : ends[0]] if ends else ()
            yield " ".join((words[before], *rest)), " ".join((words[before], cue, *rest))


@lru_cache(maxsize=50_000)
def _denial(word: str, lang: str) -> Literal["denying", "limiting", ""]:
    table, forms = TABLES[lang], lemmas(word, lang)
    if {word, *forms} & table.denying or (not forms & table.not_denying and any(_has_affix(form, table, lang) for form in forms)):
        return "denying"
    return "limiting" if forms & table.limiting else ""


def _has_affix(form: str, table: Negatives, lang: str) -> bool:
    if any(form.endswith(s) and len(form) - len(s) >= SHORTEST_REST for s in table.suffixes):
        return True
    if any(form.startswith(p) and len(form) - len(p) >= SHORTEST_BARE for p in table.sure_prefixes):
        return True
    rests = [form[len(p) :].lstrip("-") for p in table.prefixes if form.startswith(p)]
    return any(len(rest) >= SHORTEST_BARE and is_word(rest, lang) for rest in rests)
