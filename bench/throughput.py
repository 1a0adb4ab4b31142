"""Sentence pairs a second on one core: one worker over copies of WMT22 documents, reading, checks and reports included.

    python bench/throughput.py BENCH                      # 400 synthetic documents

Counted are the matching beads of all documents, against the worker's processor time and against the wall clock from the start of the command to its end.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from bench.synthetic import make_documents, read_wmt, write_text


def write_corpus(folder: Path, bench: Path, n: int) -> None:
    folder.mkdir()
    for k, document in enumerate(islice(make_documents(read_wmt(bench), seed=2), n)):
        write_text(folder / f"{k:06}.ru.txt", document.russian)
        write_text(folder / f"{k:06}.en.txt", document.english)


def count_pairs(out: Path) -> tuple[int, int]:
    """(matching beads, sentences of the originals)."""
    reports = [json.loads(p.read_text(encoding="utf-8")) for p in out.glob("*.json")]
    return sum(b["kind"] in ("match", "moved") for r in reports for b in r["beads"]), sum(len(r["sentences"]["original"]) for r in reports)


def main() -> None:
    parser = argparse.ArgumentParser(description="Sentence pairs a second a core.")
    parser.add_argument("bench", type=Path)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--shards", action="store_true", help="shards instead of reports")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place, "texts"), Path(place, "out")
        write_corpus(folder, args.bench, args.documents)
        subprocess.run([sys.executable, "-m", "align", "batch", str(folder), "-o", str(out), "--workers", "1"], check=True, stdout=subprocess.DEVNULL)
        n_pairs, n_sentences = count_pairs(out)
        again = Path(place, "again")
        command = [sys.executable, "-m", "align", "batch", str(folder), "-o", str(again), "--workers", "1", *(["--shards"] if args.shards else [])]
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"documents {args.documents} pairs {n_pairs} sentences {n_sentences}")
    print(f"pairs_a_second_of_processor_time {n_pairs / cpu:.0f}")
    print(f"pairs_a_second_of_wall_clock {n_pairs / seconds:.0f}")
    print(f"processor_hours_a_million_pairs {cpu / n_pairs * 1e6 / 3600:.2f}")


if __name__ == "__main__":
    main()
