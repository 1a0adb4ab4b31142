"""XML and HTML, read as hostile: nothing is fetched, no entity is expanded, depth and size are bounded by libxml2's own limits."""

import html.entities
import io
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from align.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element: TypeAlias = _Element
else:
    Element = Any

DEFENSIVE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False, "remove_comments": True, "remove_pis": True}
LONGEST_MESSAGE = 160
WAY_OUT = "open it in its own program and save it again"


def parse_xml(data: bytes, place: str) -> Element:
    """The root of an XML file; `place` names the file, and the member of it, in errors. Raises InputError."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(**DEFENSIVE, collect_ids=False))
    except etree.XMLSyntaxError as e:
        _refuse(place, e)
    _write_out_entities(root, place)
    return root


def iter_xml(data: bytes, place: str, names: Collection[str]) -> Iterator[Element]:
    """The elements of those local names, one by one as they end: a large file never is in memory as a tree. Raises InputError."""
    from lxml import etree

    root: Element | None = None
    try:
        for event, element in etree.iterparse(io.BytesIO(data), events=("start", "end"), **DEFENSIVE):
            root = element if root is None else root
            if event == "end" and local(element) in names:
                _write_out_entities(element, place)
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as e:
        _refuse(place, e)


def parse_html(text: str, place: str) -> Element:
    """The root of a page, however it is written. Raises InputError if it is nested beyond all measure or has nothing in it."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as e:
        _refuse(place, e)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError(f"{place}: its elements are nested too deeply; save the page again from a browser")
    if root is None:
        raise InputError(f"{place}: there is nothing in this page; give a page with text in it")
    return root


def local(element: Element) -> str:
    """An element's name without its namespace, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute's value by its local name, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def children(element: Element, name: str) -> Iterator[Element]:
    """The child elements of that local name."""
    return (child for child in element if local(child) == name)


def child(element: Element, name: str) -> Element | None:
    """The first of `children`, None if there is none."""
    return next(children(element, name), None)


def descendants(element: Element, name: str) -> Iterator[Element]:
    """All elements of that local name, at any depth."""
    return (e for e in element.iter() if local(e) == name)


def words_of(element: Element) -> str:
    """All words below an element."""
    return "".join(str(text) for text in element.itertext())


def _refuse(place: str, error: Exception) -> NoReturn:
    message = " ".join(str(getattr(error, "msg", "") or error).split()).partition(", line ")[0].partition(", use ")[0].partition(", see ")[0]
    line = getattr(error, "lineno", None)
    raise InputError(f"{place}{f', line {line}' if line else ''}: not well-formed ({message[:LONGEST_MESSAGE]}); {WAY_OUT}") from error


def _write_out_entities(root: Element, place: str) -> None:
    """Puts the characters in place of `&nbsp;` and the like, which only HTML's own table may name. Raises InputError for any other."""
    from lxml import etree

    for entity in list(root.iter(etree.Entity)):
        name = str(entity.text)[1:-1]
        characters = html.entities.html5.get(f"{name};")
        if characters is None:
            raise InputError(f"{place}, line {entity.sourceline}: the entity “{name[:40]}” is not expanded, for safety; replace it by its text")
        _replace(entity, characters)


def _replace(node: Element, text: str) -> None:
    parent, before = node.getparent(), node.getprevious()
    text += node.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text
    if parent is not None:
        node.tail = None
        parent.remove(node)
