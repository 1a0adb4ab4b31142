"""Pairs to files, as they come: TMX, Moses' two files of lines, JSON lines. A new format is a function and one line in the table."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from align import __version__
from align.export.pairs import SentencePair
from align.report.tmx import XML_LANG, clean
from align.report.write import open_atomically

Write = Callable[[SentencePair], None]
LANGS = ("en", "ru")


@dataclass(frozen=True, slots=True)
class Exported:
    """How many pairs went into which files."""

    n_pairs: int
    paths: tuple[Path, ...]


def export(pairs: Iterable[SentencePair], outputs: Mapping[str, Path]) -> Exported:
    """Writes them in every wanted format (see EXPORTS), whole or not at all. Raises UsageError if a file cannot be written."""
    n = 0
    with ExitStack() as stack:
        writers = [stack.enter_context(EXPORTS[name](path)) for name, path in outputs.items()]
        for pair in pairs:
            n += 1
            for write in writers:
                write(pair)
    return Exported(n, tuple(p for name, path in outputs.items() for p in (_moses_paths(path) if name == "moses" else (path,))))


@contextmanager
def _tmx(path: Path) -> Iterator[Write]:
    """TMX 1.4b; a unit names its document and how sure the aligner was."""
    from lxml import etree

    header = {
        "creationtool": "sverka", "creationtoolversion": __version__, "segtype": "sentence", "o-tmf": "sverka", "adminlang": "en", "srclang": "*all*",
        "datatype": "plaintext",
    }  # fmt: skip
    with open_atomically(path) as f, etree.xmlfile(f, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("tmx", version="1.4"):
            xml.write(etree.Element("header", header), pretty_print=True)
            with xml.element("body"):
                yield lambda pair: xml.write(_unit(pair, etree), pretty_print=True)


def _unit(pair: SentencePair, etree: Any) -> Any:
    unit = etree.Element("tu", srclang=pair.langs[0])
    for name, value in (("x-document", clean(pair.document)), ("x-confidence", f"{pair.confidence:.2f}")):
        etree.SubElement(unit, "prop", type=name).text = value
    for lang, text in zip(pair.langs, pair.texts, strict=True):
        etree.SubElement(etree.SubElement(unit, "tuv", {XML_LANG: lang}), "seg").text = clean(text)
    return unit


def _moses_paths(prefix: Path) -> tuple[Path, ...]:
    return tuple(prefix.with_name(f"{prefix.name}.{lang}") for lang in LANGS)


@contextmanager
def _moses(prefix: Path) -> Iterator[Write]:
    """PREFIX.en and PREFIX.ru, a sentence pair a line in both; pairs of other languages are left out."""
    with ExitStack() as stack:
        files = {lang: stack.enter_context(open_atomically(path)) for lang, path in zip(LANGS, _moses_paths(prefix), strict=True)}

        def write(pair: SentencePair) -> None:
            if set(pair.langs) == set(LANGS):
                for lang, text in zip(pair.langs, pair.texts, strict=True):
                    _write_line(files[lang], clean(text))

        yield write


@contextmanager
def _jsonl(path: Path) -> Iterator[Write]:
    """An object a line: the texts by language, which of them is the original, the document, the confidence, findings that count."""
    with open_atomically(path) as f:

        def write(pair: SentencePair) -> None:
            fields: dict[str, object] = dict(zip(pair.langs, pair.texts, strict=True))
            fields |= {"original": pair.langs[0], "document": pair.document, "confidence": pair.confidence, "findings": pair.n_findings}
            _write_line(f, json.dumps(fields, ensure_ascii=False))

        yield write


def _write_line(f: IO[bytes], line: str) -> None:
    f.write(line.encode("utf-8", "replace") + b"\n")


EXPORTS = {"tmx": _tmx, "moses": _moses, "jsonl": _jsonl}
