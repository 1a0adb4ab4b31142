"""The matching sentences of a batch's results, one pair after the other, filtered."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align.batch.shards import list_shards, read_shard
from align.errors import InputError

COUNTED = ("major", "minor")  # findings that count; those for information do not


@dataclass(frozen=True, slots=True)
class SentencePair:
    """The sentences of a bead on either side, joined; `langs` and `texts` are original and translation."""

    document: str
    langs: tuple[str, str]
    texts: tuple[str, str]
    confidence: float
    n_findings: int


@dataclass(frozen=True, slots=True)
class Filter:
    """What is kept."""

    min_confidence: float = 0.0
    no_findings: bool = False
    deduplicate: bool = False


def read_pairs(output: Path, wanted: Filter) -> Iterator[SentencePair]:
    """In order of the documents' ids, and of the originals within. Of pairs with the same texts the first one is kept, if they are to be deduplicated.

    Raises InputError if there are no results in the folder.
    """
    pairs = (pair for name, report in _reports(output) for pair in _pairs(name, report))
    kept = (p for p in pairs if p.confidence >= wanted.min_confidence and not (wanted.no_findings and p.n_findings))
    return _deduplicated(kept) if wanted.deduplicate else kept


def _reports(output: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    index = output / "index.jsonl"
    if not index.is_file():
        raise InputError(f"{output}: no results of a batch here (index.jsonl is missing); make them with: sverka batch FOLDER -o {output}")
    with index.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["status"] == "compared":
                if "report" not in record:  # then no document has one
                    break
                yield record["id"], _report(output / f"{record['id']}.json")
        else:
            return
    for shard in list_shards(output):
        for fields in map(json.loads, read_shard(shard)):
            yield fields["id"], fields["report"]


def _report(path: Path) -> Mapping[str, Any]:
    try:
        report: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as e:
        raise InputError(f"{path}: the report is missing or damaged; the same sverka batch command makes it again") from e
    return report


def _pairs(name: str, report: Mapping[str, Any]) -> Iterator[SentencePair]:
    sides = "original", "translation"
    texts, spans = [report[s]["text"] for s in sides], [report["sentences"][s] for s in sides]
    langs = report["original"]["lang"], report["translation"]["lang"]
    concerned = [[f[s] for f in report["findings"] if f["severity"] in COUNTED and f[s]] for s in sides]
    for bead in report["beads"]:
        if bead["kind"] not in ("match", "moved") or not all(bead[s] for s in sides):
            continue
        own = [[spans[k][i] for i in bead[s]] for k, s in enumerate(sides)]
        joined = [" ".join(" ".join(texts[k][a:b].split()) for a, b in own[k]) for k in range(2)]
        n_findings = max(_n_touching(own[k], concerned[k]) for k in range(2))
        if all(joined):
            yield SentencePair(name, langs, (joined[0], joined[1]), bead["confidence"], n_findings)


def _n_touching(sentences: Sequence[Sequence[int]], findings: Sequence[Sequence[int]]) -> int:
    return sum(any(a < end and start < b for a, b in sentences) for start, end in findings)


def _deduplicated(pairs: Iterator[SentencePair]) -> Iterator[SentencePair]:
    """By a digest of both texts, without case; the digests are on disk, so that there may be any number."""
    seen = sqlite3.connect("")
    try:
        seen.execute("CREATE TABLE seen (digest BLOB PRIMARY KEY) WITHOUT ROWID")
        for pair in pairs:
            digest = hashlib.sha256("\0".join(t.casefold() for t in pair.texts).encode("utf-8", "surrogatepass")).digest()[:16]
            if seen.execute("INSERT OR IGNORE INTO seen VALUES (?)", (digest,)).rowcount:
                yield pair
    finally:
        seen.close()
