"""A parenthesis of one side whose words the other side does not have."""

from collections.abc import Iterator, Sequence

import numpy as np
import regex

from align.check.checked import Pair, Passage, Suspicion
from align.check.counterpart import best_cosines, content_words
from align.check.marks import BRACKETS, Marked, read_marks
from align.check.quotation.distance import NAME, unpartnered

MOST_WORDS = 25  # of a parenthesis that is looked at; a longer one is the business of the checks of sentences
FIGURE_WORDS = 3  # content words; with fewer and a figure it is a measure or a date, which the check of numbers reads
CHANCE, PLAIN = 0.35, 0.8  # cosines of words: what chance gives, and a plain translation
MOST_BRACKETS = 12
SAID = 0.5  # mean share of the words that are said on the other side; above, the parenthesis was worked into the sentence
CYRILLIC, LATIN = regex.compile(r"\p{Script=Cyrillic}"), regex.compile(r"\p{Script=Latin}")
OWN_SCRIPT = {"ru": CYRILLIC, "en": LATIN}
OTHER_SCRIPT = {"ru": LATIN, "en": CYRILLIC}


def check_parenthesis(pair: Pair) -> Iterator[Suspicion]:
    """Parentheses lost in the translation, and those that it gains."""
    marks = [read_marks(p.text) for p in pair.sides]
    for k in (0, 1):
        own, other = marks[k].brackets, marks[1 - k].brackets
        if not own or len(other) >= len(own) or len(own) > MOST_BRACKETS or any(s.mark in BRACKETS for m in marks for s in m.strays):
            continue
        for bracket in unpartnered(own, other, pair.sides[k], pair.sides[1 - k]) or ():
            if _tells_something(bracket, pair.sides[k]) and not _is_moved(pair, k):
                yield from _suspect(pair, k, bracket)


def _is_moved(pair: Pair, k: int) -> bool:
    """Whether the sentences around hold more brackets on the other side than on this one."""
    own, other = (len(read_marks(p.text).brackets) for p in (pair.near[k], pair.near[1 - k]))
    return other > own


def _tells_something(bracket: Marked, passage: Passage) -> bool:
    """Whether the words in the brackets are more than an abbreviation, figures, the ending of another gender, or a name in the other script."""
    if bracket.mark != "(" or passage.text[bracket.span.start - 1 : bracket.span.start].isalnum():
        return False
    words = [w for w in passage.words if bracket.span.start < w.span.start < bracket.span.end]
    content = [w for w in content_words(words) if OWN_SCRIPT[passage.lang].search(w.text)]
    before = [w for w in passage.words if w.span.end <= bracket.span.start][-1:]
    if not content or len(words) > MOST_WORDS or all(w.text.isupper() for w in content):
        return False
    if len(content) < FIGURE_WORDS and any(w.text.isdigit() for w in words):
        return False
    respelt = bool(before) and bool(OTHER_SCRIPT[passage.lang].search(before[0].text)) and all(w.text[:1].isupper() for w in content)
    return not respelt and 2 * len(content) > len(words) - len(content) and sum(len(w.text) for w in content) > 4


def _suspect(pair: Pair, k: int, bracket: Marked) -> Iterator[Suspicion]:
    own = pair.sides[k]
    content = content_words([w for w in own.words if bracket.span.start < w.span.start < bracket.span.end])
    said = _said([w.text for w in content], (pair.sides[1 - k], pair.near[1 - k]))
    if said > SAID:
        return
    words = bracket.span.of(own.text)
    figures = {"gained": float(k), "parenthesis": 1.0, "said": said, "length": float(np.log(len(content)))}
    if k == 0:
        yield pair.suspicion("omission", NAME, bracket.span, None, f"The parenthesis {words} is left out.", most="minor", **figures)
    else:
        yield pair.suspicion("addition", NAME, None, bracket.span, f"The parenthesis {words} is not in the original.", most="minor", **figures)


def _said(words: Sequence[str], passages: Sequence[Passage]) -> float:
    return float(np.mean(np.clip((np.array(best_cosines(words, passages)) - CHANCE) / (PLAIN - CHANCE), 0, 1)))
