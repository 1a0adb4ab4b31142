"""What a mark changes in the sums over a document, where a run of sentences begins or ends and the neighbouring sentence falls away.

A mark changes the hidden layer of as many tokens beside it as a branch's window has neighbours on that side, and the features of twice as many.
Only that is worked out; everything else is taken from the pass over the document.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from align.encode.branch import WIDTH, Branch
from align.encode.token_rows import BEGIN_ROW, END_ROW, PAD_ROW, Rows

if TYPE_CHECKING:
    from align.encode.use import UseEncoder
    from align.encode.window import Window

Float32 = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

MARK_REACH = 4  # tokens beside a mark whose features see it


class Edges:
    """The corrections for the runs of one document, or the phrases of one text."""

    def __init__(self, encoder: "UseEncoder", rows: Rows) -> None:
        self._encoder, self._rows = encoder, rows
        self._sides = _Side(BEGIN_ROW, True, rows), _Side(END_ROW, False, rows)

    def __call__(self, window: "Window", begins: Indices, ends: Indices) -> tuple[Float32, Float32]:
        """For runs that begin and runs that end there: weighted sums (n, 1280) over the mark and the tokens beside it, less those of the same tokens
        as they stand in the document.

        `begins` are the places of runs' first tokens among the window's features, `ends` those of the first tokens after them.
        """
        both = [(side, at, part) for side, at, part in zip(self._sides, (begins, ends), (slice(len(begins)), slice(len(begins), None)), strict=True)]
        features = np.concatenate([window.features[side.beside(at)] for side, at, _ in both])
        places = np.concatenate([side.places(window, at, side.steps) for side, at, _ in both])
        weights = np.concatenate([window.weights[side.beside(at)] * (side.steps != 0) for side, at, _ in both])
        before = _weighted(weights, features)
        for b, branch in enumerate(self._encoder.branches):
            hidden = np.concatenate([side.hidden(window, b, branch, at) for side, at, _ in both])
            sums = branch.at_mark(hidden.reshape(-1, WIDTH), np.arange(len(hidden)) * branch.at_mark.n_in)  # both sides at once: products of few rows are slow
            kept = hidden[:, branch.left : branch.left + branch.at_mark.n_out]
            for side, _, part in both:
                features[part, side.rows(branch), branch.columns] = branch.activate(sums[part], kept[part])
        anew = self._encoder.weigh(features, self._rows.moments[places]) * (places != PAD_ROW)
        out = np.concatenate((_weighted(anew - weights, self._rows.embedding[places]), _weighted(anew, features) - before), axis=1)
        return out[: len(begins)], out[len(begins) :]


class _Side:
    """Where runs begin (`before` is their mark), or where they end.

    Places beside the mark are counted in steps: it is at 0, the first token after it at 1, the last one before it at -1.
    """

    def __init__(self, mark_row: int, before: bool, rows: Rows) -> None:
        self._mark_row, self._before, self._rows = mark_row, before, rows
        self.steps = np.arange(MARK_REACH + 1) if before else np.arange(-MARK_REACH, 1)

    def beside(self, at: Indices, steps: Indices | None = None) -> Indices:
        """The places (len(at), len(steps)) of these steps, by default of all whose features see the mark."""
        steps = self.steps if steps is None else steps
        return at[:, None] + (steps - 1 if self._before else steps)

    def rows(self, branch: Branch) -> slice:
        """Which of the steps are those that see the mark in this branch."""
        return slice(branch.at_mark.n_out) if self._before else slice(-branch.at_mark.n_out, None)

    def places(self, window: "Window", at: Indices, steps: Indices) -> Indices:
        """The rows of the tokens at these steps: the mark's, and nothing beyond it."""
        out = np.full((len(at), len(steps)), PAD_ROW)
        out[:, steps == 0] = self._mark_row
        inside = steps > 0 if self._before else steps < 0
        out[:, inside] = window.places[self.beside(at, steps[inside]) + window.place_margin]
        return out

    def hidden(self, window: "Window", b: int, branch: Branch, at: Indices) -> Float32:
        """The hidden layer (len(at), n_in, 256) that the features which see the mark depend on."""
        seen = self.steps[self.rows(branch)]
        steps = np.arange(seen[0] - branch.left, seen[-1] + branch.right + 1)
        near = np.abs(steps) <= branch.reach
        inside = steps >= 0 if self._before else steps <= 0
        out = np.zeros((len(at), len(steps), WIDTH), np.float32)
        out[:, inside & ~near] = window.hidden[b][self.beside(at, steps[inside & ~near]) + window.hidden_margin]
        changed = steps[inside & near]
        around = self.places(window, at, np.arange(changed[0] - branch.left, changed[-1] + branch.right + 1))
        windows = np.lib.stride_tricks.sliding_window_view(around, branch.order, axis=1).reshape(-1, branch.order)
        anew = np.empty((len(windows), WIDTH), np.float32)
        branch.hidden(self._rows.shares[b], self._rows.inputs[b], windows, anew)
        out[:, inside & near] = anew.reshape(len(at), len(changed), WIDTH)
        return out


def _weighted(weights: Float32, rows: Float32) -> Float32:
    """Sums (n, width) of rows (n, k, width) with weights (n, k)."""
    return np.asarray(np.matmul(weights[:, None], rows)[:, 0])
