"""Silencing as users meet it: settings and dismissals beside the texts, older reports, one document and many."""

import json
from pathlib import Path
from typing import Any

import pytest

from align.check.names import CHECKS
from align.cli import main

RUSSIAN = ["Мост закрыли в четверг.", "До весны его не откроют, сообщили в мэрии.", "Жители узнали об этом из объявления.", "Автобус идёт в объезд целый час."]
ENGLISH = ["The bridge was shut on Thursday.", "It will not reopen before spring, the mayor's office said.", "The bus takes a whole hour to go round."]
ADDED = "A new cinema with two screens has opened in the next village."
LEFT_OUT = "Жители узнали об этом из объявления."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    put("texts/a.ru.txt", *RUSSIAN)
    put("texts/a.en.txt", *ENGLISH)
    return tmp_path


def put(path: str, *lines: str) -> Path:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(" ".join(lines) if path.endswith(".txt") else "\n".join(lines), encoding="utf-8")
    return Path(path)


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as e:
        main([str(a) for a in arguments])
    assert isinstance(e.value.code, int)
    return e.value.code


def report(*options: object, out: str = "r.json", status: int = 0, texts: tuple[str, str] = ("texts/a.ru.txt", "texts/a.en.txt")) -> dict[str, Any]:
    assert run("align", *texts, "--json", out, *options) == status
    data: dict[str, Any] = json.loads(Path(out).read_text(encoding="utf-8"))
    return data


def words(data: dict[str, Any], key: str = "findings") -> list[str]:
    """What the findings are about."""
    sides = ("original", "translation")
    return [next(data[side]["text"][slice(*f[side])] for side in sides if f[side]) for f in data[key]]


def dismiss_all(data: dict[str, Any], reason: str = "said in the caption") -> None:
    assert run("dismiss", "r.json", *(f["id"] for f in data["findings"]), "--reason", reason) == 0


def test_the_texts_as_they_are(here: Path) -> None:
    data = report("--fail-on", "major", status=1)
    assert words(data) == [LEFT_OUT] and data["dismissed"] == data["known"] == []


# ---------------------------------------------------------------- levels


@pytest.mark.parametrize(("level", "severities", "status"), [("off", [], 0), ("info", ["info"], 0), ("minor", ["minor"], 1), ("on", ["major"], 1)])
def test_levels(level: str, severities: list[str], status: int) -> None:
    put("texts/sverka.toml", "[checks]", f'coverage = "{level}"')
    assert [f["severity"] for f in report("--fail-on", "minor", status=status)["findings"]] == severities


def test_the_command_line_goes_before_the_file_and_the_file_named_before_the_one_beside() -> None:
    put("texts/sverka.toml", "[checks]", 'coverage = "off"')
    put("other.toml", "[checks]", 'coverage = "info"')
    assert report("--check", "coverage=minor")["findings"][0]["severity"] == "minor"
    assert report("--config", "other.toml")["findings"][0]["severity"] == "info"


@pytest.mark.parametrize("where", [".", "texts/deeper", "translations"])
def test_settings_elsewhere_are_not_looked_for(where: str) -> None:
    put(f"{where}/sverka.toml", "[checks]", 'coverage = "off"')
    put(f"{where}/.sverka-ignore.jsonl", "nonsense")
    put("translations/a.en.txt", *ENGLISH)
    assert words(report(texts=("texts/a.ru.txt", "translations/a.en.txt"))) == [LEFT_OUT], "beside the original only"


def test_confidence() -> None:
    put("texts/sverka.toml", "[report]", "confidence = 1")
    assert [f["severity"] for f in report("--fail-on", "minor")["findings"]] == ["info"]


def test_checks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("checks") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(CHECKS)


# ---------------------------------------------------------------- dismissals


def test_dismissed_is_dismissed(capsys: pytest.CaptureFixture[str]) -> None:
    first = report()
    dismiss_all(first, "said in\n the caption")
    (line,) = Path("texts/.sverka-ignore.jsonl").read_text(encoding="utf-8").splitlines()
    entry = json.loads(line)
    assert entry.pop("date") and entry == {
        "id": first["findings"][0]["id"], "check": "coverage", "reason": "said in the caption", "original": LEFT_OUT, "translation": None,
        "context": first["findings"][0]["context"],
    }  # fmt: skip
    capsys.readouterr()
    again = report("--fail-on", "minor")
    assert again["findings"] == [] and again["dismissed"] == [{**first["findings"][0], "reason": "said in the caption"}]
    assert "0 major, 0 minor, 0 for information (1 dismissed)" in capsys.readouterr().out
    assert run("align", "texts/a.ru.txt", "texts/a.en.txt", "-o", "r.html") == 0
    page = Path("r.html").read_text(encoding="utf-8")
    assert '<li class="omission major dismissed"' in page and "said in the caption" in page and "Nothing new to look at" in page


def test_a_change_elsewhere_leaves_it_dismissed() -> None:
    dismiss_all(report())
    put("texts/a.en.txt", "The winter was long and cold.", *ENGLISH[:2], ENGLISH[2].replace("whole hour", "full hour"))
    put("texts/a.ru.txt", "Зима была долгой и холодной.", *RUSSIAN)
    again = report()
    assert LEFT_OUT in words(again, "dismissed") and LEFT_OUT not in words(again)


def test_a_change_under_it_brings_it_back() -> None:
    dismiss_all(report())
    changed = LEFT_OUT.replace("объявления", "газеты")
    put("texts/a.ru.txt", *RUSSIAN[:2], changed, RUSSIAN[3])
    again = report()
    assert words(again) == [changed] and again["dismissed"] == []


def test_a_change_of_the_other_side_brings_it_back() -> None:
    """The finding's own words are as they were; what stands for them in the translation is not."""
    first = report()
    (finding,) = first["findings"]
    line = {"id": finding["id"], "reason": "x"}
    put("texts/.sverka-ignore.jsonl", json.dumps({**line, "context": "of another bead"}))
    assert words(report()) == [LEFT_OUT]
    put("texts/.sverka-ignore.jsonl", json.dumps(line))
    assert words(report(), "dismissed") == [LEFT_OUT], "a line that names no context asks for none"


def test_undo_and_a_file_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    first = report()
    name = first["findings"][0]["id"]
    assert run("dismiss", "r.json", name, "--reason", "x", "--ignore", "own.jsonl") == 0
    assert not Path("texts/.sverka-ignore.jsonl").exists()
    assert report()["dismissed"] == [] and len(report("--ignore", "own.jsonl")["dismissed"]) == 1
    capsys.readouterr()
    assert run("dismiss", "r.json") == 0
    assert capsys.readouterr().out == f"{name}  dismissed coverage: {LEFT_OUT}\n"
    assert run("dismiss", "r.json", name, "--undo", "--ignore", "own.jsonl") == 0
    assert Path("own.jsonl").read_bytes() == b"" and words(report("--ignore", "own.jsonl")) == [LEFT_OUT]


# ---------------------------------------------------------------- an older report


def test_only_what_is_new_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    report(out="old.json")
    put("texts/a.en.txt", *ENGLISH, ADDED)
    new = report("--baseline", "old.json")
    assert words(new) == [ADDED] and words(new, "known") == [LEFT_OUT]
    assert "1 major, 0 minor, 0 for information (1 known from the baseline)" in capsys.readouterr().out
    third = report("--baseline", "r.json", "--fail-on", "minor", out="third.json")
    assert third["findings"] == [] and sorted(words(third, "known")) == sorted([LEFT_OUT, ADDED]), "a baseline hands on what it knew"


def test_a_report_of_a_version_that_wrote_no_context() -> None:
    old = report(out="old.json")
    del old["findings"][0]["context"], old["known"], old["dismissed"]
    put("old.json", json.dumps(old))
    assert words(report("--baseline", "old.json"), "known") == [LEFT_OUT]


def test_what_was_dismissed_and_is_no_longer_is_new() -> None:
    first = report()
    dismiss_all(first)
    report(out="old.json")
    assert run("dismiss", "r.json", first["findings"][0]["id"], "--undo") == 0
    assert words(report("--baseline", "old.json")) == [LEFT_OUT]


def test_the_signature_tells_runs_apart() -> None:
    first = report()

    def signature() -> str:
        assert run("align", "texts/a.ru.txt", "texts/a.en.txt", "-o", "r.html") == 0
        page = Path("r.html").read_text(encoding="utf-8")
        return page.split("<footer><p>")[1].split("</p>")[0]

    signatures = [signature()]
    dismiss_all(first)
    signatures.append(signature())
    assert signature() == signatures[-1]
    put("texts/sverka.toml", "[checks]", 'hedge = "off"')
    signatures.append(signature())
    assert len(set(signatures)) == 3 and "checks hedge=off" in signatures[2] and "ignore 1:" in signatures[1] and "ignore" not in signatures[0]


# ---------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["align", "A", "B", "--check", "hegde=off"], '--check hegde=off: hegde: no such check; did you mean "hedge"?'),
        (["align", "A", "B", "--config", "none.toml"], "none.toml: no such file"),
        (["align", "A", "B", "--ignore", "none.jsonl"], "none.jsonl: no such file"),
        (["align", "A", "B", "--ignore", "bad.jsonl"], "bad.jsonl, line 2: not a JSON object on one line; mend the line or delete it"),
        (["align", "A", "B", "--config", "bad.toml"], 'bad.toml: [checks] hedge = "of": no such level; did you mean "off"?'),
        (["align", "A", "B", "--baseline", "none.json"], "none.json: no such file"),
        (["align", "A", "B", "--baseline", "bad.toml"], "bad.toml: not a JSON report of Sverka"),
        (["align", "A", "B", "--baseline", "other.json"], "other.json: not a JSON report of Sverka"),
        (["align", "A", "B", "--baseline", "r.json", "--json", "r.json"], "r.json is read, too: give another path for the output"),
        (["align", "A", "B", "--baseline", "texts"], "texts: cannot be read (Is a directory)"),
        (["batch", "texts", "-o", "out", "--baseline", "none"], "none: --baseline of a batch is the folder that an older run wrote"),
        (["batch", "texts", "-o", "out", "--baseline", "r.json"], "r.json: --baseline of a batch is the folder"),
        (["batch", "texts", "-o", "texts", "--baseline", "./texts"], "texts: the older reports would be overwritten"),
        (["batch", "texts", "-o", "out", "--config", "bad.toml"], "bad.toml: [checks] hedge"),
        (["dismiss", "none.json"], "none.json: no such file"),
        (["dismiss", "bad.jsonl"], "bad.jsonl: not a JSON report of Sverka; give the file that sverka align --json or sverka batch wrote"),
        (["dismiss", "r.json", "ID"], "--reason"),
        (["dismiss", "r.json", "ID", "--reason", "  "], "--reason"),
        (["dismiss", "r.json", "0", "--reason", "x"], "r.json: no finding 0 (all with their ids: sverka dismiss r.json)"),
        (["dismiss", "r.json", "ID-2", "--reason", "x"], "no finding ID-2; did you mean ID?"),
        (["dismiss", "r.json", "ID", "--undo"], "texts/.sverka-ignore.jsonl: no such file"),
        (["dismiss", "r.json", "ID", "--undo", "--ignore", "good.jsonl"], "good.jsonl: ID not dismissed there"),
        (["dismiss", "r.json", "ID", "--reason", "x", "--ignore", "bad.jsonl"], "bad.jsonl, line 2: "),
        (["dismiss", "moved.json", "ID", "--reason", "x"], "moved.json: its original, elsewhere/a.ru.txt, is not there; run this where the report was made"),
    ],
)
def test_what_goes_wrong_is_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    data = report()
    put("bad.jsonl", '{"id": "x", "reason": "y"}', "{")
    put("good.jsonl", '{"id": "x", "reason": "y"}')
    put("bad.toml", "[checks]", 'hedge = "of"')
    put("other.json", '{"schema": "sverka.report/1", "findings": [[]]}')
    put("moved.json", json.dumps({**data, "original": {**data["original"], "path": "elsewhere/a.ru.txt"}}))
    before = {p: p.read_bytes() for p in Path().rglob("*") if p.is_file()}
    name = data["findings"][0]["id"]
    given = [{"A": "texts/a.ru.txt", "B": "texts/a.en.txt"}.get(a, a.replace("ID", name)) for a in arguments]
    capsys.readouterr()
    assert run(*given) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("sverka: ") and said.err.count("\n") == 1 and says.replace("ID", name) in said.err
    assert {p: p.read_bytes() for p in Path().rglob("*") if p.is_file()} == before


# ---------------------------------------------------------------- many documents


@pytest.fixture
def many() -> Path:
    for name in ("one", "deep/two"):
        put(f"many/{name}.ru.txt", *RUSSIAN)
        put(f"many/{name}.en.txt", *ENGLISH)
    return Path("many")


def of_batch(out: str, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(out, f"{name}.json").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("workers", [1, 2])
def test_a_batch_reads_its_folder_and_each_documents_own(many: Path, capsys: pytest.CaptureFixture[str], workers: int) -> None:
    put("many/sverka.toml", "[checks]", 'coverage = "minor"', "[report]", "confidence = 0")
    put("many/deep/sverka.toml", "[report]", "confidence = 1")
    assert run("batch", many, "-o", "out", "--workers", workers, "--fail-on", "minor") == 1
    assert [f["severity"] for name in ("one", "deep/two") for f in of_batch("out", name)["findings"]] == ["minor", "info"]
    assert run("batch", many, "-o", "out", "--workers", workers, "--check", "coverage=off", "--fail-on", "minor") == 0
    finding = report(texts=("many/one.ru.txt", "many/one.en.txt"))["findings"][0]
    put("many/deep/.sverka-ignore.jsonl", json.dumps({"id": finding["id"], "reason": "x", "context": finding["context"]}))
    capsys.readouterr()
    assert run("batch", many, "-o", "out", "--workers", workers, "--fail-on", "minor") == 1
    assert [len(of_batch("out", name)["dismissed"]) for name in ("one", "deep/two")] == [0, 1]
    assert "1 with findings, 1 dismissed. Index" in capsys.readouterr().out


def test_a_bad_file_of_one_document_stays_with_it_and_one_of_the_batch_stops_it(many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put("many/deep/sverka.toml", "[cheks]")
    assert run("batch", many, "-o", "out", "--workers", 1) == 0
    assert "1 of 2 documents compared" in capsys.readouterr().out
    assert "did you mean [checks]?" in Path("out/index.html").read_text(encoding="utf-8")
    put("many/.sverka-ignore.jsonl", "{")
    assert run("batch", many, "-o", "out2", "--workers", 1) == 2
    assert "many/.sverka-ignore.jsonl, line 1" in capsys.readouterr().err and not Path("out2/one.json").exists()


def test_a_batch_against_an_older_one(many: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("batch", many, "-o", "old", "--workers", 1) == 0
    put("many/one.en.txt", *ENGLISH, ADDED)
    put("many/new.ru.txt", *RUSSIAN)
    put("many/new.en.txt", *ENGLISH)
    capsys.readouterr()
    assert run("batch", many, "-o", "out", "--workers", 1, "--baseline", "old") == 0
    assert [words(of_batch("out", name)) for name in ("deep/two", "one", "new")] == [[], [ADDED], [LEFT_OUT]]
    assert "3 of 3 documents compared, 2 with findings, 2 known from the baseline" in capsys.readouterr().out
    (many / "new.ru.txt").unlink()
    (many / "new.en.txt").unlink()
    assert run("batch", many, "-o", "third", "--workers", 1, "--baseline", "out", "--fail-on", "minor") == 0
