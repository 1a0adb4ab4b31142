"""Duty and possibility: what must be on one side and only may be on the other.

Each side's modal words are found by a table and paired with those of the same force on the other side, by what they govern. A duty and a possibility that
are left over and govern the same verb say something else. A duty that stands against a plain statement is told for information only, as free renderings of it
are many.
"""

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast

import regex

from align.check.bilingual import LANGUAGES, is_english_and_russian
from align.check.checked import Pair, Passage, Suspicion
from align.check.negation.marks import TABLES
from align.encode.word_vectors import word_vectors
from align.morphology import fold, lemmas, readings
from align.span import Span, cover

NAME = "modality"
Force = Literal["either", "duty", "possibility"]

HEAD_REACH = 5  # words
ALIKE, ALIKE_PLAIN = 0.5, 0.75  # least cosine of what two modal words govern; of what one governs with a word of a plain statement
APART = 0.5  # how much it speaks against two modal words answering each other to be at different ends of the passage

# In the order in which they are tried. What forbids answers both a duty and a possibility; so does what may be either: должно быть, is to.
_FORMS: Mapping[str, Mapping[Force, str]] = {
    "en": {
        "either": "(?:must|should|may|can) not|mustn't|shouldn't|cannot|can't|not be allowed to|(?:is|are|was|were) to",
        "duty": (
            "must|(?:have|has|had|having) to|ought to|should|(?<!is |are |was |were |be |been )need(?:s|ed)? to"
            "|(?:is|are|was|were|be|been|being) (?:obliged|required|forced|bound|compelled) to"
        ),
        "possibility": "may|might|can|could|couldn't|(?:is|are|was|were|be|been) (?:able|allowed|permitted) to",
    },
    "ru": {
        "either": "нельзя|не долж(?:ен|на|но|ны)|не мо(?:гу|жет|жем|гут)|не следует|не надо|не нужно|должно быть",
        "duty": (
            "долж(?:ен|на|но|ны)|обязан[аоы]?|надо|нужно|необходимо|(?<!как )следует(?! из(?:$| ))|следовало"
            "|вынужден[аоы]?|придется|приходится|приходилось|пришлось"
        ),
        "possibility": "с?мо(?:гу|жешь|жет|жем|жете|гут|г|гла|гло|гли|чь)|можно",
    },
}
_PATTERNS = {
    lang: regex.compile("|".join(rf"(?P<{force}>(?<![\w'-])(?:{words})(?![\w'-]))" for force, words in forms.items())) for lang, forms in _FORMS.items()
}
# Dictionary forms that answer a duty, or a possibility, in other ways.
_ANSWERS: Mapping[str, Mapping[Force, frozenset[str]]] = {
    "en": {
        "duty": frozenset(
            """
            advise better call compel compulsory demand duty essential expect force important let mandatory meant necessarily necessary necessity need
            obligation obligatory oblige order recommend require requirement shall suppose time urge vital want worth would
            """.split()
        ),
        "possibility": frozenset(
            """
            able allow capable chance enable let likely maybe opportunity perhaps permit possibility possible possibly potential probably would
            """.split()
        ),
    },
    "ru": {
        "duty": frozenset(
            """
            бы важно важный велеть долг заставить заставлять лучше надлежать необходимость необходимый нужда нужный обязанность обязательно обязательный
            обязать обязывать полагаться положить пора потребовать потребоваться предстоять призвать призывать принудить пусть рекомендовать советовать стоить
            требование требовать требоваться хотеть хотеться чтобы
            """.split()
        ),
        "possibility": frozenset(
            """
            бы вероятно вероятность возможно возможность возможный давать допускать пожалуй позволить позволять разрешать разрешить способный суметь удаваться
            удаться уметь шанс
            """.split()
        ),
    },
}  # fmt: skip


def check(pair: Pair) -> Iterator[Suspicion]:
    """Duties of either side that the other side makes a possibility, or a plain statement."""
    if {p.lang for p in pair.sides} != LANGUAGES:
        return
    sides = _Modals(pair.original), _Modals(pair.translation)
    if not any(m.force == "duty" for side in sides for m in side.modals) or not is_english_and_russian(pair):
        return
    left = _unanswered(*sides)
    for k, own in enumerate(left):
        for duty in (m for m in own if m.force == "duty" and m.head):
            yield from _suspect(pair, k, duty, sides[1 - k], [m for m in left[1 - k] if m.force == "possibility" and m.head])


@dataclass(frozen=True, slots=True)
class _Modal:
    """A modal word, what it governs (a word in lower case, "" where there is none), the span of both, and where it stands (0 to 1)."""

    force: Force
    head: str
    span: Span
    place: float


class _Modals:
    """A passage read for modal words."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.words = [fold(w.text) for w in passage.words]

    @cached_property
    def modals(self) -> tuple[_Modal, ...]:
        starts = [0]
        for word in self.words:
            starts.append(starts[-1] + len(word) + 1)
        found = _PATTERNS[self.passage.lang].finditer(" ".join(self.words))
        return tuple(
            self._modal(cast(Force, m.lastgroup), bisect.bisect_right(starts, m.start()) - 1, bisect.bisect_right(starts, m.end() - 1) - 1) for m in found
        )

    def answers(self, force: Force) -> bool:
        """Is there another word that says as much?"""
        lang = self.passage.lang
        return any(lemmas(w, lang) & _ANSWERS[lang][force] for w in self.words)

    def content(self) -> list[int]:
        """The words that say something by themselves."""
        table = TABLES[self.passage.lang]
        return [k for k, w in enumerate(self.words) if w not in table.empty and w not in table.cues and not w.isdigit()]

    def _modal(self, force: Force, first: int, last: int) -> _Modal:
        near = [k for k in self.content() if last < k <= last + HEAD_REACH]
        head = next((k for k in near if self._may_be_governed(k)), None)
        span = cover([self.passage.words[k].span for k in (first, last if head is None else head)])
        return _Modal(force, "" if head is None else self.words[head], span, first / max(1, len(self.words) - 1))

    def _may_be_governed(self, k: int) -> bool:
        """Is it an infinitive, or what stands with быть? In English nothing tells."""
        lang = self.passage.lang
        return lang == "en" or any(r.grammemes & {"INFN", "PRTS", "ADJS"} for r in readings(self.words[k], lang))


def _unanswered(one: _Modals, other: _Modals) -> tuple[list[_Modal], list[_Modal]]:
    """What is left when modal words of one force are paired, the best pair first, and then those of either force with what remains."""
    a, b = list(one.modals), list(other.modals)
    _pair_off(a, b, [(m, n) for m in a for n in b if m.force == n.force])
    _pair_off(a, b, [(m, n) for m in a for n in b if "either" in (m.force, n.force)])
    return a, b


def _pair_off(a: list[_Modal], b: list[_Modal], pairs: list[tuple[_Modal, _Modal]]) -> None:
    """Takes pairs out of both lists."""
    if len(pairs) > 1:
        pairs.sort(key=lambda p: _alike(p[0].head, p[1].head) - APART * abs(p[0].place - p[1].place), reverse=True)
    for m, n in pairs:
        if m in a and n in b:
            a.remove(m)
            b.remove(n)


def _alike(word: str, other: str) -> float:
    one, two = word_vectors()([word, other])
    return float(one @ two)


def _suspect(pair: Pair, k: int, duty: _Modal, other: _Modals, possibilities: Sequence[_Modal]) -> Iterator[Suspicion]:
    answered = float(other.answers("duty"))
    best = max(possibilities, key=lambda m: _alike(duty.head, m.head), default=None)
    if best is not None:
        alike = _alike(duty.head, best.head)
        if alike >= ALIKE:
            yield _told(pair, k, duty, best.span, "against a possibility", "major", alike=alike, answered=answered, apart=abs(duty.place - best.place))
        return
    content = other.content()
    if answered or other.modals or not content:
        return
    cosines = word_vectors()([other.words[n] for n in content]) @ word_vectors()([duty.head])[0]
    n = int(cosines.argmax())
    if cosines[n] >= ALIKE_PLAIN and other.words[content[n]] != duty.head:  # the same word was left untranslated
        yield _told(pair, k, duty, other.passage.words[content[n]].span, "in one only", "info", alike=float(cosines[n]), plain=1.0)


def _told(pair: Pair, k: int, duty: _Modal, answer: Span, what: str, most: Literal["major", "info"], **features: float) -> Suspicion:
    spans = (duty.span, answer) if k == 0 else (answer, duty.span)
    words = [span.of(p.text) for span, p in zip(spans, pair.sides, strict=True)]
    message = f"A duty {what}: “{words[0]}” here, “{words[1]}” in the translation."
    return pair.suspicion("divergence", NAME, spans[0], spans[1], message, most, **features)
