"""Where the other side says some words: its window of words whose vector is nearest to theirs.

For checks that ask for few phrases: each is looked for by itself (with the bundled encoder, as in `align.aligner.words`), a hundredth of a second a phrase.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from align.check.checked import Passage, Word
from align.encode import BUNDLED, load_encoder
from align.language import COMMON
from align.span import Span

LONGEST_PASSAGE = 200  # words; in a longer one nothing is looked for
LEAST_LETTERS = 3
WINDOW = 3  # words of the other side that may stand for one


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A window of a passage's text, and the cosine of its vector with that of the words looked for."""

    span: Span
    cosine: float


def content_words(words: Sequence[Word]) -> list[Word]:
    """Those that are no articles, particles and the like."""
    return [w for w in words if len(w.text) >= LEAST_LETTERS and w.text.lower() not in COMMON.get(w.lang, frozenset())]


def find_counterpart(words: str, passage: Passage, longest: int) -> Counterpart | None:
    """The nearest window of up to `longest` words that begins and ends with a content word; None in a passage without such words or of very many."""
    spans = list(_windows(passage, longest))
    if not spans:
        return None
    texts = [s.of(passage.text) for s in spans]
    distinct = {text: k for k, text in enumerate(dict.fromkeys(texts))}
    vectors = load_encoder(BUNDLED).encode([words, *distinct])
    cosines = vectors[1:] @ vectors[0]
    best = int(np.argmax([cosines[distinct[text]] for text in texts]))
    return Counterpart(spans[best], float(cosines[distinct[texts[best]]]))


def best_cosines(words: Sequence[str], passages: Sequence[Passage]) -> list[float]:
    """Of each word, the cosine with the nearest window of the passages; nothing is near where they have no words."""
    texts = list(dict.fromkeys(s.of(p.text) for p in passages for s in _windows(p, WINDOW)))
    if not texts or not words:
        return [0.0] * len(words)
    vectors = load_encoder(BUNDLED).encode([*words, *texts])
    best = (vectors[: len(words)] @ vectors[len(words) :].T).max(axis=1)
    return [float(c) for c in best]


def _windows(passage: Passage, longest: int) -> Iterator[Span]:
    own = passage.words
    if len(own) > LONGEST_PASSAGE:
        return
    content = {w.span for w in content_words(own)}
    at = [i for i, w in enumerate(own) if w.span in content]
    for n, i in enumerate(at):
        for j in at[n:]:
            if j >= i + longest:
                break
            yield Span(own[i].span.start, own[j].span.end)
