"""Documents to sentences: ordered rules over candidate boundaries, language knowledge as data, offsets only."""

from align.blocks import split_blocks
from align.document import Document, Sentence
from align.segmenter.engine import Decision, sentences_of
from align.segmenter.explain import explain, format_explained
from align.segmenter.languages import language_of
from align.span import Span

__all__ = ["Decision", "explain", "format_explained", "segment", "segment_document"]


def segment(text: str, lang: str) -> list[Span]:
    """The sentences of a plain text, in order; a language other than English and Russian gets the rules without word lists."""
    language = language_of(lang)
    found: list[Span] = []
    for block in split_blocks(text):
        found += sentences_of(text, block.span, language)
    return found


def segment_document(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document: none crosses a block, and a code block is one sentence."""
    language = language_of(document.lang)
    found: list[Sentence] = []
    for number, block in enumerate(document.blocks):
        spans = [block.span] if block.kind == "code" else sentences_of(document.text, block.span, language)
        found += [Sentence(span, number) for span in spans]
    return tuple(found)
