"""Small files that stand beside the texts: settings, dismissals, earlier reports."""

from pathlib import Path

from align.errors import InputError


def read_utf8(path: Path) -> str:
    """The file's text without its byte-order mark. Raises InputError, which names the file, if it is not there or is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as e:
        raise InputError(f"{path}: no such file; check the name") from e
    except UnicodeDecodeError as e:
        raise InputError(f"{path}: not UTF-8 at byte {e.start}; save it as UTF-8") from e
    except (OSError, ValueError) as e:
        raise InputError(f"{path}: cannot be read ({getattr(e, 'strerror', None) or e})") from e
