"""The same decisions, told: what was considered, and which rule took each."""

from align.blocks import split_blocks
from align.segmenter.engine import Decision, decisions
from align.segmenter.languages import language_of

CUT, KEPT = "⏎", "·"


def explain(text: str, lang: str) -> list[Decision]:
    """Every candidate inside the blocks of a plain text, cut or not, with the name of the rule that decided."""
    language = language_of(lang)
    return [decision for block in split_blocks(text) for decision in decisions(text, block.span, language)]


def format_explained(text: str, lang: str) -> str:
    """The text, one sentence a line, with `⏎rule` where it was cut and `·rule` where it was considered and kept whole."""
    language = language_of(lang)
    lines = []
    for block in split_blocks(text):
        line, begin = "", block.span.start
        for decision in decisions(text, block.span, language):
            line += text[begin : decision.offset]
            if decision.cut:
                lines.append(f"{line} {CUT}{decision.rule}")
                line, begin = "", decision.resume
            else:
                line, begin = f"{line} {KEPT}{decision.rule}", decision.offset
        lines.append(f"{line}{text[begin : block.span.end]} {CUT}{block.kind}")
    return "".join(f"{' '.join(line.split())}\n" for line in lines)
