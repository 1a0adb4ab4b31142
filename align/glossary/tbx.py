"""Glossaries in TBX (ISO 30042), versions 2 (termEntry, langSet, tig) and 3 (conceptEntry, langSec, termSec).

The file may come from anywhere: entities are refused, nothing is fetched. What is said to be deprecated, superseded or obsolete is forbidden.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from align.errors import InputError
from align.glossary import Concept, Terms

CONCEPTS, LANGUAGES, TERM_SECTIONS = {"conceptEntry", "termEntry"}, {"langSec", "langSet"}, {"termSec", "tig", "ntig"}
STATUS = {"administrativeStatus", "normativeAuthorization"}
BARRED = ("deprecated", "superseded", "obsolete", "forbidden", "rejected")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_tbx(data: bytes, path: str) -> tuple[Concept, ...]:
    """The concepts that have words in two languages or more. Raises InputError."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as e:
        line = getattr(e, "lineno", None)
        where = f"{path}, line {line}" if line else path
        raise InputError(f"{where}: not well-formed XML ({str(e).split(', line')[0]}); export the TBX again, or give the glossary as TSV") from e
    if (entity := next(root.iter(etree.Entity), None)) is not None:
        raise InputError(f"{path}, line {entity.sourceline}: entities such as {entity.text} are not read; write the characters themselves")
    concepts = [_concept(e) for e in root.iter("{*}*") if _name(e) in CONCEPTS]
    if not concepts:
        raise InputError(f"{path}: no term entries; a TBX has conceptEntry or termEntry elements. Give such a file, or the glossary as TSV")
    return tuple(c for c in concepts if len(c.terms) > 1)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _concept(entry: Any) -> Concept:
    by_lang: dict[str, tuple[list[str], list[str]]] = {}
    for section in entry.iter("{*}*"):
        if _name(section) in LANGUAGES and (lang := (section.get(LANG) or section.get("lang") or "").lower().split("-")[0]):
            for term, barred in _terms(section):
                by_lang.setdefault(lang, ([], []))[barred].append(term)
    return Concept(tuple((lang, Terms(_once(allowed), _once(t for t in barred if t not in allowed))) for lang, (allowed, barred) in by_lang.items()))


def _once(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms))


def _terms(section: Any) -> Iterator[tuple[str, bool]]:
    """Each term of a language, and whether it is not to be used."""
    for part in section.iter("{*}*"):
        if _name(part) in TERM_SECTIONS:
            term = next((" ".join("".join(e.itertext("{*}*")).split()) for e in part.iter("{*}*") if _name(e) == "term"), "")
            if term:
                yield term, any(word in status for status in _statuses(part) for word in BARRED)


def _statuses(part: Any) -> Iterator[str]:
    """As a termNote of that type, or as an element of that name."""
    for note in part.iter("{*}*"):
        if _name(note) in STATUS or (_name(note) == "termNote" and note.get("type") in STATUS):
            yield "".join(note.itertext("{*}*")).lower()
