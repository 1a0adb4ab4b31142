"""Findings made for these tests."""

from align.finding import Finding, Severity
from align.span import Span


def made(name: str = "0123456789ab", context: str = "c0ffee", check: str = "hedge", severity: Severity = "major", confidence: float = 0.9) -> Finding:
    return Finding(name, "divergence", check, severity, confidence, Span(0, 3), None, "A message.", 0, context)
