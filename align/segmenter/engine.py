"""From candidates to sentences: asks the rules at each place and keeps the offsets."""

from collections.abc import Iterator
from dataclasses import dataclass

from align.segmenter.candidate import WINDOW, Candidate, candidates_of
from align.segmenter.language import Language
from align.segmenter.rules import RULES, plain_stop
from align.segmenter.series import item_breaks
from align.span import Span

SERIES = "numbered_series"
DEFAULT = "default"
PLAIN = plain_stop.__name__
CLOSING = "\"'”’»)]} \t\u00a0"  # marks set off by a space belong to what they close
LONGEST_TAIL = 6


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided at a candidate: `offset` is where the left sentence would end, `rule` the name of the rule that decided."""

    offset: int
    cut: bool
    rule: str
    resume: int


Verdict = tuple[int, bool, str, int]  # the fields of a Decision, which is too dear to build at every stop of a long text


def verdicts(text: str, block: Span, language: Language) -> Iterator[Verdict]:
    """Every candidate of a block in order, with the name of the rule that decided it."""
    begin, end = block
    items = item_breaks(text, block)[::-1]
    for match in candidates_of(text, begin, end):
        stop, resume = match.span()
        while items and items[-1].resume <= stop:
            item = items.pop()
            if item.resume > begin:
                yield item.at, True, SERIES, item.resume
                begin = item.resume
        if resume >= end or (end - resume <= LONGEST_TAIL and not text[resume:end].strip(CLOSING)):
            break
        if resume == stop + 2 and _is_plain(text, begin, stop, language):
            yield stop + 1, True, PLAIN, resume
            begin = resume
        elif match[5] or text[resume].isupper() or text[resume] in "«“—–":
            verdict = _decide(Candidate(match, begin, block, language))
            yield verdict
            if verdict[1]:
                begin = verdict[3]
    for item in reversed(items):
        if item.resume > begin:
            yield item.at, True, SERIES, item.resume


def _is_plain(text: str, begin: int, stop: int, language: Language) -> bool:
    """The rule `plain_stop` without the cost of a candidate: `word. Word`."""
    if text[stop] != "." or text[stop + 1] != " " or not text[stop + 2].isupper():
        return False
    low = max(begin, stop - WINDOW)
    word = text[max(low, text.rfind(" ", low, stop) + 1) : stop]
    return len(word) > 1 and word.islower() and word.isalpha() and word not in language.abbreviations


def _decide(candidate: Candidate) -> Verdict:
    for rule in RULES:
        answer = rule(candidate)
        if answer is not None:
            return candidate.at, answer, rule.__name__, candidate.resume
    return candidate.at, True, DEFAULT, candidate.resume


def decisions(text: str, block: Span, language: Language) -> Iterator[Decision]:
    """Every candidate of a block in order, with the rule that decided it."""
    for verdict in verdicts(text, block, language):
        yield Decision(*verdict)


def sentences_of(text: str, block: Span, language: Language) -> list[Span]:
    """The sentences of one block, in order."""
    found = []
    begin = block.start
    for offset, cut, _, resume in verdicts(text, block, language):
        if cut:
            found.append(Span(begin, offset))
            begin = resume
    found.append(Span(begin, block.end))
    return found
