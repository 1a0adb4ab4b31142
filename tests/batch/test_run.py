"""Batch mode: every document on its own, whatever the others do; a run that was stopped goes on where it was."""

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from align.batch import BatchOptions, plan_batch, run_batch
from align.batch.journal import Journal
from align.comparison import Comparison
from align.encode import load_encoder
from align.encode.use import UseEncoder
from align.encode.word_vectors import word_vectors
from align.errors import InputError, UsageError
from align.glossary import Concept, Glossary, Terms
from align.pairing.job import Job
from align.pairing.manifest import format_manifest
from align.pipeline import Settings, compare_pair
from align.read import Pair, read_pair
from align.record import Record, parse_record
from align.report import FORMATS
from align.report.json import format_json

RUSSIAN = "Мост закрыли в четверг. До весны его не откроют, сообщили в мэрии. Жители узнали об этом из объявления."
ENGLISH = "The bridge was shut on Thursday. It will not reopen before spring, the mayor's office said. The residents learned of it from a notice."
NAMES = ("both", "deep/two", "one")

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
forked = pytest.mark.skipif(sys.platform != "linux", reason="a fork is what carries the fault into the worker")


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


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A file that gets a line for every document that some process compares."""
    log, real = tmp_path / "log", compare_pair

    def logged(pair: Pair, settings: Settings) -> Comparison:
        with log.open("a") as f:
            f.write(f"{Path(pair.original.path).name}\n")
        return real(pair, settings)

    monkeypatch.setattr("align.batch.task.compare_pair", logged)
    log.touch()
    yield log


def records(out: Path) -> dict[str, Record]:
    lines = (out / "index.jsonl").read_text(encoding="utf-8").splitlines()
    return {r.id: r for r in (parse_record(line) for line in lines if json.loads(line)["status"] != "alone")}


def files(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file() and not p.name.startswith("journal.sqlite")}


def workers(n: int) -> BatchOptions:
    return BatchOptions(n_workers=n)


def test_one_bad_document_stops_nothing(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run_batch(folder, out, Settings(), workers(2))
    assert {r.id: r.error is None for r in records(out).values()} == {"both": True, "bad": False, "deep/two": True, "one": True}
    assert (result.n_failed, result.n_alone) == (1, 1) and "3 of 5 documents compared, 0 with findings, 1 not compared, 1 without" in result.message
    reports = {f"{name}{suffix}" for name in NAMES for suffix in (".html", ".json")}
    assert set(files(out)) == {*reports, "index.html", "index.jsonl", "summary.tsv"}
    assert len(json.loads((out / "one.json").read_text(encoding="utf-8"))["beads"]) == 3
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "this is a binary file" in index and "alone.en.txt" in index and 'href="deep/two.html"' in index
    assert [line.split("\t")[1] for line in (out / "summary.tsv").read_text(encoding="utf-8").splitlines()[1:]] == [
        "failed", "compared", "compared", "compared", "alone"
    ]  # fmt: skip


def test_two_workers_write_what_one_writes(folder: Path, tmp_path: Path) -> None:
    for n in (1, 2):
        run_batch(folder, tmp_path / f"out{n}", Settings(), workers(n))
    assert files(tmp_path / "out1") == files(tmp_path / "out2")


@forked
def test_what_has_not_changed_is_not_done_again(folder: Path, tmp_path: Path, compared: Path) -> None:
    out = tmp_path / "out"
    assert run_batch(folder, out, Settings(), workers(2)).n_unchanged == 0
    first = files(out)
    compared.write_text("")
    result = run_batch(folder, out, Settings(), workers(2))
    assert result.n_unchanged == 3 and compared.read_text() == "" and files(out) == first
    (folder / "one.en.txt").write_text(ENGLISH + " Nobody was asked.", encoding="utf-8")
    (out / "deep" / "two.html").unlink()
    assert run_batch(folder, out, Settings(), workers(2)).n_unchanged == 1
    assert sorted(compared.read_text().split()) == ["one.ru.txt", "two.ru.txt"] and (out / "deep" / "two.html").exists()
    assert run_batch(folder, out, Settings(), BatchOptions(original="en")).n_unchanged == 0


@forked
def test_a_document_that_is_gone_or_broken_leaves_the_index(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch(folder, out, Settings())
    (folder / "both.txt").unlink()
    (folder / "one.ru.txt").write_bytes(bytes(range(256)))
    result = run_batch(folder, out, Settings())
    assert set(records(out)) == {"bad", "deep/two", "one"} and result.n_failed == 2
    assert not (out / "one.html").exists() and not (out / "one.json").exists()


@forked
def test_a_fault_of_ours_stays_with_its_document(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = compare_pair

    def faulty(pair: Pair, settings: Settings) -> Comparison:
        if "deep" in pair.original.path:
            raise ZeroDivisionError("a fault")
        return real(pair, settings)

    monkeypatch.setattr("align.batch.task.compare_pair", faulty)
    run_batch(folder, tmp_path / "out", Settings(), workers(1))
    assert "internal error (ZeroDivisionError" in (records(tmp_path / "out")["deep/two"].error or "") and (tmp_path / "out" / "one.json").exists()


@forked
def test_a_worker_that_dies_takes_one_document_with_it(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, died = compare_pair, tmp_path / "died"

    def deadly(pair: Pair, settings: Settings) -> Comparison:
        name = Path(pair.original.path).name
        if name == "one.ru.txt" or (name == "two.ru.txt" and not died.exists()):
            died.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return real(pair, settings)

    monkeypatch.setattr("align.batch.task.compare_pair", deadly)
    run_batch(folder, tmp_path / "out", Settings(), workers(2))
    found = records(tmp_path / "out")
    assert "worker process died" in (found["one"].error or "")
    assert found["both"].error is None and found["deep/two"].error is None


def test_no_link_leads_out_of_the_output(folder: Path, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "deep").symlink_to(elsewhere)
    (out / "one.html").symlink_to(elsewhere / "victim.html")
    run_batch(folder, out, Settings(), workers(1))
    assert list(elsewhere.iterdir()) == []
    assert "leads out of" in (records(out)["deep/two"].error or "")
    assert not (out / "one.html").is_symlink() and (out / "one.html").exists()


def test_nothing_to_do_and_nowhere_to_write(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    with pytest.raises(InputError, match="no pairs found"):
        run_batch(tmp_path / "hollow", tmp_path / "out", Settings())
    assert not (tmp_path / "out").exists()
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="file"):
        run_batch(folder, tmp_path / "file", Settings())


def test_two_runs_do_not_write_to_one_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with Journal(tmp_path / "out"), pytest.raises(UsageError, match="another run is writing"):
        run_batch(folder, tmp_path / "out", Settings())


def test_a_damaged_journal_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "journal.sqlite").write_text("nonsense " * 1000)
    with pytest.raises(UsageError, match="remove it"):
        run_batch(folder, tmp_path / "out", Settings())


def test_ids_never_meet(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "A.ru.txt", "A.en.txt", "index.txt"):
        (tmp_path / name).write_text(f"{RUSSIAN}\n\n{ENGLISH}", encoding="utf-8")
    ids = [job.id.lower() for job in plan_batch(tmp_path, Settings()) if hasattr(job, "id")]
    assert len(ids) == len(set(ids)) == 4 and "index" not in ids


def test_reports_in_the_corpus_are_not_read_as_texts(folder: Path) -> None:
    for _ in range(2):
        result = run_batch(folder, folder / "out", Settings())
    assert (result.n_compared, result.n_alone) == (3, 1)


@pytest.mark.parametrize("suffix", ["html", "md", "tmx", "tsv"])
def test_single_reports_beside_the_texts_are_not_read_as_texts(folder: Path, suffix: str) -> None:
    pair = read_pair(folder / "one.ru.txt", folder / "one.en.txt")
    before = len(list(plan_batch(folder, Settings())))
    (folder / f"report.{suffix}").write_bytes(FORMATS["markdown" if suffix == "md" else suffix](compare_pair(pair)))
    (folder / "pairs.tsv").write_text("".join(format_manifest(plan_batch(folder, Settings()), str(folder))), encoding="utf-8")
    assert len(list(plan_batch(folder, Settings()))) == before


def test_tables_of_segments_are_documents(folder: Path) -> None:
    """Not every table is one of ours."""
    (folder / "memory.tsv").write_text("Мост закрыли.\tThe bridge was shut.\nЖители ждут.\tThe residents wait.\n", encoding="utf-8")
    assert "memory" in [job.id for job in plan_batch(folder, Settings()) if isinstance(job, Job)]


def test_a_glossary_reaches_the_workers(folder: Path, tmp_path: Path, compared: Path) -> None:
    terms = Glossary("terms.tsv", (Concept((("ru", Terms(("мэрия",))), ("en", Terms(("city hall",))))),))
    run_batch(folder, tmp_path / "out", Settings(), workers(2))
    run_batch(folder, tmp_path / "out", Settings(glossary=terms), workers(2))
    assert len(compared.read_text().splitlines()) == 6, "another glossary, other results"
    findings = json.loads((tmp_path / "out" / "one.json").read_text(encoding="utf-8"))["findings"]
    assert [f["check"] for f in findings if f["check"] == "glossary"] == ["glossary"]
    assert str(terms) in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert pickle.loads(pickle.dumps(Settings(glossary=terms))) == Settings(glossary=terms)  # where processes do not fork


def test_a_dismissal_concerns_its_document_alone(folder: Path, tmp_path: Path, compared: Path) -> None:
    (folder / "deep" / "two.en.txt").write_text(ENGLISH.replace(" The residents learned of it from a notice.", ""), encoding="utf-8")
    run_batch(folder, tmp_path / "out", Settings())
    compared.write_text("")
    (finding,) = json.loads((tmp_path / "out" / "deep" / "two.json").read_text(encoding="utf-8"))["findings"]
    (folder / "deep" / ".sverka-ignore.jsonl").write_text(json.dumps({"id": finding["id"], "reason": "Known."}) + "\n", encoding="utf-8")
    result = run_batch(folder, tmp_path / "out", Settings())
    assert compared.read_text() == "two.ru.txt\n" and (result.n_dismissed, result.n_flagged) == (1, 0)
    assert "1 dismissed" in result.message and "1 dismissed" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert run_batch(folder, tmp_path / "out", Settings()).n_dismissed == 1
    assert compared.read_text() == "two.ru.txt\n", "known from then on"


def _hear_interrupts() -> None:
    """A shell's background jobs, and what they start, are deaf to them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@forked
@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path, ends: signal.Signals) -> None:
    folder, out, whole = tmp_path / "in", tmp_path / "out", tmp_path / "whole"
    folder.mkdir()
    for n in range(14):
        (folder / f"{n:02}.txt").write_text(f"{RUSSIAN} Это дом {n}.\n\n{ENGLISH} It is house {n}.", encoding="utf-8")
    command = [sys.executable, "-m", "align", "batch", str(folder), "-o", str(out), "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=_hear_interrupts)
    while len(list(out.glob("*.html"))) < 6 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(ends)
    _, said = process.communicate(timeout=60)
    if ends == signal.SIGKILL:
        assert process.returncode == -signal.SIGKILL
    else:
        assert process.returncode == 130 and "goes on from there" in said and "Traceback" not in said and not (out / ".unfinished").exists()
    assert not (out / "index.html").exists()
    result = run_batch(folder, out, Settings(), workers(2))
    assert 0 < result.n_unchanged < 14
    run_batch(folder, whole, Settings(), workers(2))
    assert files(out) == files(whole)


def test_what_was_compared_before_shows_in_nothing() -> None:
    """Words and tokens are kept from document to document."""
    articles = Path(__file__).parents[2] / "corpus" / "articles"
    one, other = (read_pair(articles / f"{name}.en.txt", articles / f"{name}.ru.txt") for name in ("interview-lighthouse", "analysis-ports"))
    encoder = load_encoder()
    assert isinstance(encoder, UseEncoder)
    encoder.forget()
    word_vectors.cache_clear()
    alone = format_json(compare_pair(one))
    encoder.forget()
    word_vectors.cache_clear()
    compare_pair(other)
    assert format_json(compare_pair(one)) == alone
