"""A folder of documents, in worker processes: a report each, and one page that lists them, worst first."""

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from align.comparison import summarise
from align.encode import BUNDLED, load_encoder
from align.errors import InputError, SverkaError, UsageError
from align.finding import Severity
from align.pipeline import Settings, compare_pair, signature
from align.progress import NO_PROGRESS
from align.read import read_bilingual, read_unordered
from align.read.pairs import Job, find_pairs
from align.report.html import format_html
from align.report.index import IndexRow, format_index
from align.report.json import format_json
from align.report.write import write_atomically
from align.silencing import BESIDE, Sources, check_batch_sources, load_batch_silencing, load_silencing

QUEUED_PER_WORKER = 4  # enough to keep a worker busy, few enough to bound the memory


@dataclass(frozen=True, slots=True)
class BatchResult:
    """One row a document, in the order of their ids, and where the index is."""

    rows: tuple[IndexRow, ...]
    index: Path

    @property
    def n_errors(self) -> int:
        return sum(r.error is not None for r in self.rows)

    @property
    def message(self) -> str:
        """One line for the terminal."""
        n_done = len(self.rows) - self.n_errors
        flagged = sum(r.summary is not None and r.summary.n_flagged > 0 for r in self.rows)
        aside = "".join(f", {n} {what}" for n, what in ((self._total("n_dismissed"), "dismissed"), (self._total("n_known"), "known from the baseline")) if n)
        trouble = f", {self.n_errors} not compared (see the index)" if self.n_errors else ""
        return f"{n_done} of {len(self.rows)} documents compared, {flagged} with findings{aside}{trouble}. Index: {self.index}"

    def _total(self, count: str) -> int:
        return sum(getattr(r.summary, count) for r in self.rows if r.summary is not None)

    def fails(self, severity: Severity | str) -> bool:
        """Whether any document has a finding of this severity or worse."""
        counted: tuple[Severity, ...] = ("major",) if severity == "major" else ("major", "minor")
        return any(r.summary is not None and any(r.summary.findings[s] for s in counted) for r in self.rows)


@dataclass(frozen=True, slots=True)
class _Work:
    job: Job
    folder: Path
    output: Path
    settings: Settings
    sources: Sources
    original: str | None


def run_batch(
    folder: Path, output: Path, settings: Settings, original: str | None = None, n_workers: int | None = None, sources: Sources = BESIDE
) -> BatchResult:
    """Compares all pairs below `folder`, writes `output`/<id>.html and .json and index.html.

    What silences findings is read for each document, by `sources`. Raises InputError if there is nothing to compare or what stands in `folder` cannot be
    read, UsageError if `output` cannot be used. A document that fails is a row with its error.
    """
    check_batch_sources(sources, output)
    settings = replace(settings, silencing=load_silencing(sources, (folder,)))
    found = find_pairs(folder)
    if not found.jobs:
        hint = f" ({len(found.unpaired)} files have no counterpart; the first: {found.unpaired[0].reason})" if found.unpaired else ""
        raise InputError(f"{folder}: no pairs found{hint}; name them X.ru.txt and X.en.txt, or put both languages into one file")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise UsageError(f"{output}: the folder cannot be made ({e.strerror}); name another one with -o") from e
    load_encoder(settings.model, settings.encoding)  # once, before the workers start: a missing model is said once, and forked workers have it already
    work = [_Work(job, folder, output, settings, sources, original) for job in found.jobs]
    rows = dict(_run_all(work, n_workers or os.cpu_count() or 1))
    ordered = [rows[w.job.id] for w in work]
    ordered += [IndexRow(str(u.path), None, str(u.path), "", "", None, u.reason) for u in found.unpaired]
    index = output / "index.html"
    write_atomically(index, format_index(ordered, signature(settings)))
    return BatchResult(tuple(ordered), index)


def _run_all(work: Sequence[_Work], n_workers: int) -> Iterator[tuple[str, IndexRow]]:
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread of its own beside forks
    done = _in_this_process(work) if n_workers == 1 or len(work) == 1 else _in_processes(work, min(n_workers, len(work)))
    yield from tqdm(done, total=len(work), unit="doc", disable=None)


def _in_this_process(work: Sequence[_Work]) -> Iterator[tuple[str, IndexRow]]:
    return ((w.job.id, _compare(w)) for w in work)


def _in_processes(work: Sequence[_Work], n_workers: int) -> Iterator[tuple[str, IndexRow]]:
    """A worker that dies takes its pool with it: what was under way then is tried once more, each in a process of its own."""
    waiting = sorted(work, key=_size)  # the largest first, so that no worker is left with it at the end
    while waiting:
        lost: list[_Work] = []
        with _pool(n_workers, work[0].settings.model) as pool:
            try:
                yield from _drain(pool, waiting, n_workers * QUEUED_PER_WORKER, lost)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        for w in lost:
            yield w.job.id, _compare_alone(w)


def _size(work: _Work) -> int:
    return sum(path.stat().st_size for path in work.job.paths if path.exists())


def _pool(n_workers: int, model: str) -> ProcessPoolExecutor:
    """Workers without progress bars of their own.

    A fork starts at once and shares the weights; but only Linux forks safely, and only without the threads that other models bring.
    """
    method = "fork" if sys.platform == "linux" and model == BUNDLED else "spawn"
    return ProcessPoolExecutor(n_workers, mp_context=get_context(method), initializer=_watch_nothing)


def _watch_nothing() -> None:
    os.environ[NO_PROGRESS] = "1"


def _drain(pool: ProcessPoolExecutor, waiting: list[_Work], n_queued: int, lost: list[_Work]) -> Iterator[tuple[str, IndexRow]]:
    """Takes work off the end of `waiting` until there is none or the pool breaks; what a broken pool had goes to `lost`."""
    running: dict[Future[IndexRow], _Work] = {}
    while waiting or running:
        while waiting and len(running) < n_queued and not lost:
            try:
                running[pool.submit(_compare, waiting[-1])] = waiting[-1]
            except BrokenProcessPool:
                break
            waiting.pop()
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            w = running.pop(future)
            try:
                yield w.job.id, future.result()
            except BrokenProcessPool:
                lost.append(w)
        if lost and not running:
            return


def _compare_alone(work: _Work) -> IndexRow:
    with _pool(1, work.settings.model) as pool:
        try:
            return pool.submit(_compare, work).result()
        except BrokenProcessPool:
            return _error_row(work, "the worker process died, probably for want of memory; try it by itself: sverka align")


def _compare(work: _Work) -> IndexRow:
    """One document, to its row; whatever goes wrong with it stays with it."""
    try:
        pair = read_unordered(*work.job.paths, work.original) if len(work.job.paths) == 2 else read_bilingual(work.job.paths[0], work.original)
        silencing = load_batch_silencing(work.sources, work.folder, Path(pair.original.path), work.job.id)
        comparison = compare_pair(pair, replace(work.settings, silencing=silencing))
        place = _place(work.output, work.job.id)
        write_atomically(place.with_name(place.name + ".json"), format_json(comparison))
        write_atomically(place.with_name(place.name + ".html"), format_html(comparison))
    except SverkaError as e:
        return _error_row(work, str(e))
    except Exception as e:  # a fault of ours in one document must not stop the others
        return _error_row(work, f"internal error ({type(e).__name__}: {' '.join(str(e).split())[:200]}); please report it with the two texts")
    languages = f"{comparison.original.document.lang} → {comparison.translation.document.lang}"
    paths = comparison.original.document.path, comparison.translation.document.path
    return IndexRow(work.job.id, f"{work.job.id}.html", *paths, languages, summarise(comparison), None)


def _place(output: Path, name: str) -> Path:
    """Where a document's reports go (without a suffix); raises UsageError rather than follow a link out of the output folder."""
    place = output / name
    if not place.parent.resolve().is_relative_to(output.resolve()):
        raise UsageError(f"{place.parent}: leads out of {output} by a link; remove it or name another folder with -o")
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _error_row(work: _Work, error: str) -> IndexRow:
    paths = [str(p) for p in work.job.paths]
    return IndexRow(work.job.id, None, paths[0], paths[-1], "", None, error)
