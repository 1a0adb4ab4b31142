"""One side as the aligner sees it, and what can be said of its runs without the other side."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.aligner.words import Words
from align.encode.runs import PartOfRuns, Runs

Float = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

SHORT_PIECE = 25  # characters


@dataclass(frozen=True, slots=True)
class Text:
    """One side in units: sentences, or the parts of a sentence that may be a heading and what it runs into.

    `runs` gives the vectors of runs of units; `lengths` are in characters; `begins_block` says whether a unit begins a block; `run_in` holds the
    log-odds that the unit is a sentence of its own where that is in doubt (see `align.run_in`), NaN where it is not; `repeats` says whether a unit is the one
    before it once more, `after_stop` whether the one before it ends with a stop; `texts` are the units themselves, `words` their content words.
    """

    runs: Runs
    lengths: Float
    begins_block: Flags
    run_in: Float
    repeats: Flags
    after_stop: Flags
    texts: Sequence[str]
    words: Words

    @property
    def n(self) -> int:
        return len(self.lengths)

    def part(self, units: slice) -> "Text":
        """Some consecutive units; their runs' vectors are those of the whole."""
        runs, words = PartOfRuns(self.runs, units.start, units.stop), self.words.part(units)
        after_stop = self.after_stop[units].copy()
        after_stop[:1] = False
        return Text(runs, self.lengths[units], self.begins_block[units], self.run_in[units], self.repeats[units], after_stop, self.texts[units], words)


def sums(values: Float | Flags, size: int) -> Float:
    """The sum over each run of `size`."""
    total = np.concatenate(([0.0], np.cumsum(values)))
    return np.asarray(total[size:] - total[:-size])


def run_lengths(text: Text, size: int) -> Float:
    """Characters of each run of `size` units."""
    return sums(text.lengths, size)


def inner_sums(values: Float | Flags, size: int) -> Float:
    """As `sums`, without the first of each run: what lies between its units."""
    return sums(values[1:], size - 1) if size > 1 else np.zeros(len(values))


def n_sentences(text: Text, size: int) -> npt.NDArray[np.int64]:
    """Sentences in each run of `size` units: doubtful places inside a run do not count."""
    return size - inner_sums(~np.isnan(text.run_in), size).astype(np.int64)


def inner_breaks(text: Text, size: int) -> Float:
    """Block boundaries inside each run of `size` sentences."""
    return inner_sums(text.begins_block, size)


def pieces(text: Text, size: int) -> tuple[Float, Float]:
    """1.0 for each run of `size` units that a doubtful place bounds and that is too short for a heading or a sentence; and for each between two such places."""
    soft = np.append(~np.isnan(text.run_in), False)
    begins, ends = soft[: text.n - size + 1], soft[size:]
    short = (begins | ends) & (run_lengths(text, size) < SHORT_PIECE)
    return short.astype(float), (begins & ends).astype(float)


def says_twice(text: Text, size: int) -> Flags:
    """Whether each run of `size` units holds a sentence and the same once more: a vector hardly tells, an editor wants to know."""
    return np.asarray(inner_sums(text.repeats, size) > 0)
