"""Refits calibration.json from parallel texts (English and Russian WMT test sets in XML).

    python models/use-multilingual/fit.py wmttest2022.ru-en.all.xml --out a.json
    python models/use-multilingual/fit.py wmttest2022.ru-en.all.xml --replaced 0.02 --start a.json --out b.json
    python models/use-multilingual/fit.py --mean a.json b.json

Three small models, each a weighted sum of named numbers:

    run_in       where a heading runs into the next sentence (logistic regression)
    aligner      the score of every bead (semi-Markov model, fitted by maximum likelihood of the paths that respect the gold segments)
    similarity   pairs of sentences that say something else (logistic regression)

The texts are spoilt at random as translators and web pages spoil them: sentences and clauses left out and added, sentences replaced, joined, split and
swapped, paragraphs cut elsewhere, headings run into sentences. Every second document is held out; the figures that go into the card are those of the
held-out half, the weights are then fitted on all.
"""

import argparse
import json
import os
import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import itertools

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from align import run_in
from align.aligner import Task, align_sides
from align.aligner.evidence import PAIRED_FEATURES, SKIP_FEATURES, gather
from align.aligner.lattice import FORBIDDEN, Lattice, Posterior, Shape, posterior
from align.aligner.units import Unit, as_text, split_units
from align.calibration import Calibration
from align.check import Checked, similarity
from align.document import Block, Document, Sentence, Side
from align.encode import load_encoder
from align.encode.tokens import word_score
from align.segmenter import segment_document
from align.span import Span

Float = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]
NAMES = [f"paired.{n}" for n in PAIRED_FEATURES] + [f"skip.{n}" for n in SKIP_FEATURES]
N_PAIRED = len(PAIRED_FEATURES)
HERE = Path(__file__).parent
CLAUSE_END = re.compile(r"[,;:–—] ")
HEADINGS_APART = 0.6
# The texts are news, translated sentence by sentence; elsewhere sentences are split and merged more often. Chosen on the sample corpus, in log-odds.
MORE_SPLITS = 0.6
# Clauses left out and added make the spoilt texts all but blind to lengths, which they should not be elsewhere.
LEAST_LENGTH = -0.12
RELUCTANCE = 4.0


# the texts ------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rates:
    """How often something is done to a segment (a document, for `run`)."""

    omit: float = 0.05
    add: float = 0.04
    run: float = 0.12
    join: float = 0.05
    cut: float = 0.04
    swap: float = 0.012
    replace: float = 0.0
    shorten: float = 0.07
    lengthen: float = 0.03
    shift: float = 0.03


NOTHING = Rates(*[0.0] * len(fields(Rates)))


@dataclass(slots=True)
class Segment:
    """A gold pair; a side may be missing, `replaced` says that its two sides do not belong together."""

    key_o: int
    original: str | None
    key_t: int
    translation: str | None
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A document pair and, for each sentence, which group of gold segments it belongs to. A bead is right when it stays within one group."""

    id: str
    sides: tuple[Side, Side]
    segments: tuple[dict[int, Span], dict[int, Span]]
    joined: dict[int, int]
    replaced: frozenset[int]

    @property
    def titled(self) -> bool:
        return any(run_in.has_title(side.document) for side in self.sides)

    def group(self, segment: int) -> int:
        while self.joined.get(segment, segment) != segment:
            segment = self.joined[segment]
        return segment

    def groups_of(self, units: Sequence[Unit], side: int) -> list[int]:
        """Each unit's group; a unit over several segments makes one group of them."""
        first = []
        for unit in units:
            here = [n for n, span in self.segments[side].items() if span.overlaps(unit.span)]
            for other in here[1:]:
                self.joined[self.group(other)] = self.group(here[0])
            first.append(here[0])
        return first


def read_wmt(path: Path) -> list[tuple[str, list[Segment]]]:
    """Documents of at least four segments, the first reference of each."""
    documents = []
    for doc in ET.parse(path).iter("doc"):
        source, reference = doc.find("src"), doc.find("ref")
        if source is None or reference is None:
            continue
        texts = {s.attrib["id"]: " ".join((s.text or "").split()) for s in reference.iter("seg")}
        paragraphs = list(source.iter("p"))
        segments: list[Segment] = []
        for p, paragraph in enumerate(paragraphs):
            for s in paragraph.iter("seg"):
                original, translation = " ".join((s.text or "").split()), texts.get(s.attrib["id"], "")
                if original and translation:
                    key = p if len(paragraphs) > 1 else len(segments) // 4
                    segments.append(Segment(key, original, key, translation))
        if len(segments) >= 4:
            documents.append((doc.attrib["id"], segments))
    return documents


def spoil(documents: Sequence[tuple[str, list[Segment]]], rates: Rates, seed: int) -> Iterator[Spoilt]:
    """Each document once, spoilt."""
    rng = random.Random(seed)
    every = [s.translation or "" for _, segments in documents for s in segments]
    for name, clean in documents:
        segments = [replace(s) for s in clean]
        if len(segments) < 12 and rng.random() < 0.5:
            segments += [replace(s, key_o=s.key_o + 1000, key_t=s.key_t + 1000) for s in rng.choice(documents)[1]]
        if rng.random() < 0.5:
            for n, s in enumerate(segments):
                s.key_t = (n + 2) // 5
        _set_headings_apart(segments, rng)
        if rng.random() < rates.run:
            _leave_out_a_run(segments, rng)
        segments = list(_change(segments, rates, every, rng))
        joined: dict[int, int] = {}
        order = _swap(segments, rates, joined, rng)
        original, places_o = _render([(n, s.original, s.key_o) for n, s in enumerate(segments)], "ru")
        translation, places_t = _render([(n, segments[n].translation, segments[n].key_t) for n in order], "en")
        sides = tuple(Side(d, tuple(_recut(d, rates, rng))) for d in (original, translation))
        replaced = frozenset(n for n, s in enumerate(segments) if s.replaced)
        yield Spoilt(name, (sides[0], sides[1]), (places_o, places_t), joined, replaced)


def _set_headings_apart(segments: list[Segment], rng: random.Random) -> None:
    """In most documents a heading has a paragraph of its own, on both sides or on one; in the others it runs into the next sentence."""
    apart_o = rng.random() < HEADINGS_APART
    apart_t = apart_o if rng.random() < 0.9 else not apart_o
    n_o = n_t = 0
    for s in segments:
        s.key_o, s.key_t = 100 * s.key_o + n_o, 100 * s.key_t + n_t
        if not run_in.FULL_STOP.search(s.original or ""):
            n_o, n_t = n_o + apart_o, n_t + apart_t


def _leave_out_a_run(segments: list[Segment], rng: random.Random) -> None:
    length, at = rng.randint(2, 10), rng.randrange(len(segments))
    of_original = rng.random() < 0.5
    for s in segments[at : at + length]:
        if of_original:
            s.original = None
        else:
            s.translation = None


def _change(segments: Sequence[Segment], rates: Rates, every: Sequence[str], rng: random.Random) -> Iterator[Segment]:
    for s in segments:
        draw = rng.random()
        if s.original and s.translation:
            if draw < rates.omit:
                s.translation = None
            elif draw < rates.omit + rates.add:
                yield Segment(s.key_o, None, s.key_t, rng.choice(every))
            elif draw < rates.omit + rates.add + rates.replace:
                length = len(s.translation)
                near = [x for x in every if 0.7 < len(x) / length < 1.4 and x != s.translation]
                if near:
                    s.translation, s.replaced = rng.choice(near), True
            else:
                _change_clauses(s, rates, every, rng)
        yield s


def _change_clauses(s: Segment, rates: Rates, every: Sequence[str], rng: random.Random) -> None:
    """Leaves one clause of the translation out, or adds one of another text."""
    own = _clauses(s.translation or "")
    if len(own) > 1 and rng.random() < rates.shorten:
        left_out = rng.randrange(1, len(own))
        rest = own[:left_out] + own[left_out + 1 :]
        if rng.random() < 0.3:
            rest = own[:left_out]
        s.translation = "".join(rest).rstrip(" ,;:–—") + "."
    elif rng.random() < rates.lengthen:
        other = _clauses(rng.choice(every))
        at = rng.randint(1, len(own))
        added = ["".join(own[:at]).rstrip(" .,;:–—") + ", ", other[-1].rstrip(" .,;:–—"), *([", "] if own[at:] else ["."]), *own[at:]]
        s.translation = "".join(added)


def _clauses(text: str) -> list[str]:
    edges = [0, *(m.end() for m in CLAUSE_END.finditer(text)), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(edges) if b > a]


def _swap(segments: Sequence[Segment], rates: Rates, joined: dict[int, int], rng: random.Random) -> list[int]:
    """The translation's order: some neighbours of one paragraph change places and make one group."""
    order = list(range(len(segments)))
    n = 0
    while n < len(segments) - 1:
        a, b = segments[n], segments[n + 1]
        if a.key_t == b.key_t and a.original and a.translation and b.original and b.translation and rng.random() < rates.swap:
            order[n], order[n + 1] = n + 1, n
            joined[n + 1] = n
            n += 1
        n += 1
    return order


def _render(parts: Sequence[tuple[int, str | None, int]], lang: str) -> tuple[Document, dict[int, Span]]:
    text, last = "", None
    spans: dict[int, Span] = {}
    starts: list[int] = []
    for n, part, key in parts:
        if not part:
            continue
        if text and key == last:
            text += " "
        else:
            text += "\n\n" if text else ""
            starts.append(len(text))
        last = key
        spans[n] = Span(len(text), len(text) + len(part))
        text += part
    blocks = [Block(Span(a, a + len(text[a:b].rstrip()))) for a, b in zip(starts, [*starts[1:], len(text)], strict=False)]
    return Document("", lang, text, tuple(blocks)), spans


def _recut(document: Document, rates: Rates, rng: random.Random) -> Iterator[Sentence]:
    """Sentences, some joined to the one before and some cut at a comma, as if the author had written them so."""
    waiting: Sentence | None = None
    for sentence in segment_document(document):
        text = sentence.span.of(document.text)
        commas = [m.end() for m in CLAUSE_END.finditer(text) if 25 < m.end() < len(text) - 25]
        if waiting and waiting.block == sentence.block and sentence.span.end - waiting.span.start < 400:
            draw = rng.random()
            if draw < rates.join:
                waiting = Sentence(Span(waiting.span.start, sentence.span.end), sentence.block)
                continue
            if draw < rates.join + rates.shift and commas:  # the sentence before takes this one's first clause
                at = rng.choice(commas)
                yield Sentence(Span(waiting.span.start, sentence.span.start + len(text[:at].rstrip())), sentence.block)
                waiting = Sentence(Span(sentence.span.start + at, sentence.span.end), sentence.block)
                continue
        if waiting:
            yield waiting
        waiting = sentence
        if len(text) > 80 and commas and rng.random() < rates.cut:
            at = rng.choice(commas)
            yield Sentence(Span(sentence.span.start, sentence.span.start + len(text[:at].rstrip())), sentence.block)
            waiting = Sentence(Span(sentence.span.start + at, sentence.span.end), sentence.block)
    if waiting:
        yield waiting


# run-in headings ------------------------------------------------------------------------------------------------------------------


def fit_run_in(texts: Sequence[Spoilt]) -> dict[str, float]:
    """From the places where a gold segment begins inside what looks like one sentence."""
    rows: list[Float] = []
    labels: list[bool] = []
    for spoilt in texts:
        for side, places in zip(spoilt.sides, spoilt.segments, strict=True):
            begins = {span.start for span in places.values()}
            for candidate in run_in.candidates(side, word_score, spoilt.titled):
                rows.append(candidate.features)
                labels.append(candidate.offset in begins)
    weights = _logistic(np.array(rows), np.array(labels))
    return dict(zip(run_in.FEATURES, weights, strict=True))


def _logistic(x: Float, y: npt.NDArray[np.bool_], penalty: float = 1e-4, weight: Float | None = None) -> list[float]:
    share = np.full(len(y), 1 / len(y)) if weight is None else weight / weight.sum()

    def loss(w: Float) -> tuple[float, Float]:
        z = x @ w
        p = 1 / (1 + np.exp(-z))
        value = share @ np.logaddexp(0, np.where(y, -z, z)) + penalty * w @ w
        return float(value), x.T @ (share * (p - y)) + 2 * penalty * w

    return [float(v) for v in minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x]


# the aligner ----------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Example:
    """A document's features, and which beads the gold segments allow."""

    paired: dict[Shape, Floats]
    skips: tuple[Floats, Floats]
    possible: dict[Shape, npt.NDArray[np.bool_]]
    allowed: dict[Shape, npt.NDArray[np.bool_]]
    may_skip: tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]

    def lattice(self, w: Float) -> Lattice:
        paired = {s: np.where(self.possible[s], np.tensordot(w[:N_PAIRED], x, axes=1), FORBIDDEN) for s, x in self.paired.items()}
        return Lattice(paired, w[N_PAIRED:] @ self.skips[0], w[N_PAIRED:] @ self.skips[1])

    def allowed_only(self, lattice: Lattice) -> Lattice:
        def keep(scores: Float, ok: npt.NDArray[np.bool_]) -> Float:
            return np.where(ok, scores, FORBIDDEN)

        paired = {s: keep(x, self.allowed[s]) for s, x in lattice.paired.items()}
        return Lattice(paired, keep(lattice.skip_original, self.may_skip[0]), keep(lattice.skip_translation, self.may_skip[1]))

    def expected(self, p: Posterior) -> Float:
        """How often each feature occurs on a path, on average."""
        out = np.zeros(len(NAMES))
        for shape, x in self.paired.items():
            out[:N_PAIRED] += np.tensordot(x, p.paired[shape], axes=([1, 2], [0, 1]))
        out[N_PAIRED:] = self.skips[0] @ p.skip_original.sum(axis=1) + self.skips[1] @ p.skip_translation.sum(axis=0)
        return out


def example(spoilt: Spoilt, weights: dict[str, float]) -> Example:
    """Features of one document, with its sentences cut where a heading may end."""
    encoder = load_encoder()
    units, texts, first = [], [], []
    for k, side in enumerate(spoilt.sides):
        units.append(split_units(side, run_in.find_run_ins(side, word_score, weights, spoilt.titled)))
        texts.append(as_text(units[k], side.document, encoder, encoder))
        first.append(spoilt.groups_of(units[k], k))
    evidence = gather(*texts)
    groups = [np.array([spoilt.group(g) for g in f], int) for f in first]
    free = {spoilt.group(n) for n in spoilt.replaced}
    may_skip = [np.array([g not in other or g in free for g in own], bool) for own, other in ((groups[0], {*groups[1]}), (groups[1], {*groups[0]}))]
    paired = {s: evidence.paired(s) for s in evidence.shapes}
    # A replaced sentence is one left out and one added; no bead may pair the two.
    own = [np.where(np.isin(g, list(free)), -1 - k, g) for k, g in enumerate(groups)]
    allowed = {s: _within_one_group(own[0], own[1], *s) for s in evidence.shapes}
    possible = {s: evidence.possible(s) for s in evidence.shapes}
    return Example(paired, evidence.skips(), possible, allowed, (may_skip[0], may_skip[1]))


def _within_one_group(original: npt.NDArray[np.int64], translation: npt.NDArray[np.int64], a: int, b: int) -> npt.NDArray[np.bool_]:
    n, m = len(original) - a + 1, len(translation) - b + 1
    ok = original[:n, None] == translation[None, :m]
    for k in range(1, a):
        ok &= (original[k : k + n] == original[:n])[:, None]
    for k in range(1, b):
        ok &= (translation[k : k + m] == translation[:m])[None, :]
    return np.asarray(ok)


def fit_aligner(examples: Sequence[Example], start: Float | None = None, penalty: float = 3e-5, n_steps: int = 150) -> Float:
    """Maximum likelihood of the paths that stay within gold groups, by forward and backward sums."""
    if start is None:
        start = np.zeros(len(NAMES))
        start[0], start[N_PAIRED] = 8.0, -3.0
    n_units = sum(x.skips[0].shape[1] for x in examples)

    def loss(w: Float) -> tuple[float, Float]:
        value, slope = 0.0, np.zeros_like(w)
        for x in examples:
            lattice = x.lattice(w)
            free, held = posterior(lattice), posterior(x.allowed_only(lattice))
            if held.log_total < FORBIDDEN / 10:
                continue  # a gold group is larger than any bead
            value += free.log_total - held.log_total
            slope += x.expected(free) - x.expected(held)
        return value / n_units + penalty * float(w @ w), slope / n_units + 2 * penalty * w

    bounds = [(None, LEAST_LENGTH) if name == "paired.length" else (None, None) for name in NAMES]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": n_steps})
    print(f"aligner: {found.nit} steps, loss {found.fun:.4f}", flush=True)
    return np.asarray(found.x)


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


def fit_all(documents: Sequence[tuple[str, list[Segment]]], replaced: float, start: Float | None = None) -> tuple[dict[str, float], Float]:
    """The run-in and the aligner's weights."""
    weights = fit_run_in(list(spoil(documents, NOTHING, 5)))
    rounds = [(Rates(replace=replaced), 101), (Rates(join=0.12, cut=0.1, swap=0.03, shift=0.1, replace=replaced), 202), (Rates(replace=0.05), 303)]
    examples = [example(s, weights) for rates, seed in rounds for s in spoil(documents, rates, seed)]
    return weights, fit_aligner(examples, start)


def report(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Figures of documents that were not fitted on."""
    confidence, right = (np.concatenate([getattr(o, k) for o in outcomes]) for k in ("confidence", "right"))
    return {
        "groups_right_percent": round(100 * sum(o.n_groups_right for o in outcomes) / sum(o.n_groups for o in outcomes), 2),
        "confidence_calibration_error": round(calibration_error(confidence, right), 4),
        "beads": len(right),
    }


def calibrate(documents: Sequence[tuple[str, list[Segment]]], source: str, replaced: float, start: Path | None) -> dict[str, Any]:
    """Fits on every second document for the figures, then on all for the weights."""
    fitted, held = documents[::2], documents[1::2]
    weights, aligner = fit_all(fitted, replaced)
    judged = [align_and_judge(s, weights, aligner + _split_prior()) for s in spoil(held, Rates(), 404)]
    figures = report(judged)
    print("held out:", figures, flush=True)
    weights, aligner = fit_all(documents, replaced, aligner if start is None else _read_aligner(start))
    aligner = aligner + _split_prior()
    outcomes = [align_and_judge(s, weights, _pair_all(aligner)) for s in spoil(documents, Rates(replace=0.08), 505)]
    return {
        "source": f"{source}: {len(documents)} documents, spoilt at random; figures on the half that was held out",
        "held_out": figures,
        "run_in": _rounded(weights),
        "aligner": _rounded(dict(zip(NAMES, aligner, strict=True))),
        "similarity": _rounded(fit_similarity(outcomes)),
    }


def mean_of(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """The mean of two calibrations, which errs less than either where the evidence is thin; the figures are those of the first."""
    mean: dict[str, Any] = {"source": f"the mean of two fits; {first['source']}", "held_out": first["held_out"]}
    for part in ("run_in", "aligner", "similarity"):
        mean[part] = _rounded({name: (value + second[part][name]) / 2 for name, value in first[part].items()})
    return mean


def main() -> None:
    parser = argparse.ArgumentParser(description="Refits calibration.json.")
    parser.add_argument("xml", type=Path, nargs="?")
    parser.add_argument("--out", type=Path, default=HERE / "calibration.json")
    parser.add_argument("--replaced", type=float, default=0.0, help="how often a sentence is replaced in the first two rounds")
    parser.add_argument("--start", type=Path, help="an earlier calibration from which the last fit sets out")
    parser.add_argument("--mean", type=Path, nargs=2, help="two calibrations to take the mean of, instead of fitting")
    args = parser.parse_args()
    if args.mean:
        data = mean_of(*(json.loads(path.read_text(encoding="utf-8")) for path in args.mean))
    elif args.xml:
        data = calibrate(read_wmt(args.xml), args.xml.name, args.replaced, args.start)
    else:
        parser.error("give the XML file to fit on, or --mean and two calibrations")
    args.out.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _pair_all(aligner: Float) -> Float:
    """An aligner that hardly leaves a sentence alone: most replaced ones are unlike enough for it, and the similarity check would see too few to learn from."""
    return aligner - RELUCTANCE * np.array([name == "skip.constant" for name in NAMES])


def _split_prior() -> Float:
    """What is added to the weight of a shape for each sentence beyond one to one."""
    return np.array([MORE_SPLITS * (int(name[-3]) + int(name[-1]) - 2) if name.startswith("paired.shape_") else 0.0 for name in NAMES])


def _read_aligner(path: Path) -> Float:
    known = json.loads(path.read_text(encoding="utf-8"))["aligner"]
    return np.array([known.get(name, 0.0) for name in NAMES]) - _split_prior()


def _rounded(weights: dict[str, float]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in weights.items()}


if __name__ == "__main__":
    main()
