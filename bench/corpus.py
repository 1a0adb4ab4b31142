"""The sample corpus against its gold: strict F1 of the beads, sentence defects found, and findings that touch no defect.

    python bench/corpus.py            # a line an article, and all together

A bead is right when gold has one with the same stretches of both texts; beads with an empty side are left out of F1, as aligners' tables do.
Number, name, negation and clause defects need checks inside the sentence and are counted, not scored, here.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align.comparison import Comparison
from align.document import Side
from align.pipeline import compare_pair
from align.read import read_bilingual, read_pair
from align.span import Span

CORPUS = Path(__file__).parent.parent / "corpus"
SENTENCE_DEFECTS = {"omit_sentence": {"omission"}, "add_sentence": {"addition"}, "replace_sentence": {"divergence", "omission", "addition"}}

Stretch = tuple[tuple[int, int] | None, tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one article."""

    n_gold: int
    n_found: int
    n_right: int
    n_defects: int
    n_defects_found: int
    n_false: int
    n_beads: int

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
    sentence_defects = [d for d in gold["defects"] if d["kind"] in SENTENCE_DEFECTS]
    hits = [any(f.kind in SENTENCE_DEFECTS[d["kind"]] and _touches(f, d) for f in findings) for d in sentence_defects]
    spoilt = [_bead_stretch(gold, d["bead"]) for d in gold["defects"]]
    n_false = sum(not any(_touches(f, s) for s in spoilt) for f in findings)
    return Score(len(wanted), len(found), len(wanted & found), len(hits), sum(hits), n_false, len(gold["beads"]))


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


def _touches(finding: Any, place: dict[str, Any]) -> bool:
    pairs = ((finding.original, place["original"]), (finding.translation, place["translation"]))
    return any(a and b and min(a[1], b[1]) > max(a[0], b[0]) for a, b in pairs)


def main() -> None:
    scores = []
    for gold in load_gold():
        score = score_article(gold, compare_article(gold))
        scores.append(score)
        counts = f"sentence_defects {score.n_defects_found} of {score.n_defects}  false_flags {score.n_false} in {score.n_beads} beads"
        print(f"{gold['id']:22s} strict_f1 {score.f1:.3f}  {counts}")
    together = Score(*(sum(getattr(s, k) for s in scores) for k in Score.__slots__))
    print(f"{'all':22s} strict_f1 {together.f1:.3f}  sentence_defects {together.n_defects_found} of {together.n_defects}  false_flags {together.n_false}")


if __name__ == "__main__":
    main()
