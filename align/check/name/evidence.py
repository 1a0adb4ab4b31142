"""Evidence that words of one passage are said in the other: by a name that both languages are known to have, by sound, by meaning."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from rapidfuzz.fuzz import ratio

from align.check.checked import Passage
from align.check.name.lexicon import N_START, forms, known_forms, lexicon
from align.check.name.sound import alike
from align.check.name.terms import Term, is_content, terms_of
from align.encode.word_vectors import word_vectors
from align.morphology import readings

Float = npt.NDArray[np.float64]
SMALL = 0.9  # of what two words sound alike counts if one of them is not capitalised
MOST_WORDS = 400  # of a passage: with more it is no sentence, and to compare all with all takes too long
HEARD = 0.8  # from here on two words are one name
FREE_BEGINNINGS = ("зам", "зав", "экс", "вице", "глав")  # of compounds that are no names


@dataclass(frozen=True)
class View:
    """The words of a passage: `starts` says where each is in its text, `things` what the lexicon takes each for; `accounted` are the English words for which
    Russian acronyms and compounds stand here."""

    terms: Sequence[Term]
    starts: Sequence[int]
    things: Sequence[frozenset[int]]
    accounted: frozenset[str]

    @functools.cached_property
    def named(self) -> frozenset[int]:
        """All things that are named here."""
        return frozenset().union(*self.things)

    @functools.cached_property
    def content(self) -> tuple[int, ...]:
        """The words that a name may stand for."""
        return tuple(i for i, t in enumerate(self.terms) if is_content(t))

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """All English words, as the lexicon looks them up."""
        return frozenset().union(*(forms(part, "en") for t in self.terms if t.lang == "en" for part in t.parts))

    def names(self, i: int, other: "View") -> bool:
        """Whether the lexicon finds the i-th word in the other passage."""
        if self.things[i] & other.named:
            return True
        term = self.terms[i]
        if term.lang == "ru":
            return any(accounted(part) & other.words for part in term.parts)
        return bool(other.accounted) and any(f in other.accounted for part in term.parts for f in forms(part, "en"))


def view_of(passage: Passage) -> View:
    """The words of a passage, sentence by sentence."""
    sentences = [_view(passage.side.text_of(i), passage.lang) for i in passage.sentences]
    return View(
        [t for s in sentences for t in s.terms],
        [at + t.start for s, at in zip(sentences, passage.starts, strict=True) for t in s.terms] if sentences else [],
        [found for s in sentences for found in s.things],
        frozenset().union(*(s.accounted for s in sentences)),
    )


@functools.lru_cache(maxsize=1024)
def _view(sentence: str, lang: str) -> View:
    terms = terms_of(sentence, lang)
    found: list[set[int]] = [set() for _ in terms]
    for own_lang, names in lexicon().names.items():
        own = [i for i, t in enumerate(terms) if t.lang == own_lang]
        for at, n, thing in names.find([_all_forms(terms[i]) for i in own]):
            for k in range(at, at + n):
                found[own[k]].add(thing)
    bags = (accounted(part) for t in terms if t.lang == "ru" and len(t.text) > 1 for part in t.parts)
    return View(terms, [t.start for t in terms], [frozenset(f) for f in found], frozenset().union(*bags))


def _all_forms(term: Term) -> frozenset[str]:
    parts = term.parts
    return known_forms(parts[0], term.lang) if len(parts) == 1 else frozenset().union(*(known_forms(p, term.lang) for p in parts))


@functools.lru_cache(maxsize=1 << 15)
def accounted(word: str) -> frozenset[str]:
    """English words that a Russian acronym or compound stands for."""
    known = lexicon()
    if word[:N_START].lower() not in known.accounting_starts:
        return frozenset()
    out = frozenset().union(*(known.shortened.get(form, frozenset()) for form in known_forms(word, "ru")))
    lower = word.lower()
    for beginning, bag in known.beginnings.items():
        if lower.startswith(beginning) and len(lower) >= len(beginning) + 3 and _is_compound(word, beginning):
            out |= bag
    return out


def _is_compound(word: str, beginning: str) -> bool:
    return word[len(beginning)] == "-" or beginning in FREE_BEGINNINGS or any("Orgn" in r.grammemes for r in readings(word, "ru"))


def heard(one: Term, other: Term) -> float:
    """How alike two words sound, from 0 to 1; words in one script must be spelt alike."""
    best = 0.0
    for a in one.parts:
        for b in other.parts:
            if one.lang != other.lang:
                latin, cyrillic = (a, b) if one.lang == "en" else (b, a)
                best = max(best, alike(latin, cyrillic))
            elif abs(len(a) - len(b)) < 4:
                best = max(best, ratio(a.lower(), b.lower()) / 100)
    return best if one.capital and other.capital else best * SMALL


def best_heard(term: Term, others: Sequence[Term]) -> float:
    """As the other word that sounds most like it; one that is heard well enough is taken at once."""
    best = 0.0
    for other in sorted(others, key=lambda t: not t.capital):
        best = max(best, heard(term, other))
        if best >= HEARD:
            break
    return best


def is_said(a: View, i: int, b: View) -> bool:
    """Whether the i-th word of a passage is a name that the other passage has: by the lexicon or by the ear, as two words too."""
    return a.names(i, b) or best_heard(a.terms[i], b.terms) >= HEARD or _heard_joined(a, b, i)


def _heard_joined(a: View, b: View, i: int) -> bool:
    """Whether two neighbours are one word on the other side, as Phnom Penh is in Russian."""
    joined = (_joined(a, k) for k in (i - 1, i) if touch(a, k))
    if any(t.capital and heard(j, t) >= HEARD for j in joined for t in b.terms):
        return True
    return any(heard(a.terms[i], _joined(b, k)) >= HEARD for k in range(len(b.terms)) if touch(b, k))


def _joined(view: View, i: int) -> Term:
    return replace(view.terms[i], text=view.terms[i].text + view.terms[i + 1].text)


def touch(a: View, i: int) -> bool:
    """Whether the i-th word and the next are capitalised and stand side by side."""
    if not 0 <= i < len(a.terms) - 1 or not (a.terms[i].capital and a.terms[i + 1].capital):
        return False
    return a.starts[i + 1] - a.starts[i] - len(a.terms[i].text) <= 2


def meant(some: Sequence[Term], others: Sequence[Term]) -> Float:
    """How alike words are in meaning (len(some), len(others)), from 0 to 1."""
    vectors = word_vectors()
    return np.asarray(vectors([t.text for t in some]) @ vectors([t.text for t in others]).T, np.float64).clip(0, 1)


@dataclass(frozen=True)
class Agreement:
    """How well each content word of one passage (rows: `own`, indices of its words) is said by each of the other (columns: `other`). `cosines` are those of
    the words' vectors, `best` also knows names and sounds."""

    own: tuple[int, ...]
    other: tuple[int, ...]
    cosines: Float
    best: Float

    def row(self, i: int) -> Float:
        """How well each word of the other passage says the i-th word of this one."""
        return np.asarray(self.best[self.own.index(i)])


def agreement(a: View, b: View, *also: int) -> Agreement:
    """`also` are words of the first passage that are wanted although they are no content words."""
    own = tuple(sorted({*a.content, *also}))
    cosines = meant([a.terms[i] for i in own], [b.terms[j] for j in b.content])
    best = cosines.copy()
    for x, i in enumerate(own):
        for y, j in enumerate(b.content):
            if a.things[i] & b.things[j]:
                best[x, y] = 1.0
            elif a.terms[i].capital and b.terms[j].capital:
                score = heard(a.terms[i], b.terms[j])
                if score >= HEARD:
                    best[x, y] = max(best[x, y], score)
    return Agreement(own, b.content, cosines, best)
