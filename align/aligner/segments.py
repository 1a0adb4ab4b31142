"""Two texts to pairs of short segments, so that time and memory grow with the length of the texts and not with its square.

Sentences that are clearly each other's counterpart, several running, pin the path down: no bead crosses the middle of such a stretch, so the full search
need only be done between them. They are found a block at a time along the path; where a block has none (a long omission) it is made larger.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from align.aligner.text import Text

Float = npt.NDArray[np.float64]
Float32 = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

BLOCK = 256  # units of the original that are looked at together
REGION = 1024  # units of a side, from which a stretch of text is worked on by itself
SHORTEST_SEGMENT = 12  # units of its longer side
LARGEST_SEGMENT = 90_000  # cells; a larger one is cut where the rough path is best
LARGEST_ROUGH = 16_000_000  # cells of a rough path; beyond them a text is cut in proportion
# A pair is sure when its similarity above background is this share of the usual, and ahead of either side's next best by that share.
SURE, AHEAD = 0.6, 0.2
LEAST_MOVE = 3  # units; sentences that change places with their neighbours make one bead
FEW_PAIRS = 8  # with fewer the document's own figures count less
USUAL_MARGIN, LEAST_MARGIN = 0.45, 0.2
USUAL_SPREAD = 0.25
LOW = 0.5  # share of the usual margin below which a unit hardly has a counterpart
FEW_RATIOS = 20
ROUGH_LEAST = 0.35  # share of the usual margin that two units must have to be better together than apart, roughly


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual in a stretch of text: the log ratio of lengths, translation to original, and its spread; the margin (similarity above background) of
    counterparts; the share of units that have one; and the share of those that hardly can have one. `centres`: the mean vector of either side."""

    log_ratio: float
    spread: float
    margin: float
    mutual: float
    low: float
    centres: tuple[Float32, Float32]


@dataclass(frozen=True, slots=True)
class Segment:
    """Units of either side that are aligned by themselves."""

    original: slice
    translation: slice

    @property
    def size(self) -> tuple[int, int]:
        return self.original.stop - self.original.start, self.translation.stop - self.translation.start


@dataclass(frozen=True, slots=True)
class Region:
    """Consecutive segments, what is usual in them, and pairs of units that surely belong together but not in the order of the texts (k, 2)."""

    segments: tuple[Segment, ...]
    usual: Usual
    astray: Indices


def unit_vectors(text: Text, units: slice, size: int = 1) -> Float32:
    """Vectors of the runs of `size` units that lie within `units`, by their first unit."""
    starts = text.clauses.starts
    return text.runs.vectors(starts[units.start : units.stop - size + 1], starts[units.start + size : units.stop + 1])


def regions(original: Text, translation: Text) -> Iterator[Region]:
    """The texts in order, each unit once."""
    segments: list[Segment] = []
    astray: list[tuple[int, int]] = []
    first = at = (0, 0)
    size = BLOCK
    while at != (original.n, translation.n):
        block = _block(original.n, translation.n, at, size)
        cuts, strays = _pinned(original, translation, block)
        ends_all = (block.original.stop, block.translation.stop) == (original.n, translation.n)
        if not ends_all:
            cuts = [c for c in cuts if c[0] - at[0] <= 0.75 * block.size[0] and c[1] - at[1] <= 0.75 * block.size[1]]
            if not cuts:
                size *= 2
                continue
        edges = [at, *cuts, *([(original.n, translation.n)] if ends_all else [])]
        for a, b in pairwise(edges):
            segments += _bounded(original, translation, Segment(slice(a[0], b[0]), slice(a[1], b[1])))
        astray += [(i, j) for i, j in strays if i < edges[-1][0] and j < edges[-1][1]]
        at, size = edges[-1], BLOCK
        if max(at[0] - first[0], at[1] - first[1]) >= REGION or ends_all:
            usual = _usual(original, translation, slice(first[0], at[0]), slice(first[1], at[1]))
            yield Region(tuple(segments), usual, np.array(sorted(set(astray)), np.int64).reshape(-1, 2))
            first, segments, astray = at, [], []


def _block(n: int, m: int, at: tuple[int, int], size: int) -> Segment:
    """What comes next: all that is left, or `size` units of the original and their share of the translation, at most twice as many."""
    i, j = at
    left_o, left_t = n - i, m - j
    if max(left_o, left_t) <= size:
        return Segment(slice(i, n), slice(j, m))
    share = round(size * left_t / max(1, left_o))
    return Segment(slice(i, i + min(left_o, size)), slice(j, j + min(left_t, max(size, min(2 * size, share)))))


@dataclass(frozen=True, slots=True)
class Margins:
    """Similarity above background of all units of two stretches (n, m), and the pairs that are each other's best."""

    margins: Float32
    centres: tuple[Float32, Float32]
    pairs: Indices  # (k, 2), by unit of the original

    @property
    def of_pairs(self) -> Float32:
        return self.margins[self.pairs[:, 0], self.pairs[:, 1]]

    @property
    def usual(self) -> float:
        """The usual margin of counterparts, at least LEAST_MARGIN."""
        known = self.of_pairs
        share = min(1.0, len(known) / FEW_PAIRS)
        return max(LEAST_MARGIN, share * float(np.median(known)) + (1 - share) * USUAL_MARGIN) if len(known) else USUAL_MARGIN


def _margins(original: Text, translation: Text, units_o: slice, units_t: slice) -> Margins:
    vectors_o, vectors_t = unit_vectors(original, units_o), unit_vectors(translation, units_t)
    centres = vectors_o.mean(axis=0), vectors_t.mean(axis=0)
    margins = vectors_o @ vectors_t.T - ((vectors_o @ centres[1])[:, None] + (vectors_t @ centres[0])[None, :]) / 2
    forth, back = margins.argmax(axis=1), margins.argmax(axis=0)
    mutual = np.flatnonzero(back[forth] == np.arange(len(forth)))
    return Margins(margins, centres, np.stack((mutual, forth[mutual]), axis=1))


def _usual(original: Text, translation: Text, units_o: slice, units_t: slice) -> Usual:
    if units_o.stop == units_o.start or units_t.stop == units_t.start:
        empty = np.zeros(0, np.float32)
        return Usual(0.0, USUAL_SPREAD, USUAL_MARGIN, 0.0, 0.0, (empty, empty))
    found = _margins(original, translation, units_o, units_t)
    lengths_o, lengths_t = original.lengths[units_o], translation.lengths[units_t]
    ratios = np.log(lengths_t[found.pairs[:, 1]] / lengths_o[found.pairs[:, 0]])
    weight = min(1.0, len(ratios) / FEW_RATIOS)
    overall = float(np.clip(np.log(lengths_t.sum() / lengths_o.sum()), -0.5, 0.5))
    log_ratio = weight * float(np.median(ratios)) + (1 - weight) * overall if len(ratios) else overall
    share = min(1.0, len(ratios) / FEW_PAIRS)
    spread = share * 1.4826 * float(np.median(np.abs(ratios - log_ratio))) + (1 - share) * USUAL_SPREAD if len(ratios) else USUAL_SPREAD
    usual = found.usual
    best = np.concatenate((found.margins.max(axis=1), found.margins.max(axis=0)))
    return Usual(log_ratio, spread, usual, 2 * len(ratios) / len(best), float((best < LOW * usual).mean()), found.centres)


def _pinned(original: Text, translation: Text, block: Segment) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Cells through which the path surely goes, far enough apart: with two sure pairs running before and after. And sure pairs that are far off the path."""
    if 0 in block.size:
        return [], []
    found = _margins(original, translation, block.original, block.translation)
    chain = _chain(found)
    is_sure = _is_sure(found)
    on_chain = np.isin(found.pairs[:, 0], chain[:, 0])
    sure = found.pairs[is_sure & on_chain]
    start = np.array([block.original.start, block.translation.start])
    running = (np.diff(sure, axis=0) == 1).all(axis=1)
    cuts: list[tuple[int, int]] = []
    last = start
    for k in np.flatnonzero(running[:-2] & running[1:-1] & running[2:]):
        cut = start + sure[k + 2]
        certain = np.isnan(original.run_in[cut[0]]) and np.isnan(translation.run_in[cut[1]])
        if certain and (cut - last).max() >= SHORTEST_SEGMENT:
            cuts.append((int(cut[0]), int(cut[1])))
            last = cut
    strays = found.pairs[is_sure & ~on_chain]
    return cuts, [(int(i), int(j)) for i, j in start + strays[_distances(strays, chain) >= LEAST_MOVE]]


def _distances(pairs: Indices, chain: Indices) -> Indices:
    """How many units each pair stands off the diagonal of the chain's pair nearest to it in the original."""
    if not len(chain) or not len(pairs):
        return np.zeros(len(pairs), np.int64)
    nearest = chain[np.abs(pairs[:, None, 0] - chain[None, :, 0]).argmin(axis=1)]
    return np.asarray(np.abs((pairs[:, 0] - nearest[:, 0]) - (pairs[:, 1] - nearest[:, 1])))


def _is_sure(found: Margins) -> Flags:
    """Of each pair."""
    i, j = found.pairs[:, 0], found.pairs[:, 1]
    own = found.margins[i, j]
    others = found.margins.copy()
    others[i, j] = -np.inf
    next_best = np.maximum(others[i].max(axis=1, initial=-np.inf), others[:, j].max(axis=0, initial=-np.inf))
    return np.asarray((own >= SURE * found.usual) & (own - next_best >= AHEAD * found.usual))


def _chain(found: Margins) -> Indices:
    """The pairs that keep the order of both texts and have the most weight together; pairs beside each other on the diagonal weigh twice."""
    pairs = found.pairs
    if len(pairs) < 2:
        return pairs
    beside = (np.diff(pairs, axis=0) == 1).all(axis=1).astype(float)
    weights = np.maximum(found.of_pairs, 0.0) * (1 + np.append(beside, 0) + np.insert(beside, 0, 0))
    total, came = np.empty(len(pairs)), np.full(len(pairs), -1)
    for k in range(len(pairs)):
        before = np.where(pairs[:k, 1] < pairs[k, 1], total[:k], 0.0)
        best = int(before.argmax()) if k else 0
        total[k] = weights[k] + (before[best] if k else 0.0)
        came[k] = best if k and before[best] > 0 else -1
    chosen = []
    k = int(total.argmax())
    while k >= 0:
        chosen.append(k)
        k = int(came[k])
    return pairs[chosen[::-1]]


def _bounded(original: Text, translation: Text, segment: Segment) -> Iterator[Segment]:
    """The segment, in pieces of at most LARGEST_SEGMENT cells; it is so large only where hardly anything has a counterpart, or where nothing stands out."""
    n, m = segment.size
    if n * m <= LARGEST_SEGMENT:
        yield segment
        return
    i, j = (n // 2, m // 2) if n * m > LARGEST_ROUGH else _rough_middle(original, translation, segment)
    o, t = segment.original, segment.translation
    yield from _bounded(original, translation, Segment(slice(o.start, o.start + i), slice(t.start, t.start + j)))
    yield from _bounded(original, translation, Segment(slice(o.start + i, o.stop), slice(t.start + j, t.stop)))


def _rough_middle(original: Text, translation: Text, segment: Segment) -> tuple[int, int]:
    """The cell before the best pair in the middle half of the best path of single units and gaps; the middle where there is none."""
    found = _margins(original, translation, segment.original, segment.translation)
    gains = found.margins / found.usual - ROUGH_LEAST
    n, m = gains.shape
    total = np.zeros((n + 1, m + 1), np.float32)
    for i in range(n):
        row = np.maximum(total[i, 1:], total[i, :-1] + gains[i])
        total[i + 1, 1:] = np.maximum.accumulate(row)
    pairs = []
    i, j = n, m
    while i and j:
        if total[i, j] == total[i - 1, j]:
            i -= 1
        elif total[i, j] == total[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((float(gains[i, j]), i, j))
    inside = [p for p in pairs if n / 4 <= p[1] <= 3 * n / 4 or m / 4 <= p[2] <= 3 * m / 4]
    if not inside:
        return n // 2, m // 2
    _, i, j = max(inside)
    return (i, j) if (i, j) != (0, 0) else (1, 1)
