"""Vectors of texts that a slow model has encoded, kept on disk between runs.

One SQLite file for all models: it is written in transactions, and may be lost or broken at any time without harm, since all that is in it can be
worked out again. An entry is found by model, prompt and text, and believed only if its checksum is right.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt

Float32 = npt.NDArray[np.float32]

LAYOUT = 1  # raised when what is in the file changes its meaning
MAX_BYTES = 512 * 2**20
KEPT_SHARE = 0.75  # of the vectors, the newest, when the file has grown too large
BUSY_SECONDS = 10.0  # that a process waits for another's transaction
ASKED_AT_ONCE = 500


class VectorCache:
    """Vectors of texts by one model, which `identity` tells from every other; in `folder`, shared with other processes."""

    def __init__(self, folder: Path, identity: str) -> None:
        self.path = folder / f"vectors-{LAYOUT}.sqlite"
        self._identity = identity.encode("utf-8", "surrogatepass")

    def get(self, texts: Sequence[str]) -> dict[str, Float32]:
        """The vectors of those texts that are known."""
        keys = {self._key(text): text for text in texts}
        if not keys or not self.path.exists():
            return {}
        found: dict[str, Float32] = {}

        def read(database: sqlite3.Connection) -> None:
            for some in _parts(list(keys), ASKED_AT_ONCE):
                marks = ",".join("?" * len(some))
                for key, value in database.execute(f"SELECT key, value FROM vectors WHERE key IN ({marks})", some):
                    vector = _unpack(value)
                    if vector is not None:
                        found[keys[key]] = vector

        self._do(read)
        return found

    def put(self, vectors: Mapping[str, Float32]) -> None:
        """Keeps vectors; where that cannot be, nothing happens."""
        rows = [(self._key(text), _pack(vector)) for text, vector in vectors.items()]

        def write(database: sqlite3.Connection) -> None:
            with database:
                database.executemany("INSERT OR REPLACE INTO vectors (key, value) VALUES (?, ?)", rows)
            _bound(database)

        self._do(write)

    def _key(self, text: str) -> bytes:
        digest = hashlib.blake2b(self._identity, digest_size=24).digest()
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=digest, digest_size=24).digest()

    def _do(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Works on the open file. A broken one is removed, to be made anew the next time; whatever is the matter, the program goes on without it."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=BUSY_SECONDS)) as database:
                database.execute("CREATE TABLE IF NOT EXISTS vectors (id INTEGER PRIMARY KEY, key BLOB UNIQUE, value BLOB)")
                work(database)
        except sqlite3.OperationalError:  # busy, no room, not to be written
            return
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
        except OSError:
            return


def _parts(items: list[bytes], size: int) -> Iterator[list[bytes]]:
    for a in range(0, len(items), size):
        yield items[a : a + size]


def _pack(vector: Float32) -> bytes:
    data = np.ascontiguousarray(vector, "<f4").tobytes()
    return zlib.crc32(data).to_bytes(4, "little") + data


def _unpack(value: object) -> Float32 | None:
    if not isinstance(value, bytes) or len(value) % 4 or zlib.crc32(value[4:]).to_bytes(4, "little") != value[:4]:
        return None
    return np.frombuffer(value, "<f4", offset=4).astype(np.float32)


def _bound(database: sqlite3.Connection) -> None:
    """Drops the oldest vectors when the file has grown too large; the room that they took is used again."""
    n_pages, n_free, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size"))
    if (n_pages - n_free) * size <= MAX_BYTES:
        return
    with database:
        n = database.execute("SELECT COUNT(*) FROM vectors").fetchone()[0]
        database.execute("DELETE FROM vectors WHERE id IN (SELECT id FROM vectors ORDER BY id LIMIT ?)", (n - int(n * KEPT_SHARE),))
