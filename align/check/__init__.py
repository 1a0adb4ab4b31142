"""Beads to findings. A check of pairs goes from a bead with both sides to suspicions, which a fitted model judges; a check of the document goes from all the
evidence to remarks. The lists below are the order in which a reader meets them."""

from collections.abc import Callable, Iterator, Sequence

from align.check.checked import Checked, Pair, Passage, Remark, Suspicion, Word, span_of
from align.check.judge import load_judge
from align.finding import Finding, finding_id

__all__ = ["Checked", "Pair", "Passage", "Remark", "Suspicion", "Word", "run_checks", "span_of", "suspect"]

PairCheck = Callable[[Pair], Iterator[Suspicion]]
Check = Callable[[Checked], Iterator[Remark]]


def run_checks(checked: Checked) -> tuple[Finding, ...]:
    """The findings of all checks, in reading order of the beads."""
    from align.check import coverage, similarity

    checks: tuple[Check, ...] = (coverage.check, similarity.check)
    judge = load_judge()
    remarks = [*(r for check in checks for r in check(checked)), *map(judge, suspect(checked))]
    return tuple(_number(checked, sorted(remarks, key=lambda r: r.bead)))


def suspect(checked: Checked) -> Iterator[Suspicion]:
    """What the checks of pairs suspect, before it is judged."""
    from align.check import hedge, modality, negation

    checks: tuple[PairCheck, ...] = (negation.check, modality.check, hedge.check)
    for pair in checked.pairs:
        for check in checks:
            yield from check(pair)


def _number(checked: Checked, remarks: Sequence[Remark]) -> Iterator[Finding]:
    met: dict[str, int] = {}
    for r in remarks:
        words = [None if s is None else s.of(side.document.text) for s, side in ((r.original, checked.original), (r.translation, checked.translation))]
        name = finding_id(r.check, *words)
        met[name] = met.get(name, 0) + 1
        unique = name if met[name] == 1 else f"{name}-{met[name]}"
        yield Finding(unique, r.kind, r.check, r.severity, r.confidence, r.original, r.translation, r.message, r.bead)
