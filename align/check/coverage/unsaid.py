"""Names and figures that the other side says nowhere: by the ear, by the table of names, by value. Words left out that hold one are surely missing."""

import numpy as np
import numpy.typing as npt

from align.check.checked import Pair, Passage
from align.check.coverage.counterpart import ALIKE, Counterparts
from align.check.coverage.window import WordRow
from align.check.name.evidence import MOST_WORDS, is_said, view_of
from align.check.number import unanswered

Flags = npt.NDArray[np.bool_]

PLAIN = 0.75  # likeness from which a word's meaning answers a name


def unsaid_names(row: WordRow, own: Passage, other: Passage, near: Passage, found: Counterparts) -> Flags:
    """(n,) whether each word is a name to which nothing answers in the `other` passage, nor `near` it."""
    out = row.name & row.content & (found.spelt < ALIKE) & (found.best < PLAIN)
    if not out.any():
        return out
    a, b, around = view_of(own), view_of(other), view_of(near)
    if max(len(a.terms), len(b.terms)) > MOST_WORDS:
        return np.zeros(len(row), bool)
    terms = {start: i for i, start in enumerate(a.starts)}
    for k in np.flatnonzero(out).tolist():
        i = terms.get(int(row.starts[k]))
        out[k] = i is not None and a.terms[i].lang == own.lang and not is_said(a, i, b) and not is_said(a, i, around)
    return out


def unsaid_numbers(pair: Pair, rows: tuple[WordRow, WordRow]) -> tuple[Flags, Flags]:
    """(n,) of either side: whether each word belongs to a number that has no equal in the other's passage, nor around it, nor one that stands in its place."""
    flags = np.zeros(len(rows[0]), bool), np.zeros(len(rows[1]), bool)
    if any(set(_figures(rows[k])) - set(_figures(rows[1 - k])) for k in (0, 1)):
        for k, spans in enumerate(unanswered(pair)):
            for span in spans:
                flags[k][(rows[k].starts < span.end) & (rows[k].ends > span.start)] = True
    return flags


def _figures(row: WordRow) -> list[str]:
    return [w for w in row.written if w[0].isdigit()]
