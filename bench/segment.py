"""The segmenter as a splitter for the segmentation scorer (BENCH is the folder with the data, see README.md), and its time against length.

    PYTHONPATH=. python BENCH/score_segments.py run --splitters bench.segment:split
    python bench/segment.py
"""

import argparse
import time

from align import segment


def split(text: str, lang: str) -> list[str]:
    """The sentences of a text, as strings."""
    return [span.of(text) for span in segment(text, lang)]


HOSTILE = {
    "dots": ".", "quotes": "\"'«“", "brackets": "([{", "capitals": "A", "spaced dots": ". ", "initials": "A. ", "numbers": "1. ", "lines": "\n", "dashes": "—",
    "openers": "«Т. ", "prose": "The ferry left at 6.40 with Dr. Wells on board. Nobody had told him. ",
}  # fmt: skip


def seconds(text: str) -> float:
    """The time that it takes to segment a text as English."""
    started = time.perf_counter()
    segment(text, "en")
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description="Time against length, on prose and on hostile texts; it should be linear.")
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--line", type=int, default=50_000_000, help="characters of the one long line")
    args = parser.parse_args()
    for name, pattern in HOSTILE.items():
        small, large = (seconds((pattern * (n // len(pattern) + 1))[:n]) for n in (args.characters, 4 * args.characters))
        print(f"{name:12s} {small:6.2f} s for {args.characters} characters, {large / max(small, 1e-9):4.1f} times that for four times as many")
    long = (HOSTILE["prose"] * (args.line // len(HOSTILE["prose"]) + 1))[: args.line]
    print(f"one line of {args.line} characters: {seconds(long):.1f} s")


if __name__ == "__main__":
    main()
