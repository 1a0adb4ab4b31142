"""The sample corpus against its gold: strict F1 of the beads, planted defects found, and findings that touch no defect.

    python bench/corpus.py            # a line an article, all together, and a line a kind of defect
    python bench/corpus.py --missed   # and the defects that were not found

A bead is right when gold has one with the same stretches of both texts; beads with an empty side are left out of F1, as aligners' tables do. A defect is found
when a finding of a fitting kind, and of its own check where it has one, touches its words on a side where they are known.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align.comparison import Comparison
from align.document import Side
from align.finding import Finding
from align.pipeline import compare_pair
from align.read import read_bilingual, read_pair
from align.span import Span

CORPUS = Path(__file__).parent.parent / "corpus"
FITTING = {
    "omit_sentence": {"omission"}, "add_sentence": {"addition"}, "replace_sentence": {"divergence", "omission", "addition"},
    "omit_clause": {"omission"}, "add_clause": {"addition"}, "number": {"divergence"}, "name": {"divergence"}, "negation": {"divergence"},
}  # fmt: skip
OWN_CHECK = {"number", "name", "negation"}  # named as their defects are

Stretch = tuple[tuple[int, int] | None, tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one article; `planted` and `found` are those of defects by kind, `missed` the defects that were not found."""

    n_gold: int
    n_found: int
    n_right: int
    planted: Counter[str]
    found: Counter[str]
    n_false: int
    n_beads: int
    missed: tuple[dict[str, Any], ...] = ()

    @property
    def f1(self) -> float:
        return 2 * self.n_right / max(1, self.n_gold + self.n_found)


def load_gold() -> list[dict[str, Any]]:
    """All gold files of the corpus."""
    return [json.loads(p.read_text(encoding="utf-8")) for p in sorted((CORPUS / "gold").glob("*.json"))]


def compare_article(gold: dict[str, Any]) -> Comparison:
    """Runs the product on an article as a user would."""
    paths = list(dict.fromkeys(CORPUS / gold[side]["path"] for side in ("original", "translation")))
    return compare_pair(read_pair(*paths) if len(paths) == 2 else read_bilingual(paths[0]))


def score_article(gold: dict[str, Any], comparison: Comparison) -> Score:
    """The product's beads and findings against the gold ones."""
    wanted = {_stretch(gold["sentences"]["original"], b["original"], gold["sentences"]["translation"], b["translation"]) for b in gold["beads"]}
    spans = [_spans(s) for s in (comparison.original, comparison.translation)]
    found = {_stretch(spans[0], b.original, spans[1], b.translation) for b in comparison.beads}
    wanted, found = ({s for s in x if s[0] and s[1]} for x in (wanted, found))
    findings = [f for f in comparison.findings if f.severity != "info"]
    missed = tuple(d for d in gold["defects"] if not any(_finds(f, d) for f in findings))
    planted = Counter(d["kind"] for d in gold["defects"])
    spoilt = [_bead_stretch(gold, d["bead"]) for d in gold["defects"]]
    n_false = sum(not any(_touches(f, s) for s in spoilt) for f in findings)
    not_found = Counter(d["kind"] for d in missed)
    return Score(len(wanted), len(found), len(wanted & found), planted, planted - not_found, n_false, len(gold["beads"]), missed)


def _finds(finding: Finding, defect: dict[str, Any]) -> bool:
    kind = defect["kind"]
    return finding.kind in FITTING[kind] and (kind not in OWN_CHECK or finding.check == kind) and _touches(finding, defect)


def _spans(side: Side) -> list[Span]:
    return [s.span for s in side.sentences]


def _stretch(spans_o: Any, o: Iterable[int], spans_t: Any, t: Iterable[int]) -> Stretch:
    def cover(spans: Any, ids: Iterable[int]) -> tuple[int, int] | None:
        chosen = [spans[i] for i in ids]
        return (min(s[0] for s in chosen), max(s[1] for s in chosen)) if chosen else None

    return cover(spans_o, o), cover(spans_t, t)


def _bead_stretch(gold: dict[str, Any], n: int) -> dict[str, Any]:
    bead = gold["beads"][n]
    o, t = _stretch(gold["sentences"]["original"], bead["original"], gold["sentences"]["translation"], bead["translation"])
    return {"original": o, "translation": t}


def _touches(finding: Finding, place: dict[str, Any]) -> bool:
    pairs = ((finding.original, place["original"]), (finding.translation, place["translation"]))
    return any(a and b and min(a[1], b[1]) > max(a[0], b[0]) for a, b in pairs)


def _line(name: str, score: Score) -> str:
    defects = f"defects {score.found.total()} of {score.planted.total()}"
    return f"{name:22s} strict_f1 {score.f1:.3f}  {defects}  false_flags {score.n_false} in {score.n_beads} beads"


def add(scores: Iterable[Score]) -> Score:
    """All together."""
    total = Score(0, 0, 0, Counter(), Counter(), 0, 0)
    for s in scores:
        total = Score(
            total.n_gold + s.n_gold, total.n_found + s.n_found, total.n_right + s.n_right, total.planted + s.planted, total.found + s.found,
            total.n_false + s.n_false, total.n_beads + s.n_beads, total.missed + s.missed,
        )  # fmt: skip
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--missed", action="store_true")
    args = parser.parse_args()
    scores = []
    for gold in load_gold():
        score = score_article(gold, compare_article(gold))
        scores.append(score)
        print(_line(gold["id"], score))
        for defect in score.missed if args.missed else ():
            words = [defect[k] and gold[k]["text"][slice(*defect[k])] for k in ("original", "translation")]
            print(f"    missed {defect['kind']}: {words[0]!r} | {words[1]!r} ({defect['note']})")
    together = add(scores)
    print(_line("all", together))
    for kind, n in together.planted.items():
        print(f"recall_{kind} {together.found[kind]} of {n}")


if __name__ == "__main__":
    main()
