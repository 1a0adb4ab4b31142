"""Findings of an earlier run, met again."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from align.finding import Finding, bare_id


class Seen(Protocol):
    """What is kept of a finding that was seen; `context` is None where it was not kept."""

    @property
    def id(self) -> str: ...
    @property
    def context(self) -> str | None: ...


S = TypeVar("S", bound=Seen)


def recognise(findings: Sequence[Finding], seen: Iterable[S]) -> dict[str, S]:
    """What was kept of those of `findings` (of one report) that were seen, by their ids.

    A finding is met again if its id and its context are the same. The number behind an id (-2, -3 …) counts equal words in the order of the text, so a change
    above may have changed it: those with the same number are matched first, then any with the same context. Without a context the whole id must be the same.
    """
    kept = {(s.id, s.context): s for s in seen}  # of two with one key the later one counts
    met: dict[str, S] = {}
    for f in findings:
        same = kept.pop((f.id, f.context), None) or kept.get((f.id, None))
        if same is not None:
            met[f.id] = same
    left: dict[tuple[str, str | None], list[S]] = {}
    for s in kept.values():
        left.setdefault((bare_id(s.id), s.context), []).append(s)
    for f in findings:
        renumbered = left.get((bare_id(f.id), f.context))
        if renumbered and f.id not in met:
            met[f.id] = renumbered.pop(0)
    return met
