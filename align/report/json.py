"""The machine's report: schema sverka.report/1."""

import json
from typing import Any

from align.comparison import Comparison
from align.document import Side
from align.finding import Finding
from align.span import Span

SCHEMA = "sverka.report/1"
DIGITS = 4


def format_json(comparison: Comparison) -> str:
    """A sentence, a bead and a finding a line; offsets are code points into the two `text` fields."""
    fields = {
        "schema": SCHEMA,
        "original": _document(comparison.original),
        "translation": _document(comparison.translation),
        "encoder": comparison.encoder,
        "sentences": {"original": _sentences(comparison.original), "translation": _sentences(comparison.translation)},
    }
    beads = [
        {"original": b.original, "translation": b.translation, "kind": b.kind, "confidence": round(b.confidence, DIGITS)} for b in comparison.beads
    ]
    findings, known = ([_finding(f) for f in found] for found in (comparison.findings, comparison.known))
    dismissed = [{**_finding(d.finding), "reason": d.reason} for d in comparison.dismissed]
    tables = {"beads": beads, "findings": findings, "dismissed": dismissed, "known": known}
    lines = [f" {_dump(key)}: {_dump(value)}" for key, value in fields.items()]
    lines += [f" {_dump(key)}: {_rows(rows)}" for key, rows in tables.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _finding(f: Finding) -> dict[str, Any]:
    return {
        "id": f.id, "kind": f.kind, "check": f.check, "severity": f.severity, "confidence": round(f.confidence, DIGITS),
        "original": f.original, "translation": f.translation, "message": f.message, "context": f.context,
    }  # fmt: skip


def _document(side: Side) -> dict[str, str]:
    return {"path": side.document.path, "lang": side.document.lang, "text": side.document.text}


def _sentences(side: Side) -> list[Span]:
    return [s.span for s in side.sentences]


def _rows(rows: list[dict[str, Any]]) -> str:
    return "[\n  " + ",\n  ".join(_dump(row) for row in rows) + "\n ]" if rows else "[]"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
