"""Reports to files: whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from align.errors import UsageError

BOM = b"\xef\xbb\xbf"


def write_atomically(path: Path, content: str | bytes, bom: bool = False) -> None:
    """Text in UTF-8 or bytes as they are, to a temporary file beside `path` that then takes its name, so that a reader never meets half a report.

    `bom` puts a byte-order mark in front, which spreadsheets want. Raises UsageError, which names the path, if it cannot be written.
    """
    with open_atomically(path) as f:
        f.write(BOM if bom else b"")
        f.write(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))  # lone surrogates have no UTF-8 form


@contextmanager
def open_atomically(path: Path, room: Path | None = None, lasting: bool = True) -> Iterator[IO[bytes]]:
    """A file to be written that takes its name when all of it is written, or never.

    Until then it is in the folder `room`, by default beside `path`. Unless it is to be `lasting`, it is left to the system when it goes to disk. Raises
    UsageError as above.
    """
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=room or path.parent)
        with os.fdopen(handle, "wb") as f:
            yield f
            f.flush()
            if lasting:
                os.fsync(f.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException as e:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        if not isinstance(e, OSError):
            raise
        way_out = "make the folder first" if isinstance(e, FileNotFoundError) else "give another path for the output"
        raise UsageError(f"{path}: cannot be written ({e.strerror}); {way_out}") from e


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
