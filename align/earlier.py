"""A report that was written as JSON, read back: its findings."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from align.errors import InputError
from align.finding import SEVERITIES, Severity
from align.report.json import SCHEMA
from align.text_file import read_utf8


@dataclass(frozen=True, slots=True)
class EarlierFinding:
    """A finding as a report has it, with the words concerned. `context` is None in reports of versions that did not write it."""

    id: str
    kind: str
    check: str
    severity: Severity
    original: str | None
    translation: str | None
    message: str
    context: str | None


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """`original_path` is as it was given; `known` are the findings that an even older report had."""

    original_path: Path
    findings: tuple[EarlierFinding, ...]
    dismissed: tuple[EarlierFinding, ...]
    known: tuple[EarlierFinding, ...]


def read_report(path: Path) -> EarlierReport:
    """Raises InputError if the file is not a report that --json wrote."""
    try:
        return _report(json.loads(read_utf8(path)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as e:
        raise InputError(f"{path}: not a JSON report of Sverka; give the file that sverka align --json or sverka batch wrote") from e


def _report(data: Mapping[str, Any]) -> EarlierReport:
    if data["schema"] != SCHEMA:
        raise ValueError(data["schema"])
    texts = data["original"]["text"], data["translation"]["text"]
    lists = [tuple(_finding(f, *texts) for f in data.get(key, ())) for key in ("findings", "dismissed", "known")]
    return EarlierReport(Path(_text(data["original"]["path"])), *lists)


def _finding(f: Mapping[str, Any], original: str, translation: str) -> EarlierFinding:
    if f["severity"] not in SEVERITIES:
        raise ValueError(f["severity"])
    context = f.get("context")
    return EarlierFinding(
        id=_text(f["id"]),
        kind=_text(f["kind"]),
        check=_text(f["check"]),
        severity=cast(Severity, f["severity"]),
        original=_words(f["original"], original),
        translation=_words(f["translation"], translation),
        message=_text(f["message"]),
        context=None if context is None else _text(context),
    )


def _words(span: Any, text: str) -> str | None:
    return None if span is None else " ".join(_text(text)[slice(*span)].split())


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
