"""What stands over a report in words: the two texts and the counts, for formats that have no page."""

from align.comparison import Comparison, Count, summarise
from align.report.messages import Messages
from align.report.rows import FindingView, Row, visible


def say_sides(comparison: Comparison, m: Messages) -> list[str]:
    """A line a text: which it is, its path and language."""
    sides = ("original", comparison.original.document), ("translation", comparison.translation.document)
    return [f"{m.text(f'page.{name}')}: {visible(d.path)}, {m.name('language', d.lang)}" for name, d in sides]


def say_counts(comparison: Comparison, m: Messages) -> list[str]:
    """A line a count, with its denominator."""
    s = summarise(comparison)
    in_place = "-in-place" if s.original_moved.n else ""
    counts: list[tuple[str, Count]] = [
        (f"original-matched{in_place}", s.original_matched), (f"translation-matched{in_place}", s.translation_matched),
        ("omitted", s.original_omitted), ("added", s.translation_added), *([("moved", s.original_moved)] if s.original_moved.n else []),
    ]  # fmt: skip
    return [f"{m.text('count.of', n=c.n, of=c.of)} {m.text(f'count.{key}')}" for key, c in counts]


def say_findings(comparison: Comparison, m: Messages) -> str:
    """How many findings there are, by severity."""
    return f"{m.text('finding.title')}: {m.text('finding.counts', **summarise(comparison).findings)}"


def say_kind(v: FindingView, m: Messages) -> str:
    """How bad a finding is, of what kind, and which check has it."""
    f = v.finding
    return f"{m.text(f'severity.{f.severity}')}, {m.text(f'kind.{f.kind}')} ({m.name('check', visible(f.check))})"


def say_row(row: Row, m: Messages) -> list[str]:
    """A row's marks in words, one by one; none where it is nothing but matched."""
    said = [f"{row.symbol} {m.text(row.label)}"] if row.label != "row.match" else []
    said += [f"{row.shape.figures} {m.text(row.shape.label)}"] if row.shape else []
    said += [f"? {m.text('row.unsure')}"] if row.unsure else []
    return said
