"""Sentences that have no counterpart: left out of the translation, or added to it."""

from collections.abc import Iterator

from align.bead import Bead
from align.check import Checked, Remark, span_of
from align.document import Side
from align.finding import Severity

NAME = "coverage"
SURE, DOUBTFUL = 0.75, 0.5  # probability that the sentence is unmatched
FEW_WORDS = 3  # a heading or an interjection is a minor loss


def check(checked: Checked) -> Iterator[Remark]:
    """One finding a sentence: a reader dismisses them one by one."""
    for n, bead in enumerate(checked.beads):
        if bead.kind == "omission":
            yield Remark(
                "omission", NAME, _severity(bead, checked.original, bead.original), bead.confidence, span_of(checked.original, bead.original), None,
                _message("The translation leaves this sentence out", bead), n,
            )  # fmt: skip
        elif bead.kind == "addition":
            yield Remark(
                "addition", NAME, _severity(bead, checked.translation, bead.translation), bead.confidence, None, span_of(checked.translation, bead.translation),
                _message("The original has no such sentence", bead), n,
            )  # fmt: skip


def _severity(bead: Bead, side: Side, sentences: tuple[int, ...]) -> Severity:
    if bead.confidence < DOUBTFUL:
        return "info"
    n_words = sum(len(side.text_of(i).split()) for i in sentences)
    heading = all(side.document.blocks[side.sentences[i].block].kind == "heading" for i in sentences)
    return "minor" if bead.confidence < SURE or n_words <= FEW_WORDS or heading else "major"


def _message(what: str, bead: Bead) -> str:
    return f"{what}." if bead.confidence >= SURE else f"{what}, or it is hidden in a sentence beside it: the alignment is not sure here."
