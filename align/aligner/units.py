"""What the aligner works on: sentences, and the parts of those that may hold a heading that runs into the next sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from align.aligner.text import Text
from align.aligner.words import words_of
from align.document import Document, Sentence, Side
from align.encode import Encoder, TextEncoder
from align.run_in import RunIn, cut_at
from align.span import Span

STOP = re.compile(r"""[.!?…][)\]"'»”’]*$""")
LEAST_REPEATED = 20  # characters; shorter sentences are said again on purpose


@dataclass(frozen=True, slots=True)
class Unit:
    """`log_odds` that a sentence of its own begins here, NaN where that is certain; `sentence` is the index of the sentence that it is a part of."""

    span: Span
    block: int
    sentence: int
    log_odds: float

    @property
    def certain(self) -> bool:
        return self.log_odds != self.log_odds


def split_units(side: Side, run_ins: Sequence[RunIn]) -> tuple[Unit, ...]:
    """The side's sentences, cut at every place where a heading may end."""
    inside: dict[int, list[RunIn]] = {}
    for run_in in run_ins:
        inside.setdefault(run_in.sentence, []).append(run_in)
    units = []
    for n, sentence in enumerate(side.sentences):
        cuts = inside.get(n, [])
        spans = cut_at(sentence.span, [c.offset for c in cuts], side.document.text)
        log_odds = [float("nan"), *(c.log_odds for c in cuts)]
        units += [Unit(span, sentence.block, n, odds) for span, odds in zip(spans, log_odds, strict=True)]
    return tuple(units)


def as_text(units: Sequence[Unit], document: Document, encoder: Encoder, word_encoder: TextEncoder) -> Text:
    """Units as the aligner's evidence takes them."""
    blocks = [u.block for u in units]
    texts = [u.span.of(document.text) for u in units]
    folded = [" ".join(t.split()).lower() for t in texts]
    return Text(
        runs=encoder.runs(texts),
        lengths=np.array([max(1, u.span.length) for u in units], float),
        begins_block=np.array([i == 0 or blocks[i] != blocks[i - 1] for i in range(len(blocks))], bool),
        run_in=np.array([u.log_odds for u in units], float),
        repeats=np.array([False, *(len(b) >= LEAST_REPEATED and a == b for a, b in pairwise(folded))][: len(units)], bool),
        after_stop=np.array([False, *(bool(STOP.search(t)) for t in texts)][: len(units)], bool),
        texts=texts,
        words=words_of(texts, word_encoder),
    )


def join_units(units: Sequence[Unit], cuts: frozenset[int]) -> tuple[tuple[Sentence, ...], tuple[int, ...]]:
    """Sentences again, cut before the doubtful units in `cuts` only; and the index of the sentence that each unit came to."""
    sentences: list[Sentence] = []
    of_unit = []
    for i, unit in enumerate(units):
        if unit.certain or i in cuts:
            sentences.append(Sentence(unit.span, unit.block))
        else:
            sentences[-1] = Sentence(Span(sentences[-1].span.start, unit.span.end), unit.block)
        of_unit.append(len(sentences) - 1)
    return tuple(sentences), tuple(of_unit)
