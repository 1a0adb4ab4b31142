"""What results depend on beside the texts, in a few digits: settings, options, and the program itself with its models."""

import dataclasses
import functools
import hashlib
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any

from align.model_files import PLACES

OURS = ("*.py", "*.j2", "*.css", "*.js", "*.json", "*.toml")


def stamp(*values: Any) -> str:
    """The same for equal values in any process of this version of the program."""
    return hashlib.sha256(repr((program_digest(), *map(_plain, values))).encode("utf-8", "surrogatepass")).hexdigest()


@functools.cache
def program_digest() -> str:
    """Of the package's code, templates and data, so that an update is seen even where the version is the same."""
    folders = [Path(__file__).parent.parent, *(p for p in PLACES if p.is_dir())]
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for pattern in OURS for p in folder.rglob(pattern)):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _plain(value: Any) -> Any:
    """Dataclasses, mappings and sets as tuples in one order: `repr` of a set changes from process to process."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return (type(value).__name__, *((f.name, _plain(getattr(value, f.name))) for f in dataclasses.fields(value)))
    if isinstance(value, Mapping):
        return tuple(sorted((repr(_plain(k)), _plain(v)) for k, v in value.items()))
    if isinstance(value, Set):
        return tuple(sorted(repr(_plain(v)) for v in value))
    return tuple(map(_plain, value)) if isinstance(value, list | tuple) else value
