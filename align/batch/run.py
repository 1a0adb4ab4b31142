"""The whole run: documents are found, those that have changed are compared, and the index is written."""

import functools
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from align.batch.journal import Journal
from align.batch.options import AS_USUAL, BatchOptions, BatchResult
from align.batch.runners import Watched, open_runner, watch
from align.batch.shards import Shards
from align.batch.stamp import stamp
from align.batch.stop import stopped_by_signals
from align.batch.task import REPORTS, UNFINISHED, Order, Outcome, Task, compare, failed, write_reports
from align.encode import load_encoder
from align.errors import InputError, SverkaError, UsageError
from align.pairing.find import Corpus, Known, find_jobs
from align.pairing.folder import check_folder
from align.pairing.job import Alone, Job
from align.pairing.manifest import read_manifest
from align.pairing.runner import Runner
from align.pipeline import Settings, signature
from align.read.fetch import is_address
from align.report.index import write_index
from align.silencing import check_batch_sources, load_silencing


def run_batch(folder: str | Path | None, output: Path, settings: Settings, options: BatchOptions = AS_USUAL) -> BatchResult:
    """Compares all pairs below `folder`, or of the manifest, and writes each document's results and index.html to `output`. What is there of an earlier run
    and has not changed is not done again.

    Raises InputError if there is nothing to compare or what silences findings in all of it cannot be read, UsageError if `output` cannot be used,
    KeyboardInterrupt also on SIGTERM; the same call goes on from there. A document that fails is a record with its error.
    """
    where = None if folder is None else str(folder)
    _check(where, options)
    check_batch_sources(options.sources, output)
    settings = replace(settings, silencing=load_silencing(options.sources, _disk_folder(where)))
    is_new = not output.exists()
    try:
        (output / UNFINISHED).mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise UsageError(f"{output}: the folder cannot be made ({e.strerror}); name another one with -o") from e
    try:
        with stopped_by_signals(), Journal(output) as journal:
            shutil.rmtree(output / UNFINISHED, ignore_errors=True)
            (output / UNFINISHED).mkdir()
            with open_runner(options, settings.model) as runner:
                return _run(where, output, settings, options, journal, runner)
    except InputError:
        if is_new:
            shutil.rmtree(output, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(output / UNFINISHED, ignore_errors=True)


def plan_batch(folder: str | Path | None, settings: Settings, options: BatchOptions = AS_USUAL, output: Path | None = None) -> Iterator[Job | Alone]:
    """What `run_batch` would do, in order of the ids, and then the texts without a counterpart; nothing is written. Raises InputError as it does."""
    where = None if folder is None else str(folder)
    _check(where, options)
    with stopped_by_signals(), tempfile.TemporaryDirectory(prefix="sverka-") as place, Journal(Path(place)) as journal:
        with open_runner(options, settings.model) as runner:
            journal.plan(_find(where, output, options, runner, {}))
        yield from (task.job for task, _ in journal.tasks(largest_first=False))
        yield from journal.alone()


def _check(folder: str | None, options: BatchOptions) -> None:
    if folder is None and options.manifest is None:
        raise UsageError("give a folder with texts, or a table of pairs with --manifest")
    if folder is not None:
        check_folder(folder)


def _run(folder: str | None, output: Path, settings: Settings, options: BatchOptions, journal: Journal, runner: Runner) -> BatchResult:
    known = journal.known_pairs()
    journal.plan(_find(folder, output, options, runner, known))
    journal.keep_pairs(known)
    if not journal.count("SELECT count(*) FROM plan"):
        first = next((f" ({journal.n_alone} have no counterpart; the first: {a.path}: {a.reason})" for a in journal.alone(1)), "")
        raise InputError(f"{folder or options.manifest}: no pairs found{first}; name them X.ru.txt and X.en.txt, or put both languages into one file")
    load_encoder(settings.model, settings.encoding)  # before the workers start: a missing model is said once, and forked workers have it already
    n_unchanged = _compare_all(folder, output, settings, options, journal, runner)
    totals = write_index(output, journal, signature(settings))
    return replace(journal.result(n_unchanged, output / "index.html"), n_dismissed=totals.sums["dismissed"], n_known=totals.sums["known"])


def _find(folder: str | None, output: Path | None, options: BatchOptions, runner: Runner, known: Known) -> Iterator[Job | Alone]:
    if options.manifest is not None:
        yield from map(_sized, read_manifest(options.manifest, folder))
    elif folder is not None:
        yield from find_jobs(Corpus(folder, output), Watched(runner), known)


def _sized(job: Job) -> Job:
    return replace(job, size=sum(Path(p).stat().st_size for p in job.paths if not is_address(p) and Path(p).is_file()))


def _compare_all(folder: str | None, output: Path, settings: Settings, options: BatchOptions, journal: Journal, runner: Runner) -> int:
    """Does what is to be done; the number of documents that have not changed."""
    shards = Shards(output, journal) if options.in_shards else None
    if shards:
        shards.prepare()
    order = Order(
        settings, stamp(settings, options.original, options.with_reports), options.original, output, options.with_reports, options.in_shards,
        options.sources, _disk_folder(folder),
    )  # fmt: skip
    theirs = order if options.scheduler is None else replace(order, output=None)
    results = runner.map(functools.partial(compare, theirs), _tasks(order, journal))
    n_unchanged = 0
    for task, result in watch(results, journal.count("SELECT count(*) FROM plan"), "Comparing"):
        outcome = _written(order, task, result if isinstance(result, Outcome) else failed(order, task.job, result.reason))
        journal.record(outcome)
        n_unchanged += outcome.record is None
        if shards:
            shards.done(outcome.id)
    return n_unchanged


def _disk_folder(folder: str | None) -> tuple[Path, ...]:
    """The folder, if there is one and it is on a disk: what silences findings is not looked for at addresses."""
    return () if folder is None or is_address(folder) else (Path(folder),)


def _tasks(order: Order, journal: Journal) -> Iterator[Task]:
    """What is planned; a document is known only if all that is wanted of it is there."""
    for task, has_line in journal.tasks(largest_first=not order.shards):
        is_there = (has_line or not order.shards) and (not order.reports or _has_reports(order, task.job))
        yield task if is_there else replace(task, known="")


def _has_reports(order: Order, job: Job) -> bool:
    """An empty file is what a power cut leaves of one that had not gone to disk."""
    assert order.output is not None
    paths = [order.output / f"{job.id}{suffix}" for suffix in REPORTS]
    return all(p.is_file() and p.stat().st_size for p in paths)


def _written(order: Order, task: Task, outcome: Outcome) -> Outcome:
    """What a cluster's workers made, written here."""
    try:
        if order.output is not None and outcome.reports:
            write_reports(order.output, outcome.id, outcome.reports)
    except SverkaError as e:
        return failed(order, task.job, str(e))
    return outcome
