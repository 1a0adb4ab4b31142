"""Results in few large files: part-00000.jsonl.gz and on, a document a line, in order of the ids; the same bytes whoever did the work, and in what order.

A line is a gzip member of its own, so that one that has not changed is copied as it is. New lines wait in the journal until their shard is complete.
"""

import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from align.batch.journal import Journal
from align.batch.task import UNFINISHED
from align.pairing.catalogue import pack
from align.report.write import open_atomically

SIZE = 1000  # documents
PATTERN = "part-*.jsonl.gz"
MEMBER = b"\x1f\x8b"  # how a gzip member begins


def shard_path(output: Path, shard: int) -> Path:
    return output / f"part-{shard:05}.jsonl.gz"


def list_shards(output: Path) -> list[Path]:
    """In order."""
    return sorted(output.glob(PATTERN))


def read_shard(path: Path) -> Iterator[str]:
    """Its lines."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        yield from f


@dataclass
class Shards:
    """The shards of a run: `size` documents each by their number in the plan."""

    output: Path
    journal: Journal
    size: int = field(default_factory=lambda: SIZE)
    _left: dict[int, int] = field(default_factory=dict)  # documents whose results are not here yet, of shards that have been begun

    def prepare(self) -> None:
        """Before anything is done: what is in shards that hold other documents than they are to hold goes back into the journal."""
        for shard in [s for (s,) in self.journal.db.execute("SELECT DISTINCT shard FROM done WHERE shard IS NOT NULL ORDER BY shard")]:
            strangers = self.journal.count("SELECT count(*) FROM done JOIN plan USING (id) WHERE shard = ? AND n / ? != ?", shard, self.size, shard)
            if strangers or not self._is_whole(shard):
                self._unpack(shard)
        last = (self.journal.count("SELECT count(*) FROM plan") - 1) // self.size
        for path in list_shards(self.output):
            if path.name > shard_path(self.output, last).name:
                path.unlink()

    def done(self, name: str) -> None:
        """Tells that a document's result is in the journal, or has not changed; writes its shard if that was the last one."""
        shard = self.journal.count("SELECT n FROM plan WHERE id = ?", pack(name)) // self.size
        if shard not in self._left:
            self._left[shard] = self.journal.count("SELECT count(*) FROM plan WHERE n / ? = ?", self.size, shard)
        self._left[shard] -= 1
        if not self._left[shard]:
            del self._left[shard]
            if self.journal.count("SELECT count(*) FROM plan JOIN spool USING (id) WHERE n / ? = ?", self.size, shard) or not self._is_whole(shard):
                self._unpack(shard)
                self._write(shard)

    def _is_whole(self, shard: int) -> bool:
        """Whether the file holds what the journal says and nothing else."""
        path = shard_path(self.output, shard)
        return (path.stat().st_size if path.is_file() else 0) == self.journal.count("SELECT coalesce(sum(length), 0) FROM done WHERE shard = ?", shard)

    def _unpack(self, shard: int) -> None:
        """Its lines into the journal, as far as they are there."""
        path = shard_path(self.output, shard)
        rows = self.journal.db.execute("SELECT id, start, length FROM done WHERE shard = ? ORDER BY start", (shard,)).fetchall()
        with self.journal.transaction(), path.open("rb") if path.is_file() else io.BytesIO() as f:
            for name, start, length in rows:
                f.seek(start)
                line = f.read(length)
                if len(line) == length and line.startswith(MEMBER):
                    self.journal.db.execute("INSERT OR REPLACE INTO spool VALUES (?, ?)", (name, line))
            self.journal.db.execute("UPDATE done SET shard = NULL WHERE shard = ?", (shard,))

    def _write(self, shard: int) -> None:
        """All its lines from the journal."""
        path, places, at = shard_path(self.output, shard), [], 0
        lines = self.journal.db.execute("SELECT id, line FROM plan JOIN spool USING (id) WHERE n / ? = ? ORDER BY n", (self.size, shard))
        with open_atomically(path, self.output / UNFINISHED) as f:
            for name, line in lines:
                f.write(line)
                places.append((shard, at, len(line), name))
                at += len(line)
        with self.journal.transaction():
            self.journal.db.executemany("UPDATE done SET shard = ?, start = ?, length = ? WHERE id = ?", places)
            self.journal.db.executemany("DELETE FROM spool WHERE id = ?", [place[3:] for place in places])
        if not places:
            path.unlink()
