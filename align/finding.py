"""A finding: something in the translation that a reader should look at, with its reason."""

import hashlib
from collections.abc import Sequence
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
    `context` hashes the sentences in which the words stand, and the words' place in them: what a dismissal must find unchanged.
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
    context: str = ""


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A finding that someone looked at and let pass, and why."""

    finding: Finding
    reason: str


def finding_id(check: str, original: str | None, translation: str | None) -> str:
    """Twelve hexadecimal digits from the check's name and the words concerned; white space is folded."""
    parts = [check, *("\0" if words is None else " ".join(words.split()) for words in (original, translation))]
    return _digest("\1".join(parts))


def bare_id(name: str) -> str:
    """An id without the number that tells it from the same finding met before."""
    return name.partition("-")[0]


def finding_context(original: Sequence[str], translation: Sequence[str]) -> str:
    """Twelve hexadecimal digits from what stands under a finding on either side, in parts: the sentences before its words, the words, what follows them; or
    whole sentences where a side has no words. White space is folded."""
    return _digest("\2".join("\1".join(" ".join(part.split()) for part in side) for side in (original, translation)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
