"""Reports to files: whole or not at all."""

import os
import tempfile
from pathlib import Path

from align.errors import UsageError

BOM = b"\xef\xbb\xbf"


def write_atomically(path: Path, content: str | bytes, bom: bool = False) -> None:
    """Text in UTF-8 or bytes as they are, to a temporary file beside `path` that then takes its name, so that a reader never meets half a report.

    `bom` puts a byte-order mark in front, which spreadsheets want. Raises UsageError, which names the path, if it cannot be written.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")  # lone surrogates have no UTF-8 form
    data = (BOM if bom else b"") + data
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        with os.fdopen(handle, "wb") as f:
            f.write(data)
            f.flush()
            os.fsync(f.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as e:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        way_out = "make the folder first" if isinstance(e, FileNotFoundError) else "give another path for the output"
        raise UsageError(f"{path}: cannot be written ({e.strerror}); {way_out}") from e


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
