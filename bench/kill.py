"""A batch that is killed again and again: SIGKILL at ten random moments, to the command alone or to its workers too, must end with what one whole run writes.

    python bench/kill.py BENCH
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from bench.synthetic import make_documents, read_wmt, write_text


def files(out: Path) -> dict[str, bytes]:
    """All but the journal, in which rows are in the order of their coming."""
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file() and not p.name.startswith("journal.sqlite")}


def start(folder: Path, out: Path, options: list[str]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "align", "batch", str(folder), "-o", str(out), *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def kill_again_and_again(folder: Path, out: Path, options: list[str], rng: random.Random, longest: float, n_kills: int) -> list[int]:
    """How many documents were done at each kill."""
    done: list[int] = []
    while len(done) < n_kills:
        process = start(folder, out, options)
        try:
            process.wait(rng.uniform(0.2, longest))
            raise SystemExit("the run ended before it could be killed: more --documents, please")
        except subprocess.TimeoutExpired:
            kill = rng.choice((os.kill, os.killpg))
            kill(process.pid, signal.SIGKILL)
            process.wait()
            done.append(len(list(out.glob("*.html"))))
    return done


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill a batch ten times.")
    parser.add_argument("bench", type=Path)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--shards", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    options = ["--shards", "--reports"] if args.shards else []
    with tempfile.TemporaryDirectory() as place:
        folder, whole, broken = Path(place, "in"), Path(place, "whole"), Path(place, "broken")
        folder.mkdir()
        for k, document in enumerate(islice(make_documents(read_wmt(args.bench), seed=3), args.documents)):
            write_text(folder / f"{k:04}.ru.txt", document.russian)
            write_text(folder / f"{k:04}.en.txt", document.english)
        started = time.perf_counter()
        assert start(folder, whole, options).wait() == 0
        seconds = time.perf_counter() - started
        done = kill_again_and_again(folder, broken, options, random.Random(args.seed), seconds / args.kills, args.kills)
        assert start(folder, broken, options).wait() == 0
        expected, found = files(whole), files(broken)
    print(f"documents_done_at_each_kill {' '.join(map(str, done))} of {args.documents}")
    print(f"files {len(expected)} missing {len(expected.keys() - found.keys())} left_over {len(found.keys() - expected.keys())}")
    print(f"different {' '.join(name for name in expected if expected[name] != found.get(name)) or 'none'}")
    print(f"same_output {'yes' if expected == found else 'NO'}")


if __name__ == "__main__":
    main()
