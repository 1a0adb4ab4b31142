"""Which negation of one side answers which of the other."""

from collections.abc import Sequence

from align.check.negation.marks import Denials, Mark
from align.encode.word_vectors import word_vectors

# How much it speaks for two negations being the same: what they deny is alike, they are of a kind; they stand apart, they are second of two.
ALIKE, SAME_KIND, APART, SECOND = 1.2, 0.3, 1.0, 0.3
LEAST_MIXED = 0.3  # for a harmless negation to answer another


def unanswered(one: Denials, other: Denials) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """What is left of both when the negations are paired, the best pair first."""
    a, b = one.marks, other.marks
    if not a or not b:
        return a, b
    if len(a) == len(b) == 1 and a[0].harmless == b[0].harmless:
        return (), ()
    left, right = set(range(len(a))), set(range(len(b)))
    for score, i, j in sorted(_scores(a, b), reverse=True):
        if i in left and j in right and (a[i].harmless == b[j].harmless or score >= LEAST_MIXED):
            left.remove(i)
            right.remove(j)
    return tuple(a[i] for i in sorted(left)), tuple(b[j] for j in sorted(right))


def _scores(a: Sequence[Mark], b: Sequence[Mark]) -> list[tuple[float, int, int]]:
    vectors = word_vectors()([m.said[0][0] if m.said else m.kind for m in (*a, *b)])
    cosines = vectors[: len(a)] @ vectors[len(a) :].T
    return [
        (ALIKE * float(cosines[i, j]) + SAME_KIND * (m.kind == n.kind) - APART * abs(m.place - n.place) - SECOND * (m.joint + n.joint), i, j)
        for i, m in enumerate(a)
        for j, n in enumerate(b)
    ]
