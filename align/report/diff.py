"""What differs, for a terminal: a hunk a row with findings, gaps or moved text, in the manner of a word diff."""

import re
from collections.abc import Callable, Iterator

from align.comparison import Comparison
from align.finding import FindingKind
from align.report.heading import say_findings, say_kind, say_row
from align.report.messages import Messages
from align.report.rows import FindingView, Marker, Row, SentenceView, build_rows

# Brackets, so that colour is never alone; and a colour that the common kinds of colour blindness tell apart.
BRACKETS: dict[FindingKind, tuple[str, str]] = {"omission": ("[-", "-]"), "addition": ("{+", "+}"), "divergence": ("<~", "~>")}
COLOURS: dict[FindingKind, str] = {"omission": "31", "addition": "34", "divergence": "33"}
HEAD, SOFT = "1", "36"
Paint = Callable[[str, str], str]


def format_diff(comparison: Comparison, interface: str = "en", colour: bool = False) -> str:
    """Plain text; with `colour`, ANSI's colours as well. Nothing in the texts can steer a terminal."""
    m = Messages(interface)
    paint = _paint if colour else _leave
    a, b = comparison.original.document, comparison.translation.document
    lines = [paint(HEAD, f"--- {plain(a.path)} ({plain(a.lang)})"), paint(HEAD, f"+++ {plain(b.path)} ({plain(b.lang)})")]
    for row in build_rows(comparison):
        if isinstance(row, Row) and _differs(row):
            lines += _hunk(row, m, paint)
    return "\n".join([*lines, say_findings(comparison, m)]) + "\n"


def plain(text: str) -> str:
    """White space is spaces, and what a terminal might obey is a replacement character."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in re.sub(r"\s", " ", text))


def _paint(code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _leave(code: str, text: str) -> str:
    return text


def _counted(row: Row | Marker) -> list[FindingView]:
    return [v for v in row.findings if v.finding.severity != "info"]


def _differs(row: Row) -> bool:
    return bool(_counted(row)) or row.kind in ("omission", "addition", "moved")


def _hunk(row: Row, m: Messages, paint: Paint) -> Iterator[str]:
    yield paint(SOFT, f"@@ {' '.join([m.text('page.row').lower(), str(row.number), *say_row(row, m)])} @@")
    if row.original:
        yield "- " + _side(row.original, paint)
    if row.translation:
        yield "+ " + _side(row.translation, paint)
    if row.place:
        place = m.text("row.stands-after", n=row.place.after) if row.place.after else m.text("row.stands-first")
        yield f"! ↕ {place}"
    for v in _counted(row):
        yield f"! {v.symbol}{v.number} {plain(say_kind(v, m))}: {plain(v.message)} ({m.text('finding.confidence', percent=v.percent)})"


def _side(sentences: tuple[SentenceView, ...], paint: Paint) -> str:
    return " ".join("".join(_piece(plain(p.text), [v for v in p.findings if v.finding.severity != "info"], paint) for p in s.pieces) for s in sentences)


def _piece(text: str, findings: list[FindingView], paint: Paint) -> str:
    if not findings:
        return text
    kind = findings[0].finding.kind
    opening, closing = BRACKETS[kind]
    return paint(COLOURS[kind], f"{opening}{text}{closing}")
