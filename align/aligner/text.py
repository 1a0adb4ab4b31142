"""One side as the aligner sees it, and what can be said of its runs without the other side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from align.aligner.words import Words
from align.encode.runs import PartOfRuns, Runs

Float = npt.NDArray[np.float64]

SHORT_PIECE = 25  # characters
LEAST_REPEATED = 20  # characters; shorter sentences are said again on purpose


@dataclass(frozen=True, slots=True)
class Text:
    """One side in units: sentences, or the parts of a sentence that may be a heading and what it runs into.

    `runs` gives the vectors of runs of units; `lengths` are in characters; `begins_block` says whether a unit begins a block; `run_in` holds the
    log-odds that the unit is a sentence of its own where that is in doubt (see `align.run_in`), NaN where it is not; `texts` are the units themselves, `words`
    their content words.
    """

    runs: Runs
    lengths: Float
    begins_block: npt.NDArray[np.bool_]
    run_in: Float
    texts: Sequence[str]
    words: Words

    @property
    def n(self) -> int:
        return len(self.lengths)

    def part(self, units: slice) -> "Text":
        """Some consecutive units; their runs' vectors are those of the whole."""
        runs, words = PartOfRuns(self.runs, units.start, units.stop), self.words.part(units)
        return Text(runs, self.lengths[units], self.begins_block[units], self.run_in[units], self.texts[units], words)


def sums(values: Float, size: int) -> Float:
    """The sum over each run of `size`."""
    total = np.concatenate(([0.0], np.cumsum(values)))
    return np.asarray(total[size:] - total[:-size])


def run_lengths(text: Text, size: int) -> Float:
    return sums(text.lengths, size)


def n_sentences(text: Text, size: int) -> npt.NDArray[np.int64]:
    """Sentences in each run of `size` units: doubtful places inside a run do not count."""
    soft = np.concatenate(([0], np.cumsum(~np.isnan(text.run_in))))
    first = np.arange(text.n - size + 1)
    return size - (soft[first + size] - soft[first + 1])


def inner_breaks(text: Text, size: int) -> Float:
    """Block boundaries inside each run of `size` sentences."""
    breaks = np.concatenate(([0.0], np.cumsum(text.begins_block)))
    first = np.arange(text.n - size + 1)
    return np.asarray(breaks[first + size] - breaks[first + 1])


def pieces(text: Text, size: int) -> tuple[Float, Float]:
    """1.0 for each run of `size` units that a doubtful place bounds and that is too short for a heading or a sentence; and for each between two such places."""
    soft = np.append(~np.isnan(text.run_in), False)
    begins, ends = soft[: text.n - size + 1], soft[size:]
    short = (begins | ends) & (run_lengths(text, size) < SHORT_PIECE)
    return short.astype(float), (begins & ends).astype(float)


def says_twice(text: Text, size: int) -> npt.NDArray[np.bool_]:
    """Whether a unit in each run of `size` is the one before it once more: a vector hardly tells, an editor wants to know."""
    folded = [" ".join(t.split()).lower() for t in text.texts]
    again = np.array([len(b) >= LEAST_REPEATED and a == b for a, b in pairwise(folded)], float)
    return np.asarray(sums(again, size - 1) > 0) if size > 1 else np.zeros(text.n, bool)
