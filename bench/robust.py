"""Alignment accuracy on the planted-defect documents as they are and with their translations spoilt (see bench/spoil.py).

    python bench/robust.py BENCH                      # the figures of all four, against their bars
    python bench/robust.py BENCH --kind swap --seeds 1 --errors

Accuracy is that of BENCH/score_planted.py. Two processes work at it.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.planted import PLANTED, SCORER, SIDES, Interval, Planted, Report, gold_span, load_beside, load_planted, map_documents, report_of, touched
from bench.spoil import AS_IS, KINDS, spoilt

BARS = {AS_IS: 98.5, **dict.fromkeys(KINDS, 96.0)}
EXCERPT = 160  # characters


class Tally(Counter[Any]):
    """The scorer's counts; keeps whether each segment was right, in the order in which the scorer came to them."""

    def __init__(self) -> None:
        super().__init__()
        self.verdicts: list[bool] = []

    def __setitem__(self, key: Any, value: int) -> None:
        if key == "align_right":
            self.verdicts.append(value > self[key])
        super().__setitem__(key, value)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Of one document: whether each segment that counts was right; replaced ones do not count, as either reading of them is right."""

    document: Planted
    report: Report
    right: dict[int, bool]

    @property
    def n_right(self) -> int:
        return sum(self.right.values())


def score(scorer: Any, document: Planted, report: Report) -> Verdicts:
    """The scorer's verdict on every segment."""
    tally = Tally()
    scorer.score_document(document, report, tally)
    replaced = {d["segment"] for d in document["planted"] if d["kind"] == "replace_sentence"}
    counted = [n for n in range(len(document["segments"])) if n not in replaced]
    return Verdicts(document, report, dict(zip(counted, tally.verdicts, strict=True)))


def run(scorer: Any, documents: Sequence[Planted]) -> list[Verdicts]:
    """Aligns and scores."""
    return [score(scorer, d, r) for d, r in zip(documents, map_documents(report_of, documents), strict=True)]


def format_errors(verdicts: Verdicts) -> Iterator[str]:
    """The wrong segments that follow each other, with what gold says and the beads that touch them."""
    wrong = [n for n, right in verdicts.right.items() if not right]
    for _, group in groupby(enumerate(wrong), key=lambda item: item[1] - item[0]):
        ids = [n for _, n in group]
        yield f"\n== {verdicts.document['id']}: segments {ids[0]}–{ids[-1]} of {len(verdicts.document['segments'])}"
        yield from (line for n in ids for line in _segment_lines(verdicts.document, n))
        yield from _bead_lines(verdicts, frozenset(ids))


def _segment_lines(document: Planted, n: int) -> Iterator[str]:
    planted = ", ".join(d["kind"] for d in document["planted"] if d["segment"] == n)
    yield f"  gold {n} {f'({planted})' if planted else ''}"
    for side in SIDES:
        if span := gold_span(document["segments"][n], side):
            yield f"    {side[0]} {_excerpt(document[side]['text'], span)}"


def _bead_lines(verdicts: Verdicts, segments: frozenset[int]) -> Iterator[str]:
    document, report = verdicts.document, verdicts.report
    for bead in report["beads"]:
        if not any(touched(document, report, side, bead[side]) & segments for side in SIDES):
            continue
        yield f"  bead {bead['kind']} {bead['confidence']:.2f}"
        for side in SIDES:
            yield from (f"    {side[0]} {_excerpt(report[side]['text'], report['sentences'][side][i])}" for i in bead[side])


def _excerpt(text: str, span: Interval) -> str:
    words = " ".join(text[slice(*span)].split())
    half = EXCERPT // 2
    return words if len(words) <= EXCERPT else f"{words[:half]} … {words[-half:]}"


def format_row(kind: str, rounds: Sequence[Sequence[Verdicts]]) -> str:
    """Accuracy over all seeds, each seed's own, and the bar."""
    n_right, n_all = (sum(count(v) for r in rounds for v in r) for count in (lambda v: v.n_right, lambda v: len(v.right)))
    each = " ".join(f"{100 * sum(v.n_right for v in r) / sum(len(v.right) for v in r):.1f}" for r in rounds)
    accuracy = 100 * n_right / n_all
    verdict = "reached" if accuracy >= BARS[kind] else "missed"
    return f"{kind:8s} align_accuracy {accuracy:.1f}  {n_right} of {n_all} segments  each seed {each}  bar {BARS[kind]} {verdict}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Alignment accuracy on planted documents, as they are and spoilt.")
    parser.add_argument("bench", type=Path, help="the folder with the data and its scorer")
    parser.add_argument("--planted", type=Path, help=f"another file of documents than {PLANTED}")
    parser.add_argument("--kind", choices=list(BARS), action="append", help="only this one (may be given again)")
    parser.add_argument("--seeds", type=int, default=3, help="how many draws of each kind")
    parser.add_argument("--limit", type=int, help="only the first documents")
    parser.add_argument("--errors", action="store_true", help="every wrong segment with the beads that touch it")
    args = parser.parse_args()
    scorer = load_beside(args.bench, SCORER)
    documents = load_planted(args.planted or args.bench / PLANTED)[: args.limit]
    for kind in args.kind or BARS:
        rounds = [run(scorer, some) for some in spoilt(documents, kind, args.seeds)]
        for seed, verdicts in enumerate(rounds, start=1):
            for line in (line for v in verdicts if args.errors for line in format_errors(v)):
                print(line.replace("\n== ", f"\n== {kind}, seed {seed}: "))
        print(format_row(kind, rounds), flush=True)


if __name__ == "__main__":
    main()
