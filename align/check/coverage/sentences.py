"""Sentences that have no counterpart: left out of the translation, or added to it."""

from collections.abc import Iterator, Sequence

from align.bead import Bead
from align.check.checked import Checked, Remark
from align.document import Side
from align.finding import FindingKind, Severity

NAME = "coverage"
SURE, DOUBTFUL = 0.75, 0.3  # probability that the sentence has no counterpart
FEW_WORDS = 3  # a heading or an interjection is a minor loss
MESSAGES: dict[FindingKind, str] = {"omission": "The translation leaves this sentence out", "addition": "The original has no such sentence"}


def check(checked: Checked) -> Iterator[Remark]:
    """One finding a sentence: a reader dismisses them one by one."""
    for n, bead in enumerate(checked.beads):
        yield from _check_side(checked, n, bead, "omission", bead.original, bead.translation)
        yield from _check_side(checked, n, bead, "addition", bead.translation, bead.original)


def _check_side(checked: Checked, n: int, bead: Bead, kind: FindingKind, own: Sequence[int], other: Sequence[int]) -> Iterator[Remark]:
    """The sentences that a bead leaves alone; and where a side has several, those that may stand there for want of a better place.

    A side of one sentence in a matched bead is left to the similarity check.
    """
    alone = not other and bead.kind == kind
    if not alone and not (bead.kind == "match" and len(own) > 1):
        return
    k = int(kind == "addition")
    side = (checked.original, checked.translation)[k]
    for i in own:
        probability = float(checked.unmatched[k][i])
        if alone or probability >= DOUBTFUL:
            span = side.sentences[i].span
            yield Remark(
                kind, NAME, _severity(probability, side, i), probability, span if k == 0 else None, span if k == 1 else None, _message(kind, probability), n
            )  # fmt: skip


def _severity(probability: float, side: Side, sentence: int) -> Severity:
    if probability < DOUBTFUL:
        return "info"
    heading = side.document.blocks[side.sentences[sentence].block].kind == "heading"
    few = len(side.text_of(sentence).split()) <= FEW_WORDS
    return "minor" if probability < SURE or few or heading else "major"


def _message(kind: FindingKind, probability: float) -> str:
    return f"{MESSAGES[kind]}." if probability >= SURE else f"{MESSAGES[kind]}, or it is hidden in a sentence beside it: the alignment is not sure here."
