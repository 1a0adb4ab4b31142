"""The same work on a Dask cluster: items go out a few at a time, and what a lost worker had goes to another one. Imported only when it is asked for."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any, TypeVar

from align.batch.stamp import program_digest
from align.errors import SverkaError, UsageError
from align.pairing.runner import Lost
from align.progress import NO_PROGRESS

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 8  # items sent at once
AHEAD = 3  # chunks for each thread of the cluster that are out at once
PATIENCE = 60  # seconds for the scheduler to answer and a worker to be there
DIED = "every worker that had it died, probably for want of memory; try it by itself: sverka align"
_ONE_AT_A_TIME = threading.Lock()  # an encoder is not for two threads; workers should have one each


@dataclass(frozen=True, slots=True)
class Cluster:
    """A `distributed.Client` as a runner."""

    client: Any

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """As `Runner` has it. What a worker dies over, and what waits there, is given to another one; of chunks that this happened to too often, each item is
        tried by itself, with nothing else under way that could be taken for the cause."""
        died: list[T] = []
        yield from self._round(function, _chunks(iter(items), CHUNK), died, self._n_ahead)
        again, lost = [(item,) for item in died], list[T]()
        yield from self._round(function, iter(again), lost, lambda: 1)
        yield from ((item, Lost(DIED)) for item in lost)

    def _round(
        self, function: Callable[[T], R], chunks: Iterator[Sequence[T]], died: list[T], n_ahead: Callable[[], int]
    ) -> Iterator[tuple[T, R]]:
        distributed: Any = import_module("distributed")
        out: dict[Any, Sequence[T]] = {}
        completed = distributed.as_completed()
        try:
            self._send(function, islice(chunks, max(0, n_ahead() - len(out))), out, completed)
            for future in completed:
                chunk = out.pop(future)
                try:
                    results = future.result()
                except distributed.KilledWorker:
                    died += chunk
                except SverkaError:
                    raise
                except Exception as e:  # the work itself never raises
                    raise UsageError(f"{self.client.scheduler.address}: the cluster failed ({_reason(e)}); the same command goes on from here") from e
                else:
                    yield from zip(chunk, results, strict=True)
                self._send(function, islice(chunks, max(0, n_ahead() - len(out))), out, completed)
        finally:
            self.client.cancel(list(out))

    def _send(self, function: Callable[[T], R], chunks: Iterator[Sequence[T]], out: dict[Any, Sequence[T]], completed: Any) -> None:
        for chunk in chunks:
            future = self.client.submit(_do, program_digest(), function, chunk, pure=False)
            out[future] = chunk
            completed.add(future)

    def _n_ahead(self) -> int:
        """The cluster may grow and shrink meanwhile."""
        n_threads: int = sum(self.client.nthreads().values())
        return AHEAD * max(1, n_threads)


@contextmanager
def connect(address: str) -> Iterator[Cluster]:
    """The cluster at an address, as tcp://host:8786. Raises UsageError if there is none, or dask is not installed."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError as e:
        raise UsageError("--scheduler needs dask; type: pip install 'sverka[cluster]'") from e
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as e:
        raise UsageError(f"{address}: no Dask scheduler answers ({_reason(e)}); start one with: dask scheduler") from e
    try:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as e:
            raise UsageError(f"{address}: the cluster has no workers; start some with: dask worker {address} --nthreads 1") from e
        yield Cluster(client)
    finally:
        client.close()


def _do(digest: str, function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """In a worker."""
    if digest != program_digest():
        raise UsageError("the cluster's workers have another version of sverka; install the same one everywhere")
    os.environ[NO_PROGRESS] = "1"
    with _ONE_AT_A_TIME:
        return [function(item) for item in items]


def _chunks(items: Iterator[T], size: int) -> Iterator[Sequence[T]]:
    while chunk := tuple(islice(items, size)):
        yield chunk


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
