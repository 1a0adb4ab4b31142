"""What a batch keeps of a document: a line of its index."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from align.comparison import Comparison, Count, Summary, summarise
from align.finding import SEVERITIES

PARTS = 24  # of a document, for which the weight of its findings is kept
WEIGHTS = {"major": 3, "minor": 1, "info": 0}
HEAVIEST = 9  # a digit a part
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Record:
    """A document that was compared, or could not be: then `error` says why and `summary` is None.

    `report` is the path of its report below the output folder, None where it has none. `checks` has the findings of each check by severity (major, minor,
    info), `kinds` those that count by kind. `confidence` is the mean of the matching beads'. `trouble` has a digit for each of PARTS parts of the document in
    reading order: how heavy the findings there are.
    """

    id: str
    original: str
    translation: str
    report: str | None = None
    languages: str = ""
    encoder: str = ""
    summary: Summary | None = None
    checks: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    confidence: float | None = None
    trouble: str = ""
    error: str | None = None

    @property
    def coverage(self) -> Count:
        """Sentences of the original that have a counterpart, in place or moved."""
        s = self.summary
        return Count(s.original_matched.n + s.original_moved.n, s.original_matched.of) if s else Count(0, 0)

    @property
    def badness(self) -> tuple[float, float]:
        """Major and minor findings a sentence; the higher, the worse."""
        s = self.summary
        n = max(1, s.original_matched.of + s.translation_matched.of) if s else 1
        return (s.findings["major"] / n, s.findings["minor"] / n) if s else (0.0, 0.0)


def record_of(name: str, comparison: Comparison, report: str | None) -> Record:
    """The record of a comparison."""
    original, translation = comparison.original.document, comparison.translation.document
    matched = [b.confidence for b in comparison.beads if b.kind in ("match", "moved")]
    checks: dict[str, Counter[str]] = {}
    for f in comparison.findings:
        checks.setdefault(f.check, Counter())[f.severity] += 1
    return Record(
        id=name,
        original=original.path,
        translation=translation.path,
        report=report,
        languages=f"{original.lang} → {translation.lang}",
        encoder=comparison.encoder,
        summary=summarise(comparison),
        checks={check: (n["major"], n["minor"], n["info"]) for check, n in sorted(checks.items())},
        kinds=dict(sorted(Counter(f.kind for f in comparison.findings if f.severity != "info").items())),
        confidence=round(sum(matched) / len(matched), DIGITS) if matched else None,
        trouble=_trouble(comparison),
    )


def _trouble(comparison: Comparison) -> str:
    parts = [0] * PARTS
    for f in comparison.findings:
        parts[f.bead * PARTS // max(1, len(comparison.beads))] += WEIGHTS[f.severity]
    return "".join(str(min(HEAVIEST, n)) for n in parts)


def format_record(record: Record) -> str:
    """One line of JSON, in ASCII, as names of files may be no UTF-8."""
    fields = {"status": "failed" if record.error else "compared", **asdict(record), "coverage": [record.coverage.n, record.coverage.of]}
    return json.dumps({k: v for k, v in fields.items() if v not in (None, "", {})}, separators=(",", ":"))


def parse_record(line: str) -> Record:
    """The other way round."""
    fields: dict[str, Any] = json.loads(line)
    summary = fields.get("summary")
    if summary:
        counts: dict[str, Any] = {k: Count(**v) if isinstance(v, dict) else v for k, v in summary.items() if k != "findings"}
        fields["summary"] = Summary(**counts, findings={s: summary["findings"][s] for s in SEVERITIES})
    fields["checks"] = {k: tuple(v) for k, v in fields.get("checks", {}).items()}
    return Record(**{k: v for k, v in fields.items() if k not in ("status", "coverage")})
