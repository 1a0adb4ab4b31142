"""A finding: something in the translation that a reader should look at, with its reason."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from align.span import Span

FindingKind = Literal["omission", "addition", "divergence"]
Severity = Literal["major", "minor", "info"]
SEVERITIES: tuple[Severity, ...] = ("major", "minor", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """What `check` saw: the words concerned on either side (None where there are none), how sure it is, and why in a sentence.

    `bead` is the index of the bead under which a report shows it. `id` hashes the check and both spans' texts, so that a dismissed finding stays
    dismissed until one of the texts changes; the same finding met again in one report gets the suffix -2, -3 …
    """

    id: str
    kind: FindingKind
    check: str
    severity: Severity
    confidence: float
    original: Span | None
    translation: Span | None
    message: str
    bead: int


def finding_id(check: str, original: str | None, translation: str | None) -> str:
    """Twelve hexadecimal digits from the check's name and the words concerned; white space is folded."""
    parts = [check, *("\0" if words is None else " ".join(words.split()) for words in (original, translation))]
    return hashlib.sha256("\1".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
