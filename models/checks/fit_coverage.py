"""Refits coverage.json, the weights of the check for words without counterpart, from clean parallel texts.

    python models/checks/fit_coverage.py wmttest2022.ru-en.all.xml wmt21-mqm-en-ru.tsv

The files are a WMT test set in XML, English and Russian, and WMT21 translations with marked errors, of which the human ones without errors are taken. Parts of
their sentences are left out and added on either side (see defects.py), the texts are aligned as a user's are, and three multinomial logits over the windows of
each sentence are fitted to where the defects are. Every third document is held out in turn for the figures of the card; the weights are then fitted on all.
"""

import argparse
import csv
import itertools
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.append(str(Path(__file__).parents[1] / "use-multilingual"))

import numpy as np
import numpy.typing as npt
from defects import Defect, Spoilt, spoil
from scipy.optimize import minimize
from spoilt import read_wmt

from align import pipeline
from align.check.checked import Checked
from align.check.coverage.phrases import AT_ONCE, TABLES, WORTH_A_SECOND, WORTH_A_THIRD, Again, Look, likeliest, look_again, look_closely, looks, phrases_of
from align.encode import load_encoder
from align.encode.use import UseEncoder
from align.read import Pair

Float = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Documents = list[tuple[str, list[dict[str, str]]]]
HERE = Path(__file__).parent
N_ROUNDS, N_FOLDS = 4, 3
PENALTY, PENALTY_OF_THIRD = 2e-4, 5e-4  # of a weight; in the third look, for a feature that varies by 1
LANGS = ("ru", "en")
NEAR_BEST, LENGTH_COST, MOST_LOG_LENGTH = 0.06, 0.15, 0.8  # which windows may be what was deleted in the other language
GOOD_OVERLAP, LEAST_OVERLAP = 0.7, 0.5


def read_clean(wmt: Path, marked: Path) -> tuple[Documents, Documents]:
    """The documents of both files as texts by language: those whose original is Russian, and those whose original is English."""
    return [(name, [{"ru": s.original or "", "en": s.translation or ""} for s in segments]) for name, segments in read_wmt(wmt)], read_marked(marked)


def read_marked(path: Path) -> Documents:
    """The human translations without a marked error, a document's segments together. Some of the file's document names are cut in two by a tab."""
    documents: dict[str, list[dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in itertools.islice(csv.reader(file, delimiter="\t"), 1, None):
            if row[0].startswith("ref.") and row[-1] == "no-error":
                name = " ".join(row[:-7] if row[3].startswith("rater") else row[:-6])
                documents.setdefault(name, []).append({"en": " ".join(row[-5].split()), "ru": " ".join(row[-4].split())})
    return list(documents.items())


def fold_of(documents: Documents) -> dict[str, int]:
    """Which part each document is held out with, by its name."""
    return {name: n % N_FOLDS for n, (name, _) in enumerate(documents)}


@dataclass(frozen=True)
class Example:
    """A look, the kind of defect that its words have (None: a clean one), and which windows are right."""

    look: Look
    document: str
    kind: str | None
    right: Flags


def examples(spoilt: Spoilt, swap: bool) -> Iterator[Example]:
    """The sides of all pairs that do not touch a sentence without counterpart."""
    langs = ("en", "ru") if swap else ("ru", "en")
    checked = pipeline.evidence(Pair(spoilt.documents[langs[0]], spoilt.documents[langs[1]], ""))
    for look in looks(checked):
        touched = sorted(set(_touched(spoilt, checked, look)))
        defects = [d for n in touched if (d := spoilt.segments[n].defect)]
        if any(d.kind == "sentence" for d in defects):
            continue
        own = [d for d in defects if d.lang == look.own.lang]
        right = np.zeros(len(look.windows), bool)
        for n in touched:
            if (d := spoilt.segments[n].defect) and d in own:
                right |= _right(look, d, spoilt.places[d.lang][n].start - look.own.span.start)
        if own and not right.any():
            continue
        yield Example(look, spoilt.id, own[0].kind if own else None, right)


def _touched(spoilt: Spoilt, checked: Checked, look: Look) -> Iterator[int]:
    for passage in look.pair.sides:
        for n, place in spoilt.places[passage.lang].items():
            if any(passage.side.sentences[i].span.overlaps(place) for i in passage.sentences):
                yield n


def _right(look: Look, defect: Defect, at: int) -> Flags:
    starts, ends = look.row.starts[look.windows.firsts], look.row.ends[look.windows.lasts - 1]
    if defect.span:
        start, end = defect.span.start + at, defect.span.end + at
        share = (np.minimum(ends, end) - np.maximum(starts, start)) / (np.maximum(ends, end) - np.minimum(starts, start))
        return np.asarray(share >= (GOOD_OVERLAP if (share >= GOOD_OVERLAP).any() else LEAST_OVERLAP))
    assert defect.was
    encoder = load_encoder()
    assert isinstance(encoder, UseEncoder)
    longer = np.abs(np.log((ends - starts) / len(defect.was)))
    score = encoder.phrases([look.own.text]).vectors(np.zeros(len(starts), np.int64), starts, ends) @ encoder.encode([defect.was])[0] - LENGTH_COST * longer
    return np.asarray((score >= score.max() - NEAR_BEST) & (longer < MOST_LOG_LENGTH))


@dataclass(frozen=True)
class Table:
    """The windows (rows of `x`) of many looks end to end, each one's windows from its start; which windows are right."""

    x: Float
    right: Flags
    starts: npt.NDArray[np.int64]

    def some(self, which: Flags) -> "Table":
        """Of some looks only."""
        ends = [*self.starts[1:], len(self.x)]
        kept = [np.arange(a, b) for a, b, yes in zip(self.starts, ends, which, strict=True) if yes]
        return Table(self.x[np.concatenate(kept)], self.right[np.concatenate(kept)], np.cumsum([0, *map(len, kept)])[:-1])


def table_of(features: Sequence[Float], right: Sequence[Flags]) -> Table:
    """One of them."""
    return Table(np.concatenate(features), np.concatenate(right), np.cumsum([0, *map(len, features)])[:-1])


def fit_third(table: Table) -> Float:
    """As `fit`, with every feature held back alike, however much it varies."""
    spread = table.x.std(axis=0)
    spread[spread < 1e-6] = 1.0
    return np.asarray(fit(replace(table, x=table.x / spread), PENALTY_OF_THIRD) / spread)


def fit(table: Table, penalty: float = PENALTY) -> Float:
    """The likeliest weights: one of a look's windows is missing, or none, whose score is nought; of several right windows any one may be it."""
    has = np.logical_or.reduceat(table.right, table.starts)
    group = np.repeat(np.arange(len(table.starts)), np.diff([*table.starts, len(table.x)]))

    def loss(w: Float) -> tuple[float, Float]:
        e = np.exp(np.clip(table.x @ w, -60, 60))
        every = 1 + np.add.reduceat(e, table.starts)
        chosen = np.where(has, np.add.reduceat(e * table.right, table.starts), 1.0)
        slope = e / every[group] - np.where(has[group], e * table.right / chosen[group], 0.0)
        return float((np.log(every) - np.log(chosen)).mean() + penalty * w @ w), table.x.T @ slope / len(has) + 2 * penalty * w

    return np.asarray(minimize(loss, np.zeros(table.x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x)


def second_table(chosen: Sequence[Example], weights: Float) -> tuple[Table, list[Again], Flags]:
    """The second look at the likeliest windows, and which examples it is known of: those that a first look with these weights leaves in doubt, but for those
    whose right windows are not among the likeliest."""
    few = [likeliest(e.look, weights) if _is_doubtful(e.look, weights, WORTH_A_SECOND) else None for e in chosen]
    known = np.array([k is not None and (e.kind is None or bool(_among(e, k).any())) for e, k in zip(chosen, few, strict=True)])
    some = [k for k, is_known in zip(few, known, strict=True) if k is not None and is_known]
    again = [a for n in range(0, len(some), AT_ONCE) for a in map(_without_vectors, look_again(some[n : n + AT_ONCE]))]
    right = [_among(e, k) for e, k in zip((e for e, is_known in zip(chosen, known, strict=True) if is_known), some, strict=True)]
    return table_of([a.look.seen for a in again], right), again, known


def third_table(chosen: Sequence[Example], again: Sequence[Again], weights: Float) -> tuple[Table, Flags]:
    """The third look at the likeliest of those windows, and which of these examples it is known of."""
    few = [a.narrowed(weights) if _is_doubtful(a.look, weights, WORTH_A_THIRD) else None for a in again]
    known = np.array([k is not None and (e.kind is None or bool(_among(e, k.look).any())) for e, k in zip(chosen, few, strict=True)])
    some = [k for k, is_known in zip(few, known, strict=True) if k is not None and is_known]
    features: list[Float] = []
    for n in range(0, len(some), AT_ONCE):
        part = some[n : n + AT_ONCE]
        phrases = phrases_of([k.look for k in part])
        features += [look.seen for look in look_closely([replace(k, phrases=phrases, own=2 * i) for i, k in enumerate(part)])]
    right = [_among(e, k.look) for e, k in zip((e for e, is_known in zip(chosen, known, strict=True) if is_known), some, strict=True)]
    return table_of(features, right), known


def _without_vectors(again: Again) -> Again:
    """Thousands of them with their phrases would not go into memory."""
    return replace(again, phrases=None)  # type: ignore[arg-type]


def _is_doubtful(look: Look, weights: Float, worth: float) -> bool:
    return float(np.exp(np.clip(look.seen @ weights, -60, 60)).sum()) > worth / 2


def _among(example: Example, few: Look) -> Flags:
    windows = example.look.windows
    right = set(zip(windows.firsts[example.right].tolist(), windows.lasts[example.right].tolist(), strict=True))
    return np.array([pair in right for pair in zip(few.windows.firsts.tolist(), few.windows.lasts.tolist(), strict=True)], bool)


def probabilities(table: Table, w: Float) -> tuple[Float, Flags]:
    """Of each look: that anything is missing, and whether the likeliest window is right."""
    scores = table.x @ w
    total = np.add.reduceat(np.exp(np.clip(scores, -60, 60)), table.starts)
    best = [a + int(np.argmax(scores[a:b])) for a, b in itertools.pairwise([*table.starts, len(scores)])]
    return total / (1 + total), table.right[best]


def figures(p: Float, located: Flags, kinds: Sequence[str | None]) -> Iterator[str]:
    """Found, and at the right place, when so many clean sides are flagged."""
    kind = np.array([k or "" for k in kinds])
    for rate in (0.0025, 0.005, 0.01, 0.02):
        shown = p > np.quantile(p[kind == ""], 1 - rate)
        parts = [f"{k} {100 * shown[kind == k].mean():.0f}/{100 * (shown & located)[kind == k].mean():.0f}" for k in ("clause", "phrase", "insertion")]
        yield f"{100 * rate:.2f} % of clean flagged (p > {np.quantile(p[kind == ''], 1 - rate):.2f}): " + ", ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wmt", type=Path)
    parser.add_argument("marked", type=Path)
    parser.add_argument("--rounds", type=int, default=N_ROUNDS)
    parser.add_argument("--out", type=Path, default=HERE / "coverage.json")
    args = parser.parse_args()
    from_russian, from_english = read_clean(args.wmt, args.marked)
    clean = [*from_russian, *from_english]
    everything = [e for seed in range(args.rounds) for n, s in enumerate(spoil(clean, seed)) for e in examples(s, swap=n >= len(from_russian))]
    fold = fold_of(clean)
    weights: dict[str, dict[str, dict[str, float]]] = {}
    for lang in LANGS:
        own = [e for e in everything if e.look.own.lang == lang]
        folds = np.array([fold[e.document] for e in own])
        first = table_of([e.look.seen for e in own], [e.right for e in own])
        second, again, twice = second_table(own, fit(first))
        third, of_twice = third_table([e for e, is_known in zip(own, twice, strict=True) if is_known], again, fit(second))
        thrice = twice.copy()
        thrice[twice] = of_twice
        weights[lang] = {}
        for name, t, which in (("first", first, np.ones(len(own), bool)), ("second", second, twice), ("third", third, thrice)):
            fitted = fit_third if name == "third" else fit
            p, located, f = np.zeros(len(own)), np.zeros(len(own), bool), folds[which]
            for k in range(N_FOLDS):
                of_fold, right = probabilities(t, fitted(t.some(f != k)))
                p[which & (folds == k)], located[which & (folds == k)] = of_fold[f == k], right[f == k]
            kinds = [e.kind for e in own]
            title = f"{lang}, {name} look: {len(own)} sides, {sum(k is not None for k in kinds)} with a defect"
            print(title, *figures(p, located, kinds), sep="\n  ", flush=True)
            weights[lang][name] = dict(zip(TABLES[name], fitted(t).tolist(), strict=True))
    args.out.write_text(json.dumps({k: {n: {f: round(x, 4) for f, x in w.items()} for n, w in v.items()} for k, v in weights.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
