"""Texts that are not on this machine's disk: any address that fsspec knows (s3://…, https://…), brought here to be read."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from align.errors import InputError, UsageError

MARK = "://"


def is_address(path: str) -> bool:
    """Whether a path is an address for fsspec rather than a file of this machine."""
    return MARK in path


@contextmanager
def fetched(paths: Sequence[str]) -> Iterator[tuple[Path, ...]]:
    """The files on this machine; what is elsewhere is in a folder that goes away afterwards. Raises InputError, which names the address."""
    if not any(map(is_address, paths)):
        yield tuple(map(Path, paths))
        return
    with tempfile.TemporaryDirectory(prefix="sverka-") as folder:
        yield tuple(_fetch(path, Path(folder, str(n))) if is_address(path) else Path(path) for n, path in enumerate(paths))


def _fetch(address: str, folder: Path) -> Path:
    folder.mkdir()
    here = folder / (address.rstrip("/").rpartition("/")[2] or "text")
    try:
        with open_filesystem(address).open(address, "rb") as source, here.open("wb") as copy:
            shutil.copyfileobj(source, copy)
    except OSError as e:
        raise InputError(f"{address}: cannot be read ({_reason(e)}); check the address") from e
    return here


def open_filesystem(address: str) -> Any:
    """fsspec's file system of an address. Raises UsageError if it is not installed or does not know the kind of address."""
    try:
        import fsspec
    except ImportError as e:
        raise UsageError(f"{address}: reading from an address needs fsspec; type: pip install 'sverka[cluster]'") from e
    try:
        return fsspec.core.url_to_fs(address)[0]
    except (ImportError, ValueError) as e:
        raise UsageError(f"{address}: {_reason(e)}") from e


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
