"""The planted-defect benchmark as the other benchmarks use it: its documents, the product's report of one, and the scorer, which stays where the data is.

Documents are JSON objects, one a line, with spans as offsets into the two texts (see BENCH/make_planted.py).
"""

import importlib.util
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal, TypedDict, TypeVar

from align.comparison import Comparison
from align.pipeline import compare_pair
from align.progress import NO_PROGRESS
from align.read import read_pair
from align.report.json import format_json

T = TypeVar("T")

PLANTED = "wmt22-ruen.jsonl"
SCORER = "score_planted"

Interval = list[int]  # [start, end), as JSON has it
Report = dict[str, Any]
Which = Literal["original", "translation"]
SIDES: tuple[Which, Which] = ("original", "translation")


class Text(TypedDict):
    """One side."""

    lang: str
    text: str


class Segment(TypedDict):
    """What translates what; null where the other side has nothing for it."""

    o: Interval | None
    t: Interval | None


class Defect(TypedDict):
    """`t` is the place of the changed words, null where nothing is left of the sentence."""

    kind: str
    segment: int
    o: Interval | None
    t: Interval | None
    was: str | None
    now: str


class Planted(TypedDict):
    """A document of the benchmark."""

    id: str
    original: Text
    translation: Text
    segments: list[Segment]
    planted: list[Defect]


def load_planted(path: Path) -> list[Planted]:
    """The documents of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def load_beside(bench: Path, name: str) -> Any:
    """A module that stands beside the data, as the scorer does: its definitions are used, not copied."""
    spec = importlib.util.spec_from_file_location(name, bench / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compare_planted(document: Planted) -> Comparison:
    """The product's comparison of a document, from files as a user has them."""
    with tempfile.TemporaryDirectory() as folder:
        original, translation = Path(folder) / "a.ru.txt", Path(folder) / "a.en.txt"
        original.write_text(document["original"]["text"], encoding="utf-8")
        translation.write_text(document["translation"]["text"], encoding="utf-8")
        return compare_pair(read_pair(original, translation))


def report_of(document: Planted) -> Report:
    """The product's report of a document, as its JSON says it."""
    report: Report = json.loads(format_json(compare_planted(document)))
    return report


def gold_span(segment: Segment, side: Which) -> Interval | None:
    """A segment's place on one side."""
    return segment["o"] if side == "original" else segment["t"]


def touched(document: Planted, report: Report, side: Which, sentences: Sequence[int]) -> frozenset[int]:
    """The gold segments that sentences of the report have characters of."""
    spans = [report["sentences"][side][i] for i in sentences]
    own = [gold_span(segment, side) for segment in document["segments"]]
    return frozenset(n for n, there in enumerate(own) if there and any(min(a[1], there[1]) > max(a[0], there[0]) for a in spans))


def map_documents(job: Callable[[Planted], T], documents: Sequence[Planted], n_workers: int = 2) -> Iterator[T]:
    """The job's results in the documents' order, from processes with one BLAS thread each."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # the workers are spawned, so that their numpy reads it
    os.environ[NO_PROGRESS] = "1"
    with ProcessPoolExecutor(n_workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(job, documents, chunksize=4)
