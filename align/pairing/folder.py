"""The texts below a folder, on this machine or at an address."""

import os
from collections.abc import Iterator
from pathlib import Path

from align.errors import InputError
from align.read.fetch import is_address, open_filesystem
from align.read.suffixes import is_document

OUTPUT_MARKS = ("journal.sqlite", "index.jsonl")  # a folder that has these holds reports


def list_texts(folder: str, leave_out: Path | None = None) -> Iterator[tuple[str, int]]:
    """Paths below `folder`, with forward slashes, and sizes in bytes, in no order. Links are not followed, hidden files and folders of reports are passed over.

    Raises InputError if the folder cannot be read.
    """
    if is_address(folder):
        yield from _remote(folder)
        return
    check_folder(folder)
    yield from _local(Path(folder), leave_out.resolve() if leave_out else None)


def check_folder(folder: str) -> None:
    """Raises InputError if it is no folder. An address is checked when it is listed."""
    if not is_address(folder) and not Path(folder).is_dir():
        raise InputError(f"{folder}: {'this is a file; for one document use: sverka align' if Path(folder).exists() else 'no such folder; check the name'}")


def path_of(folder: str, name: str) -> str:
    """The whole path of a text found below `folder`."""
    return f"{folder.rstrip('/')}/{name}" if is_address(folder) else str(Path(folder, name))


def _local(root: Path, leave_out: Path | None) -> Iterator[tuple[str, int]]:
    folders = [""]
    while folders:
        above = folders.pop()
        try:
            with os.scandir(root / above) as entries:
                for entry in entries:
                    if entry.is_symlink() or entry.name.startswith("."):
                        continue
                    if entry.is_dir():
                        if not _holds_reports(Path(entry.path), leave_out):
                            folders.append(f"{above}{entry.name}/")
                    elif is_document(entry.name):
                        yield f"{above}{entry.name}", entry.stat().st_size
        except OSError as e:
            raise InputError(f"{root / above}: cannot be read ({e.strerror}); change its permissions or move it away") from e


def _holds_reports(folder: Path, leave_out: Path | None) -> bool:
    return (leave_out is not None and folder.resolve() == leave_out) or all((folder / mark).exists() for mark in OUTPUT_MARKS)


def _remote(folder: str) -> Iterator[tuple[str, int]]:
    files = open_filesystem(folder)
    root = files._strip_protocol(folder).rstrip("/")
    try:
        if not files.isdir(root):
            raise InputError(f"{folder}: no such folder; check the address")
        for here, folders, inside in files.walk(root, detail=True):
            for name in [n for n in folders if n.startswith(".")]:
                del folders[name]
            for name in sorted(n for n in inside if is_document(n)):
                yield f"{here}/{name}".removeprefix(root).lstrip("/"), int(inside[name].get("size") or 0)
    except OSError as e:
        raise InputError(f"{folder}: cannot be read ({' '.join(str(e).split())[:200]}); check the address") from e
