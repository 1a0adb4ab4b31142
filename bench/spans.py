"""Machine translations with errors marked by professionals (WMT21 English–Russian, `spans/wmt21-mqm-en-ru.tsv`) against what the checks find in them.

    python bench/spans.py BENCH            # --every N takes each N-th document only

Segments are given as pairs. Printed: how well a segment's flagged weight ranks with its marked weight (major 5, minor 1, as in MQM; Spearman), how many
findings touch a marked error and how many marked errors a finding touches, by check; the same for the human translations in the file. A marked error is a
stretch of the translation, so that only findings with a place there count; most marked errors are of fluency or style, which these checks do not look for.
"""

import argparse
import csv
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from align.comparison import Comparison
from align.document import Block, Document
from align.finding import Severity
from align.pipeline import Settings, compare_pair
from align.progress import NO_PROGRESS
from align.read import Pair
from align.span import Span

MARKED = Path("spans") / "wmt21-mqm-en-ru.tsv"
WEIGHTS: dict[Severity, float] = {"major": 5.0, "minor": 1.0, "info": 0.0}
HUMAN = "ref."


@dataclass(frozen=True, slots=True)
class Marked:
    """A translated segment and its marked errors, as stretches of `target`."""

    source: str
    target: str
    errors: tuple[tuple[Span, Severity], ...]

    @property
    def weight(self) -> float:
        return sum(WEIGHTS[severity] for _, severity in self.errors)


@dataclass(frozen=True, slots=True)
class Translation:
    """A document by one system."""

    system: str
    segments: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document's segments as (marked weight, flagged weight); findings by check and those that touch an error; errors and those that are touched."""

    system: str
    weights: tuple[tuple[float, float], ...]
    found: Counter[str]
    right: Counter[str]
    n_errors: int
    n_touched: int


def read_marked(path: Path) -> list[Translation]:
    """The file's documents. Some names of documents are cut in two by a tab, so columns are counted from the end."""
    documents: dict[tuple[str, ...], list[Marked]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t")
        next(rows)
        for row in rows:
            name = tuple(row[:-7] if row[3].startswith("rater") else row[:-6])
            documents.setdefault(name, []).append(Marked(row[-5], row[-4], tuple(_errors(*row[-3:]))))
    return [Translation(name[0], tuple(segments)) for name, segments in documents.items()]


def _errors(starts: str, ends: str, severities: str) -> Iterator[tuple[Span, Severity]]:
    for start, end, severity in zip(starts.split(), ends.split(), severities.split(), strict=False):
        if severity in ("major", "minor"):
            yield Span(int(start), max(int(end), int(start) + 1)), "major" if severity == "major" else "minor"


def compare(translation: Translation) -> Comparison:
    """The product's comparison, segment by segment."""
    sides = [_document(lang, texts) for lang, texts in (("en", [s.source for s in translation.segments]), ("ru", [s.target for s in translation.segments]))]
    return compare_pair(Pair(sides[0], sides[1], ""), Settings(lines=True))


def _document(lang: str, texts: Sequence[str]) -> Document:
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    return Document(f"{lang}.txt", lang, "\n".join(texts), tuple(Block(Span(a, a + len(t))) for a, t in zip(starts, texts, strict=True)))


def score(translation: Translation) -> Outcome:
    """Findings against marks."""
    comparison = compare(translation)
    sides = comparison.original.sentences, comparison.translation.sentences
    flagged = [0.0] * len(translation.segments)
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    touched: set[tuple[int, Span]] = set()
    for finding in comparison.findings:
        if finding.severity == "info":
            continue
        bead = comparison.beads[finding.bead]
        for n in dict.fromkeys((*bead.translation, *bead.original)):
            flagged[n] += WEIGHTS[finding.severity] * finding.confidence / max(1, len(bead.translation))
        if finding.translation is None:
            continue
        found[finding.check] += 1
        hits = {
            (n, span)
            for n in bead.translation
            for span, _ in translation.segments[n].errors
            if Span(span.start + sides[1][n].span.start, span.end + sides[1][n].span.start).overlaps(finding.translation)
        }
        right[finding.check] += bool(hits)
        touched |= hits
    weights = tuple((s.weight, f) for s, f in zip(translation.segments, flagged, strict=True))
    return Outcome(translation.system, weights, found, right, sum(len(s.errors) for s in translation.segments), len(touched))


def report(name: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The lines of one group of systems."""
    from scipy.stats import spearmanr

    weights = [w for o in outcomes for w in o.weights]
    found, right = sum((o.found for o in outcomes), Counter()), sum((o.right for o in outcomes), Counter())
    n_errors, n_touched = sum(o.n_errors for o in outcomes), sum(o.n_touched for o in outcomes)
    rank = float(spearmanr([w for w, _ in weights], [w for _, w in weights]).statistic)
    yield f"{name}: {len(weights)} segments, {n_errors} marked errors; rank correlation of weights {rank:.3f}"
    n_found, n_right = sum(found.values()), sum(right.values())
    yield f"  findings with a place in the translation that touch an error: {n_right} of {n_found}; errors touched: {n_touched} of {n_errors}"
    yield "  by check: " + ", ".join(f"{check} {right[check]} of {n}" for check, n in found.most_common())
    clean = [flagged for marked, flagged in weights if not marked]
    yield f"  segments without a marked error that are flagged: {sum(f > 0 for f in clean)} of {len(clean)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--every", type=int, default=1)
    args = parser.parse_args()
    documents = read_marked(args.bench / MARKED)[:: args.every]
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    os.environ[NO_PROGRESS] = "1"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        outcomes = list(pool.map(score, documents, chunksize=4))
    print(*report("machines", [o for o in outcomes if not o.system.startswith(HUMAN)]), sep="\n")
    print(*report("people", [o for o in outcomes if o.system.startswith(HUMAN)]), sep="\n")


if __name__ == "__main__":
    main()
