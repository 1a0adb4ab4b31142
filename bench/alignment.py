"""Aligners side by side on Text+Berg (German and French, a sentence a line), all with the bundled encoder's vectors, in one run and one table.

    python bench/alignment.py BENCH
    python bench/alignment.py BENCH --peers DIR --transformer

`--peers DIR` adds Vecalign and Bertalign (see bench/peers.py for what DIR holds); `--transformer` the cost of encoding as those two do it, with a
transformer of LaBSE's size. `--split test` is the held-out set: it is run once for a design, and nothing is chosen by it.

Each row is a process of its own with one thread. The others' compilers are warmed up with a small pair first. "encoding" is the time inside the encoder,
"aligning" all the rest.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.alone import Clock, Timed, peak_megabytes, run_alone
from bench.beads import Pair, Quality, read_beads, score

SPLITS = {"dev": ("dev",), "test": tuple(f"test{n}" for n in range(7))}
WARM_UP = 40  # sentences

Sentences = list[str]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its translation, line by line, and gold; `paths` are the files of the two."""

    paths: tuple[Path, Path]
    source: Sentences
    target: Sentences
    gold: list[Pair]


@dataclass(frozen=True, slots=True)
class Result:
    """What one aligner did with all documents; `absent` says why it did nothing."""

    found: list[list[Pair]]
    encoding: float = 0.0
    aligning: float = 0.0
    megabytes: float = 0.0
    absent: str = ""


def load_split(bench: Path, split: str) -> list[Document]:
    """The documents of `dev` or `test`."""
    out = []
    for name in SPLITS[split]:
        paths = [bench / "textberg" / f"{name}.{end}" for end in ("de", "fr", "defr")]
        source, target = ([line.strip() for line in p.read_text(encoding="utf-8").splitlines()] for p in paths[:2])
        assert all(source) and all(target), "empty lines would shift the gold's indices"
        out.append(Document((paths[0], paths[1]), source, target, read_beads(paths[2])))
    return out


def run_ours(documents: Sequence[Document]) -> Result:
    """`align --lines`, without reading and checks."""
    from align.encode import load_encoder
    from align.read import read_lines
    from bench.ours import align_timed, side_of_lines

    load_encoder()  # which is not counted
    clock = Clock()

    def align(document: Document) -> list[Pair]:
        pair = read_lines(*document.paths)
        beads = align_timed(side_of_lines(pair.original), side_of_lines(pair.translation), clock, in_paragraphs=False).beads
        return [(b.original, b.translation) for b in beads]

    return _timed(align, documents, clock)


def run_gale_church(documents: Sequence[Document]) -> Result:
    """Lengths only."""
    from bench.gale_church import align_by_length

    return _timed(lambda d: align_by_length(d.source, d.target), documents, Clock())


def run_peer(name: str, folder: Path, documents: Sequence[Document]) -> Result:
    """Vecalign or Bertalign."""
    from align.encode import load_encoder
    from bench.peers import NotPresent, load_peer

    clock = Clock()
    try:
        align = load_peer(name, folder, Timed(load_encoder(), clock))
    except NotPresent as e:
        return Result([], absent=str(e))
    align(documents[0].source[:WARM_UP], documents[0].target[:WARM_UP])  # compiles what it compiles
    return _timed(lambda d: align(d.source, d.target), documents, clock)


def _timed(align: Callable[[Document], list[Pair]], documents: Sequence[Document], clock: Clock) -> Result:
    clock.seconds = 0.0
    started = time.perf_counter()
    found = [align(d) for d in documents]
    elapsed = time.perf_counter() - started
    return Result(found, clock.seconds, elapsed - clock.seconds, peak_megabytes())


HEAD = f"{'':24s}{'strict P':>9s}{'R':>7s}{'F1':>7s}{'lax P':>9s}{'R':>7s}{'F1':>7s}{'encoding':>10s}{'aligning':>10s}{'sent./s':>9s}{'MB':>7s}"


def format_row(name: str, documents: Sequence[Document], result: Result) -> str:
    """One aligner's line of the table."""
    if result.absent:
        return f"{name:24s}{result.absent}"
    quality = score(zip((d.gold for d in documents), result.found, strict=True))
    n_sentences = sum(len(d.source) + len(d.target) for d in documents)
    speed = n_sentences / (result.encoding + result.aligning)
    figures = f"{_three(quality.strict)}{_three(quality.lax)}"
    return f"{name:24s}{figures}{result.encoding:9.2f}s{result.aligning:9.2f}s{speed:9.0f}{result.megabytes:7.0f}"


def _three(quality: Quality) -> str:
    return f"{quality.precision:9.3f}{quality.recall:7.3f}{quality.f1:7.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Aligners side by side on Text+Berg.")
    parser.add_argument("bench", type=Path, help="the folder with the data")
    parser.add_argument("--split", choices=list(SPLITS), default="dev")
    parser.add_argument("--peers", type=Path, help="a folder with work trees of vecalign and bertalign")
    parser.add_argument("--transformer", action="store_true", help="also the cost of encoding with a transformer of LaBSE's size")
    args = parser.parse_args()
    documents = load_split(args.bench, args.split)
    counts = f"{sum(len(d.source) for d in documents)} and {sum(len(d.target) for d in documents)} sentences"
    print(f"Text+Berg {args.split}: {len(documents)} documents, {counts}\n{HEAD}", flush=True)
    print(format_row("Sverka", documents, run_alone(run_ours, documents)), flush=True)
    print(format_row("lengths (Gale, Church)", documents, run_alone(run_gale_church, documents)), flush=True)
    for name in ("vecalign", "bertalign"):
        result = run_alone(run_peer, name, args.peers, documents) if args.peers else Result([], absent="not present: give --peers DIR")
        print(format_row(f"{name}'s algorithm", documents, result), flush=True)
    if args.transformer:
        from bench.transformer_cost import format_cost, measure_cost

        print(format_cost(run_alone(measure_cost, [(d.source, d.target) for d in documents])))


if __name__ == "__main__":
    main()
