"""Pairs from a table: TSV with a heading line, or JSON lines; id, original, translation and options."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from align.errors import InputError
from align.pairing.folder import path_of
from align.pairing.job import Alone, Job
from align.read.fetch import is_address

COLUMNS = ("id", "original", "translation", "options", "why")
BY_MANIFEST = "by the manifest"
LANGUAGES, GUESS = ("en", "ru"), "guess"


def read_manifest(path: Path, folder: str | None = None) -> Iterator[Job]:
    """A job a line, as it is read. Relative paths are relative to `folder`, by default the manifest's own.

    TSV begins with the names of its columns: original, and as wanted id, translation (none for a bilingual file), options, why; lines beginning with # are
    remarks. Options are JSON: {"lines": true} for texts with a sentence a line; {"original": "en"} or "ru" says which is the original, "guess" leaves it to the
    texts.
    A file that ends in .jsonl has an object of the same names a line. Raises InputError, which names file and line.
    """
    base = folder if folder is not None else str(path.parent)
    jsonl = path.suffix.lower() in (".jsonl", ".json", ".ndjson")
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as f:
            for n, fields in _json_rows(f, path) if jsonl else _tsv_rows(f, path):
                yield _job(fields, base, f"{path}: line {n}")
    except OSError as e:
        raise InputError(f"{path}: the manifest cannot be read ({e.strerror}); check the name") from e
    except UnicodeDecodeError as e:
        raise InputError(f"{path}: the manifest is not UTF-8 (byte {e.start}); save it as UTF-8") from e


def _tsv_rows(lines: Iterator[str], path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    columns: list[str] = []
    for n, line in enumerate(lines, start=1):
        line = line.rstrip("\r\n")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = [c.strip().lower() for c in cells]
            if "original" not in columns or not set(columns) <= set(COLUMNS):
                raise InputError(f"{path}: line {n}: the heading must name the columns, out of {', '.join(COLUMNS)}, with a tab between them")
            continue
        if len(cells) > len(columns):
            raise InputError(f"{path}: line {n}: {len(cells)} cells under {len(columns)} columns; a tab too many?")
        yield n, {name: cell for name, cell in zip(columns, cells, strict=False) if cell}


def _json_rows(lines: Iterator[str], path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for n, line in enumerate(lines, start=1):
        if line.strip():
            yield n, _object(line, f"{path}: line {n}")


def _object(text: str, place: str) -> Mapping[str, Any]:
    try:
        value = json.loads(text)
    except ValueError as e:
        raise InputError(f"{place}: no JSON ({e})") from e
    if not isinstance(value, dict):
        raise InputError(f"{place}: {text.strip()[:60]} is not an object; write {{\"name\": …}}")
    return value


def _job(fields: Mapping[str, Any], base: str, place: str) -> Job:
    if unknown := sorted(set(fields) - set(COLUMNS)):
        raise InputError(f"{place}: unknown {unknown[0]!r}; known are {', '.join(COLUMNS)}")
    options = fields.get("options") or {}
    options = _object(options, f"{place}: options") if isinstance(options, str) else options
    texts = [fields[name] for name in ("original", "translation") if fields.get(name)]
    words = {"id": fields.get("id") or None, "why": fields.get("why") or None}
    if not fields.get("original") or not all(isinstance(v, str) for v in (*texts, *(w for w in words.values() if w))):
        raise InputError(f"{place}: needs the path of an original (and of a translation, unless one file holds both), as text")
    name = words["id"] or _bare(texts[0])
    if not _is_safe(name):
        raise InputError(f"{place}: {name!r} is no id for a report; write a relative path without .. and without a suffix")
    original, lines = _options(options, len(texts) == 2, place)
    ordered = len(texts) == 2 and original is None
    why = words["why"] or BY_MANIFEST
    return Job(name, tuple(_join(base, t) for t in texts), why, 0, ordered, None if original == GUESS else original, lines)


def _options(options: Any, two: bool, place: str) -> tuple[str | None, bool]:
    """(which language is the original's, whether each line is a sentence)."""
    if not isinstance(options, dict) or (unknown := sorted(set(options) - {"lines", "original"})):
        raise InputError(f"{place}: options may be lines and original" + (f", not {unknown[0]!r}" if isinstance(options, dict) else ""))
    lines, original = options.get("lines", False), options.get("original")
    if not isinstance(lines, bool) or original not in (None, GUESS, *LANGUAGES):
        raise InputError(f'{place}: options: "lines" is true or false, "original" is "en", "ru" or "guess"')
    if lines and (original or not two):
        raise InputError(f"{place}: options: lines is for two files, the original first")
    return original, lines


def _join(base: str, text: str) -> str:
    return text if is_address(text) or Path(text).is_absolute() else path_of(base, text)


def _bare(text: str) -> str:
    pure = PurePosixPath(text.partition("://")[2] or text)
    parts = [p for p in pure.parts if p not in ("/", "..", ".")]
    return str(PurePosixPath(*parts).with_suffix("")) if parts else ""


def _is_safe(name: str) -> bool:
    parts = name.split("/")
    return bool(name) and name.isprintable() and "\\" not in name and all(p.strip(". ") for p in parts)


def format_manifest(found: Iterable[Job | Alone], folder: str | None) -> Iterator[str]:
    """Lines of a manifest, with their ends, that `read_manifest` takes; texts without a counterpart are remarks."""
    yield "\t".join(COLUMNS) + "\n"
    for item in found:
        if isinstance(item, Alone):
            yield _line("# no counterpart", _shown(item.path, folder), item.lang or "-", item.reason)
        else:
            yield _line(item.id, *(_shown(p, folder) for p in (*item.paths, "")[:2]), _format_options(item), item.why)


def _format_options(job: Job) -> str:
    if job.lines or job.ordered:
        return json.dumps({"lines": True}) if job.lines else ""
    return json.dumps({"original": job.original or GUESS})


def _shown(path: str, folder: str | None) -> str:
    """Relative to the folder, if it is below it."""
    return path if folder is None else path.removeprefix(path_of(folder, "x")[:-1])


def _line(*cells: str) -> str:
    return "\t".join(" ".join(cell.split("\t")) for cell in cells) + "\n"
