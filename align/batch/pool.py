"""Worker processes that do the same with many things. One that dies takes what it had with it and nothing else."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, TypeVar

from align.batch.stop import handle_no_signals, signals_held_back
from align.pairing.runner import Lost
from align.progress import NO_PROGRESS

T = TypeVar("T")
R = TypeVar("R")

ROUND = 1.0  # seconds between looks at who has been too long
GRACE = 10.0  # seconds for an idle worker to go
DIED = "the worker process died twice, probably for want of memory; try it by itself: sverka align"


@dataclass(slots=True)
class _Worker:
    process: Any
    pipe: Connection
    item: Any = None
    since: float = 0.0
    is_late: bool = False

    def give(self, item: Any) -> None:
        self.item, self.since = item, time.monotonic()
        self.pipe.send(item)

    def end(self, kill: bool = False) -> None:
        """A worker goes when its pipe is closed, if it is idle."""
        if kill:
            self.process.kill()
        self.pipe.close()
        self.process.join(GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


@dataclass(frozen=True, slots=True)
class Pool:
    """`n_workers` processes, forked if that is safe, spawned otherwise. What takes longer than `longest` seconds is given up, and its worker ended."""

    n_workers: int
    is_forked: bool
    longest: float

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """As `Runner` has it. What a worker died over is tried once more when all the rest is done, with no other worker beside it."""
        died: list[T] = []
        yield from self._round(function, iter(items), self.n_workers, died)
        for item in died:
            again: list[T] = []
            yield from self._round(function, iter([item]), 1, again)
            if again:
                yield item, Lost(DIED)

    def _round(self, function: Callable[[T], R], waiting: Iterator[T], n_workers: int, died: list[T]) -> Iterator[tuple[T, R | Lost]]:
        idle: list[_Worker] = []
        busy: dict[Any, _Worker] = {}
        try:
            while True:
                for item in islice(waiting, n_workers - len(busy)):
                    worker = self._give(item, function, idle, list(busy))
                    busy[worker.pipe] = worker
                if not busy:
                    return
                for pipe in wait(list(busy), ROUND):
                    worker = busy.pop(pipe)
                    try:
                        result = worker.pipe.recv()
                    except (EOFError, OSError):
                        worker.end(kill=True)
                        if worker.is_late:
                            yield worker.item, Lost(f"not done after {self.longest:g} seconds and given up (--timeout); try it by itself: sverka align")
                        else:
                            died.append(worker.item)
                        continue
                    idle.append(worker)
                    yield worker.item, result
                self._end_late(busy.values())
        finally:
            for worker in busy.values():
                worker.end(kill=True)
            for worker in idle:
                worker.end()

    def _give(self, item: T, function: Callable[[T], R], idle: list[_Worker], others: Sequence[Connection]) -> _Worker:
        while idle:
            worker = idle.pop()
            try:
                worker.give(item)
                return worker
            except OSError:  # it died while it had nothing to do
                worker.end(kill=True)
        worker = self._start(function, others)
        worker.give(item)
        return worker

    def _start(self, function: Callable[[T], R], others: Sequence[Connection]) -> _Worker:
        context: Any = get_context("fork" if self.is_forked else "spawn")
        ours, theirs = context.Pipe()
        inherited = [*others, ours] if self.is_forked else []  # a fork has them open too, and would keep a pipe from closing
        process = context.Process(target=_serve, args=(theirs, inherited, function), daemon=True)
        with signals_held_back():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _end_late(self, busy: Iterable[_Worker]) -> None:
        for worker in busy:
            if time.monotonic() - worker.since > self.longest:
                worker.is_late = True
                worker.process.kill()  # its pipe closes, which is met in the next round


def _serve(pipe: Connection, inherited: Sequence[Connection], function: Callable[[Any], Any]) -> None:
    """A worker's life."""
    handle_no_signals()
    for other in inherited:
        other.close()
    os.environ[NO_PROGRESS] = "1"
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # where memory runs out, a worker is to be killed rather than the process that keeps the journal
            Path("/proc/self/oom_score_adj").write_text("500")
    with contextlib.suppress(EOFError, OSError):  # the command has gone
        while True:
            pipe.send(function(pipe.recv()))
