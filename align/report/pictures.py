"""The alignment as pictures: paths in whole units, so that a page of any length stays small."""

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.bead import Bead
from align.comparison import Comparison
from align.document import Side

SIZE = 400  # of the plot, both ways
WIDTH, HEIGHT = 480, 80  # of a strip
N_BARS = 240  # a long article's rows share bars


@dataclass(frozen=True, slots=True)
class Plot:
    """Original (across) against translation (down), a path a kind of row, and how many rows each has."""

    matched: str
    omitted: str
    added: str
    moved: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Strip:
    """Bars along the article in its rows' order; `gaps` are the places where a side has nothing. The figures are text, "–" where there are none."""

    bars: str
    gaps: str
    lowest: str
    median: str
    highest: str


@dataclass(frozen=True, slots=True)
class Pictures:
    plot: Plot
    similarity: Strip
    ratio: Strip


def draw_pictures(comparison: Comparison) -> Pictures:
    """All pictures; front and back matter is left out of them."""
    beads = [b for b in comparison.beads if b.kind != "matter"]
    lengths = [_length(comparison.translation, b.translation) / max(1, _length(comparison.original, b.original)) if _both(b) else None for b in beads]
    return Pictures(_plot(comparison, beads), _similarity(beads), _ratio(beads, lengths))


def _both(bead: Bead) -> bool:
    return bool(bead.original and bead.translation)


def _length(side: Side, sentences: Sequence[int]) -> int:
    return sum(side.sentences[i].span.length for i in sentences)


def _plot(comparison: Comparison, beads: Sequence[Bead]) -> Plot:
    across = _positions(comparison.original, [i for b in beads for i in b.original])
    down = _positions(comparison.translation, [j for b in beads for j in b.translation])
    kinds = {kind: [b for b in beads if b.kind == kind] for kind in ("match", "omission", "addition", "moved")}
    at = _corners(beads, across, down)
    paths = {kind: _path([at[id(b)] for b in own]) for kind, own in kinds.items()}
    counts = dict(zip(("matched", "omitted", "added", "moved"), (len(own) for own in kinds.values()), strict=True))
    return Plot(paths["match"], paths["omission"], paths["addition"], paths["moved"], counts)


def _positions(side: Side, sentences: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Where each sentence begins and ends, in units of the plot."""
    total = max(1, _length(side, sentences))
    done, found = 0, {}
    for i in sorted(sentences):
        length = side.sentences[i].span.length
        found[i] = round(SIZE * done / total), round(SIZE * (done + length) / total)
        done += length
    return found


Corner = tuple[int, int, int, int]


def _corners(beads: Sequence[Bead], across: dict[int, tuple[int, int]], down: dict[int, tuple[int, int]]) -> dict[int, Corner]:
    """Each bead's beginning and end; a side that is empty stays where the path had come to."""
    x = y = 0
    found = {}
    for b in beads:
        x0, x1 = (across[b.original[0]][0], across[b.original[-1]][1]) if b.original else (x, x)
        y0, y1 = (down[b.translation[0]][0], down[b.translation[-1]][1]) if b.translation else (y, y)
        found[id(b)] = (x0, y0, x1, y1)
        x, y = x1, y if b.kind == "moved" else y1
    return found


def _path(corners: Sequence[Corner]) -> str:
    """Lines that go on where the last one ended, and new ones elsewhere; what is too small to be seen is not repeated."""
    parts: list[str] = []
    last: tuple[int, int] | None = None
    for x0, y0, x1, y1 in corners:
        if last != (x0, y0):
            parts.append(f"M{x0} {y0}")
        elif last == (x1, y1):
            continue
        parts.append(f"L{x1} {y1}")
        last = x1, y1
    return "".join(parts)


def _similarity(beads: Sequence[Bead]) -> Strip:
    values = [b.similarity for b in beads]
    known = [v for v in values if v is not None]
    bars = [min((v for v in bin_ if v is not None), default=None) for bin_ in _bins(values)]
    tall = [None if v is None else (HEIGHT - round(HEIGHT * max(0.0, min(1.0, v))), round(HEIGHT * max(0.0, min(1.0, v)))) for v in bars]
    return Strip(_bars(tall), _gaps(beads), *_figures(known))


def _ratio(beads: Sequence[Bead], lengths: Sequence[float | None]) -> Strip:
    known = [v for v in lengths if v is not None]
    usual = statistics.median(known) if known else 1.0
    logs = [None if v is None else max(-1.0, min(1.0, math.log2(max(v, 1e-6) / usual))) for v in lengths]
    bars = [max((v for v in bin_ if v is not None), key=abs, default=None) for bin_ in _bins(logs)]
    middle = HEIGHT // 2
    tall = [None if v is None else (middle - max(0, round(middle * v)), max(1, abs(round(middle * v)))) for v in bars]
    return Strip(_bars(tall), _gaps(beads), *_figures(known))


def _figures(known: Sequence[float]) -> tuple[str, str, str]:
    return tuple(f"{f(known):.2f}" if known else "–" for f in (min, statistics.median, max))  # type: ignore[return-value]


def _bins(values: Sequence[float | None]) -> Iterator[Sequence[float | None]]:
    n = min(N_BARS, len(values))
    for k in range(n):
        yield values[len(values) * k // n : len(values) * (k + 1) // n]


def _bars(tall: Sequence[tuple[int, int] | None]) -> str:
    """Upright bars from a top, so and so high."""
    wide = WIDTH / max(1, len(tall))
    return "".join(f"M{wide * k:.1f} {t[0]}h{wide * 0.85:.1f}v{t[1]}h-{wide * 0.85:.1f}z" for k, t in enumerate(tall) if t is not None)


def _gaps(beads: Sequence[Bead]) -> str:
    missing = [None if _both(b) else 1.0 for b in beads]
    wide = WIDTH / max(1, min(N_BARS, len(beads)))
    return "".join(f"M{wide * k:.1f} 0h{wide:.1f}v{HEIGHT}h-{wide:.1f}z" for k, bin_ in enumerate(_bins(missing)) if any(bin_))
