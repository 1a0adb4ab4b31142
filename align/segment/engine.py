"""From candidates to sentences: asks the rules at each place and keeps the offsets."""

from collections.abc import Iterator
from dataclasses import dataclass

from align.segment.candidate import Candidate, candidates_of
from align.segment.language import Language
from align.segment.rules import RULES
from align.span import Span


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided at a candidate: `offset` is where the left sentence would end, `rule` the name of the rule that decided."""

    offset: int
    cut: bool
    rule: str
    resume: int


def decisions(text: str, block: Span, language: Language) -> Iterator[Decision]:
    """Every candidate of a block in order, with the rule that decided it."""
    begin, end = block
    for match in candidates_of(text, begin, end):
        if match.end() >= end:
            return
        if not match[5] and not text[match.end()].isupper() and not text[match.end()] in "«“":
            continue
        candidate = Candidate(match, begin, block, language)
        for rule in RULES:
            answer = rule(candidate)
            if answer is not None:
                break
        assert answer is not None
        yield Decision(candidate.at, answer, rule.__name__, candidate.resume)
        if answer:
            begin = candidate.resume


def sentences_of(text: str, block: Span, language: Language) -> list[Span]:
    """The sentences of one block, in order."""
    found = []
    begin = block.start
    for decision in decisions(text, block, language):
        if decision.cut:
            found.append(Span(begin, decision.offset))
            begin = decision.resume
    found.append(Span(begin, block.end))
    return found
