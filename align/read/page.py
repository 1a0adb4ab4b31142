"""Which part of a web page is its text: what the page itself marks as such, all of a plain page, or what trafilatura takes for it."""

import logging
import re
from collections.abc import Sequence

from align.read.flow import Piece, Skip, is_hidden, pieces_of
from align.read.markup import Element, attribute, local

FRAME = frozenset(("nav", "aside", "footer", "header"))
FRAME_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alert"))
OUTRIGHT = frozenset(("navigation", "search", "menu", "menubar", "dialog"))  # roles that hold no text wherever they stand
MOST_OF = 0.5  # share of a page's main part, or of all articles, that makes one article the text
PLAIN_LINKS = 0.25  # share of characters in links, up to which a page is plain
MOSTLY_LINKS = 0.5
LARGEST_PAGE = 200_000  # characters; what is larger is a book and no page of a site
SHORTEST_LINE = 25  # letters and figures; a shorter line has to be a whole line of what was found
LEAST_FOUND = 0.3  # share of the page's words outside links that trafilatura has to find to be believed
TITLE_WITHIN = 6  # pieces before the first that was found, among which its title may stand
WORDS = re.compile(r"\W+")


def main_pieces(root: Element, page: str) -> list[Piece]:
    """The pieces of a page's text; `root` is its tree and `page` its source."""
    marked = _marked(root)
    if marked is not None:
        return pieces_of(marked, is_outright_frame)
    pieces = pieces_of(root, _is_frame)
    if not pieces:
        return pieces_of(root)
    n = sum(len(p.words) for p in pieces)
    if n > LARGEST_PAGE or sum(len(p.words) * p.linked for p in pieces) <= PLAIN_LINKS * n:
        return pieces
    return _found_by_trafilatura(page, pieces)


def _marked(root: Element) -> Element | None:
    """The element that the page calls its main part, or the one article in it."""
    main = max(_outermost(root, lambda e: local(e) == "main" or attribute(e, "role") == "main"), key=_size, default=None)
    articles = _outermost(root if main is None else main, lambda e: local(e) == "article")
    if articles:
        largest = max(articles, key=_size)
        of = sum(map(_size, articles)) if main is None else _size(main)
        if _size(largest) >= MOST_OF * of:
            return largest
    return main if main is not None and _size(main) else None


def _outermost(root: Element, wanted: Skip) -> list[Element]:
    """The elements that are wanted, without those within another."""
    from lxml import etree

    found: list[Element] = []
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if wanted(element):
            found.append(element)
            walker.skip_subtree()
    return found


def _size(element: Element) -> int:
    return sum(len(p.words) for p in pieces_of(element, is_outright_frame))


def is_outright_frame(element: Element) -> bool:
    """Whether an element is navigation or hidden, wherever it stands."""
    return local(element) == "nav" or attribute(element, "role") in OUTRIGHT or is_hidden(element)


def _is_frame(element: Element) -> bool:
    return local(element) in FRAME or attribute(element, "role") in FRAME_ROLES or is_hidden(element)


def _found_by_trafilatura(page: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces from the first to the last that are part of what it finds, without the lists of links between them.

    It says where the text is and no more: what it drops inside a text (a table, a short paragraph) would be an omission that is none.
    """
    found = _extract(page)
    lines = {_bare(line) for line in found.splitlines()}
    whole = _bare(found)
    here = [n for n, p in enumerate(pieces) if _is_found(_bare(p.words), lines, whole)]
    prose = sum(len(p.words) * (1 - p.linked) for p in pieces)
    if not here or sum(len(pieces[n].words) for n in here) < LEAST_FOUND * prose:
        return pieces
    kept = set(here)
    first = _with_title(pieces, here[0])
    return [p for n, p in enumerate(pieces[: here[-1] + 1]) if n >= first and (n in kept or p.linked < MOSTLY_LINKS)]


def _with_title(pieces: Sequence[Piece], first: int) -> int:
    return next((n for n in range(max(0, first - TITLE_WITHIN), first) if pieces[n].kind == "heading"), first)


def _extract(page: str) -> str:
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # or its doubts would be written to the terminal
    try:
        return trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False) or ""
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):  # a page that it cannot take is read whole
        return ""


def _is_found(bare: str, lines: set[str], whole: str) -> bool:
    return bare in lines if len(bare) < SHORTEST_LINE else bare in whole


def _bare(text: str) -> str:
    return WORDS.sub("", text).lower()
