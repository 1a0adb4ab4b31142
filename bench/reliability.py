"""Whether a bead's confidence is its chance of being right, on the planted-defect documents.

    python bench/reliability.py BENCH
    python bench/reliability.py BENCH --kind third --kind passage      # spoilt ones (see bench/spoil.py), all together

A bead with both sides is right when its sentences touch the same gold segments on both sides and no other bead touches these, or when it lies inside one
gold segment on both sides; a bead with one side when the segments that it touches lack the other side. Front and back matter and beads that touch a replaced
sentence do not count: either reading of those is right.

The expected calibration error is the difference of mean confidence and share right in each of ten equal bins, weighted by the beads in the bin.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.planted import PLANTED, SIDES, Planted, Report, gold_span, load_planted, map_documents, report_of, touched
from bench.spoil import AS_IS, KINDS, spoilt

N_BINS = 10
BAR = 0.03


@dataclass(frozen=True, slots=True)
class Judged:
    """A bead's confidence and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Beads of about one confidence."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


def judge(document: Planted, report: Report) -> Iterator[Judged]:
    """All beads of a document that count."""
    replaced = {d["segment"] for d in document["planted"] if d["kind"] == "replace_sentence"}
    sides = [tuple(touched(document, report, side, bead[side]) for side in SIDES) for bead in report["beads"]]
    n_beads = Counter(n for o, t in sides for n in o | t)
    for bead, (original, translation) in zip(report["beads"], sides, strict=True):
        if bead["kind"] != "matter" and not (original | translation) & replaced:
            yield Judged(bead["confidence"], _is_right(document, original, translation, bool(bead["original"]), bool(bead["translation"]), n_beads))


def _is_right(
    document: Planted, original: frozenset[int], translation: frozenset[int], has_original: bool, has_translation: bool, n_beads: Counter[int]
) -> bool:
    if has_original and has_translation:
        return original == translation and (len(original) == 1 or all(n_beads[n] == 1 for n in original))
    other = SIDES[has_original]
    return all(gold_span(document["segments"][n], other) is None for n in original | translation)


def judge_all(document: Planted) -> list[Judged]:
    """Compares a document and judges its beads; for worker processes."""
    return list(judge(document, report_of(document)))


def in_bins(judged: Sequence[Judged]) -> list[Bin]:
    """Ten equal bins, those without beads left out."""
    out = []
    for k in range(N_BINS):
        own = [j for j in judged if min(N_BINS - 1, int(j.confidence * N_BINS)) == k]
        if own:
            out.append(Bin(k / N_BINS, (k + 1) / N_BINS, len(own), sum(j.confidence for j in own) / len(own), sum(j.right for j in own) / len(own)))
    return out


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected, over the beads."""
    return sum(b.n * abs(b.confidence - b.right) for b in bins) / sum(b.n for b in bins)


def main() -> None:
    parser = argparse.ArgumentParser(description="The reliability of the beads' confidence.")
    parser.add_argument("bench", type=Path, help="the folder with the data")
    parser.add_argument("--planted", type=Path, help=f"another file of documents than {PLANTED}")
    parser.add_argument("--kind", choices=[AS_IS, *KINDS], action="append", help="which documents (may be given again; as they are if not given)")
    parser.add_argument("--seeds", type=int, default=1, help="how many draws of each spoilt kind")
    args = parser.parse_args()
    documents = load_planted(args.planted or args.bench / PLANTED)
    chosen = [d for kind in args.kind or [AS_IS] for some in spoilt(documents, kind, args.seeds) for d in some]
    judged = [j for beads in map_documents(judge_all, chosen) for j in beads]
    bins = in_bins(judged)
    print("confidence  beads  mean confidence  share right")
    for b in bins:
        print(f"{b.low:.1f} to {b.high:.1f}  {b.n:5d}  {b.confidence:15.3f}  {b.right:11.3f}")
    error = calibration_error(bins)
    print(f"beads {len(judged)}  right {sum(j.right for j in judged) / len(judged):.3f}")
    print(f"expected_calibration_error {error:.4f}  bar {BAR} {'reached' if error <= BAR else 'missed'}")


if __name__ == "__main__":
    main()
