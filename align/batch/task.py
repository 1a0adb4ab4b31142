"""One document of a batch, in whichever process: read, compared, written; whatever goes wrong with it stays with it."""

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from align.batch.stamp import stamp
from align.comparison import Comparison
from align.errors import SverkaError, UsageError
from align.pairing.job import Job
from align.pairing.look import digest_of
from align.pipeline import Settings, compare_pair
from align.read import Pair, read_bilingual, read_lines, read_pair, read_unordered
from align.read.fetch import fetched, is_address
from align.record import Record, record_of
from align.report.html import format_html
from align.report.json import format_json
from align.report.write import open_atomically
from align.silencing import BESIDE, Silencing, Sources, load_batch_silencing

REPORTS = (".json", ".html")
UNFINISHED = ".unfinished"  # the folder of what is being written
Silencings = Mapping[str, Silencing]  # by the path of the text that may be the original


@dataclass(frozen=True, slots=True)
class Order:
    """What is the same for all documents. `stamp` is of everything beside the texts that the results depend on; `original` is the language of the originals
    where it is not to be guessed. Reports go to `output`, or into the outcome if that is None; `shards` puts a line for a shard into the outcome. What
    silences findings is read by `sources`, from `folders` and from that of the original."""

    settings: Settings
    stamp: str
    original: str | None = None
    output: Path | None = None
    reports: bool = True
    shards: bool = False
    sources: Sources = BESIDE
    folders: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be compared, unless its key is the `known` one, whose results are there."""

    job: Job
    known: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`record` is None where nothing has changed; `key` is empty where there is an error. `line` is a gzip member for a shard; `reports` are texts by suffix
    that are still to be written."""

    id: str
    key: str = ""
    record: Record | None = None
    line: bytes = b""
    reports: tuple[tuple[str, str], ...] = ()


def compare(order: Order, task: Task) -> Outcome:
    """Never raises: an error is a record."""
    try:
        with fetched(task.job.paths) as paths:
            settings = _settings(order, task.job)
            silencings = _silencings(order, task.job)
            key = key_of(order, settings, silencings, task.job, paths)
            if key == task.known:
                return Outcome(task.job.id, key)
            try:
                pair = _read(order, task.job, paths)
                comparison = compare_pair(pair, replace(settings, silencing=silencings[pair.original.path]))
            except SverkaError as e:
                raise type(e)(_named(str(e), paths, task.job)) from e
        return _outcome(order, task.job.id, key, comparison)
    except SverkaError as e:
        return failed(order, task.job, str(e))
    except MemoryError:
        return failed(order, task.job, "not enough memory for this document; split it, or use fewer --workers")
    except Exception as e:  # a fault of ours in one document must not stop the others
        return failed(order, task.job, f"internal error ({type(e).__name__}: {' '.join(str(e).split())[:200]}); please report it with the two texts")


def key_of(order: Order, settings: Settings, silencings: Silencings, job: Job, paths: Sequence[Path]) -> str:
    """The same for the same texts, places, options, settings and version of the program; `settings` and `silencings` are this document's."""
    special = stamp(settings) if settings != order.settings else ""
    own = repr((job.id, job.paths, job.ordered, job.original, special, stamp(silencings))).encode("utf-8", "surrogatepass")
    return hashlib.sha256(b"\0".join([order.stamp.encode(), own, *map(_digest, paths)])).hexdigest()


def _silencings(order: Order, job: Job) -> Silencings:
    """What holds if this or that text is the original, which is known when they are read."""
    folders = {path: order.folders if is_address(path) else (*order.folders, Path(path).parent) for path in job.paths}
    read = {those: load_batch_silencing(order.sources, those, job.id) for those in dict.fromkeys(folders.values())}
    return {path: read[those] for path, those in folders.items()}


def _digest(path: Path) -> bytes:
    try:
        return digest_of(path)
    except OSError:
        return b"unreadable"  # reading it says why


def _read(order: Order, job: Job, paths: Sequence[Path]) -> Pair:
    original = job.original or order.original
    if job.lines:
        pair = read_lines(paths[0], paths[1])
    elif job.ordered:
        pair = replace(read_pair(paths[0], paths[1]), direction="the manifest")
    elif len(paths) == 2:
        pair = read_unordered(paths[0], paths[1], original)
    else:
        pair = read_bilingual(paths[0], original)
    original_side, translation = (replace(d, path=_named(d.path, paths, job)) for d in (pair.original, pair.translation))
    return replace(pair, original=original_side, translation=translation)


def _named(text: str, paths: Sequence[Path], job: Job) -> str:
    """A text that names files as they were given, not the copies that were read."""
    for path, given in zip(paths, job.paths, strict=True):
        text = text.replace(str(path), given) if str(path) != given else text
    return text


def _settings(order: Order, job: Job) -> Settings:
    """Of one document: what is its own in the manifest."""
    return replace(order.settings, lines=True) if job.lines else order.settings


def _outcome(order: Order, name: str, key: str, comparison: Comparison) -> Outcome:
    """Writes what this process is to write; the rest goes along."""
    record = record_of(name, comparison, f"{name}.html" if order.reports else None)
    machine = format_json(comparison)
    reports = ((".json", machine), (".html", format_html(comparison))) if order.reports else ()
    line = _shard_line(name, machine) if order.shards else b""
    if order.output is None:
        return Outcome(name, key, record, line, reports)
    write_reports(order.output, name, reports)
    return Outcome(name, key, record, line)


def _shard_line(name: str, machine: str) -> bytes:
    """A document's line of a shard: its id and its report, as a gzip member of its own."""
    line = json.dumps({"id": name, "report": json.loads(machine)}, ensure_ascii=False) + "\n"
    return gzip.compress(line.encode("utf-8", "replace"), mtime=0)


def failed(order: Order, job: Job, error: str) -> Outcome:
    """The outcome of a document that could not be compared; reports of an earlier run, when it could, go."""
    if order.output is not None:
        for suffix in REPORTS:
            try:
                report_path(order.output, job.id, suffix).unlink(missing_ok=True)
            except (SverkaError, OSError):
                continue
    return Outcome(job.id, "", Record(job.id, job.paths[0], job.paths[-1], error=error))


def write_reports(output: Path, name: str, reports: Sequence[tuple[str, str]]) -> None:
    """Raises UsageError if they cannot be written there."""
    for suffix, text in reports:
        with open_atomically(report_path(output, name, suffix), output / UNFINISHED, lasting=False) as f:
            f.write(text.encode("utf-8", "replace"))


def report_path(output: Path, name: str, suffix: str) -> Path:
    """Where a document's report goes; raises UsageError rather than follow a link out of the output folder."""
    path = output / f"{name}{suffix}"
    try:
        if path.parent.resolve().is_relative_to(output.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            return path
    except OSError as e:
        raise UsageError(f"{path.parent}: the folder cannot be made ({e.strerror}); name another folder with -o") from e
    raise UsageError(f"{path.parent}: leads out of {output} by a link; remove it or name another folder with -o")
