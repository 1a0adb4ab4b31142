"""A file as bytes, and what its reader makes of it."""

from dataclasses import dataclass
from pathlib import Path

from align.document import Block
from align.errors import InputError
from align.read.content import Content, Segments
from align.read.formats import format_of

LARGEST_FILE = 1 << 30  # bytes

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its whole text, the blocks in it, and the language that it names itself, if it does."""

    path: str
    text: str
    blocks: Blocks
    lang: str | None = None

    @property
    def prose(self) -> str:
        """The text without code, which is in no language; all of it where there is nothing else."""
        return "\n\n".join(b.span.of(self.text) for b in self.blocks if b.kind != "code") or self.text


def read_content(path: Path) -> Content | Segments:
    """What is in a file of any format. Raises InputError, whose message names the file, if it cannot be read."""
    data = read_bytes(path)
    return format_of(path.suffix, data, str(path)).read(data, str(path))


def read_file(path: Path) -> Source:
    """One text. Raises InputError also for a file of segments that are aligned already."""
    content = read_content(path)
    if isinstance(content, Segments):
        raise InputError(f"{path}: holds an original with its translation already; give it alone: sverka align {path}")
    return as_source(content, path)


def as_source(content: Content, path: Path) -> Source:
    """A text with its file's name."""
    return Source(str(path), content.text, content.blocks, content.lang)


def read_bytes(path: Path) -> bytes:
    """Raises InputError, with the way out, if the file cannot be read or is too large."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"{path}: larger than {LARGEST_FILE >> 30} GiB; split it into documents and use: sverka batch FOLDER")
        return path.read_bytes()
    except FileNotFoundError as e:
        raise InputError(f"{path}: no such file; check the name") from e
    except IsADirectoryError as e:
        raise InputError(f"{path}: this is a folder; for a folder use: sverka batch {path} -o OUT") from e
    except PermissionError as e:
        raise InputError(f"{path}: no permission to read it; change its permissions or copy it") from e
    except (OSError, ValueError) as e:
        raise InputError(f"{path}: cannot be read ({e})") from e


def refuse_same_file(first: Path, second: Path) -> None:
    """Raises InputError if two paths lead to the same bytes."""
    try:
        same = first.samefile(second) or (first.stat().st_size == second.stat().st_size and read_bytes(first) == read_bytes(second) != b"")
    except OSError:
        return  # whichever is missing is told when it is read
    if same:
        raise InputError(f"{first} and {second}: the same text twice; give the original and its translation")
