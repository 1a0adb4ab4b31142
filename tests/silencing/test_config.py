"""`sverka.toml`: what it sets, and what it says when it is wrong."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from made_findings import made

import align.check
from align.check.names import CHECKS
from align.config import Config, parse_check, read_config
from align.errors import InputError, UsageError


def config(folder: Path, text: str) -> Config:
    path = folder / "sverka.toml"
    path.write_bytes(text.encode())
    return read_config(path)


@pytest.mark.parametrize(
    ("level", "becomes"),
    [
        ("off", [None, None, None]),
        ("info", ["info", "info", "info"]),
        ("minor", ["minor", "minor", "info"]),
        ("major", ["major", "minor", "info"]),
        ("on", ["major", "minor", "info"]),
    ],
)
def test_a_level_is_the_worst_that_is_shown(tmp_path: Path, level: str, becomes: list[str | None]) -> None:
    read = config(tmp_path, f'[checks]\nhedge = "{level}"\n')
    found = [read.shown(made(severity=s)) for s in ("major", "minor", "info")]
    assert [f and f.severity for f in found] == becomes
    assert read.shown(made(check="number")) == made(check="number"), "other checks are as they were"


def test_what_is_less_sure_is_for_information(tmp_path: Path) -> None:
    read = config(tmp_path, "[report]\nconfidence = 0.6\n")
    found = [read.shown(made(confidence=c)) for c in (0.59, 0.6)]
    assert [f and f.severity for f in found] == ["info", "major"]


@pytest.mark.parametrize("text", ["", "\ufeff", "# nothing\r\n", "[checks]\r\n[report]\r\n", '[checks]\nhedge = "on"', "[report]\nconfidence = 0"])
def test_what_changes_nothing(tmp_path: Path, text: str) -> None:
    read = config(tmp_path, text)
    assert str(read) == "" and read.shown(made()) == made()


def test_nearer_settings_go_before_others(tmp_path: Path) -> None:
    far = config(tmp_path, '[checks]\nhedge = "off"\nnumber = "info"\n[report]\nconfidence = 0.5')
    near = config(tmp_path, '[checks]\nhedge = "on"')
    both = near.over(far)
    assert both.shown(made(check="hedge")) == made(check="hedge")
    assert (both.checks["number"], both.confidence) == ("info", 0.5)
    assert str(both) == "checks number=info confidence 0.5", "the signature has what is not as by default"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[checks]\nhegde = "off"', '[checks] hegde: no such check; did you mean "hedge"? (checks: coverage, '),
        ('[checks]\nxyzzy = "off"', "[checks] xyzzy: no such check (checks: coverage, "),
        ('[checks]\nhedge = "mayor"', '[checks] hedge = "mayor": no such level; did you mean "major"? (levels: "off", "info", "minor", "major", "on")'),
        ("[checks]\nhedge = false", "[checks] hedge = false: no such level (levels: "),
        ("[checks]\nhedge = 1", "[checks] hedge = 1: no such level"),
        ('[checks.hedge]\nlevel = "off"', "[checks] hedge = {'level': 'off'}: no such level"),
        ('[report]\nconfidense = 0.5', '[report] confidense: no such key; did you mean "confidence"? (keys: confidence)'),
        ('[report]\nconfidence = "high"', '[report] confidence = "high": must be a number from 0 to 1'),
        ("[report]\nconfidence = true", "[report] confidence = true: must be"),
        ("[report]\nconfidence = 50", "[report] confidence = 50: must be"),
        ("[report]\nconfidence = nan", "[report] confidence = nan: must be"),
        ("[chekcs]", "chekcs: no such table; did you mean [checks]? (tables: [checks], [report])"),
        ('hedge = "off"', "hedge: no such table; checks stand below a line [checks]"),
        ("checks = 1", "checks: must be a table: write [checks]"),
        ("[[checks]]", "checks: must be a table"),
        ("[checks\n", "not TOML: "),
        ("[report]\nconfidence = 0.5\nconfidence = 0.6", "not TOML: "),
        (f"a = {'[' * 9000}", "not TOML"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_allowed(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError) as e:
        config(tmp_path, text)
    assert str(e.value).startswith(f"{tmp_path / 'sverka.toml'}: {says}")


def test_what_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "sverka.toml").write_bytes("[checks]  # проверки".encode("cp1251"))
    with pytest.raises(InputError, match="not UTF-8 at byte 12"):
        read_config(tmp_path / "sverka.toml")


def test_a_check_on_the_command_line() -> None:
    assert dict(map(parse_check, ["hedge=off", "number = minor", "name=on"])) == {"hedge": None, "number": "minor", "name": "major"}


@pytest.mark.parametrize(("words", "says"), [("hegde=off", 'did you mean "hedge"?'), ("hedge", 'hedge = "": no such level'), ("hedge=off=off", '"off=off"')])
def test_a_check_on_the_command_line_that_is_none(words: str, says: str) -> None:
    with pytest.raises(UsageError) as e:
        parse_check(words)
    assert str(e.value).startswith(f"--check {words}: ") and says in str(e.value)


def test_every_check_is_in_the_list_of_names() -> None:
    modules = [importlib.import_module(m.name) for m in pkgutil.walk_packages(align.check.__path__, "align.check.")]
    names = [getattr(m, constant) for m in modules for constant in ("NAME", "RENDERING") if hasattr(m, constant)]
    assert {"coverage", "rendering"} <= set(names) and set(names) <= set(CHECKS)
