"""Who does the work: worker processes of this machine, or a Dask cluster; with a progress bar over either."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TypeVar

from align.batch.options import BatchOptions
from align.batch.pool import Pool
from align.encode import BUNDLED
from align.pairing.runner import Lost, Runner

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Watched:
    """A runner with a progress bar over what it does, where someone watches."""

    runner: Runner
    what: str = "Pairing"

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        total = len(items) if isinstance(items, Sized) else None
        return watch(self.runner.map(function, items), total, self.what) if total != 0 else iter(())


def watch(results: Iterator[T], total: int | None, what: str) -> Iterator[T]:
    """The results, with a bar that says the rate and the time left, on standard error if that is a terminal."""
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread of its own beside forks
    yield from tqdm(results, desc=what, total=total, unit="doc", disable=None, dynamic_ncols=True)


def open_runner(options: BatchOptions, model: str) -> AbstractContextManager[Runner]:
    """A fork starts at once and shares the weights; but only Linux forks safely, and only without the threads that other models bring.

    Raises UsageError if there is no such cluster.
    """
    if options.scheduler is not None:
        from align.batch.cluster import connect

        return connect(options.scheduler)
    is_forked = sys.platform == "linux" and model == BUNDLED
    return nullcontext(Pool(options.n_workers or os.cpu_count() or 1, is_forked, options.longest))
