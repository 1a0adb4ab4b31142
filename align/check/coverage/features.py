"""What speaks for a window of words having been left out, as named numbers: three tables of them, each with what it costs more to know.

The first look is at words alone. The second takes the window out of its sentence: if the rest is more like the other side than the whole was, the window was
not translated. The third looks for a phrase of the other side that says the same.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.check.coverage.counterpart import Counterparts
from align.check.coverage.window import AT_NAME, AT_PUNCTUATION, BEFORE_FUNCTION_WORD, Windows, WordRow

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

KNOTS = (0.35, 0.45, 0.55, 0.65, 0.75, 0.85)  # of the piecewise linear evidence of a word's likeness
BELOW_KNOTS = (*(f"best_{k}" for k in KNOTS), *(f"left_{k}" for k in KNOTS))
POOR = 0.6  # likeness
MOST_UNSAID = 2
TYPICAL_CHARACTERS, TYPICAL_WINDOWS, TYPICAL_WORDS = 30, 30, 4
FEW_CHARACTERS, MOST_WORDS = 18, 12

FIRST = (
    "constant", "words", *BELOW_KNOTS, "name", "unsaid_names", "unsaid_numbers", "elsewhere", "taken", "rest",
    "other_rest", "other_missing", "other_acronyms", "added", "below", "length",
    "share", "begins_phrase", "begins_clause", "ends_clause", "begins_name", "ends_name",
    "first", "last", "short", "long_sentence", "ratio", "mended", "after", "doubt", "many",
)  # fmt: skip
SECOND = (*FIRST, "base", "gain", "gain_length", "gap")
THIRD = (*SECOND, "said", "said_at_length", "said_by_all", "exact_gain", "exact_gap")
MOST_LONGER = 0.7  # log of the lengths of phrases that may say the same


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a pair: how far its similarity is `below` the usual in spreads, by how much the log of own length over other length is above the
    usual (`ratio`), how doubtful the bead is, how many sentences it has beyond one a side, the own side's length, and whether that is the translation, where
    translators say more plainly what the original implies (`added`)."""

    below: float
    ratio: float
    doubt: float
    many: float
    n_characters: int
    added: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """What the other side has that no word of the own side says: the mean of its words, their sum, and how many are acronyms, which stand for several words."""

    mean: float
    total: float
    n_acronyms: float


def missed(row: WordRow, found: Counterparts) -> Missed:
    """Of one side's words."""
    poor = np.where(row.content, np.maximum(0.0, POOR - found.left), 0.0)
    return Missed(float(poor.sum() / max(1, row.content.sum())), float(poor.sum()), float((row.acronym & (found.left < POOR)).sum()))


def first_look(row: WordRow, windows: Windows, found: Counterparts, other: Missed, unsaid: tuple[Flags, Flags], setting: Setting) -> Float:
    """(windows, FIRST), from words alone; `unsaid` are the names and the numbers to which nothing answers."""
    i, j = windows.firsts, windows.lasts
    n_characters = (row.ends[j - 1] - row.starts[i]).astype(float)
    n_words = _sums(row.content.astype(float), i, j)
    missing = np.where(row.content, np.maximum(0.0, POOR - found.left), 0.0)
    outside = (missing.sum() - _sums(missing, i, j)) / np.maximum(row.content.sum() - n_words, 1)
    ratio_after = setting.ratio + np.log((setting.n_characters - n_characters + 1) / (setting.n_characters + 1))
    ones = np.ones(len(windows))
    columns = {
        "constant": ones,
        "words": np.minimum(n_words, MOST_WORDS) / TYPICAL_WORDS,
        **dict(zip(BELOW_KNOTS, 2 * _below_knots(row, found, i, j), strict=True)),
        "name": _sums(row.content & row.capital & (found.left < POOR), i, j),
        "unsaid_names": np.minimum(_sums(unsaid[0], i, j), MOST_UNSAID),
        "unsaid_numbers": np.minimum(_sums(unsaid[1], i, j), MOST_UNSAID),
        "elsewhere": _sums(row.content & (found.near - found.left > 0.1), i, j) / 3,
        "taken": _sums(row.content & (found.best - found.left > 0.1), i, j),
        "rest": 5 * outside,
        "other_rest": 5 * other.mean * ones,
        "other_missing": min(other.total, 2.0) * ones,
        "other_acronyms": min(other.n_acronyms, 2.0) * ones,
        "added": setting.added * ones,
        "below": setting.below * ones,
        "length": np.log(n_characters / TYPICAL_CHARACTERS),
        "share": n_characters / setting.n_characters,
        "begins_phrase": row.cuts[i] == BEFORE_FUNCTION_WORD,
        "begins_clause": row.cuts[i] == AT_PUNCTUATION,
        "ends_clause": row.cuts[j] == AT_PUNCTUATION,
        "begins_name": row.cuts[i] == AT_NAME,
        "ends_name": row.cuts[j] == AT_NAME,
        "first": i == 0,
        "last": j == len(row),
        "short": n_characters < FEW_CHARACTERS,
        "long_sentence": np.log(len(windows) / TYPICAL_WINDOWS) * ones,
        "ratio": float(np.clip(setting.ratio, -1, 1)) * ones,
        "mended": np.clip(abs(setting.ratio) - np.abs(ratio_after), -1, 1),
        "after": np.abs(ratio_after),
        "doubt": setting.doubt * ones,
        "many": min(setting.many, 3.0) * ones,
    }
    return np.column_stack([np.asarray(columns[name], float) for name in FIRST])


def _below_knots(row: WordRow, found: Counterparts, firsts: Indices, lasts: Indices) -> Float:
    """(BELOW_KNOTS, windows): how far the words' likenesses are below each knot, summed up."""
    values = np.stack((found.best, found.left))
    return _sums(row.content * np.maximum(0.0, np.array(KNOTS)[:, None] - values[:, None]).reshape(len(BELOW_KNOTS), -1), firsts, lasts)


def second_look(first: Float, row: WordRow, windows: Windows, gain: Float32, base: float) -> Float:
    """(windows, SECOND): `base` is the cosine of the two sides, `gain` is by how much it grows when a window is taken out."""
    length = np.log(row.ends[windows.lasts - 1] - row.starts[windows.firsts])
    return np.column_stack((first, np.full(len(gain), base), 10 * gain, 3 * gain * length, _gap(gain, base)))


def third_look(second: Float, said: Float32, longer: Float, by_all: Float32, gain: Float32, base: float) -> Float:
    """(windows, THIRD): `said` are the cosines of windows and phrases of the other side, `longer` the logs of how much longer a phrase is, `by_all` the cosines
    of windows and the whole other side; `gain` as in the second look, but exactly, with the rest joined as a writer would."""
    alike = np.where(np.abs(longer) < MOST_LONGER, said, -1.0)
    any_said, at_length = (m.max(axis=1, initial=0.0) for m in (said, alike))
    return np.column_stack((second, any_said, at_length, by_all, 10 * gain, _gap(gain, base)))


def _gap(gain: Float32, base: float) -> Float:
    """How much of what is wanting to a full likeness a gain makes good."""
    return np.asarray(np.clip(gain / (1.02 - base), -1, 1), float)


def _sums(values: Float | npt.NDArray[np.bool_], firsts: Indices, lasts: Indices) -> Float:
    """Of values (…, words), over windows (…, windows)."""
    total = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    values.cumsum(axis=-1, dtype=float, out=total[..., 1:])
    return total[..., lasts] - total[..., firsts]
