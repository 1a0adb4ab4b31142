"""Beads to findings. A check of pairs goes from a bead with both sides to suspicions, which a fitted model judges, and so does a check of the document from all
pairs; two checks go from all the evidence to remarks. The lists below are the order in which a reader meets them."""

from collections.abc import Callable, Iterator, Sequence

from align.check.checked import Checked, Pair, Passage, Remark, Suspicion, Word, span_of
from align.check.judge import load_judge
from align.document import Side
from align.finding import Finding, finding_context, finding_id
from align.span import Span, cover

__all__ = ["Checked", "Pair", "Passage", "Remark", "Suspicion", "Word", "run_checks", "span_of", "suspect"]

PairCheck = Callable[[Pair], Iterator[Suspicion]]
DocumentCheck = Callable[[Checked], Iterator[Suspicion]]
Check = Callable[[Checked], Iterator[Remark]]


def run_checks(checked: Checked) -> tuple[Finding, ...]:
    """The findings of all checks, in reading order of the beads."""
    from align.check import coverage, similarity
    from align.check.quieten import quieten

    checks: tuple[Check, ...] = (coverage.check, similarity.check)
    judge = load_judge()
    remarks = [*(r for check in checks for r in check(checked)), *map(judge, suspect(checked))]
    return tuple(_number(checked, sorted(quieten(remarks), key=lambda r: r.bead)))


def suspect(checked: Checked) -> Iterator[Suspicion]:
    """What the checks of pairs and of the whole document suspect, before it is judged."""
    from align.check import consistency, glossary, hedge, modality, name, negation, number, quotation, untranslated

    checks: tuple[PairCheck, ...] = (number.check, negation.check, modality.check, hedge.check, quotation.check, untranslated.check)
    of_document: tuple[DocumentCheck, ...] = (
        lambda c: name.check_pairs(c.pairs), name.check_document, quotation.check_document, consistency.check_document, glossary.check_document
    )  # fmt: skip
    for pair in checked.pairs:
        for check in checks:
            yield from check(pair)
    for check_document in of_document:
        yield from check_document(checked)


def _number(checked: Checked, remarks: Sequence[Remark]) -> Iterator[Finding]:
    met: dict[str, int] = {}
    for r in remarks:
        words = [None if s is None else s.of(side.document.text) for s, side in ((r.original, checked.original), (r.translation, checked.translation))]
        name = finding_id(r.check, *words)
        met[name] = met.get(name, 0) + 1
        unique = name if met[name] == 1 else f"{name}-{met[name]}"
        bead = checked.beads[r.bead]
        context = finding_context(_under(checked.original, bead.original, r.original), _under(checked.translation, bead.translation, r.translation))
        yield Finding(unique, r.kind, r.check, r.severity, r.confidence, r.original, r.translation, r.message, r.bead, context)


def _under(side: Side, sentences: Sequence[int], words: Span | None) -> tuple[str, ...]:
    """What stands under a finding on a side: the bead's sentences that hold its words, cut around them; all the bead's sentences where it has no words."""
    text = side.document.text
    spans = [side.sentences[i].span for i in sentences]
    holding = [s for s in spans if words is not None and s.overlaps(words)]
    if words is None or not holding:
        return tuple(s.of(text) for s in spans)
    whole = cover(holding)
    return text[whole.start : words.start], words.of(text), text[words.end : whole.end]
