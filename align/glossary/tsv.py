"""Glossaries as tables: a term, then its translations in further columns or separated by `|`; a leading `!` marks those that are forbidden.

A header may name the columns: the languages first, then what the further columns hold; notes are left out.
"""

from collections.abc import Iterator, Sequence

from align.errors import InputError
from align.glossary import GIVEN, MEANT, Concept, Terms
from align.language import script_of
from align.read.decode import decode

SEPARATOR, FORBIDDEN, COMMENT = "|", "!", "#"
MANY = 200_000  # characters of a column, enough to know its language
# What headers call the columns; `forbidden` marks all that is in the column, a note is no translation.
TERM_NAMES = frozenset(
    "term terms source original english russian en ru target translation translations allowed preferred"
    " термин термины исходный оригинал перевод переводы английский русский допустимо допустимые".split()
)
FORBIDDEN_NAMES = frozenset("forbidden wrong deprecated avoid not запрещено запрещенные нельзя неверно".split())
NOTE_NAMES = frozenset("note notes comment comments definition context domain примечание примечания комментарий определение контекст область".split())
LANGUAGES = {"english": "en", "en": "en", "английский": "en", "russian": "ru", "ru": "ru", "русский": "ru"}


def read_tsv(data: bytes, path: str) -> tuple[Concept, ...]:
    """The rows that hold terms. Raises InputError with the line."""
    lines = decode(data, path).splitlines()
    rows = [(n, [cell.strip() for cell in line.split("\t")]) for n, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith(COMMENT)]
    header = _header(rows[0][1]) if rows else None
    if header:
        rows = rows[1:]
    read = [(_sources(cells, path, n), _targets(cells, header, path, n)) for n, cells in rows]
    langs = _languages(read, header)
    return tuple(Concept(((langs[0], Terms(source)), (langs[1], target))) for source, target in read)


def _header(cells: Sequence[str]) -> list[str] | None:
    """The columns' names in lower case, if the row holds nothing but such names."""
    names = [cell.lower().replace("ё", "е") for cell in cells]
    known = TERM_NAMES | FORBIDDEN_NAMES | NOTE_NAMES
    return names if len(names) > 1 and names[0] in TERM_NAMES and all(not name or any(word in known for word in name.split()) for name in names) else None


def _sources(cells: Sequence[str], path: str, n: int) -> tuple[str, ...]:
    terms = tuple(filter(None, (t.strip() for t in cells[0].split(SEPARATOR))))
    if not terms:
        raise InputError(f"{path}, line {n}: no term before the tab; write the term, a tab, its translations separated by |")
    return terms


def _targets(cells: Sequence[str], header: Sequence[str] | None, path: str, n: int) -> Terms:
    allowed: list[str] = []
    forbidden: list[str] = []
    for term, barred in _translations(cells, header):
        (forbidden if barred else allowed).append(term)
    if not allowed and not forbidden:
        hint = "no translation of" if len(cells) > 1 else "no tab after"
        raise InputError(f"{path}, line {n}: {hint} “{cells[0]}”; write the term, a tab, its translations separated by |")
    if both := set(allowed) & set(forbidden):
        raise InputError(f"{path}, line {n}: “{min(both)}” is both allowed and forbidden; keep one of the two")
    return Terms(tuple(dict.fromkeys(allowed)), tuple(dict.fromkeys(forbidden)))


def _translations(cells: Sequence[str], header: Sequence[str] | None) -> Iterator[tuple[str, bool]]:
    """Each translation, and whether it is forbidden."""
    for k, cell in enumerate(cells[1:], 1):
        words = set(header[k].split()) if header and k < len(header) else set()
        if words & NOTE_NAMES:
            continue
        for raw in cell.split(SEPARATOR):
            term = raw.strip()
            barred = term.startswith(FORBIDDEN) or bool(words & FORBIDDEN_NAMES)
            if term := term.removeprefix(FORBIDDEN).strip():
                yield term, barred


def _languages(rows: Sequence[tuple[tuple[str, ...], Terms]], header: Sequence[str] | None) -> tuple[str, str]:
    """By the header, else by the letters of either column."""
    named = [LANGUAGES.get(name) for name in (header or ())[:2]]
    columns = (" ".join(t for source, _ in rows for t in source), " ".join(t for _, target in rows for t in (*target.allowed, *target.forbidden)))
    first, second = (name or script_of(text[:MANY]) for name, text in zip((*named, None, None), columns, strict=False))
    return (first, second) if first and second and first != second else (GIVEN, MEANT)
