"""A short summary for the terminal."""

from align.comparison import Comparison, Count, Summary, summarise
from align.finding import SEVERITIES, Finding

N_SHOWN = 5
WIDTH = 72


def format_summary(comparison: Comparison) -> str:
    """Which side is the original, counts with their denominators, and the findings, worst first."""
    s = summarise(comparison)
    original, translation = comparison.original.document, comparison.translation.document
    in_place = " in place" if s.original_moved.n else ""
    lines = [
        f"Original:    {plain(original.path)} ({original.lang}; {comparison.direction})",
        f"Translation: {plain(translation.path)} ({translation.lang})",
        f"Matched:     {_of(s.original_matched)} sentences of the original, {_of(s.translation_matched)} of the translation{in_place}",
        f"Left out:    {_of(s.original_omitted)}   Added: {_of(s.translation_added)}   Front and back matter: "
        f"{s.original_matter.n} and {s.translation_matter.n}",
        f"Findings:    {s.findings['major']} major, {s.findings['minor']} minor, {s.findings['info']} for information{_aside(s)}",
    ]
    if s.original_moved.n:
        lines.append(f"Moved:       {_of(s.original_moved)}")
    shown = sorted((f for f in comparison.findings if f.severity != "info"), key=lambda f: (SEVERITIES.index(f.severity), -f.confidence))
    lines += [_line(comparison, f) for f in shown[:N_SHOWN]]
    if len(shown) > N_SHOWN:
        lines.append(f"  … and {len(shown) - N_SHOWN} more")
    return "\n".join(lines)


def _aside(summary: Summary) -> str:
    """What was found and does not count."""
    counts = (summary.n_dismissed, "dismissed"), (summary.n_known, "known from the baseline")
    said = ", ".join(f"{n} {what}" for n, what in counts if n)
    return f" ({said})" if said else ""


def _of(count: Count) -> str:
    return f"{count.n} of {count.of}"


def _line(comparison: Comparison, finding: Finding) -> str:
    side, span = (comparison.original, finding.original) if finding.original else (comparison.translation, finding.translation)
    words = plain(span.of(side.document.text)) if span else ""
    number = next((n + 1 for n, s in enumerate(side.sentences) if span and s.span.overlaps(span)), 0)
    excerpt = words if len(words) <= WIDTH else words[: WIDTH - 1].rstrip() + "…"
    return f"  {finding.severity} {finding.kind}, {side.document.lang} sentence {number}: {excerpt}"


def plain(text: str) -> str:
    """One line without control characters: a text must not steer the terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split()))
