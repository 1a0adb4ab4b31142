"""Results in shards: the same bytes whatever came before, and nothing compared twice."""

import gzip
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from align.batch import BatchOptions, BatchResult, run_batch
from align.batch.shards import list_shards, read_shard
from align.comparison import Comparison
from align.pipeline import Settings, compare_pair
from align.read import Pair

RUSSIAN, ENGLISH = "Мост закрыли в четверг. До весны его не откроют.", "The bridge was shut on Thursday. It will not reopen before spring."

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a fork is what carries the counting into the workers"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
]


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.batch.shards.SIZE", 3)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    log, real = tmp_path / "log", compare_pair

    def logged(pair: Pair, settings: Settings) -> Comparison:
        with log.open("a") as f:
            f.write(f"{Path(pair.original.path).stem}\n")
        return real(pair, settings)

    monkeypatch.setattr("align.batch.task.compare_pair", logged)
    log.touch()
    yield log


def write(folder: Path, *names: str, extra: str = "") -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(f"{RUSSIAN} Дом {name}.\n\n{ENGLISH} House {name}.{extra}", encoding="utf-8")


def run(folder: Path, out: Path, reports: bool | None = None) -> BatchResult:
    return run_batch(folder, out, Settings(), BatchOptions(n_workers=2, shards=True, reports=reports))


def shards(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in list_shards(out)}


def ids(out: Path) -> list[list[str]]:
    return [[json.loads(line)["id"] for line in read_shard(p)] for p in list_shards(out)]


def fresh(tmp_path: Path, folder: Path) -> dict[str, bytes]:
    """What a run into an empty folder writes."""
    out = tmp_path / "fresh"
    shutil.rmtree(out, ignore_errors=True)
    run(folder, out)
    return shards(out)


def test_a_document_a_line_in_order(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    write(folder, *"bdacge")
    (folder / "f.txt").write_bytes(bytes(range(256)))
    run(folder, out)
    assert ids(out) == [["a", "b", "c"], ["d", "e"], ["g"]]
    line = json.loads(gzip.decompress((out / "part-00000.jsonl.gz").read_bytes()).splitlines()[0])
    assert line["report"]["schema"] == "sverka.report/1" and list(line) == ["id", "report"]
    assert not list(out.glob("*.json")) and sorted(p.name for p in out.glob("*.html")) == ["index.html"]


def test_reports_on_demand(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    write(folder, "a")
    run(folder, out)
    assert run(folder, out, reports=True).n_unchanged == 0
    assert (out / "a.html").exists() and (out / "a.json").exists() and ids(out) == [["a"]]


@pytest.mark.parametrize("change", ["nothing", "changed", "added", "removed", "broken", "shard lost", "shard cut", "most removed"])
def test_what_is_written_after_a_change_is_what_a_fresh_run_writes(tmp_path: Path, compared: Path, change: str) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    write(folder, *"abcdefg")
    run(folder, out)
    compared.write_text("")
    again = ""
    if change == "changed":
        write(folder, "e", extra=" That is all.")
        again = "e"
    elif change == "added":
        write(folder, "aa")
        again = "aa"
    elif change == "removed":
        (folder / "b.txt").unlink()
    elif change == "broken":
        (folder / "b.txt").write_bytes(bytes(range(256)))
    elif change == "shard lost":
        (out / "part-00001.jsonl.gz").unlink()
        again = "d e f"
    elif change == "shard cut":
        path = out / "part-00001.jsonl.gz"
        path.write_bytes(path.read_bytes()[:-10])
        again = "f"
    elif change == "most removed":
        for name in "abcdef":
            (folder / f"{name}.txt").unlink()
    run(folder, out)
    assert sorted(compared.read_text().split()) == again.split()
    assert shards(out) == fresh(tmp_path, folder)


def test_a_run_that_stopped_before_a_shard_was_full_goes_on(tmp_path: Path, compared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    write(folder, *"abcdefg")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as m, pytest.raises(KeyboardInterrupt):
        m.setattr("align.batch.shards.Shards._write", stop)
        run(folder, out)
    compared.write_text("")
    assert run(folder, out).n_unchanged >= 3
    assert len(compared.read_text().split()) <= 4 and shards(out) == fresh(tmp_path, folder)
