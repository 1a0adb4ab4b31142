"""Tables of two columns, parted by tabs (TSV): a segment and its translation a line."""

import csv
import re
from collections.abc import Sequence

from align.errors import InputError
from align.read.content import Segments
from align.read.decode import decode

ORIGINAL = frozenset(("original", "source", "src", "source text", "оригинал", "исходный текст", "исходник"))
TRANSLATION = frozenset(("translation", "target", "tgt", "trg", "target text", "перевод", "текст перевода"))
LANGS = {
    **dict.fromkeys(("en", "eng", "en-us", "en-gb", "english", "английский", "англ"), "en"),
    **dict.fromkeys(("ru", "rus", "ru-ru", "russian", "русский", "рус"), "ru"),
}
QUOTED = re.compile(r'"(?:[^"]|"")*"')
WAY_OUT = "give two columns, or a first line that names them (original, translation; or en, ru)"

Row = list[str]


def read(data: bytes, path: str) -> Segments:
    """The first column is the original, or the one that the first line calls so. Raises InputError, with the line, where columns are missing."""
    rows = _rows(decode(data, path), path)
    columns, langs, has_names = _columns(rows[0], path)
    first, second = columns
    pairs = tuple((row[first].strip(), row[second].strip()) for row in rows[has_names:])
    pairs = tuple(p for p in pairs if any(p))
    if not pairs:
        raise InputError(f"{path}: no segments below the first line; {WAY_OUT}")
    return Segments(pairs, langs, "the first column" if not has_names or langs[0] else "its first line says so")


def _rows(text: str, path: str) -> list[Row]:
    """The cells of all lines that have any, as many in each."""
    lines = [(n, line.removesuffix("\r")) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    rows = [[_unquoted(cell) for cell in line.split("\t")] for _, line in lines]
    n_columns = len(rows[0])
    uneven = next((n for (n, _), row in zip(lines, rows, strict=True) if len(row) != n_columns or n_columns < 2), None)
    if uneven is None:
        return rows
    quoted = _quoted_rows(text)
    if quoted and len(quoted[0]) > 1 and all(len(row) == len(quoted[0]) for row in quoted):
        return quoted
    n_there = len(next(line for n, line in lines if n == uneven).split("\t"))
    raise InputError(f"{path}, line {uneven}: {n_there} column{'s' if n_there > 1 else ''} where {max(2, n_columns)} are wanted; {WAY_OUT}")


def _quoted_rows(text: str) -> list[Row]:
    """As a spreadsheet writes cells that have line ends or tabs in them."""
    try:
        return [row for row in csv.reader(text.splitlines(keepends=True), "excel-tab", strict=True) if any(cell.strip() for cell in row)]
    except csv.Error:
        return []


def _unquoted(cell: str) -> str:
    """A cell in quotation marks is only known for one by those in it, which stand twice: others are a quotation."""
    return cell[1:-1].replace('""', '"') if '""' in cell[1:-1] and QUOTED.fullmatch(cell) else cell


def _columns(names: Sequence[str], path: str) -> tuple[tuple[int, int], tuple[str | None, str | None], bool]:
    """The two columns, their languages where the first line names them, and whether it names anything."""
    folded = [" ".join(name.lower().split()) for name in names]
    original = next((n for n, name in enumerate(folded) if name in ORIGINAL), None)
    translation = next((n for n, name in enumerate(folded) if name in TRANSLATION), None)
    if original is not None and translation is not None:
        return (original, translation), (None, None), True
    named = [(n, LANGS[name]) for n, name in enumerate(folded) if name in LANGS]
    if len(named) == 2 and named[0][1] != named[1][1]:
        return (named[0][0], named[1][0]), (named[0][1], named[1][1]), True
    if len(names) != 2:
        raise InputError(f"{path}, line 1: {len(names)} columns; {WAY_OUT}")
    return (0, 1), (None, None), False
