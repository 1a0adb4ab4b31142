"""Worker processes: all results, whoever dies meanwhile."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from align.batch.pool import Pool
from align.pairing.runner import Lost

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
methods = pytest.mark.parametrize("is_forked", [pytest.param(True, marks=pytest.mark.skipif(sys.platform != "linux", reason="forks")), False])


def square(n: int) -> int:
    return n * n


def die_over_three(n: int) -> int:
    if n == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def die_once(path: Path) -> str:
    if not path.exists():
        path.touch()
        os._exit(1)
    return path.name


def sleep_over_three(n: int) -> int:
    time.sleep(600 if n == 3 else 0)
    return n


def pid_of(_: int) -> int:
    return os.getpid()


@methods
def test_every_item_has_its_result(is_forked: bool) -> None:
    assert sorted(Pool(2, is_forked, 60).map(square, iter(range(20)))) == [(n, n * n) for n in range(20)]
    assert list(Pool(2, is_forked, 60).map(square, [])) == []


def test_workers_live_on() -> None:
    assert len({pid for _, pid in Pool(2, sys.platform == "linux", 60).map(pid_of, range(50))}) <= 2


def test_what_kills_a_worker_is_lost_and_nothing_else() -> None:
    found = dict(Pool(2, sys.platform == "linux", 60).map(die_over_three, range(10)))
    lost = found.pop(3)
    assert isinstance(lost, Lost) and "died twice" in lost.reason and found == {n: n for n in range(10) if n != 3}


def test_what_killed_a_worker_once_is_tried_again(tmp_path: Path) -> None:
    paths = [tmp_path / str(n) for n in range(3)]
    assert sorted(Pool(2, sys.platform == "linux", 60).map(die_once, paths)) == [(p, p.name) for p in paths]


def test_what_takes_too_long_is_given_up() -> None:
    found = dict(Pool(2, sys.platform == "linux", 5).map(sleep_over_three, range(6)))
    lost = found.pop(3)
    assert isinstance(lost, Lost) and "not done after 5 seconds" in lost.reason and len(found) == 5


def test_few_items_are_taken_ahead() -> None:
    waiting = iter(range(100))
    results = Pool(2, sys.platform == "linux", 60).map(square, waiting)
    next(results)
    assert next(waiting) <= 3
