"""Texts as read: a document's text is never changed, and blocks and sentences point into it."""

from dataclasses import dataclass
from typing import Literal

from align.span import Span

BlockKind = Literal["paragraph", "heading", "item", "quote", "code"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, quotation or code listing: what a sentence never crosses.

    `span` leaves out Markdown's marks before the text (`# `, `- `, `> `) and the white space around it.
    """

    span: Span
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Document:
    """One language's side of a job.

    `text` is the whole decoded file (without its byte-order mark), line ends as they were; of a file that is no plain text, what its reader took from it.
    `blocks` are those in `lang`, in order; in a bilingual file the other language's blocks belong to the other document, which has the same `path` and `text`.
    """

    path: str
    lang: str
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in its document's text and the index of the block that it stands in."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Side:
    """A document and its sentences, in reading order."""

    document: Document
    sentences: tuple[Sentence, ...]

    def text_of(self, sentence: int) -> str:
        return self.sentences[sentence].span.of(self.document.text)
