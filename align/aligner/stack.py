"""Several segments laid over each other: arrays with one row a segment, padded to the longest, so that a whole batch is worked on at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from align.aligner.lattice import LONGEST
from align.aligner.text import Text

Array = npt.NDArray[Any]
Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

SHORT_PIECE = 25  # characters


def pad(parts: Sequence[Array], n: int, fill: float = 0) -> Array:
    """The parts one over the other (len(parts), n)."""
    out = np.full((len(parts), n), fill, parts[0].dtype if len(parts) else float)
    for row, part in zip(out, parts, strict=True):
        row[: len(part)] = part
    return out


def pad_2d(parts: Sequence[Array], n: int, m: int) -> Float32:
    """Matrices, or stacks of such, one over the other (len(parts), …, n, m)."""
    out = np.zeros((len(parts), *parts[0].shape[:-2], n, m), np.float32)
    for layer, part in zip(out, parts, strict=True):
        layer[..., : part.shape[-2], : part.shape[-1]] = part
    return out


def sums(values: Array, size: int) -> Float:
    """The sum over each run of `size` along the last axis."""
    total = np.concatenate((np.zeros((*values.shape[:-1], 1)), np.cumsum(values, axis=-1, dtype=float)), axis=-1)
    return np.asarray(total[..., size:] - total[..., :-size])


def inner_sums(values: Array, size: int) -> Float:
    """As `sums`, without the first of each run: what lies between its units."""
    return sums(values[..., 1:], size - 1) if size > 1 else np.zeros(values.shape)


@dataclass(frozen=True, slots=True)
class BlockSums:
    """Sums over blocks of cells of the last two axes, from sums over all cells before (a summed-area table)."""

    before: Float

    def of(self, a: int, b: int) -> Float:
        """The sum over each block of a by b cells (…, n - a + 1, m - b + 1)."""
        total = self.before
        return np.asarray(total[..., a:, b:] - total[..., :-a, b:] - total[..., a:, :-b] + total[..., :-a, :-b])

    @property
    def rows(self) -> Float:
        """The sum of each row (…, n)."""
        return np.diff(self.before[..., -1], axis=-1)

    @property
    def columns(self) -> Float:
        """The sum of each column (…, m)."""
        return np.diff(self.before[..., -1, :], axis=-1)


def block_sums(values: Array) -> BlockSums:
    """Of an array (…, n, m)."""
    total = np.zeros((*values.shape[:-2], values.shape[-2] + 1, values.shape[-1] + 1))
    np.cumsum(values, axis=-2, out=total[..., 1:, 1:])
    np.cumsum(total[..., 1:, 1:], axis=-1, out=total[..., 1:, 1:])
    return BlockSums(total)


@dataclass(frozen=True)
class Stack:
    """One side of a batch: the units of some segments of a text."""

    text: Text
    parts: Sequence[slice]

    @cached_property
    def sizes(self) -> Indices:
        return np.array([p.stop - p.start for p in self.parts], np.int64)

    @cached_property
    def n(self) -> int:
        return int(self.sizes.max())

    def of(self, values: Array, fill: float = 0) -> Array:
        """The segments' entries of an array with one a unit (B, n)."""
        return pad([values[p] for p in self.parts], self.n, fill)

    @cached_property
    def vectors(self) -> Float32:
        """Unit vectors (B, LONGEST, n, dimension) of runs of 1 to LONGEST units by the first; noughts where a run would pass the end."""
        runs = [(k, size, i) for k, part in enumerate(self.parts) for size in range(1, LONGEST + 1) for i in range(part.stop - part.start - size + 1)]
        if not runs:
            return np.zeros((len(self.parts), LONGEST, self.n, 1), np.float32)
        k, size, i = np.array(runs).T
        first = np.array([part.start for part in self.parts])[k] + i
        starts = self.text.clauses.starts
        found = self.text.runs.vectors(starts[first], starts[first + size])
        out = np.zeros((len(self.parts), LONGEST, self.n, found.shape[1]), np.float32)
        out[k, size - 1, i] = found
        return out

    @cached_property
    def lengths(self) -> Float:
        return self.of(self.text.lengths, 1.0)

    @cached_property
    def begins_block(self) -> Flags:
        return self.of(self.text.begins_block)

    @cached_property
    def run_in(self) -> Float:
        return self.of(self.text.run_in, np.nan)

    @cached_property
    def doubtful(self) -> Flags:
        return ~np.isnan(self.run_in)

    @property
    def in_parts(self) -> bool:
        """Whether some unit is only a part of a sentence, perhaps."""
        return bool(self.doubtful.any())

    @cached_property
    def repeats(self) -> Flags:
        return self.of(self.text.repeats)

    @cached_property
    def after_stop(self) -> Flags:
        out = self.of(self.text.after_stop)
        out[:, :1] = False
        return out

    @cached_property
    def mark(self) -> Indices:
        return self.of(self.text.mark)

    @cached_property
    def quotes(self) -> Flags:
        return self.of(self.text.quotes)

    @cached_property
    def lower(self) -> Flags:
        return self.of(self.text.lower)

    @cached_property
    def unclosed(self) -> Float:
        return self.of(self.text.unclosed)

    @cached_property
    def wordless(self) -> Flags:
        return self.of(self.text.wordless)

    @cached_property
    def n_words(self) -> Float:
        return np.asarray(self.of(self.text.words.counts), float)

    @cached_property
    def clause_weights(self) -> Float:
        return self.of(self.text.clauses.unit_weights)

    def n_sentences(self, size: int) -> Indices:
        """Sentences in each run of `size` units (B, n - size + 1): doubtful places inside a run do not count."""
        return size - inner_sums(self.doubtful, size).astype(np.int64)

    def says_twice(self, size: int) -> Flags:
        """Whether each run of `size` units holds a sentence and the same once more: a vector hardly tells, an editor wants to know."""
        return np.asarray(inner_sums(self.repeats, size) > 0)

    def short_pieces(self, size: int) -> tuple[Float, Float]:
        """1.0 for each run of `size` units that a doubtful place bounds and that is too short for a heading or a sentence; and for each between two such."""
        soft = np.concatenate((self.doubtful, np.zeros((len(self.parts), 1), bool)), axis=1)
        begins, ends = soft[:, : self.n - size + 1], soft[:, size:]
        short = (begins | ends) & (sums(self.lengths, size) < SHORT_PIECE)
        return short.astype(float), (begins & ends).astype(float)
