"""A long text and its translation with gold beads, made of short ones.

The pairs are taken round after round, in another order each time and with other numbers and names, so that no two sentences are the same. Sentences are
left out, put in and joined on either side at random places, now and then a whole page is left out, and paragraphs mostly end at the same places.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bench.beads import Pair

Texts = tuple[str, str]

LEFT_OUT, PUT_IN, JOINED, PAGE = 0.02, 0.02, 0.03, 0.001  # chances of a bead; JOINED is that of either side
PAGE_SENTENCES = 30
PARAGRAPH_ENDS, OTHER_ENDS = 0.25, 0.02  # chances after a bead: on both sides, on one of them
NUMBER = re.compile(r"(?<![\d.,])\d{2,}(?![\d.,]*\d)")
LAST_STOP = re.compile(r"[.!?…]+$")
NAMES = list(zip(
    "Иванов Петров Смирнова Орлов Белова Гусев Зотова Киселёв Лапин Миронова Носов Панина Рыбаков Сомова Титов Фомин Чернов Шубина Юдин Якушева".split(),
    "Ivanov Petrov Smirnova Orlov Belova Gusev Zotova Kiselyov Lapin Mironova Nosov Panina Rybakov Somova Titov Fomin Chernov Shubina Yudin Yakusheva".split(),
    strict=True,
))  # fmt: skip
VERBS = list(zip("сообщает пишет уточняет отмечает напоминает добавляет".split(), "reports writes specifies notes recalls adds".split(), strict=True))
LINKS = list(zip(["сегодня", "вчера", "снова", "теперь", "в свою очередь"], ["today", "yesterday", "again", "now", "in turn"], strict=True))
TRIES = 50


@dataclass(slots=True)
class LongSide:
    """A text in the making; `spans` are its sentences, `blocks` the paragraph of each."""

    parts: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    length: int = 0
    ends_paragraph: bool = False

    def add(self, sentence: str) -> None:
        """One more sentence, in a new paragraph if the last one was ended."""
        gap = "" if not self.spans else "\n\n" if self.ends_paragraph else " "
        block = self.blocks[-1] + self.ends_paragraph if self.blocks else 0
        start = self.length + len(gap)
        self.parts += [gap, sentence]
        self.length = start + len(sentence)
        self.spans.append((start, self.length))
        self.blocks.append(block)
        self.ends_paragraph = False

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class LongText:
    """Both sides and the beads between them."""

    original: LongSide
    translation: LongSide
    gold: list[Pair]


def make_long(pairs: Sequence[Texts], n_sentences: int, seed: int) -> LongText:
    """About `n_sentences` a side."""
    rng = random.Random(seed)
    source = distinct_pairs(pairs, rng)
    text = LongText(LongSide(), LongSide(), [])
    sides = text.original, text.translation
    while len(sides[0].spans) < n_sentences:
        if rng.random() < PAGE:
            for original, _ in (next(source) for _ in range(PAGE_SENTENCES)):
                _put(text, [original], [])
                sides[0].ends_paragraph = rng.random() < PARAGRAPH_ENDS
            continue
        _put(text, *_bead(source, rng))
        if rng.random() < PARAGRAPH_ENDS:
            sides[0].ends_paragraph = sides[1].ends_paragraph = True
        elif rng.random() < OTHER_ENDS:
            sides[rng.randrange(2)].ends_paragraph = True
    return text


def _put(text: LongText, original: Sequence[str], translation: Sequence[str]) -> None:
    first = len(text.original.spans), len(text.translation.spans)
    for side, sentences in ((text.original, original), (text.translation, translation)):
        for sentence in sentences:
            side.add(sentence)
    text.gold.append((tuple(range(first[0], len(text.original.spans))), tuple(range(first[1], len(text.translation.spans)))))


def _bead(source: Iterator[Texts], rng: random.Random) -> tuple[list[str], list[str]]:
    """The sentences of either side of one bead."""
    original, translation = next(source)
    chance = rng.random()
    if chance < LEFT_OUT:
        return [original], []
    if chance < LEFT_OUT + PUT_IN:
        return [], [translation]
    if chance < LEFT_OUT + PUT_IN + 2 * JOINED:
        also = next(source)
        two = [original, also[0]], [translation, also[1]]
        return ([_join(two[0])], two[1]) if rng.random() < 0.5 else (two[0], [_join(two[1])])
    return [original], [translation]


def _join(sentences: Sequence[str]) -> str:
    return f"{LAST_STOP.sub('', sentences[0])}; {sentences[1]}"


def distinct_pairs(pairs: Sequence[Texts], rng: random.Random) -> Iterator[Texts]:
    """The pairs for ever, in rounds, each new in some number or name."""
    seen: set[str] = set()
    while True:
        for pair in rng.sample(list(pairs), len(pairs)):
            fresh = pair
            for k in range(TRIES):
                if fresh[0] not in seen:
                    break
                fresh = _with_speaker(pair, rng) if k % 2 else _with_other_numbers(pair, rng)
            else:
                continue
            seen.add(fresh[0])
            yield fresh


def _with_other_numbers(pair: Texts, rng: random.Random) -> Texts:
    """Numbers that both sides have become others of the same length."""
    common = set(NUMBER.findall(pair[0])) & set(NUMBER.findall(pair[1]))
    other = {n: str(rng.randrange(10 ** (len(n) - 1), 10 ** len(n))) for n in sorted(common)}
    first, second = (NUMBER.sub(lambda m: other.get(m[0], m[0]), text) for text in pair)
    return first, second


def _with_speaker(pair: Texts, rng: random.Random) -> Texts:
    (name_o, name_t), (verb_o, verb_t), (link_o, link_t) = rng.choice(NAMES), rng.choice(VERBS), rng.choice(LINKS)
    return f"{name_o} {link_o} {verb_o}: {pair[0]}", f"{name_t} {link_t} {verb_t}: {pair[1]}"
