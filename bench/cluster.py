"""The same batch on this machine and on a Dask cluster of two processes: whether both write the same bytes, and how long either takes.

    python bench/cluster.py BENCH
"""

import argparse
import sys
import tempfile
import time
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from bench.kill import files, start
from bench.synthetic import make_documents, read_wmt, write_text


def main() -> None:
    distributed: Any = import_module("distributed")

    parser = argparse.ArgumentParser(description="A cluster against this machine.")
    parser.add_argument("bench", type=Path)
    parser.add_argument("--documents", type=int, default=300)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        folder = Path(place, "in")
        folder.mkdir()
        for k, document in enumerate(islice(make_documents(read_wmt(args.bench), seed=4), args.documents)):
            write_text(folder / f"{k:04}.ru.txt", document.russian)
            write_text(folder / f"{k:04}.en.txt", document.english)
        seconds, outputs = [], []
        for name, options in (("here", ["--shards", "--workers", "2"]), ("there", ["--scheduler", cluster.scheduler_address])):
            started = time.perf_counter()
            if start(folder, Path(place, name), [*options, "--reports"]).wait() != 0:
                sys.exit(f"the run with {options[0]} failed")
            seconds.append(time.perf_counter() - started)
            outputs.append(files(Path(place, name)))
    print(f"files {len(outputs[0])}")
    print(f"same_bytes {'yes' if outputs[0] == outputs[1] else 'NO'}")
    print(f"seconds_here {seconds[0]:.1f} seconds_on_the_cluster {seconds[1]:.1f}")


if __name__ == "__main__":
    main()
