"""What a batch has done and what it has to do, on disk: an interrupted run goes on from there, and a large one takes no memory for it.

One SQLite file in the output folder. A document's row is written when its reports are, so that a run that is killed loses what was under way and nothing else.
The plan of the present run is in temporary tables.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Self

from align.batch.options import BatchResult
from align.batch.task import Outcome, Task
from align.errors import UsageError
from align.pairing.catalogue import pack, unpack
from align.pairing.job import Alone, Job
from align.record import Record, format_record, parse_record

NAME = "journal.sqlite"
VERSION = 1  # of the tables
RESERVED = "index"  # index.html is the page over the documents
# `line` of the spool waits for its shard; `shard`, `start` and `length` say where it is then.
TABLES = """
CREATE TABLE IF NOT EXISTS done (id BLOB PRIMARY KEY, key TEXT, record TEXT, major REAL, minor REAL, failed INTEGER,
                                 shard INTEGER, start INTEGER, length INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS spool (id BLOB PRIMARY KEY, line BLOB);
CREATE TABLE IF NOT EXISTS pair (russian BLOB PRIMARY KEY, english BLOB, why TEXT);
CREATE TEMP TABLE plan (n INTEGER PRIMARY KEY, id BLOB UNIQUE, lower BLOB UNIQUE, size INTEGER, job TEXT);
CREATE TEMP TABLE alone (path BLOB PRIMARY KEY, lang TEXT, reason TEXT);
"""


class Journal:
    """Held by one process at a time. Use it as a context: what was recorded is kept whatever happens."""

    def __init__(self, folder: Path) -> None:
        """Raises UsageError if another run holds it, or if it cannot be used."""
        path = folder / NAME
        try:
            self.db = sqlite3.connect(path, timeout=0.5, isolation_level=None)
        except sqlite3.OperationalError as e:
            raise UsageError(f"{path}: cannot be opened ({e}); name another folder with -o") from e
        try:
            self._begin(path)
        except BaseException:
            self.db.close()
            raise

    def _begin(self, path: Path) -> None:
        try:
            self.db.execute("PRAGMA locking_mode=EXCLUSIVE")  # before the log: then it needs no shared memory, which network disks lack
            self.db.execute("PRAGMA journal_mode=WAL")
            self.db.execute("PRAGMA synchronous=NORMAL")
            if self.count("PRAGMA user_version") not in (0, VERSION):
                raise UsageError(f"{path}: of another version of sverka; remove it, or name another folder with -o")
            self.db.executescript(f"BEGIN; {TABLES} PRAGMA user_version={VERSION}; COMMIT")
        except sqlite3.OperationalError as e:
            what = "another run is writing to this folder; wait for it" if "locked" in str(e) else f"cannot be used ({e}); make room for it"
            raise UsageError(f"{path}: {what}, or name another folder with -o") from e
        except sqlite3.DatabaseError as e:
            raise UsageError(f"{path}: damaged or no journal ({e}); remove it, and all documents are compared again") from e

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self.db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def count(self, query: str, *values: object) -> int:
        """The first number that a query gives."""
        return int(self.db.execute(query, values).fetchone()[0])

    def plan(self, found: Iterable[Job | Alone]) -> None:
        """What is to be done, in order of the ids; ids that meet are told apart. What was done once and is not planned any more is forgotten."""
        with self.transaction():
            self.db.execute("CREATE TEMP TABLE found (id BLOB, paths BLOB, size INTEGER, job TEXT)")
            for item in found:
                if isinstance(item, Alone):
                    self.db.execute("INSERT OR REPLACE INTO alone VALUES (?, ?, ?)", (pack(item.path), item.lang, item.reason))
                else:
                    self.db.execute("INSERT INTO found VALUES (?, ?, ?, ?)", (pack(item.id), pack("\0".join(item.paths)), item.size, json.dumps(asdict(item))))
            for n, (name, paths, size, job) in enumerate(self.db.execute("SELECT id, paths, size, job FROM found ORDER BY id, paths")):
                own = self._distinct(unpack(name), unpack(paths).partition("\0")[0])
                self.db.execute("INSERT INTO plan VALUES (?, ?, ?, ?, ?)", (n, pack(own), pack(own.lower()), size, job))
            self.db.execute("DROP TABLE found")
            self.db.execute("DELETE FROM done WHERE id NOT IN (SELECT id FROM plan)")
            self.db.execute("DELETE FROM spool WHERE id NOT IN (SELECT id FROM plan)")

    def _distinct(self, name: str, path: str) -> str:
        """`X.txt` beside `X.ru.txt` and `X.en.txt` would share their report: later ones get their suffix into the id."""
        suffix = "-" + (Path(path).suffix.lstrip(".") or "2")
        while name.lower() == RESERVED or self.db.execute("SELECT 1 FROM plan WHERE lower = ?", (pack(name.lower()),)).fetchone():
            name += suffix
        return name

    def tasks(self, largest_first: bool) -> Iterator[tuple[Task, bool]]:
        """What is planned, each with whether its line for a shard is there. In order of the ids, or the largest first, so that no worker is left with it at
        the end. Results may be recorded meanwhile."""
        order = "size DESC, n" if largest_first else "n"
        for (n,) in self.db.execute(f"SELECT n FROM plan ORDER BY {order}"):
            name, job, key, shard, spooled = self.db.execute(
                "SELECT plan.id, job, key, shard, spool.id FROM plan LEFT JOIN done USING (id) LEFT JOIN spool ON spool.id = plan.id WHERE n = ?", (n,)
            ).fetchone()
            fields = json.loads(job) | {"id": unpack(name)}
            yield Task(Job(**fields | {"paths": tuple(fields["paths"])}), key or ""), shard is not None or spooled is not None

    def record(self, outcome: Outcome) -> None:
        """Keeps a result, and its line until the shard is written; what has not changed is there already."""
        if outcome.record is None:
            return
        row = pack(outcome.id), outcome.key, format_record(outcome.record), *outcome.record.badness, outcome.record.error is not None
        with self.transaction():
            self.db.execute("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, NULL)", row)
            self.db.execute("DELETE FROM spool WHERE id = ?", row[:1])
            if outcome.line:
                self.db.execute("INSERT INTO spool VALUES (?, ?)", (row[0], outcome.line))

    def records(self, worst_first: bool = False, failed: bool | None = None, most: int = -1) -> Iterator[Record]:
        """What is planned and done, in order of the ids or the worst first: all, or those that failed, or the others; at most so many."""
        order = "major DESC, minor DESC, n" if worst_first else "n"
        which = "" if failed is None else f"WHERE failed = {int(failed)}"
        for (record,) in self.db.execute(f"SELECT record FROM plan JOIN done USING (id) {which} ORDER BY {order} LIMIT {most}"):
            yield parse_record(record)

    def alone(self, most: int = -1) -> Iterator[Alone]:
        """Texts without a counterpart, in order of their paths."""
        for path, lang, reason in self.db.execute("SELECT path, lang, reason FROM alone ORDER BY path LIMIT ?", (most,)):
            yield Alone(unpack(path), lang, reason)

    @property
    def n_alone(self) -> int:
        return self.count("SELECT count(*) FROM alone")

    def result(self, n_unchanged: int, index: Path) -> BatchResult:
        """Counts of what is planned and done."""
        query = "SELECT count(*) FROM plan JOIN done USING (id) WHERE "
        compared, failed, flagged, major = (self.count(query + w) for w in ("NOT failed", "failed", "NOT failed AND major + minor > 0", "major > 0"))
        return BatchResult(compared, n_unchanged, failed, self.n_alone, flagged, major, index)

    def known_pairs(self) -> dict[bytes, tuple[bytes, str]]:
        """Pairs found by what the texts say in an earlier run (see `align.pairing.find`)."""
        return {russian: (english, why) for russian, english, why in self.db.execute("SELECT russian, english, why FROM pair")}

    def keep_pairs(self, known: dict[bytes, tuple[bytes, str]]) -> None:
        """Keeps them for the next run."""
        with self.transaction():
            self.db.executemany("INSERT OR REPLACE INTO pair VALUES (?, ?, ?)", ((russian, *pair) for russian, pair in known.items()))
