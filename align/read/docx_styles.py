"""What a Word document's styles say of a paragraph: a heading, an item, a quotation, code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from align.document import BlockKind
from align.read.markup import Element, attribute, child, children

HEADING = re.compile(r"(?:heading|заголовок)\s*\d?|title|subtitle|название|подзаголовок", re.IGNORECASE)
QUOTE = re.compile(r"(?:intense )?quote|block text|quotations?|цитата(?: \d)?|выделенная цитата", re.IGNORECASE)
CODE = re.compile(r"(?:source )?code.{0,20}|html preformatted|macro(?: text)?|plain text|preformatted text|verbatim|стандартный html", re.IGNORECASE)
LIST = re.compile(r"list(?: bullet| number| continue)?(?: \d)?|(?:маркированный |нумерованный )?список(?: \d)?", re.IGNORECASE)
NAMES: tuple[tuple["re.Pattern[str]", BlockKind], ...] = ((HEADING, "heading"), (QUOTE, "quote"), (CODE, "code"), (LIST, "item"))
BODY_LEVEL = "9"  # the outline level of what is no heading
LONGEST_CHAIN = 12  # styles that are based on each other


@dataclass(frozen=True, slots=True)
class Styles:
    """Kinds by a style's identifier."""

    kinds: Mapping[str, BlockKind]

    def kind_of(self, properties: Element | None) -> BlockKind:
        """The kind that a paragraph's properties (w:pPr, None where there are none) make it."""
        if properties is None:
            return "paragraph"
        style = child(properties, "pStyle")
        kind = self.kinds.get(attribute(style, "val") or "", "paragraph") if style is not None else "paragraph"
        own = _own_kind(properties)
        return kind if kind != "paragraph" and (own is None or kind == "heading") else own or "paragraph"


def styles_of(root: Element | None) -> Styles:
    """Of the part with the styles; without one only what paragraphs say themselves counts."""
    if root is None:
        return Styles({})
    styles = {attribute(s, "styleId") or "": s for s in children(root, "style")}
    kinds = {name: _kind(name, styles) for name in styles}
    return Styles({name: kind for name, kind in kinds.items() if kind is not None})


def _kind(name: str, styles: Mapping[str, Element]) -> BlockKind | None:
    """By its English name, its outline level or its list, or else by those of the style that it is based on."""
    for _ in range(LONGEST_CHAIN):
        style = styles.get(name)
        if style is None:
            break
        shown = _value(style, "name") or ""
        if (kind := next((kind for pattern, kind in NAMES if pattern.fullmatch(shown)), None)) is not None:
            return kind
        properties = child(style, "pPr")
        if properties is not None and (kind := _own_kind(properties)) is not None:
            return kind
        name = _value(style, "basedOn") or ""
    return None


def _own_kind(properties: Element) -> BlockKind | None:
    if (_value(properties, "outlineLvl") or BODY_LEVEL) != BODY_LEVEL:
        return "heading"
    numbering = child(properties, "numPr")
    if numbering is not None and _value(numbering, "numId") != "0":
        return "item"
    return None


def _value(element: Element, name: str) -> str | None:
    found = child(element, name)
    return None if found is None else attribute(found, "val")
