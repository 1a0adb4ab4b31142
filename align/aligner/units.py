"""What the aligner works on: sentences, and the parts of those that may hold a heading that runs into the next sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from align.document import Sentence, Side
from align.run_in import RunIn, cut_at
from align.span import Span


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
