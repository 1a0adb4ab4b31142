"""Pairing by content: documents of WMT22's pairs under shuffled names that mean nothing, some of them without their counterpart.

    python bench/pairing.py BENCH                         # 2,000 documents and their translations, each of two to four stretches of articles
    python bench/pairing.py BENCH --alike                 # each is one stretch of an article: thousands that share most of their sentences

A text is right when it is paired with its own counterpart, or is listed as having none if that was left out.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from align.pairing.manifest import read_manifest
from bench.synthetic import make_documents, read_wmt, write_text

ALIKE = {"stretches": (1, 1), "length": (5, 25)}


def write_corpus(folder: Path, bench: Path, n: int, without: float, seed: int, alike: bool) -> dict[str, str]:
    """By the name of each text that of its counterpart, "" for those that have none."""
    rng = random.Random(seed)
    counterpart: dict[str, str] = {}
    for document in islice(make_documents(read_wmt(bench), seed, **ALIKE if alike else {}), n):
        names = [f"{rng.getrandbits(64):016x}.txt" for _ in range(2)]
        missing = rng.randrange(2) if rng.random() < without else None
        for k, paragraphs in enumerate((document.russian, document.english)):
            if k != missing:
                write_text(folder / names[k], paragraphs)
                counterpart[names[k]] = "" if missing is not None else names[1 - k]
    return counterpart


def find_pairs(folder: Path) -> dict[str, str]:
    """As the command says."""
    command = [sys.executable, "-m", "align", "batch", str(folder), "--dry-run"]
    table = folder.with_suffix(".tsv")
    table.write_bytes(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    pairs = [[Path(p).name for p in job.paths] for job in read_manifest(table, str(folder))]
    return {own: other for pair in pairs if len(pair) == 2 for own, other in (pair, pair[::-1])}


def main() -> None:
    parser = argparse.ArgumentParser(description="Pairing by content.")
    parser.add_argument("bench", type=Path)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--without", type=float, default=0.05, help="share of documents whose translation is left out, or the document itself")
    parser.add_argument("--alike", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true", help="print the names of texts that are wrong")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "texts")
        folder.mkdir()
        counterpart = write_corpus(folder, args.bench, args.documents, args.without, args.seed, args.alike)
        started = time.perf_counter()
        found = find_pairs(folder)
        seconds = time.perf_counter() - started
    wrong = [(own, other, found.get(own, "")) for own, other in counterpart.items() if found.get(own, "") != other]
    print(f"texts {len(counterpart)}")
    print(f"right_percent {100 * (1 - len(wrong) / len(counterpart)):.2f}")
    print(f"without_counterpart_paired {sum(not other for _, other, _ in wrong)} of {sum(not other for other in counterpart.values())}")
    print(f"not_paired {sum(bool(other) and not own for _, other, own in wrong)}")
    print(f"paired_wrongly {sum(bool(other and own) for _, other, own in wrong)}")
    print(f"seconds {seconds:.0f}")
    for own, other, instead in wrong if args.errors else []:
        print(f"wrong {own} expected {other or '-'} found {instead or '-'}")


if __name__ == "__main__":
    main()
