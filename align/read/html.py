"""Web pages: their text and its structure, without the navigation around it."""

from align.blocks import split_blocks
from align.errors import InputError
from align.read.content import Content, plain_lang
from align.read.decode import decode_markup
from align.read.flow import Piece, content_of
from align.read.markup import attribute, parse_html
from align.read.page import main_pieces

PLAIN_TEXT, LEAST_PLAIN = 0.8, 2000  # share of a page in preformatted lines, and characters, from which it is a plain text in a page's clothes


def read(data: bytes, path: str) -> Content:
    """Raises InputError if there is no text in the page."""
    page = decode_markup(data, path)
    root = parse_html(page, path)
    pieces = main_pieces(root, page)
    if not pieces:
        raise InputError(f"{path}: no text in this page; if a script writes it, save the page from the browser when it is shown")
    return as_content(pieces, plain_lang(attribute(root, "lang")))


def as_content(pieces: list[Piece], lang: str | None) -> Content:
    """The pieces as a text; one of preformatted lines is read as plain text is."""
    content = content_of(pieces, lang)
    n_code = sum(len(p.words) for p in pieces if p.kind == "code")
    if n_code < max(LEAST_PLAIN, PLAIN_TEXT * len(content.text)):
        return content
    return Content(content.text, split_blocks(content.text), lang)
