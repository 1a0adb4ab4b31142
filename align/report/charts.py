"""Figures to shapes for pages: where the bars of a chart stand. The templates draw them as SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 420, 120  # of the coverage chart
LABELS = 150  # units for the names of checks
ROW = 22
LEAST = 1.0  # what is there is seen


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; `css` is its class, `title` says it in words."""

    x: float
    y: float
    width: float
    height: float
    count: int
    css: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a chart of bars: `label` to the left of it, `total` to its right, at `y`."""

    label: str
    total: str
    x: float
    y: float
    bars: tuple[Bar, ...]


def coverage_bars(steps: Sequence[int]) -> list[Bar]:
    """Documents by coverage; the last step is full coverage."""
    most, width, n = max(1, *steps), WIDTH / len(steps), len(steps) - 1
    bars = []
    for k, count in enumerate(steps):
        height = max(LEAST, HEIGHT * count / most) if count else 0.0
        percent = "all sentences" if k == n else f"{100 * k // n}–{100 * (k + 1) // n} % of the sentences"
        css = "whole" if k == n else "part"
        bars.append(Bar(round(k * width, 1), round(HEIGHT - height, 1), round(width - 2, 1), round(height, 1), count, css, f"{percent}: {count}"))
    return bars


def check_rows(checks: Mapping[str, Sequence[int]]) -> list[Row]:
    """Findings by check, the most frequent first: major and minor ones and those for information, one after the other."""
    ordered = sorted(checks.items(), key=lambda c: (-sum(c[1]), c[0]))
    most = max((sum(n) for _, n in ordered), default=1) or 1
    rows = []
    for k, (check, counts) in enumerate(ordered):
        x, bars = float(LABELS), []
        for severity, count in zip(("major", "minor", "info"), counts, strict=True):
            width = (WIDTH - LABELS) * count / most
            if count:
                bars.append(Bar(round(x, 1), k * ROW + 4, round(max(LEAST, width), 1), ROW - 8, count, severity, f"{check}, {severity}: {count}"))
            x += width
        rows.append(Row(check, " + ".join(map(str, counts)), round(x + 6, 1), k * ROW + 15, tuple(bars)))
    return rows


def spark_bars(digits: str) -> list[tuple[int, int]]:
    """(part, weight) of the parts of a document where there is trouble."""
    return [(k, int(d)) for k, d in enumerate(digits) if d != "0"]
