"""Files' names sorted by their keys on disk, so that millions of them take no memory."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

from align.pairing.names import Name, read_name

Sized = tuple[str, int]  # a name and its bytes


def by_key(texts: Iterable[Sized]) -> Iterator[tuple[list[Name], dict[str, int]]]:
    """The names of each key, keys in order, with the sizes of their files."""
    disk = sqlite3.connect("")  # a file of its own, which goes away
    try:
        disk.execute("CREATE TABLE text (key BLOB, path BLOB, size INTEGER)")
        disk.executemany("INSERT INTO text VALUES (?, ?, ?)", ((pack(read_name(path).key), pack(path), size) for path, size in texts))
        rows = disk.execute("SELECT key, path, size FROM text ORDER BY key, path")
        for _, group in groupby(rows, key=lambda row: row[0]):
            sizes = {unpack(path): size for _, path, size in group}
            yield [read_name(path) for path in sizes], sizes
    finally:
        disk.close()


def pack(text: str) -> bytes:
    """A name for the database, in whose text half a surrogate pair (a file's name that is no UTF-8) could not be."""
    return text.encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
