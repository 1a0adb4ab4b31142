"""Plain text and Markdown: the text is the file's own, unchanged."""

from align.blocks import split_blocks, split_markdown_blocks
from align.read.content import Content
from align.read.decode import decode


def read(data: bytes, path: str) -> Content:
    """Raises InputError for empty and binary files."""
    text = decode(data, path)
    return Content(text, split_blocks(text))


def read_markdown(data: bytes, path: str) -> Content:
    """As `read`, by Markdown's marks."""
    text = decode(data, path)
    return Content(text, split_markdown_blocks(text))
