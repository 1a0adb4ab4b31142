"""`.sverka-ignore.jsonl`: read, added to, taken from."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.errors import InputError
from align.suppression import Suppression, add_suppressions, format_line, read_suppressions, remove_suppressions

A, B, C = "a" * 12, "b" * 12, "c" * 12


def write(folder: Path, *lines: str) -> Path:
    path = folder / ".sverka-ignore.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    return path


def test_a_line_by_hand_needs_an_id_and_a_reason(tmp_path: Path) -> None:
    path = write(tmp_path, "\ufeff", '{"id": "x", "reason": ""}', '  {"id": "y", "reason": "z", "context": null, "note": [1]}\r', "  ")
    assert read_suppressions(path) == (Suppression("x", ""), Suppression("y", "z"))


@given(st.builds(Suppression, st.text(min_size=1), st.text(), *[st.none() | st.text()] * 5))
def test_a_line_is_read_as_it_was_written(suppression: Suppression) -> None:
    line = format_line(suppression)
    assert "\n" not in line and Suppression(**json.loads(line)) == suppression


def test_line_separators_within_a_line(tmp_path: Path) -> None:
    odd = Suppression(A, "first\u2028second\x85third\x0b")
    path = tmp_path / "ignore"
    add_suppressions(path, [odd])
    assert read_suppressions(path) == (odd,)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not a JSON object on one line"),
        ("<<<<<<< HEAD", "not a JSON object on one line"),
        ('["x"]', "not a JSON object on one line"),
        ("[" * 9000, "not a JSON object on one line"),
        ('{"reason": "x"}', '"id" must be there and be a string'),
        ('{"id": 12, "reason": "x"}', '"id" must be there and be a string'),
        ('{"id": "", "reason": "x"}', '"id" is empty'),
        ('{"id": "x"}', '"reason" must be there and be a string'),
        ('{"id": "x", "reason": "y", "context": 1}', '"context" must be a string or null'),
        ('{"id": "x", "reason": "y"} {"id": "z", "reason": "y"}', "not a JSON object on one line"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = write(tmp_path, '{"id": "x", "reason": "y"}', "", line)
    with pytest.raises(InputError) as e:
        read_suppressions(path)
    assert str(e.value) == f"{path}, line 3: {says}; mend the line or delete it"
    before = path.read_bytes()
    with pytest.raises(InputError):
        add_suppressions(path, [Suppression(A, "why")])
    assert path.read_bytes() == before, "a file that is not understood is left alone"


def test_adding_leaves_other_lines_as_they_are(tmp_path: Path) -> None:
    strange = '{ "reason":"by hand", "id" : "x", "note": {"mine": 1} }'
    path = write(tmp_path, strange)
    add_suppressions(path, [Suppression(A, "first", context="c")])
    add_suppressions(path, [Suppression(A, "better", context="c"), Suppression(A, "elsewhere", context="d")])
    assert path.read_text(encoding="utf-8").split("\n")[0] == strange
    assert [(s.id, s.reason) for s in read_suppressions(path)] == [("x", "by hand"), (A, "better"), (A, "elsewhere")]
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_removing(tmp_path: Path) -> None:
    path = tmp_path / "ignore"
    add_suppressions(path, [Suppression(A, "", context="c"), Suppression(A, "", context="d"), Suppression(B, ""), Suppression(f"{C}-3", "", context="c")])
    assert remove_suppressions(path, [(A, "c"), (B, "any"), (f"{C}-2", "c"), ("0" * 12, "c")]) == {A, B, f"{C}-2"}
    assert [(s.id, s.context) for s in read_suppressions(path)] == [(A, "d")]
    before = path.stat().st_mtime_ns
    assert remove_suppressions(path, [(A, "another context")]) == frozenset()
    assert path.stat().st_mtime_ns == before
