"""Memory, time and quality against length: one document of N sentences a side for each N (see bench/long_text.py for how it is made).

    python bench/long.py BENCH                            # 1,000, 10,000 and 100,000
    python bench/long.py BENCH --sizes 1000 3000

Each N is a process of its own with one thread, which reads two files. "aligning" is the aligner's own part: all of it but the time inside the encoder.
"""

import argparse
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.alone import Clock, peak_megabytes, run_alone
from bench.beads import Pair, score
from bench.long_text import LongSide, LongText, Texts, make_long
from bench.planted import load_beside

PAIRS = "wmttest2022.ru-en.all.xml"
SIZES = (1_000, 10_000, 100_000)
MOST_MEGABYTES, MOST_GROWTH, LEAST_SPEED = 1536, 12.0, 20_000

Places = list[tuple[int, int, int]]  # start, end and block of each sentence


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of each stage, and the beads."""

    reading: float
    segmenting: float
    encoding: float
    aligning: float
    megabytes: float
    found: list[Pair]


def load_pairs(bench: Path) -> list[Texts]:
    """The distinct segments of the test set."""
    maker = load_beside(bench, "make_planted")
    pairs = {original: translation for doc in ET.parse(bench / PAIRS).iter("doc") for _, original, translation in maker.segments_of(doc)}
    return list(pairs.items())


def measure(original: Path, translation: Path, places: tuple[Places, Places]) -> Measured:
    """Reads, segments and aligns; the sentences that are aligned are the known ones, so that gold fits them."""
    from align.document import Sentence, Side
    from align.encode import load_encoder
    from align.read import read_pair
    from align.segmenter import segment_document
    from align.span import Span
    from bench.ours import align_timed

    load_encoder()  # which is not counted
    started = time.perf_counter()
    pair = read_pair(original, translation)
    read = time.perf_counter()
    for document in (pair.original, pair.translation):
        segment_document(document)
    segmented = time.perf_counter()
    sides = [Side(d, tuple(Sentence(Span(a, b), k) for a, b, k in own)) for d, own in zip((pair.original, pair.translation), places, strict=True)]
    clock, before = Clock(), time.perf_counter()
    beads = align_timed(sides[0], sides[1], clock).beads
    own = time.perf_counter() - before - clock.seconds
    return Measured(read - started, segmented - read, clock.seconds, own, peak_megabytes(), [(b.original, b.translation) for b in beads])


def measure_text(text: LongText) -> Measured:
    """In a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, side in (("a.ru.txt", text.original), ("a.en.txt", text.translation)):
            paths.append(Path(folder) / name)
            paths[-1].write_text(side.text, encoding="utf-8")
        return run_alone(measure, *paths, (_places(text.original), _places(text.translation)))


def _places(side: LongSide) -> Places:
    return [(a, b, k) for (a, b), k in zip(side.spans, side.blocks, strict=True)]


HEAD = f"{'sentences':>16s}{'MB':>7s}{'reading':>9s}{'segmenting':>12s}{'encoding':>10s}{'aligning':>10s}{'sent./s':>9s}{'strict F1':>11s}{'lax F1':>8s}"


def format_row(text: LongText, measured: Measured) -> str:
    """Sentences of both sides a second are those of the aligner's own part."""
    n, m = len(text.original.spans), len(text.translation.spans)
    quality = score([(text.gold, measured.found)])
    times = f"{measured.reading:8.2f}s{measured.segmenting:11.2f}s{measured.encoding:9.2f}s{measured.aligning:9.2f}s"
    speed = (n + m) / measured.aligning
    return f"{n:>8d}{m:>8d}{measured.megabytes:7.0f}{times}{speed:9.0f}{quality.strict.f1:11.4f}{quality.lax.f1:8.4f}"


def format_bars(sizes: Sequence[int], rows: Sequence[Measured], n_last: int) -> list[str]:
    """The last size against the bars; growth is per ten times the length."""
    speed = n_last / rows[-1].aligning
    out = [
        f"most_megabytes {rows[-1].megabytes:.0f}  bar {MOST_MEGABYTES} {_verdict(rows[-1].megabytes < MOST_MEGABYTES)}",
        f"sentences_per_second {speed:.0f}  bar {LEAST_SPEED} {_verdict(speed >= LEAST_SPEED)}",
    ]
    if len(rows) > 1:
        growth = rows[-1].aligning / rows[-2].aligning
        lengths = f"{sizes[-2]} to {sizes[-1]} sentences"
        bar = f"  bar {MOST_GROWTH:.0f} {_verdict(growth <= MOST_GROWTH)}" if sizes[-1] == 10 * sizes[-2] else ""
        out.append(f"times_the_time {growth:.1f}  {lengths}{bar}")
    return out


def _verdict(reached: bool) -> str:
    return "reached" if reached else "missed"


def main() -> None:
    parser = argparse.ArgumentParser(description="Memory, time and quality against length.")
    parser.add_argument("bench", type=Path, help="the folder with the data")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="sentences a side, ascending")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    pairs = load_pairs(args.bench)
    print(HEAD)
    rows, n_last = [], 0
    for size in args.sizes:
        text = make_long(pairs, size, args.seed)
        rows.append(measure_text(text))
        n_last = len(text.original.spans) + len(text.translation.spans)
        print(format_row(text, rows[-1]), flush=True)
    print("\n".join(format_bars(args.sizes, rows, n_last)))


if __name__ == "__main__":
    main()
