"""Long texts a window at a time, so that time and memory grow with the text's length and not with its square.

Within a window all paths are searched. The path is kept up to its last anchor in the window's middle (three sure one-to-one beads running), and the next
window begins there. A window without an anchor (a long omission) is searched again at twice its size.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from align.aligner.lattice import Step

LARGEST_WHOLE = 400  # units a side that are searched in one piece
SURE = 0.95
ANCHOR = 3  # beads


@dataclass(frozen=True, slots=True)
class Window:
    """Units of either side, as slices."""

    original: slice
    translation: slice


@dataclass(frozen=True, slots=True)
class Scored:
    """A step with its probability, its similarity, its similarity above the background (NaN where a side is empty), and the probability that each of its units
    has no counterpart."""

    step: Step
    confidence: float
    similarity: float
    margin: float
    unmatched: tuple[tuple[float, ...], tuple[float, ...]]


def walk(n: int, m: int, solve: Callable[[Window], tuple[Scored, ...]], largest: int = LARGEST_WHOLE) -> tuple[Scored, ...]:
    """The path through n and m units, from windows of about `largest` units."""
    path: list[Scored] = []
    i = j = 0
    size = largest
    while i < n or j < m:
        last_i, last_j = _window_end(n - i, m - j, size)
        part = solve(Window(slice(i, i + last_i), slice(j, j + last_j)))
        whole = (i + last_i, j + last_j) == (n, m)
        kept = len(part) if whole else _last_anchor(part, last_i, last_j)
        if kept is None:
            size *= 2
            continue
        path += [replace(s, step=Step(i + s.step.i, j + s.step.j, s.step.shape)) for s in part[:kept]]
        if whole:
            break
        i, j, size = i + part[kept].step.i, j + part[kept].step.j, largest
    return tuple(path)


def _window_end(n: int, m: int, size: int) -> tuple[int, int]:
    """How many of the n and m units left a window takes: about `size` of the original and their share of the translation, at most twice as many."""
    if max(n, m) <= size:
        return n, m
    return min(n, size), min(m, max(size, min(2 * size, round(size * m / max(1, n)))))


def _last_anchor(path: tuple[Scored, ...], n: int, m: int) -> int | None:
    """The number of steps up to and with the last anchor that ends in the window's first three quarters."""
    running, found = 0, None
    for k, scored in enumerate(path):
        running = running + 1 if scored.step.shape == (1, 1) and scored.confidence >= SURE else 0
        if scored.step.i > 0.75 * n or scored.step.j > 0.75 * m:
            break
        if running >= ANCHOR:
            found = k + 1
    return found
