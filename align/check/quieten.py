"""One fault is told once: what a finding explains is not told beside it."""

from collections.abc import Sequence

from align.check import coverage, modality, negation, similarity
from align.check.checked import Remark
from align.span import Span

OF_CLAUSES = frozenset({negation.NAME, modality.NAME})  # what they seek on the other side is a verb, and of a clause that is missing any will seem to be it


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
    if remark.check in OF_CLAUSES and any(_holds(m.original, spans[0]) or _holds(m.translation, spans[1]) for m in missing):
        return True
    return any((m.original, m.translation) != spans and _inside(spans[0], m.original) and _inside(spans[1], m.translation) for m in missing)


def _holds(whole: Span | None, span: Span | None) -> bool:
    return whole is not None and span is not None and whole.start <= span.start and span.end <= whole.end


def _inside(span: Span | None, whole: Span | None) -> bool:
    if span is None or whole is None:
        return span is whole
    return _holds(whole, span)
