"""`.sverka-ignore.jsonl`: findings that someone looked at and let pass, a JSON object a line, which one may also write by hand or append to.

    {"id": "3f0c…", "reason": "the author's own mistake", "check": "number", "original": "5 млн", "translation": "6 million", "context": "91be…", "date": …}

`id` and `reason` have to be there. With `context` a line holds while the sentences under the finding, on both sides, are as they were; without it while the
finding's own words are. Of two lines about the same finding the later one counts.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from align.errors import InputError
from align.finding import bare_id
from align.report.write import write_atomically
from align.text_file import read_utf8

IGNORE_NAME = ".sverka-ignore.jsonl"
OPTIONAL = ("check", "original", "translation", "context", "date")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A line of the file: a finding's id and context, why it was let pass, and for readers its check and the words concerned."""

    id: str
    reason: str
    check: str | None = None
    original: str | None = None
    translation: str | None = None
    context: str | None = None
    date: str | None = None


def read_suppressions(path: Path) -> tuple[Suppression, ...]:
    """Raises InputError, which names the file and the line, for what is not as above. Other keys are left to whoever wrote them."""
    return tuple(s for _, s in _lines(path))


def add_suppressions(path: Path, new: Sequence[Suppression]) -> None:
    """Appends lines to a file that need not be there; a line about the same finding is replaced, all others stay as they are. Whole or not at all."""
    replaced = {(s.id, s.context) for s in new}
    kept = [line for line, s in (_lines(path) if path.exists() else ()) if (s.id, s.context) not in replaced]
    _write(path, [*kept, *map(format_line, new)])


def remove_suppressions(path: Path, findings: Collection[tuple[str, str | None]]) -> frozenset[str]:
    """Removes the lines of these findings (id, context) and says of which ids there were any."""
    lines = list(_lines(path))
    removed: dict[int, str] = {}
    for name, context in findings:
        own = [n for n, (_, s) in enumerate(lines) if s.id == name and s.context in (context, None)]
        renumbered = [n for n, (_, s) in enumerate(lines) if context is not None and (bare_id(s.id), s.context) == (bare_id(name), context)]
        removed |= dict.fromkeys(own or renumbered[:1], name)
    if removed:
        _write(path, [line for n, (line, _) in enumerate(lines) if n not in removed])
    return frozenset(removed.values())


def format_line(suppression: Suppression) -> str:
    """The line without its end."""
    return json.dumps(asdict(suppression), ensure_ascii=False)


def _write(path: Path, lines: Sequence[str]) -> None:
    write_atomically(path, "".join(f"{line}\n" for line in lines))


def _lines(path: Path) -> Iterator[tuple[str, Suppression]]:
    for n, line in enumerate(read_utf8(path).split("\n"), start=1):  # not splitlines: JSON may hold U+2028 and the like as they are
        if line.strip():
            try:
                yield line.rstrip("\r"), _parse(line)
            except (ValueError, RecursionError) as e:
                raise InputError(f"{path}, line {n}: {_fault(e)}; mend the line or delete it") from e


def _fault(error: Exception) -> str:
    known = type(error) is ValueError
    return str(error) if known else "not a JSON object on one line"


def _parse(line: str) -> Suppression:
    """Raises ValueError."""
    entry: Any = json.loads(line)
    if not isinstance(entry, dict):
        raise ValueError("not a JSON object on one line")
    for key in ("id", "reason"):
        if not isinstance(entry.get(key), str):
            raise ValueError(f'"{key}" must be there and be a string')
    for key in OPTIONAL:
        if not isinstance(entry.get(key), str | None):
            raise ValueError(f'"{key}" must be a string or null')
    if not entry["id"]:
        raise ValueError('"id" is empty')
    return Suppression(entry["id"], entry["reason"], **{key: entry.get(key) for key in OPTIONAL})
