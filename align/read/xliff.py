"""XLIFF 1.2 and 2.x, and what programs write as such (SDLXLIFF, MQXLIFF): each segment with its target."""

from collections.abc import Iterator

from align.errors import InputError
from align.read.content import Segments, fold, plain_lang
from align.read.markup import Element, attribute, child, descendants, local, parse_xml
from align.read.tmx import text_without

CODES = frozenset(("bpt", "ept", "it", "ph", "x", "bx", "ex", "sc", "ec", "sm", "em"))  # native codes, and empty marks
NOT_READ = frozenset(("alt-trans", "matches", "originalData", "notes", "note", "glossary", "internal-file", "skl", "skeleton"))


def read(data: bytes, path: str) -> Segments:
    """Units that are not to be translated are left out. Raises InputError if there are none."""
    root = parse_xml(data, path)
    if local(root) != "xliff":
        raise InputError(f"{path}: not XLIFF (it begins with <{local(root)}>); give it the suffix of what it is")
    second = (attribute(root, "version") or "").startswith("2")
    pairs = tuple(_segments_2(root) if second else _segments_1(root))
    if not pairs:
        raise InputError(f"{path}: no translation units in this file; export it again from its own program")
    files = [root] if second else list(descendants(root, "file"))
    names = ("srcLang", "trgLang") if second else ("source-language", "target-language")
    source, target = (next((lang for f in files if (lang := plain_lang(attribute(f, name)))), None) for name in names)
    return Segments(pairs, (source, target), f"the file’s {names[0]} is {source}" if source else "")


def _segments_1(root: Element) -> Iterator[tuple[str, str]]:
    for unit in _below(root, "trans-unit"):
        source, segmented, target = child(unit, "source"), child(unit, "seg-source"), child(unit, "target")
        if source is None or attribute(unit, "translate") == "no":
            continue
        parts = _marked(segmented) if segmented is not None else {}
        if parts:
            translated = _marked(target) if target is not None else {}
            yield from ((words, translated.get(name, "")) for name, words in parts.items())
        else:
            yield _words(source), _words(target)


def _marked(element: Element) -> dict[str, str]:
    """The segments that are marked in a source or target, by their `mid`."""
    return {attribute(e, "mid") or "": _words(e) for e in descendants(element, "mrk") if attribute(e, "mtype") == "seg"}


def _segments_2(root: Element) -> Iterator[tuple[str, str]]:
    for unit in _below(root, "unit"):
        if attribute(unit, "translate") == "no":
            continue
        for segment in descendants(unit, "segment"):
            if (source := child(segment, "source")) is not None:
                yield _words(source), _words(child(segment, "target"))


def _below(root: Element, name: str) -> Iterator[Element]:
    """The units, but for what programs keep beside the text."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if local(element) in NOT_READ:
            walker.skip_subtree()
        elif local(element) == name:
            yield element


def _words(element: Element | None) -> str:
    return "" if element is None else fold(text_without(element, CODES)).strip()
