"""One fault is told once: what a finding explains is not told beside it."""

from collections.abc import Sequence

from align.check import coverage, similarity
from align.check.checked import Remark
from align.span import Span


def quieten(remarks: Sequence[Remark]) -> list[Remark]:
    """Without remarks inside a pair that says something else altogether; without a doubt about a pair whose missing words are told; and without remarks about
    words that are told to be missing already, by themselves or with their sentence."""
    counted = [r for r in remarks if r.severity != "info"]
    different = {r.bead for r in counted if r.check == similarity.NAME and r.severity == "major"}
    missing: dict[int, list[Remark]] = {}
    for r in counted:
        if r.check == coverage.NAME and r.bead not in different:
            missing.setdefault(r.bead, []).append(r)
    return [r for r in remarks if not _is_told(r, different, missing.get(r.bead, ()))]


def _is_told(remark: Remark, different: set[int], missing: Sequence[Remark]) -> bool:
    if remark.check == similarity.NAME:
        return bool(missing) and remark.severity != "major"
    if remark.bead in different:
        return True
    spans = remark.original, remark.translation
    return any((m.original, m.translation) != spans and _inside(spans[0], m.original) and _inside(spans[1], m.translation) for m in missing)


def _inside(span: Span | None, whole: Span | None) -> bool:
    if span is None or whole is None:
        return span is whole
    return whole.start <= span.start and span.end <= whole.end
