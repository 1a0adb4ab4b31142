"""Names of the translation that nothing in the original answers, each with the word there in whose place it seems to stand, and the figures that tell a wrong
name from a free rendering."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.check.checked import Pair, Passage
from align.check.name.evidence import HEARD, MOST_WORDS, Agreement, View, agreement, best_heard, heard, is_said, meant, touch, view_of
from align.check.name.lexicon import lexicon
from align.check.name.terms import FUNCTION_WORDS, SORTS, TITLES, Term, is_headline, is_known, is_named, usage_of
from align.encode.tokens import word_score
from align.encode.word_vectors import word_vectors
from align.span import Span

Float = npt.NDArray[np.float64]

NO_NAMES = TITLES | FUNCTION_WORDS
SHORTEST = 3  # letters of a name that may be suspected
UNLIKE = 0.62  # a best cosine below this does not tell a name from chance
UNSAID = 0.6  # nor does this tell that a name of the original is said
LIKE = 0.68  # cosine from which a name in a sentence around is the same one
CHANCE = 0.5  # that any two words sound alike
FAINT = 0.7  # of two words that sound a little alike
LONG = 5  # letters of a word that may be taken for a name although it is written small
N_TRIED = 3  # words that are tried in a name's place
# What a capital, standing among what answers the name's neighbours, and being a name that nothing answers say for a word as its counterpart.
OF_NAME, NEARBY, ALONE = 0.15, 0.1, 0.3
FITS_ALONE, FITS_TAKEN = 0.04, 0.1  # in the passages' similarity
AROUND = 3  # words
BESIDE = 2  # words on either side
AT_ONCE = 200  # pairs
ANSWERED = 0.65  # cosine from which a neighbour is taken to be answered
FELLOWS, MOST_FELLOWS = 8, 3  # words apart at most, and how many count
MOST_FIT = 0.15
USUALLY_CAPITAL = -0.25  # of the commonness of a word


@dataclass(frozen=True, slots=True)
class Suspect:
    """A name without counterpart: its span in the translation's passage, that of the word of the original in whose place it seems to stand (None where none is
    likely), and the figures that say how bad it looks."""

    span: Span
    counterpart: Span | None
    figures: dict[str, float]


@dataclass(frozen=True)
class Scene:
    """A pair, the words of its translation (`a`) and of its original (`b`), and the names of the translation that neither the lexicon nor the ear finds in the
    original."""

    pair: Pair
    a: View
    b: View
    faint: tuple[int, ...]

    @functools.cached_property
    def agreed(self) -> Agreement:
        """How well the words answer each other."""
        return agreement(self.a, self.b, *self.faint)

    @functools.cached_property
    def around(self) -> View:
        """The sentences around the original's passage."""
        return view_of(self.pair.near[0])


def find_suspects(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Suspect]]:
    """In the pairs' order. Many pairs at once are quicker, since words and sentences are encoded together."""
    for first in range(0, len(pairs), AT_ONCE):
        scenes = [s for pair in pairs[first : first + AT_ONCE] if (s := _scene(pair)).faint]
        yield from _suspects(scenes)


def _scene(pair: Pair) -> Scene:
    a, b = view_of(pair.translation), view_of(pair.original)
    if max(len(a.terms), len(b.terms)) > MOST_WORDS:
        return Scene(pair, a, b, ())
    faint = (i for i in _candidates(a, pair.translation) if not is_said(a, i, b))
    return Scene(pair, a, b, tuple(faint))


def _suspects(scenes: Sequence[Scene]) -> Iterator[tuple[Pair, Suspect]]:
    vectors = word_vectors()
    scenes = [s for s in scenes if s.b.content]
    vectors.prepare([s.a.terms[i].text for s in scenes for i in s.faint] + [s.b.terms[j].text for s in scenes for j in s.b.content])
    weak = [(s, left) for s in scenes if (left := [i for i in s.faint if _best_meant(s, i) < UNLIKE])]
    vectors.prepare([s.a.terms[i].text for s, _ in weak for i in s.a.content] + [t.text for s, _ in weak for t in s.around.terms if t.capital])
    weak = [(s, left) for s, left in weak if not _spelt_out(s, left)]
    cases = [Case(s, i, left) for s, left in weak for i in left if not _is_near(s.a, i, s.around) and not _is_sort(s, i)]
    vectors.prepare([text for case in cases for text in (*case.texts, *case.phrases, *case.windows)])
    taken: set[tuple[int, int]] = set()  # words of the original that stand for another name already
    for case in cases:
        fits, column = _place(case, [FITS_ALONE * case.alone[y] - FITS_TAKEN * ((case.scene.pair.n, y) in taken) for y in case.tried])
        taken.add((case.scene.pair.n, column))
        yield case.scene.pair, _suspect(case, fits, column)


def _spelt_out(scene: Scene, left: Sequence[int]) -> bool:
    """Whether several words may be what an acronym there stands for."""
    columns = enumerate(scene.agreed.other)
    return len(left) > 1 and any(scene.b.terms[j].acronym and scene.agreed.best[:, y].max() < UNSAID for y, j in columns)


def _is_sort(scene: Scene, i: int) -> bool:
    """Whether the word only says what sort of thing the name beside it is, which is answered."""
    beside = [k for k, at in ((i - 1, i - 1), (i + 1, i)) if touch(scene.a, at)]
    return scene.a.terms[i].text.lower() in SORTS and any(k not in scene.faint for k in beside)


def _best_meant(scene: Scene, i: int) -> float:
    return float(meant([scene.a.terms[i]], [scene.b.terms[j] for j in scene.b.content]).max())


def _candidates(a: View, own: Passage) -> Iterator[int]:
    """The words that may be wrong names: capitalised in mid-sentence, or at its beginning if the document has them in mid-sentence too. Of acronyms only those
    that the lexicon knows: what the others stand for may be written out."""
    headline = is_headline(a.terms)
    for i, t in enumerate(a.terms):
        if not t.capital or t.lang != own.lang or len(t.text) < SHORTEST or t.text.lower() in NO_NAMES or (t.acronym and not a.things[i]):
            continue
        if headline and not is_proper(t):
            continue
        if t.is_name or ((usage := usage_of(own.side)).capital[t.text] and not usage.small[t.text.lower()] and is_proper(t)):
            yield i


def _is_near(a: View, i: int, near: View) -> bool:
    """Whether a sentence around has the name."""
    names = [t for t in near.terms if t.capital]
    if a.names(i, near) or any(heard(a.terms[i], t) >= HEARD for t in names):
        return True
    return bool(names) and float(meant([a.terms[i]], names).max()) >= LIKE


@dataclass(frozen=True)
class Case:
    """The i-th word of a scene's translation, which nothing answers; `left` are all such words there."""

    scene: Scene
    i: int
    left: Sequence[int]

    @property
    def span(self) -> Span:
        """Where the word is in its passage."""
        start = self.scene.a.starts[self.i]
        return Span(start, start + len(self.scene.a.terms[self.i].text))

    @functools.cached_property
    def said(self) -> Float:
        """How well each word of the original is answered by the translation's other words."""
        return _said_by_others(self.scene, self.i)

    @functools.cached_property
    def alone(self) -> Float:
        """Whether each word of the original is a name that none of these answers."""
        return _alone(self.scene, self.said, self.i)

    @functools.cached_property
    def tried(self) -> tuple[int, ...]:
        """The words of the original (columns) that may be its counterpart, the likeliest first."""
        likely = (1 - self.said) + OF_NAME * _named(self.scene) + NEARBY * _nearby(self.scene.agreed, self.i) + ALONE * self.alone
        return tuple(int(y) for y in np.argsort(-likely, kind="stable")[:N_TRIED])

    @functools.cached_property
    def texts(self) -> tuple[str, ...]:
        """The original's passage, the translation's, that without the name, and with each of these words in its place."""
        text, (start, end) = self.scene.pair.translation.text, self.span
        words = (self.scene.b.terms[self.scene.agreed.other[y]].text for y in self.tried)
        return (self.scene.pair.original.text, text, *(text[:start] + w + text[end:] for w in ("", *words)))

    @functools.cached_property
    def phrases(self) -> tuple[str, ...]:
        """The name with its neighbours, and these without it."""
        terms = [t.text for t in self.scene.a.terms[max(0, self.i - BESIDE) : self.i + BESIDE + 1]]
        at = min(self.i, BESIDE)
        return " ".join(terms), " ".join((*terms[:at], *terms[at + 1 :]))

    @functools.cached_property
    def windows(self) -> tuple[str, ...]:
        """The phrases of the original that these may say."""
        words = [t.text for t in self.scene.b.terms]
        return tuple(dict.fromkeys(" ".join(words[k : k + n]) for k in range(len(words)) for n in range(2, 2 * BESIDE + 2)))


def _suspect(case: Case, fits: float, column: int) -> Suspect:
    """Describes the case; a word of the original, given by its column, fits so much better in the name's place."""
    scene, i = case.scene, case.i
    a, agreed, term = scene.a, scene.agreed, scene.a.terms[i]
    own = agreed.row(i)
    best = int(own.argmax())
    once, common = float(usage_of(scene.pair.translation.side).capital[term.text] <= 1), commonness(term.text)
    at = agreed.other[column]
    start = scene.b.starts[at]
    figures = {
        "unlike": 1 - float(own.max()),  # how far the original's words are in meaning
        "echo": max(0.0, best_heard(term, scene.b.terms) - CHANCE) / (HEARD - CHANCE),  # how much one of them sounds like it nevertheless
        "fits": min(MOST_FIT, fits),  # how much better that word would fit than the name does
        "without": _without(case),
        "phrase": _phrase(case),
        "alone": float(case.alone[column]),  # that this is a name too, and has no counterpart either
        "explained": max(0.0, float(case.said[best] - own[best])),  # how much better another word answers the one that is most alike
        "once": once,  # the name occurs but once in the document
        "once_proper": once * is_proper(term),
        "small": common,  # how much likelier the word is when written small
        "ordinary": max(0.0, common),
        "beside": float(touch(a, i - 1) or touch(a, i)),  # part of a longer name
        "fellows": float(min(MOST_FELLOWS, sum(k != i and abs(k - i) < FELLOWS for k in case.left))),  # further names around that nothing answers
    }
    return Suspect(case.span, Span(start, start + len(scene.b.terms[at].text)) if case.alone[column] else None, figures)


def _said_by_others(scene: Scene, i: int) -> Float:
    """How well each word of the original is answered by the translation's words other than the i-th."""
    rivals = [x for x, k in enumerate(scene.agreed.own) if scene.a.terms[k].text != scene.a.terms[i].text]
    return scene.agreed.best[rivals].max(axis=0) if rivals else np.zeros(len(scene.agreed.other))


def _named(scene: Scene) -> Float:
    return np.array([scene.b.terms[j].is_name for j in scene.agreed.other], float)


def _alone(scene: Scene, said: Float, i: int) -> Float:
    """Whether each word of the original is a name, or means something named, that no word of the translation but the i-th may stand for."""
    rest = [k for k in range(len(scene.a.terms)) if k != i]
    things = frozenset().union(*(scene.a.things[k] for k in rest))
    ordinary = lexicon().ordinary
    out = np.zeros(len(said))
    for y, j in enumerate(scene.agreed.other):
        t, own = scene.b.terms[j], scene.b.things[j]
        named = t.is_name or is_named(t) or (len(t.text) >= LONG and any(thing not in ordinary for thing in own))
        if said[y] < UNSAID and named and not own & things:
            out[y] = all(heard(t, scene.a.terms[k]) < FAINT for k in rest)
    return out


def _nearby(agreed: Agreement, i: int) -> Float:
    """Whether each word of the original stands around what answers the neighbours of the translation's i-th."""
    others = np.array(agreed.other)
    out = np.zeros(len(others))
    for x, k in enumerate(agreed.own):
        y = int(agreed.best[x].argmax())
        if k != i and abs(k - i) <= AROUND and agreed.best[x, y] >= ANSWERED:
            out[np.abs(others - others[y]) <= AROUND] = 1.0
    return out


def _place(case: Case, likely: Sequence[float]) -> tuple[float, int]:
    """By how much the passages' similarity grows with a word of the original in the name's place, and which (a column) is the best there, if each of those
    tried is as likely beforehand as they say."""
    other, own, _, *instead = word_vectors()(case.texts)
    gains = np.stack(instead) @ other - own @ other
    best = int((gains + np.array(likely)).argmax())
    return float(gains[best]), case.tried[best]


def _without(case: Case) -> float:
    """By how much the passages' similarity grows without the name."""
    other, own, without = word_vectors()(case.texts[:3])
    return float(other @ without - other @ own)


def _phrase(case: Case) -> float:
    """By how much better its neighbours find their like in the original without the name than with it."""
    both = word_vectors()(case.phrases) @ word_vectors()(case.windows).T
    own, without = both.max(axis=1)
    return float(without - own)


@functools.lru_cache(maxsize=1 << 14)
def commonness(word: str) -> float:
    """How much likelier a word is when written small, from -1 to 1: above 0 for words that are capitalised only as parts of names and titles."""
    return max(-1.0, min(1.0, (word_score(word.lower()) - word_score(word)) / 8))


@functools.lru_cache(maxsize=1 << 14)
def is_proper(term: Term) -> bool:
    """Whether the word is a name by itself: in no dictionary, or hardly ever written small."""
    if commonness(term.text) < USUALLY_CAPITAL:
        return True
    return is_named(term) if term.lang == "ru" else not is_known(term.text.lower())
