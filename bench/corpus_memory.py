"""Memory of a batch against the size of its corpus: the peak of the process that keeps the journal, and that of its workers.

    python bench/corpus_memory.py BENCH                   # 250, 1,000 and 4,000 documents
    python bench/corpus_memory.py --many 1000000          # without comparing: a million documents found, paired by name and listed in the index
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

from bench.synthetic import make_documents, read_wmt, write_text

PROBE = """
import atexit, resource, sys
peak = lambda who: resource.getrusage(who).ru_maxrss // 1024
def say(): print(peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN), file=sys.stderr)
from align.cli import main
import os
here = os.getpid()
atexit.register(lambda: say() if os.getpid() == here else None)
main()
"""


def peaks(folder: Path, out: Path) -> tuple[int, int]:
    """(megabytes of the command's process, of its largest worker)."""
    command = [sys.executable, "-c", PROBE, "batch", str(folder), "-o", str(out), "--shards"]
    done = subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    own, worker = map(int, done.stderr.split()[-2:])
    return own, worker


def megabytes_of_many(n: int) -> int:
    """Of this process, which plans so many documents, records a result for each, and writes the index."""
    from align.batch.journal import Journal
    from align.batch.task import Outcome
    from align.comparison import Count, Summary
    from align.pairing.catalogue import by_key
    from align.pairing.job import Job
    from align.pairing.names import match_names
    from align.record import Record
    from align.report.index import write_index

    c = Count(6, 12)
    summary = Summary(c, c, c, c, c, c, c, c, {"major": 1, "minor": 0, "info": 2})
    texts = ((f"{k % 1000:03}/{lang}/{k:09}.txt", 1000 + k % 77) for lang in ("ru", "en") for k in range(n))
    with tempfile.TemporaryDirectory() as place, Journal(Path(place)) as journal:
        pairs = (m.names for names, _ in by_key(texts) for m in match_names(names))
        journal.plan(Job(pair[0].key, tuple(p.path for p in pair), "by name", 2000) for pair in pairs)
        for task, _ in journal.tasks(largest_first=True):
            record = Record(task.job.id, task.job.paths[0], task.job.paths[1], f"{task.job.id}.html", summary=summary, trouble="0" * 24)
            journal.record(Outcome(record.id, "0" * 64, record))
        write_index(Path(place), journal, "signature")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description="Memory against the size of the corpus.")
    parser.add_argument("bench", type=Path, nargs="?")
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 1000, 4000])
    parser.add_argument("--many", type=int)
    args = parser.parse_args()
    if args.many:
        print(f"documents {args.many} planned, recorded and listed: megabytes {megabytes_of_many(args.many)}")
    for n in args.sizes if args.bench else []:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place, "in")
            folder.mkdir()
            for k, document in enumerate(islice(make_documents(read_wmt(args.bench), seed=5), n)):
                write_text(folder / f"{k:05}.ru.txt", document.russian)
                write_text(folder / f"{k:05}.en.txt", document.english)
            own, worker = peaks(folder, Path(place, "out"))
        print(f"documents {n} megabytes_of_the_command {own} megabytes_of_a_worker {worker}")


if __name__ == "__main__":
    main()
