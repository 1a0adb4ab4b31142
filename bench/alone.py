"""Jobs in processes of their own, so that their peak memory is theirs; and the time that goes to the encoder."""

import os
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from align.progress import NO_PROGRESS

T = TypeVar("T")

STATUS = Path("/proc/self/status")
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def run_alone(job: Callable[..., T], *args: Any) -> T:
    """What the job returns from a new process with one thread."""
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))  # read when the new process imports numpy
    os.environ[NO_PROGRESS] = "1"
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(job, *args).result()


def peak_megabytes() -> float:
    """The most memory that this process has held so far."""
    if STATUS.exists():  # getrusage also counts what the parent held when it made this process
        fields = dict(line.split(":", 1) for line in STATUS.read_text().splitlines() if ":" in line)
        return int(fields["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Clock:
    """Adds up the seconds spent in `with clock:`; once in it, entering it again does not count twice."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0
        self._started = 0.0

    def __enter__(self) -> None:
        if not self._depth:
            self._started = time.perf_counter()
        self._depth += 1

    def __exit__(self, *error: object) -> None:
        self._depth -= 1
        if not self._depth:
            self.seconds += time.perf_counter() - self._started


class Timed:
    """An encoder, or the runs that it gives, with the time of every call on a clock. Whoever holds it sees no difference."""

    def __init__(self, what: Any, clock: Clock) -> None:
        self._what, self._clock = what, clock

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._what, name)
        if not callable(value):
            return value

        def call(*args: Any, **kwargs: Any) -> Any:
            with self._clock:
                out = value(*args, **kwargs)
            return Timed(out, self._clock) if name == "runs" else out

        return call
