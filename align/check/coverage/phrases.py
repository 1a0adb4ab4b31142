"""Words inside a sentence that have no counterpart: phrases and clauses left out of the translation, or added to it.

Every window of words between two boundaries of phrases may have been left out, or none: a multinomial logit over them (`models/checks/`), so that how sure
it is and where it is come from one model. It is asked three times, as long as there is a doubt: of what the words alone say, which is cheap; of the likeliest
windows, with the sentence's vector without them as well; and with the likest phrase of the other side.
"""

import bisect
import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from align.check.checked import Checked, Pair, Passage, Remark
from align.check.coverage.counterpart import counterparts
from align.check.coverage.features import FIRST, SECOND, THIRD, Setting, first_look, missed, second_look, third_look
from align.check.coverage.unsaid import unsaid_names, unsaid_numbers
from align.check.coverage.window import Forms, Windows, WordRow, forms_of, join_forms, windows_of, word_row
from align.encode.phrases import Phrases
from align.encode.use import UseEncoder
from align.encode.word_vectors import word_vectors
from align.finding import Severity
from align.model_files import checks_folder
from align.morphology import WORD
from align.span import Span

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]
Places = tuple[Indices, Indices]  # where windows start and end

NAME = "coverage"
FEWEST_WORDS, MOST_WORDS = 3, 300  # in a passage from which some may be missing; a longer sentence is a table or a list
WORTH_A_SECOND, WORTH_A_THIRD = 0.06, 0.12  # probability after the look before
MOST_TWICE, MOST_THRICE = 12, 5  # windows that are looked at so often
AT_ONCE = 16  # passages looked at again
PAIRS_AT_ONCE = 256  # whose words are encoded at once
LONGEST_SAID = 12  # words of the other side's phrase
LOOSE, CLOSING = " ,–—-:;", ",.;:!?…"  # marks that a deleted window leaves behind, and before which they go
TABLES = {"first": FIRST, "second": SECOND, "third": THIRD}
NOTED, SHOWN, SURE = 0.3, 0.68, 0.85
SHOWN_SENTENCE = 0.5  # of a whole sentence in a row of several: a greater loss, and the aligner's doubt besides
FEW_WORDS = 2  # content words: hardly a major loss
QUOTED = 160  # characters of a phrase in a message


@dataclass(frozen=True, slots=True)
class Weights:
    """Of one language's words: of the FIRST features, of the SECOND and of the THIRD."""

    first: Float
    second: Float
    third: Float


@dataclass(frozen=True)
class Look:
    """One side of a pair: its words and the other side's, its windows and what was seen of them so far."""

    pair: Pair
    side: int
    row: WordRow
    other_row: WordRow
    windows: Windows
    seen: Float

    @property
    def own(self) -> Passage:
        return self.pair.sides[self.side]

    @property
    def other(self) -> Passage:
        return self.pair.sides[1 - self.side]


@dataclass(frozen=True, slots=True)
class Again:
    """A look after the second time, and what the third takes: the `phrases` of all passages that were looked at together, which of them is its own (the next is
    the other side), the other side's vector, and the cosine of both."""

    look: Look
    phrases: Phrases
    own: int
    whole: Float32
    base: float

    def narrowed(self, weights: Float) -> "Again":
        """With its MOST_THRICE likeliest windows alone."""
        return replace(self, look=likeliest(self.look, weights, MOST_THRICE))


@dataclass(frozen=True, slots=True)
class Missing:
    """A window that has no counterpart, with the probability of that."""

    look: Look
    first: int
    last: int
    probability: float


def check(checked: Checked) -> Iterator[Remark]:
    """One remark a window, those that share no words."""
    weights = load_weights()
    known = ((look, weights[look.own.lang]) for look in looks(checked) if look.own.lang in weights)
    doubtful = [likeliest(look, w.first) for look, w in known if _any(look.seen @ w.first) > WORTH_A_SECOND]
    for n in range(0, len(doubtful), AT_ONCE):
        again = [a for a in look_again(doubtful[n : n + AT_ONCE]) if _any(a.look.seen @ weights[a.look.own.lang].second) > WORTH_A_THIRD]
        for look in look_closely([a.narrowed(weights[a.look.own.lang].second) for a in again]):
            yield from map(_remark, missing(look, look.seen @ weights[look.own.lang].third))


def looks(checked: Checked) -> Iterator[Look]:
    """Both sides of all pairs that have enough words."""
    pairs = [pair for pair in checked.pairs if all(1 <= len(p.words) <= MOST_WORDS for p in pair.sides)]
    for n in range(0, len(pairs), PAIRS_AT_ONCE):
        some = pairs[n : n + PAIRS_AT_ONCE]
        forms = {(k, i): _forms(checked, k, i) for pair in some for k in (0, 1) for p in (pair.sides[k], pair.near[k]) for i in p.sentences}
        word_vectors().prepare([word for of_sentence in forms.values() for word in of_sentence.folded])  # one by one is slow
        for pair in some:
            near = tuple(join_forms([forms[k, i] for i in pair.near[k].sentences]) for k in (0, 1))
            yield from _looks(checked, pair, near)


def _forms(checked: Checked, side: int, sentence: int) -> Forms:
    return forms_of(WORD.findall(checked.sides[side].text_of(sentence)))


def _looks(checked: Checked, pair: Pair, near: Sequence[Forms]) -> Iterator[Look]:
    rows = [word_row(p) for p in pair.sides]
    of_rows, of_near = ([word_vectors()(r.folded) for r in x] for x in (rows, near))
    found = [counterparts(rows[k], rows[1 - k], near[1 - k], (of_rows[k], of_rows[1 - k], of_near[1 - k])) for k in (0, 1)]
    names = [unsaid_names(rows[k], pair.sides[k], pair.sides[1 - k], pair.near[1 - k], found[k]) for k in (0, 1)]
    numbers = unsaid_numbers(pair, (rows[0], rows[1]))
    rows = [row.cut_at(own | row.acronym) for row, own in zip(rows, names, strict=True)]
    for k, row in enumerate(rows):
        windows = windows_of(row)
        if len(windows) and len(row) >= FEWEST_WORDS:
            others = missed(rows[1 - k], found[1 - k])
            seen = first_look(row, windows, found[k], others, (names[k], numbers[k]), _setting(pair, k, checked))
            yield Look(pair, k, row, rows[1 - k], windows, seen)


def look_again(some: Sequence[Look]) -> list[Again]:
    """Each with the second look's features (windows, SECOND)."""
    phrases = phrases_of(some)
    wholes = phrases.whole()
    own = np.arange(0, len(wholes), 2)
    rests = phrases.without(*_places([look.row.places(look.windows) for look in some], own))
    again = []
    for look, k, rest in zip(some, own.tolist(), _split(rests, [len(look.windows) for look in some]), strict=True):
        whole = wholes[k + 1]
        base = float(wholes[k] @ whole)
        seen = second_look(look.seen, look.row, look.windows, rest @ whole - base, base)
        again.append(Again(replace(look, seen=seen), phrases, k, whole, base))
    return again


def phrases_of(some: Sequence[Look]) -> Phrases:
    """Of both sides of each look, its own first."""
    return _encoder().phrases([text for look in some for text in (look.own.text, look.other.text)])


def look_closely(some: Sequence[Again]) -> list[Look]:
    """Each of some that were looked at together with the third look's features (windows, THIRD)."""
    if not some:
        return []
    of = np.array([a.own + k for a in some for k in (0, 1)])
    places = [places for a in some for places in (a.look.row.places(a.look.windows), a.look.other_row.places(windows_of(a.look.other_row, LONGEST_SAID)))]
    vectors = _split(some[0].phrases.vectors(*_places(places, of)), [len(starts) for starts, _ in places])
    rests = _split(_encoder().encode([rest for a in some for rest in _rests(a.look)]), [len(a.look.windows) for a in some])
    parts = zip(some, places[::2], places[1::2], vectors[::2], vectors[1::2], rests, strict=True)
    return [_look_closely(*part) for part in parts]


def _look_closely(a: Again, own: Places, other: Places, own_vectors: Float32, other_vectors: Float32, rests: Float32) -> Look:
    longer = np.log((other[1] - other[0])[None, :] / (own[1] - own[0])[:, None])
    gain = rests @ a.whole - a.base
    return replace(a.look, seen=third_look(a.look.seen, own_vectors @ other_vectors.T, longer, own_vectors @ a.whole, gain, a.base))


def _places(places: Sequence[Places], of: Indices) -> tuple[Indices, Indices, Indices]:
    """End to end, with the texts that they are of."""
    starts, ends = (np.concatenate(x) for x in zip(*places, strict=True))
    return np.repeat(of, [len(s) for s, _ in places]), starts, ends


def _split(rows: Float32, lengths: Sequence[int]) -> list[Float32]:
    return np.split(rows, np.cumsum(lengths)[:-1])


def _rests(look: Look) -> Iterator[str]:
    """The text without each window, nor a comma twice."""
    text = look.own.text
    for start, end in zip(*(place.tolist() for place in look.row.places(look.windows)), strict=True):
        before, after = text[:start].rstrip(), text[end:].lstrip()
        yield f"{before.rstrip(LOOSE) if after[:1] in CLOSING else before} {after}".strip()


def missing(look: Look, scores: Float) -> Iterator[Missing]:
    """The windows that are more likely missing than NOTED, the surest first; none shares a word with one before, and each is as sure as that anything is
    missing among those that do not."""
    free = np.ones(len(scores), bool)
    while free.any() and (probability := _any(scores[free])) >= NOTED:
        best = int(np.argmax(np.where(free, scores, -np.inf)))
        first, last = int(look.windows.firsts[best]), int(look.windows.lasts[best])
        yield Missing(look, first, last, probability)
        free &= (look.windows.lasts <= first) | (look.windows.firsts >= last)


@functools.cache
def load_weights() -> Mapping[str, Weights]:
    """By language."""
    data = json.loads((checks_folder() / "coverage.json").read_text(encoding="utf-8"))
    return {lang: Weights(*(np.array([of[look][n] for n in names]) for look, names in TABLES.items())) for lang, of in data.items()}


def _encoder() -> UseEncoder:
    from align.encode import BUNDLED, load_encoder

    encoder = load_encoder(BUNDLED)
    assert isinstance(encoder, UseEncoder)
    return encoder


def _setting(pair: Pair, side: int, checked: Checked) -> Setting:
    own, other = len(pair.sides[side].text), len(pair.sides[1 - side].text)
    usual = checked.usual_log_ratio * (1 if side else -1)
    return Setting(pair.signs["below"], float(np.log((own + 1) / (other + 1))) - usual, pair.signs["doubt"], pair.signs["many"], own, side == 1)


def likeliest(look: Look, weights: Float, most: int = MOST_TWICE) -> Look:
    """The look with its likeliest windows alone."""
    best = np.sort(np.argsort(-(look.seen @ weights), kind="stable")[:most])
    return replace(look, windows=look.windows.some(best), seen=look.seen[best])


def _any(scores: Float) -> float:
    """The probability that one of them is missing: the score of none is nought."""
    total = float(np.exp(np.clip(scores, -60, 60)).sum())
    return total / (1 + total)


def _remark(m: Missing) -> Remark:
    look = m.look
    words = Span(int(look.row.starts[m.first]), int(look.row.ends[m.last - 1]))
    span = look.own.place(words)
    original, translation = (span, None) if look.side == 0 else (None, span)
    where = "has no counterpart in the translation" if look.side == 0 else "has no counterpart in the original"
    return Remark(
        "omission" if look.side == 0 else "addition", NAME, _severity(m, words), m.probability, original, translation,
        f"“{_shorten(words.of(look.own.text))}” {where}.", look.pair.n,
    )  # fmt: skip


def _severity(m: Missing, words: Span) -> Severity:
    if m.probability < (SHOWN_SENTENCE if _is_sentence(m.look, words) else SHOWN):
        return "info"
    few = int(m.look.row.content[m.first : m.last].sum()) <= FEW_WORDS
    return "minor" if m.probability < SURE or few else "major"


def _is_sentence(look: Look, words: Span) -> bool:
    """Whether these are all words of one sentence of a passage."""
    starts = look.own.starts
    at = bisect.bisect_right(starts, words.start) - 1
    end = starts[at + 1] if at + 1 < len(starts) else len(look.own.text)
    own = look.row.starts[(look.row.starts >= starts[at]) & (look.row.starts < end)]
    return bool(words.end <= end and own[0] == words.start and own[-1] < words.end)


def _shorten(words: str) -> str:
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " …"
