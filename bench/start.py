"""What one article costs from the shell: wall-clock seconds and peak memory of the whole process, and whether torch was imported.

    python bench/start.py ARTICLE [TRANSLATION]
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROBE = "import sys, atexit; atexit.register(lambda: print('torch' in sys.modules, file=sys.stderr)); from align.cli import main; main()"


def run(arguments: list[str]) -> tuple[float, float, str]:
    """(seconds, peak megabytes, the last line on standard error)."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", PROBE, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    errors = process.stderr.read()
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - started, usage.ru_maxrss / 1024, errors.strip().splitlines()[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description="The cost of one article.")
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        job = ["align", *map(str, args.texts), "-o", f"{folder}/report.html", "--json", f"{folder}/report.json"]
        rounds = [run(job) for _ in range(args.rounds)]
    print("seconds " + " ".join(f"{s:.2f}" for s, _, _ in rounds))
    print(f"best_seconds {min(s for s, _, _ in rounds):.2f}")
    print(f"peak_megabytes {max(m for _, m, _ in rounds):.0f}")
    print(f"torch_imported {rounds[-1][2]}")


if __name__ == "__main__":
    main()
