"""The report as Markdown, for a message or a repository: findings as a list, both texts as a table."""

import re

from align.comparison import Comparison
from align.report.heading import say_counts, say_findings, say_kind, say_row, say_sides
from align.report.messages import Messages
from align.report.rows import FindingView, Marker, Row, SentenceView, build_rows, view_findings, visible

SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|!~&@$]")
LINK = re.compile(r"(?i)(?<=www)\.|:(?=//)")  # what GitHub would turn into a link by itself


def format_markdown(comparison: Comparison, interface: str = "en") -> str:
    """GitHub's dialect; whatever the texts hold stays text."""
    m = Messages(interface)
    rows = build_rows(comparison)
    body = [r for r in rows if r.kind != "matter"]
    matter = [r for r in rows if r.kind == "matter"]
    sides, counts = (_listed(lines) for lines in (say_sides(comparison, m), say_counts(comparison, m)))
    findings = "\n".join(_finding(v, m) for v in view_findings(comparison))
    parts = ["# Sverka", f"{sides}\n{counts}", f"## {say_findings(comparison, m)}", *([findings] if findings else [])]
    parts += [f"## {m.text('page.texts')}", _table(body, m)]
    if matter:
        parts += [f"## {m.text('row.matter-caption')}", _table(matter, m)]
    return "\n\n".join([*parts, _escape(comparison.signature)]) + "\n"


def _listed(lines: list[str]) -> str:
    return "\n".join(f"- {_escape(line)}" for line in lines)


def _finding(v: FindingView, m: Messages) -> str:
    words = " ↔ ".join(f"“{_escape(w)}”" for w in v.excerpts.values())
    what = f"{_escape(say_kind(v, m))}, {m.text('page.row').lower()} {v.row}"
    return f"- **{v.symbol}{v.number}** {what}: {words}{': ' if words else ''}{_escape(v.message)} ({m.text('finding.confidence', percent=v.percent)})"


def _table(rows: list[Row | Marker], m: Messages) -> str:
    head = f"| {m.text('page.row')} | {m.text('page.original')} | {m.text('page.translation')} |\n|---|---|---|"
    return "\n".join([head, *(_row(r, m) for r in rows)])


def _row(row: Row | Marker, m: Messages) -> str:
    if isinstance(row, Marker):
        home = m.text("row.home-one" if row.first == row.last else "row.home-many", first=row.first, last=row.last, row=row.row)
        return f"| ↕ {m.text('row.moved-here')} | {home} | {_side(row.translation)} |"
    return f"| {' '.join([str(row.number), *say_row(row, m)])} | {_side(row.original)} | {_side(row.translation)} |"


def _side(sentences: tuple[SentenceView, ...]) -> str:
    """Words that findings concern are bold, with the findings' numbers behind them; HTML's tags, because Markdown's stars do not work within words."""
    said = []
    for s in sentences:
        marked = [f"<b>{_escape(p.text)}</b>" if p.findings else _escape(p.text) for p in s.pieces]
        numbers = ["".join(f"<sup>{v.symbol}{v.number}</sup>" for v in p.ends) for p in s.pieces]
        said.append("".join(a + b for a, b in zip(marked, numbers, strict=True)))
    return " ".join(said)


def _escape(text: str) -> str:
    return LINK.sub(r"\\\g<0>", SPECIAL.sub(r"\\\g<0>", re.sub(r"\s", " ", visible(text))))
