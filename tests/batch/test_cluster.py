"""The same job on a Dask cluster of two processes: the same bytes, and what a lost worker had is done by another."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from align.batch import BatchOptions, run_batch
from align.batch.cluster import connect
from align.batch.shards import list_shards
from align.errors import UsageError
from align.pairing.runner import Lost
from align.pipeline import Settings

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default"), pytest.mark.skipif(sys.platform == "win32", reason="signals")]

RUSSIAN, ENGLISH = "Мост закрыли в четверг. До весны его не откроют.", "The bridge was shut on Thursday. It will not reopen before spring."


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    import dask

    few = dask.config.set({"distributed.scheduler.allowed-failures": 1})
    with few, distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50) as cluster:
        yield str(cluster.scheduler_address)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(12):
        (folder / f"{n:02}.txt").write_text(f"{RUSSIAN} Дом {n}.\n\n{ENGLISH} House {n}.", encoding="utf-8")
    (folder / "q1.txt").write_text(RUSSIAN, encoding="utf-8")
    (folder / "q2.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "bad.txt").write_bytes(bytes(range(256)))
    return folder


def files(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file() and not p.name.startswith("journal.sqlite")}


def test_the_cluster_writes_what_this_machine_writes(folder: Path, tmp_path: Path, address: str) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    run_batch(folder, here, Settings(), BatchOptions(n_workers=1, shards=True, reports=True))
    result = run_batch(folder, there, Settings(), BatchOptions(scheduler=address, reports=True))
    assert (result.n_compared, result.n_failed) == (13, 1) and list_shards(there)
    assert files(here) == files(there)
    assert run_batch(folder, there, Settings(), BatchOptions(scheduler=address, reports=True)).n_unchanged == 13


def test_texts_at_an_address(folder: Path, tmp_path: Path, address: str) -> None:
    result = run_batch(f"file://{folder}", tmp_path / "there", Settings(), BatchOptions(scheduler=address))
    assert (result.n_compared, result.n_failed) == (13, 1)
    assert f"file://{folder}/bad.txt: this is a binary file" in (tmp_path / "there" / "index.html").read_text(encoding="utf-8")


def die_once(path: Path) -> str:
    if not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def die_over_three(n: int) -> int:
    if n == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def test_what_a_lost_worker_had_is_done_by_another(tmp_path: Path, address: str) -> None:
    paths = [tmp_path / "only once"]
    with connect(address) as cluster:
        assert list(cluster.map(die_once, paths)) == [(paths[0], "only once")]


def test_what_every_worker_dies_over_is_lost_alone(address: str) -> None:
    with connect(address) as cluster:
        found: dict[int, Any] = dict(cluster.map(die_over_three, range(6)))
    assert isinstance(found.pop(3), Lost) and found == {n: n for n in range(6) if n != 3}


def test_no_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.batch.cluster.PATIENCE", 1)
    with pytest.raises(UsageError, match="no Dask scheduler answers"), connect("tcp://127.0.0.1:9"):
        pass
