"""What speaks for a negation being lost: whether the other side says the same without it.

The encoder's vectors know negation in phrases: "not known" is nearer to неизвестно than "known" is, and "came" nearer to приехал than "not come".
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.check.negation.marks import Denials, Mark
from align.encode.word_vectors import word_vectors

Float32 = npt.NDArray[np.float32]

NEAREST = 3  # words of the other side that may be the counterpart
WINDOWS = ((0, 1), (-1, 1), (0, 2), (-1, 2), (-2, 1), (0, 3))  # words from the counterpart on: first, and the first after
DENYING_REACH, LIMITING_REACH, SCOPE = 2, 3, 10  # words
ANSWERED = 0.6  # cosine of two words that deny by their meaning
MOVED = 0.6  # cosine of what is denied with what is denied near


@dataclass(frozen=True, slots=True)
class Evidence:
    """The word of the other side that what is denied answers to, and figures by name."""

    counterpart: int
    features: dict[str, float]


def weigh(mark: Mark, own: Denials, other: Denials) -> Evidence | None:
    """Nothing is known where nothing is said."""
    content = [k for k in range(len(other.words)) if other.is_content(k)]
    if not mark.said or mark.head is None or not content:
        return None
    said = [phrase for pair in mark.said for phrase in pair]
    word_vectors()([*(other.words[k] for k in content), *said, own.words[mark.head], *_clauses(mark, own), *_parts(other)])  # many at once are quicker
    words = word_vectors()([other.words[k] for k in content])
    plain, denied = word_vectors()([p for p, _ in mark.said]), word_vectors()([d for _, d in mark.said])
    head = word_vectors()([own.words[mark.head]])[0]
    near = {content[n] for v in (head, plain[0], denied[0]) for n in np.argsort(-(words @ v))[:NEAREST]}
    windows = word_vectors()(sorted({" ".join(other.words[k + a : k + b]) for k in near for a, b in WINDOWS if k + a >= 0 and k + b <= len(other.words)}))
    as_plain, as_denied = (plain @ windows.T).max(axis=1), (denied @ windows.T).max(axis=1)
    best = int(np.argmax(np.maximum(as_plain, as_denied)))
    counterpart = content[int(np.argmax(words @ head))]
    denied_counterpart = content[int(np.argmax(words @ denied[0]))]
    features = {
        "alike": float(as_plain[best]),
        "phrase": float((as_plain - as_denied).mean()),
        "clause": _clause(mark, own, other),
        "denying": float(any(abs(k - c) <= DENYING_REACH for k in _denying(own, other, content, words) for c in (counterpart, denied_counterpart))),
        "limiting": float(any(abs(k - counterpart) <= LIMITING_REACH and other.denial(k) == "limiting" for k in range(len(other.words)))),
        "shared": float(mark.joint or _is_first(mark, own) or _is_covered(counterpart, other)),
        "length": float(np.log(len(own.words) + 1)),
    }
    return Evidence(counterpart, features)


def is_moved(mark: Mark, own_near: Denials, other_near: Denials) -> bool:
    """Do the other side's sentences near deny something like it, and those of its own side nothing like it?"""
    return _denies_alike(mark, other_near) and not _denies_alike(mark, own_near)


def _denies_alike(mark: Mark, near: Denials) -> bool:
    said = [m.said[0][0] for m in near.marks if m.said]
    return bool(mark.said and said) and float((word_vectors()(said) @ word_vectors()([mark.said[0][0]])[0]).max()) >= MOVED


def _clause(mark: Mark, own: Denials, other: Denials) -> float:
    """How much better the mark's clause meets the best part of the other side without its negation than with it."""
    with_it, without = word_vectors()(_clauses(mark, own))
    parts = word_vectors()(_parts(other))
    return float((parts @ without).max() - (parts @ with_it).max())


def _clauses(mark: Mark, own: Denials) -> tuple[str, str]:
    clause = own.clause(mark.at)
    return " ".join(own.words[k] for k in clause), " ".join(filter(None, (_undenied(own, k, mark) for k in clause)))


def _parts(denials: Denials) -> list[str]:
    """The parts of its sentences that have more than one word, and all of it."""
    ends = [k + 1 for k, ends in enumerate(denials.breaks) if ends]
    parts = [denials.words[a:b] for a, b in zip([0, *ends], ends, strict=False) if b - a > 1]
    return [" ".join(part) for part in (*parts, denials.words)]


def _undenied(own: Denials, k: int, mark: Mark) -> str:
    word = own.words[k]
    if k not in mark.words:
        return word
    return "can" if word == "cannot" else word[:-3] if word.endswith("n't") else ""


def _denying(own: Denials, other: Denials, content: Sequence[int], words: Float32) -> list[int]:
    """The other side's words that deny by their meaning, but those that answer such a word of the own side."""
    found = [n for n, k in enumerate(content) if other.denial(k) == "denying"]
    own_words = [own.words[k] for k in range(len(own.words)) if own.denial(k) == "denying"]
    if found and own_words:
        alike = (words[found] @ word_vectors()(own_words).T).max(axis=1)
        found = [n for n, a in zip(found, alike, strict=True) if a < ANSWERED]
    return [content[n] for n in found]


def _is_first(mark: Mark, own: Denials) -> bool:
    """Is the next negation of its side the second of two things that are denied?"""
    following = own.marks[own.marks.index(mark) + 1 :]
    return bool(following) and following[0].joint


def _is_covered(counterpart: int, other: Denials) -> bool:
    """Is it the second of two things that the other side denies: not support or condone?"""
    return any(
        m.at < counterpart <= m.at + SCOPE
        and counterpart != m.head
        and not other.stop_between(m.at, counterpart)
        and (any(other.words[k] in other.table.joining for k in range(m.at, counterpart)) or any(other.breaks[m.at : counterpart]))
        for m in other.marks
    )
