"""Refits calibration.json, the weights that tell how sure a suspicion of the checks by rules is, from clean parallel texts.

    python models/checks/fit_rules.py wmttest2022.ru-en.all.xml wmt21-mqm-en-ru.tsv

The files are those of fit_coverage.py. Numbers, names, negations, quotation marks and whole words are changed in the translations (see rule_defects.py and
planted.py), the texts are aligned as a user's are, and for each check a logistic regression is fitted to which of its suspicions are of a planted defect.
Those in clean sentences count as false, though some of them are true: translators err. Every third document is held out in turn, for the card's figures and to
set the bar from which suspicions are shown.
"""

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import numpy.typing as npt
import planted
import rule_defects
from defects import render
from fit_coverage import N_FOLDS, fold_of, read_clean
from scipy.optimize import minimize

from align import pipeline
from align.check import Suspicion, suspect
from align.read import Pair
from align.span import Span

Float = npt.NDArray[np.float64]
Texts = dict[str, str]
HERE = Path(__file__).parent
N_ROUNDS = 4
PENALTY = 1e-2  # of a weight, for a feature that varies by 1
# How many suspicions of a check may be shown in 100 clean sentences, some of them true: there the confidence is one half. Chosen with planted news in view.
ALLOWED = {"number": 0.15, "name": 0.6, "negation": 0.3}
ALLOWED_OF_OTHERS = 0.2
LOWEST_BAR = -0.4  # log-odds
# Where clean texts hold hardly a wrong suspicion to learn from, weights stay near these.
NEAR: dict[str, dict[str, float]] = {
    "quotation": {"constant": -5.7, "cosine": 8.0, "gained": 0.3, "others": -0.8, "figurative": -1.0, "reported": 0.5, "unbalanced": 7.1,
                  "parenthesis": 7.1, "said": -2.0},
    "untranslated": {"constant": 0.6, "sentence": 2.2, "common": 0.5, "words": 0.35, "long": 0.5},
}
NEARNESS = 0.1
KINDS: dict[str, frozenset[str]] = {
    "number": frozenset({"number"}),
    "name": frozenset({"name"}),
    "negation": frozenset({"negation"}),
    "modality": frozenset({"modality"}),
    "hedge": frozenset({"hedge"}),
    "quotation": frozenset({"drop_quotes", "add_quotes", "drop_parenthesis"}),
    "untranslated": frozenset({"untranslated_words", "untranslated_sentence"}),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A document with its originals and changed translations, and the kind of change of each segment that has one."""

    name: str
    segments: list[Texts]
    kinds: dict[int, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A suspicion, and whether it is of a planted defect; `places` are the document's segments that it touches."""

    suspicion: Suspicion
    document: str
    right: bool
    places: frozenset[int]


def changed(documents: Sequence[tuple[str, Sequence[Texts]]], lang: str, seed: int) -> Iterator[Changed]:
    """Every document twice: with wrong words, and with lost marks and words left as they were; `lang` is the translation's language."""
    other = "ru" if lang == "en" else "en"
    for name, segments in rule_defects.change(documents, lang, seed):
        yield Changed(name, [s.texts for s in segments], {n: s.kind for n, s in enumerate(segments) if s.kind})
    for name, clean in documents:
        pairs = [planted.Segment(s[other], s[lang]) for s in clean]
        defects = {d.n: d for d in planted.plant(pairs, lang, seed)}
        texts = [{**s, lang: defects[n].text} if n in defects else s for n, s in enumerate(clean)]
        yield Changed(name, texts, {n: d.kind for n, d in defects.items()})


def examples(document: Changed, lang: str, total: Counter[str]) -> Iterator[Example]:
    """The suspicions of all checks, but those in segments with a defect that another check is to find; `total` counts segments by kind of defect."""
    original = "ru" if lang == "en" else "en"
    sides = {k: render([s[k] for s in document.segments], k, 4) for k in (original, lang)}
    checked = pipeline.evidence(Pair(sides[original][0], sides[lang][0], ""))
    total.update(document.kinds.get(n, "clean") for n in range(len(document.segments)))
    for suspicion in suspect(checked):
        spans = ((suspicion.original, sides[original][1]), (suspicion.translation, sides[lang][1]))
        places = frozenset(n for span, of in spans if span is not None for n in _touched(span, of))
        found = {document.kinds[n] for n in places if n in document.kinds}
        wanted = KINDS.get(suspicion.check, frozenset())
        if not found or found & wanted:
            yield Example(suspicion, document.name, bool(found), places)


def _touched(span: Span, places: dict[int, Span]) -> Iterator[int]:
    yield from (n for n, place in places.items() if place.overlaps(span))


def matrix(chosen: Sequence[Example]) -> tuple[list[str], Float]:
    """The names of the features, the constant first, and their values (examples, features)."""
    names = ["constant", *sorted({f for e in chosen for f in e.suspicion.features})]
    return names, np.array([[1.0, *(e.suspicion.features.get(f, 0.0) for f in names[1:])] for e in chosen])


def logistic(x: Float, y: npt.NDArray[np.bool_], near: Float | None) -> Float:
    """Weights near those, or else near nought, where the constant is free."""
    middle = np.zeros(x.shape[1]) if near is None else near
    penalties = PENALTY * x.var(axis=0) if near is None else np.full(x.shape[1], NEARNESS)

    def loss(w: Float) -> tuple[float, Float]:
        z, off = x @ w, w - middle
        value = np.logaddexp(0, np.where(y, -z, z)).mean() + penalties @ (off * off)
        return float(value), x.T @ (1 / (1 + np.exp(-z)) - y) / len(y) + 2 * penalties * off

    return np.asarray(minimize(loss, middle, jac=True, method="L-BFGS-B").x)


def held_out(x: Float, y: npt.NDArray[np.bool_], folds: npt.NDArray[np.int64], near: Float | None) -> Float:
    """Each example's log-odds by weights that did not see its document."""
    z = np.zeros(len(y))
    for k in range(N_FOLDS):
        z[folds == k] = x[folds == k] @ logistic(x[folds != k], y[folds != k], near)
    return z


def bar(false: Float, allowed: float) -> float:
    """The log-odds from which suspicions are shown, so that no more than `allowed` of the false ones are; 0 if they are fewer anyhow, but for LOWEST_BAR."""
    return max(LOWEST_BAR, float(np.sort(false)[::-1][int(allowed)]) + 1e-6) if len(false) > allowed else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wmt", type=Path)
    parser.add_argument("marked", type=Path)
    parser.add_argument("--rounds", type=int, default=N_ROUNDS)
    parser.add_argument("--out", type=Path, default=HERE / "calibration.json")
    args = parser.parse_args()
    from_russian, from_english = read_clean(args.wmt, args.marked)
    folds = fold_of([*from_russian, *from_english])
    total: Counter[str] = Counter()
    found: dict[str, list[Example]] = {}
    for seed in range(args.rounds):
        for documents, lang in ((from_russian, "en"), (from_english, "ru")):
            for document in changed(documents, lang, seed):
                for example in examples(document, lang, total):
                    found.setdefault(example.suspicion.check, []).append(example)
    weights = {}
    for check, own in sorted(found.items()):
        right = np.array([e.right for e in own])
        n_planted = sum(total[k] for k in KINDS.get(check, ()))
        print(f"{check}: {len(own)} suspicions, {right.sum()} of {n_planted} planted defects or more", flush=True)
        if not right.any() or right.all():
            continue
        names, x = matrix(own)
        near = np.array([NEAR[check].get(n, 0.0) for n in names]) if check in NEAR else None
        z = held_out(x, right, np.array([folds[e.document] for e in own]), near)
        least = bar(z[~right], ALLOWED.get(check, ALLOWED_OF_OTHERS) * total["clean"] / 100)
        places = {(e.document, n, i) for i, e in enumerate(own) if z[i] > least and e.right for n in e.places}
        false = 100 * (z[~right] > least).sum() / total["clean"]
        print(f"  held out: shown {(z[right] > least).mean():.1%} of right ones ({len(places)}), {false:.2f} per 100 clean segments; log-odds {least:.2f}")
        w = logistic(x, right, near)
        w[0] -= least
        weights[check] = dict(zip(names, np.round(w, 4).tolist(), strict=True))
    args.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
