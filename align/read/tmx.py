"""Translation memories (TMX 1.1 to 1.4b): each unit is a pair of segments."""

from align.errors import InputError
from align.read.content import Segments, fold, plain_lang
from align.read.markup import Element, attribute, children, iter_xml, local
from align.read.two_languages import two_of

CODES = frozenset(("bpt", "ept", "it", "ph", "ut"))  # what they hold is formatting of the program that wrote the file
LINE_BREAK = "lb"


def read(data: bytes, path: str) -> Segments:
    """English and Russian where the file has both, or else its two languages; the original is the header's `srclang`. Raises InputError."""
    source: str | None = None
    units: list[dict[str, str]] = []
    for element in iter_xml(data, path, ("header", "tu")):
        if local(element) == "header":
            source = plain_lang(attribute(element, "srclang"))
        else:
            units.append(_unit(element))
    if not units:
        raise InputError(f"{path}: no translation units in this file; export it again from its own program")
    first, second = two_of([lang for unit in units for lang in unit], source, path)
    pairs = tuple((unit.get(first, ""), unit.get(second, "")) for unit in units)
    return Segments(pairs, (first, second), f"the file’s srclang is {source}" if source == first else "")


def _unit(element: Element) -> dict[str, str]:
    """The segments by language, the first of each."""
    unit: dict[str, str] = {}
    for variant in children(element, "tuv"):
        lang = plain_lang(attribute(variant, "lang"))
        segment = next(children(variant, "seg"), None)
        if lang is not None and segment is not None:
            unit.setdefault(lang, fold(text_without(segment, CODES)).strip())
    return unit


def text_without(element: Element, codes: frozenset[str]) -> str:
    """An element's words without what stands in elements of those names; a code for a line break is a space."""
    from lxml import etree

    parts: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "end":
            parts.append(inner.tail or "" if inner is not element else "")
        elif local(inner) in codes:
            parts.append(" " if LINE_BREAK in (attribute(inner, "ctype"), attribute(inner, "type"), attribute(inner, "subType")) else "")
            walker.skip_subtree()
        else:
            parts.append(inner.text or "")
    return "".join(parts)
