"""`sverka batch` with one worker and with two, in turn: how much faster two are.

    python BENCH/score_planted.py BENCH/wmt22-ruen.jsonl --write /tmp/planted
    python bench/batch.py /tmp/planted
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def seconds_of(folder: Path, n_workers: int) -> float:
    """One whole run of the command, start to end."""
    with tempfile.TemporaryDirectory() as out:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "align", "batch", str(folder), "-o", out, "--workers", str(n_workers)], check=True, capture_output=True)
        return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description="Batch mode with one and two workers.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    times = [(seconds_of(args.folder, 1), seconds_of(args.folder, 2)) for _ in range(args.rounds)]
    one, two = (min(t) for t in zip(*times, strict=True))
    print(f"one_worker_seconds {one:.1f}")
    print(f"two_workers_seconds {two:.1f}")
    print(f"times_faster {one / two:.2f}")


if __name__ == "__main__":
    main()
