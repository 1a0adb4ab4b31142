"""From candidates to sentences: asks the rules at each place and keeps the offsets."""

from collections.abc import Iterator
from dataclasses import dataclass

from align.segment.candidate import Candidate, candidates_of
from align.segment.language import Language
from align.segment.rules import RULES
from align.segment.series import item_breaks
from align.span import Span

SERIES = "numbered_series"


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
    items = item_breaks(text, block)[::-1]
    for match in candidates_of(text, begin, end):
        while items and items[-1].resume <= match.start():
            item = items.pop()
            if item.resume > begin:
                yield Decision(item.at, True, SERIES, item.resume)
                begin = item.resume
        if match.end() >= end:
            break
        if not match[5] and not text[match.end()].isupper() and text[match.end()] not in "«“":
            continue
        decision = _decide(Candidate(match, begin, block, language))
        yield decision
        if decision.cut:
            begin = decision.resume
    for item in reversed(items):
        if item.resume > begin:
            yield Decision(item.at, True, SERIES, item.resume)


def _decide(candidate: Candidate) -> Decision:
    for rule in RULES:
        answer = rule(candidate)
        if answer is not None:
            return Decision(candidate.at, answer, rule.__name__, candidate.resume)
    return Decision(candidate.at, True, "default", candidate.resume)


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
