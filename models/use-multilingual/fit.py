"""Refits calibration.json from parallel texts.

    python models/use-multilingual/fit.py wmttest2022.ru-en.all.xml

The file is a WMT test set in XML (English and Russian), which is spoilt at random (see spoilt.py). The articles of the sample corpus, whose gold beads are
known, are fitted on as well. Three small models, each a weighted sum of named numbers:

    run_in       where a heading runs into the next sentence (logistic regression)
    aligner      the score of every bead (semi-Markov model, see likelihood.py): first from the spoilt texts, of which there are plenty, then from both
                 together, not far from the first
    similarity   pairs of sentences that say something else (logistic regression)

Every fourth document is held out for the figures of the card; the weights are then fitted on all.
"""

import argparse
import itertools
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import numpy.typing as npt
from likelihood import NAMES, ROUGH, Beads, Gold, collect, fit, loss_per_unit, together
from scipy.optimize import minimize
from spoilt import NOTHING, Rates, Segment, Spoilt, read_wmt, spoil

from align import run_in
from align.aligner import Task, align_sides
from align.aligner.evidence import Source, gather
from align.aligner.segments import regions
from align.aligner.text import as_text
from align.aligner.units import Unit, split_units
from align.anchor import link
from align.calibration import Calibration
from align.check import Checked, similarity
from align.document import Document, Sentence, Side
from align.encode import load_encoder
from align.encode.tokens import word_score
from align.span import Span

Float = npt.NDArray[np.float64]
Documents = Sequence[tuple[str, list[Segment]]]
HERE = Path(__file__).parent
ARTICLES = HERE.parent.parent / "corpus" / "gold"
N_ROUNDS = 4  # how often each document is spoilt
ARTICLES_WEIGHT = 10.0  # of a unit of the sample articles against one of the spoilt texts
FIRST_PENALTY, SECOND_PENALTY = 1e-4, 3e-4
# Gold segments cannot tell that a sentence inside one was cut in vain, so these would come out too mild.
BOUNDS = {"paired.middle_piece": (-9.0, -2.0), "paired.short_piece": (-9.0, -1.5)}
# The spoilt texts are harder than most: what is fitted on them is less sure than it may be. Chosen on the planted news.
SHARPER = 1.15
N_FOLDS = 6
RELUCTANCE = 4.0


# run-in headings ------------------------------------------------------------------------------------------------------------------


def fit_run_in(texts: Sequence[Spoilt]) -> dict[str, float]:
    """From the places where a gold segment begins inside what looks like one sentence, or nowhere in it."""
    rows: list[Float] = []
    labels: list[bool] = []
    sentences: list[int] = []
    n_sentences = 0
    for spoilt in texts:
        for side, places in zip(spoilt.sides, spoilt.segments, strict=True):
            begins = {span.start for span in places.values()}
            for candidate in run_in.candidates(side, word_score, spoilt.titled):
                rows.append(candidate.features)
                labels.append(candidate.offset in begins)
                sentences.append(n_sentences + candidate.sentence)
            n_sentences += len(side.sentences)
    weights = _multinomial(np.array(rows), np.array(labels), np.unique(sentences, return_inverse=True)[1])
    return dict(zip(run_in.FEATURES, weights, strict=True))


def _multinomial(x: Float, y: npt.NDArray[np.bool_], group: npt.NDArray[np.int64], penalty: float = 1e-4) -> list[float]:
    """One place of each group is right, or none, whose score is 0."""
    n_groups = int(group.max()) + 1
    right = np.bincount(group, y, n_groups) > 0

    def loss(w: Float) -> tuple[float, Float]:
        e = np.exp(np.clip(x @ w, -60, 60))
        every, chosen = 1 + np.bincount(group, e, n_groups), np.where(right, np.bincount(group, e * y, n_groups), 1.0)
        slope = e / every[group] - np.where(right[group], e * y / chosen[group], 0.0)
        return float((np.log(every) - np.log(chosen)).mean() + penalty * w @ w), x.T @ slope / n_groups + 2 * penalty * w

    return [float(v) for v in minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x]


def _logistic(x: Float, y: npt.NDArray[np.bool_], penalty: float = 1e-4) -> list[float]:
    def loss(w: Float) -> tuple[float, Float]:
        z = x @ w
        p = 1 / (1 + np.exp(-z))
        value = np.logaddexp(0, np.where(y, -z, z)).mean() + penalty * w @ w
        return float(value), x.T @ (p - y) / len(y) + 2 * penalty * w

    return [float(v) for v in minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x]


# the aligner ----------------------------------------------------------------------------------------------------------------------


def examples_of(sides: Sequence[Side], units: Sequence[Sequence[Unit]], groups: Sequence[Sequence[int]], in_paragraphs: bool, **gold: Any) -> Iterator[Beads]:
    """The possible beads of the segments that the aligner makes of two texts; `groups`: which gold group each unit belongs to."""
    encoder = load_encoder()
    texts = [as_text(u, s.document, encoder, encoder, in_paragraphs) for u, s in zip(units, sides, strict=True)]
    source = Source(texts[0], texts[1], link(texts[0].anchors.keys, texts[1].anchors.keys))
    own = [np.array(g, np.int64) for g in groups]
    for region in regions(*texts):
        for segment in region.segments:
            evidence = gather(source, [segment], region.usual)
            yield collect(evidence, [Gold(own[0][segment.original], own[1][segment.translation], **gold)])


def spoilt_examples(texts: Sequence[Spoilt], run_in_weights: dict[str, float]) -> Beads:
    """Of spoilt texts: every bead within a group of gold segments is allowed."""
    parts: list[Beads] = []
    for spoilt in texts:
        units = [split_units(side, run_in.find_run_ins(side, word_score, run_in_weights, spoilt.titled)) for side in spoilt.sides]
        first = [spoilt.groups_of(u, k) for k, u in enumerate(units)]
        groups = [[spoilt.group(g) for g in f] for f in first]
        free = frozenset(spoilt.group(n) for n in spoilt.replaced)
        parts += examples_of(spoilt.sides, units, groups, in_paragraphs=True, free=free)
    return together(parts)


def article_examples(gold: Path) -> list[Beads]:
    """Of an article of the sample corpus, without its front and back matter."""
    data = json.loads(gold.read_text(encoding="utf-8"))
    sides: list[Side] = []
    groups: list[list[int]] = []
    for k, name in enumerate(("original", "translation")):
        text = (gold.parent.parent / data[name]["path"]).read_text(encoding="utf-8")
        matter = {n for b in data["beads"] if b["kind"] == "matter" for n in b[name]}
        kept = [n for n in range(len(data["sentences"][name])) if n not in matter]
        spans = [Span(*data["sentences"][name][n]) for n in kept]
        breaks = np.cumsum([0, *("\n" in text[a.end : b.start] for a, b in itertools.pairwise(spans))])
        sides.append(Side(Document(gold.name, data[name]["lang"], text, ()), tuple(Sentence(s, int(b)) for s, b in zip(spans, breaks, strict=True))))
        paired = {n: number for number, b in enumerate(data["beads"]) if b["original"] and b["translation"] for n in b[name]}
        groups.append([paired.get(n, -1 - 2 * n - k) for n in kept])
    return list(examples_of(sides, [split_units(s, ()) for s in sides], groups, in_paragraphs=True, exact=True))


def fit_aligner(spoilt: Beads, articles: Sequence[Beads], first: Float | None = None) -> tuple[Float, Float]:
    """The weights from the spoilt texts alone, and from both."""
    start = np.array([ROUGH[n] for n in NAMES])
    if first is None:
        first = fit(spoilt, np.ones(spoilt.n_segments), start, FIRST_PENALTY, n_steps=300, bounds=BOUNDS)
    counts = np.concatenate([np.ones(spoilt.n_segments), np.full(sum(p.n_segments for p in articles), ARTICLES_WEIGHT)])
    return first, fit(together([spoilt, *articles]), counts, first, SECOND_PENALTY, towards=first, n_steps=120, bounds=BOUNDS)


# what the reader sees -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document aligned: each bead's confidence and whether it is right, and what the similarity check sees of the matched ones."""

    confidence: Float
    right: npt.NDArray[np.bool_]
    features: Float
    replaced: npt.NDArray[np.bool_]
    n_groups: int
    n_groups_right: int


def align_and_judge(spoilt: Spoilt, weights: dict[str, float], aligner: Float) -> Outcome:
    """Runs the product's own aligner."""
    tasks = [Task(side, run_in.find_run_ins(side, word_score, weights, spoilt.titled)) for side in spoilt.sides]
    alignment = align_sides(tasks[0], tasks[1], load_encoder(), dict(zip(NAMES, aligner, strict=True)))
    groups = []
    for k, side in enumerate((alignment.original, alignment.translation)):
        units = [Unit(s.span, s.block, n, float("nan")) for n, s in enumerate(side.sentences)]
        groups.append(spoilt.groups_of(units, k))
    in_beads = [({spoilt.group(groups[0][i]) for i in b.original}, {spoilt.group(groups[1][j]) for j in b.translation}) for b in alignment.beads]
    both = {spoilt.group(g) for g in groups[0]} & {spoilt.group(g) for g in groups[1]}
    free = {spoilt.group(n) for n in spoilt.replaced}
    right = [len(o | t) == 1 and (bool(o) == bool(t) or not (o | t) <= both - free) and (bool(o & t) or not (o and t)) for o, t in in_beads]
    every = ({spoilt.group(g) for g in groups[0]} | {spoilt.group(g) for g in groups[1]}) - free
    wrong = {g for (o, t), ok in zip(in_beads, right, strict=True) if not ok for g in o | t}
    checked = Checked(alignment.original, alignment.translation, alignment.beads, alignment.margins, alignment.unmatched, Calibration({}, {}, {}))
    return Outcome(
        confidence=np.array([b.confidence for b in alignment.beads]),
        right=np.array(right, bool),
        features=similarity.describe(checked),
        replaced=np.array([bool((o | t) & free) for o, t in in_beads], bool),
        n_groups=len(every),
        n_groups_right=len(every - wrong),
    )


def calibration_error(confidence: Float, right: npt.NDArray[np.bool_], n_bins: int = 10) -> float:
    """Expected calibration error over equal bins of confidence."""
    bins = np.minimum((confidence * n_bins).astype(int), n_bins - 1)
    gaps = [abs(confidence[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in range(n_bins) if (bins == b).any()]
    return float(sum(gaps))


def fit_similarity(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Replaced sentences against right pairs, on beads that the aligner itself matched."""
    features = np.concatenate([o.features for o in outcomes])
    replaced = np.concatenate([o.replaced for o in outcomes])
    right = np.concatenate([o.right for o in outcomes])
    use = ~np.isnan(features[:, 1]) & (right | replaced)
    return dict(zip(similarity.FEATURES, _logistic(features[use], replaced[use], 1e-5), strict=True))


def report(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Figures of documents that were not fitted on."""
    confidence, right = (np.concatenate([getattr(o, k) for o in outcomes]) for k in ("confidence", "right"))
    return {
        "groups_right_percent": round(100 * sum(o.n_groups_right for o in outcomes) / sum(o.n_groups for o in outcomes), 2),
        "confidence_calibration_error": round(calibration_error(confidence, right), 4),
        "beads": len(right),
    }


def held_out(documents: Documents, articles: Sequence[Sequence[Beads]]) -> dict[str, float]:
    """Figures of every fourth document, and of each sixth of the articles, when the others are fitted on."""
    fitted, held = [d for n, d in enumerate(documents) if n % 4], list(documents[::4])
    run_ins = fit_run_in([s for seed in range(5, 9) for s in spoil(fitted, seed, NOTHING)])
    spoilt = spoilt_examples([s for seed in range(2) for s in spoil(fitted, 100 + seed)], run_ins)
    first, both = fit_aligner(spoilt, [p for a in articles for p in a])
    figures = report([align_and_judge(s, run_ins, SHARPER * both) for s in spoil(held, 404)])
    losses: list[tuple[float, int]] = []
    for fold in range(N_FOLDS):
        _, w = fit_aligner(spoilt, [p for n, a in enumerate(articles) if n % N_FOLDS != fold for p in a], first)
        losses += [(loss_per_unit(p, w), int(p.n_units.sum())) for a in articles[fold::N_FOLDS] for p in a]
    figures["articles_loss_per_unit"] = round(sum(x * n for x, n in losses) / sum(n for _, n in losses), 4)
    return figures


def calibrate(documents: Documents, source: str) -> dict[str, Any]:
    """All three models, and the figures of what was held out."""
    articles = [article_examples(path) for path in sorted(ARTICLES.glob("*.json"))]
    figures = held_out(documents, articles)
    print("held out:", figures, flush=True)
    run_ins = fit_run_in([s for seed in range(5, 9) for s in spoil(documents, seed, NOTHING)])
    spoilt = spoilt_examples([s for seed in range(N_ROUNDS) for s in spoil(documents, 100 + seed)], run_ins)
    aligner = SHARPER * fit_aligner(spoilt, [p for a in articles for p in a])[1]
    outcomes = [align_and_judge(s, run_ins, _pair_all(aligner)) for s in spoil(documents, 505, Rates(replace=0.08))]
    return {
        "source": source,
        "held_out": figures,
        "run_in": _rounded(run_ins),
        "aligner": _rounded(dict(zip(NAMES, aligner, strict=True))),
        "similarity": _rounded(fit_similarity(outcomes)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Refits calibration.json.")
    parser.add_argument("xml", type=Path, help="a WMT test set, English and Russian")
    parser.add_argument("--out", type=Path, default=HERE / "calibration.json")
    args = parser.parse_args()
    documents = read_wmt(args.xml)
    data = calibrate(documents, f"{args.xml.name}: {len(documents)} documents, spoilt at random; the sample corpus")
    args.out.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _pair_all(aligner: Float) -> Float:
    """An aligner that hardly leaves a sentence alone: most replaced ones are unlike enough for it, and the similarity check would see too few to learn from."""
    return aligner - RELUCTANCE * np.array([name == "skip.constant" for name in NAMES])


def _rounded(weights: dict[str, float]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in weights.items()}


if __name__ == "__main__":
    main()
