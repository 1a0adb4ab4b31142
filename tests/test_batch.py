"""Batch mode: every document on its own, whatever the others do."""

import json
import os
import pickle
import sys
from pathlib import Path

import pytest

from align.batch import run_batch
from align.comparison import Comparison
from align.errors import InputError, UsageError
from align.glossary import Concept, Glossary, Terms
from align.pipeline import Settings, compare_pair
from align.read import Pair

RUSSIAN = "Мост закрыли в четверг. До весны его не откроют, сообщили в мэрии. Жители узнали об этом из объявления."
ENGLISH = "The bridge was shut on Thursday. It will not reopen before spring, the mayor's office said. The residents learned of it from a notice."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    for name in ("one", "deep/two"):
        (folder / f"{name}.ru.txt").write_text(RUSSIAN, encoding="utf-8")
        (folder / f"{name}.en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "both.txt").write_text(f"{RUSSIAN}\n\n{ENGLISH}", encoding="utf-8")
    (folder / "bad.ru.txt").write_bytes(bytes(range(256)))
    (folder / "bad.en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "alone.ru.txt").write_text(RUSSIAN, encoding="utf-8")
    return folder


@pytest.mark.parametrize("n_workers", [1, 2])
def test_one_bad_document_stops_nothing(folder: Path, tmp_path: Path, n_workers: int) -> None:
    out = tmp_path / "out"
    result = run_batch(folder, out, Settings(), n_workers=n_workers)
    assert {r.id: r.error is None for r in result.rows if r.id != str(folder / "alone.ru.txt")} == {"both": True, "bad": False, "deep/two": True, "one": True}
    assert result.n_errors == 2 and "3 of 5 documents compared" in result.message
    written = sorted(str(p.relative_to(out)) for p in out.rglob("*") if p.is_file())
    assert written == ["both.html", "both.json", "deep/two.html", "deep/two.json", "index.html", "one.html", "one.json"]
    assert len(json.loads((out / "one.json").read_text(encoding="utf-8"))["beads"]) == 3
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "this is a binary file" in index and "alone.en.txt" in index and 'href="deep/two.html"' in index


def test_two_workers_write_what_one_writes(folder: Path, tmp_path: Path) -> None:
    for n in (1, 2):
        run_batch(folder, tmp_path / f"out{n}", Settings(), n_workers=n)
    for path in (tmp_path / "out1").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "out2" / path.relative_to(tmp_path / "out1")).read_bytes()


def test_a_glossary_reaches_the_workers(folder: Path, tmp_path: Path) -> None:
    terms = Glossary("terms.tsv", (Concept((("ru", Terms(("мэрия",))), ("en", Terms(("city hall",))))),))
    run_batch(folder, tmp_path / "out", Settings(glossary=terms), n_workers=2)
    findings = json.loads((tmp_path / "out" / "one.json").read_text(encoding="utf-8"))["findings"]
    assert [f["check"] for f in findings if f["check"] == "glossary"] == ["glossary"]
    assert str(terms) in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert pickle.loads(pickle.dumps(Settings(glossary=terms))) == Settings(glossary=terms)  # where processes do not fork


def test_a_fault_of_ours_stays_with_its_document(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = compare_pair

    def faulty(pair: Pair, settings: Settings) -> Comparison:
        if "deep" in pair.original.path:
            raise ZeroDivisionError("a fault")
        return real(pair, settings)

    monkeypatch.setattr("align.batch.compare_pair", faulty)
    result = run_batch(folder, tmp_path / "out", Settings(), n_workers=1)
    errors = {r.id: r.error for r in result.rows if r.error}
    assert "internal error (ZeroDivisionError" in (errors["deep/two"] or "") and (tmp_path / "out" / "one.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="a fork is what carries the fault into the worker")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_worker_that_dies_takes_one_document_with_it(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = compare_pair

    def deadly(pair: Pair, settings: Settings) -> Comparison:
        if "one" in pair.original.path:
            os._exit(9)
        return real(pair, settings)

    monkeypatch.setattr("align.batch.compare_pair", deadly)
    result = run_batch(folder, tmp_path / "out", Settings(), n_workers=2)
    errors = {r.id: r.error for r in result.rows if r.error}
    assert "worker process died" in (errors["one"] or "")
    assert (tmp_path / "out" / "both.html").exists() and (tmp_path / "out" / "deep" / "two.html").exists()


def test_no_link_leads_out_of_the_output(folder: Path, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "deep").symlink_to(elsewhere)
    (out / "one.html").symlink_to(elsewhere / "victim.html")
    result = run_batch(folder, out, Settings(), n_workers=1)
    assert list(elsewhere.iterdir()) == []
    assert "leads out of" in ({r.id: r.error for r in result.rows}["deep/two"] or "")
    assert not (out / "one.html").is_symlink() and (out / "one.html").exists()


def test_nothing_to_do_and_nowhere_to_write(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    with pytest.raises(InputError, match="no pairs found"):
        run_batch(tmp_path / "hollow", tmp_path / "out", Settings())
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="file"):
        run_batch(folder, tmp_path / "file", Settings())
