"""Tables of pairs, and what is wrong with them."""

from pathlib import Path

import pytest

from align.errors import InputError
from align.pairing.job import Alone, Job
from align.pairing.manifest import format_manifest, read_manifest


def read(tmp_path: Path, text: str, name: str = "pairs.tsv", folder: str | None = "in") -> list[Job]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return list(read_manifest(path, folder))


def test_tsv(tmp_path: Path) -> None:
    text = '# remark\nid\toriginal\ttranslation\toptions\nx/1\ta.txt\tb.txt\n2\t/c.txt\td.txt\t{"lines": true}\n\n3\te.txt\t\t{"original": "en"}\n'
    assert read(tmp_path, text) == [
        Job("x/1", ("in/a.txt", "in/b.txt"), "by the manifest", ordered=True),
        Job("2", ("/c.txt", "in/d.txt"), "by the manifest", ordered=True, lines=True),
        Job("3", ("in/e.txt",), "by the manifest", original="en"),
    ]


def test_jsonl(tmp_path: Path) -> None:
    text = '{"original": "a/b.txt", "translation": "s3://bucket/c.txt", "options": {"original": "guess"}}\n'
    assert read(tmp_path, text, "pairs.jsonl", None) == [Job("a/b", (str(tmp_path / "a/b.txt"), "s3://bucket/c.txt"), "by the manifest")]


def test_what_a_dry_run_prints_is_read_back(tmp_path: Path) -> None:
    jobs = [
        Job("a", ("in/a.ru.txt", "in/a.en.txt"), "by name"),
        Job("b", ("in/b.txt",), "both languages in one file"),
        Job("c", ("in/c.txt", "in/d.txt"), "by the manifest", ordered=True, lines=True),
        Job("d", ("in/c.txt", "in/d.txt"), "by the manifest", original="en"),
    ]
    text = "".join(format_manifest([*jobs, Alone("in/e.txt", "en", "no Russian text is left")], "in"))
    assert "# no counterpart\te.txt\ten\t" in text
    assert read(tmp_path, text) == jobs


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a.txt\tb.txt\n", "line 1: the heading must name the columns"),
        ("original\ttranslation\na\tb\tc\n", "line 2: 3 cells under 2 columns"),
        ("id\toriginal\n1\t\n", "line 2: needs the path of an original"),
        ("id\toriginal\n../1\ta\n", "line 2: '../1' is no id"),
        ("id\toriginal\n/etc/1\ta\n", "is no id"),
        ("original\toptions\na\t{lines}\n", "line 2: options: no JSON"),
        ('original\toptions\na\t{"speed": 1}\n', "not 'speed'"),
        ('original\toptions\na\t{"lines": true}\n', "lines is for two files"),
        ('original\toptions\na\t{"original": "de"}\n', '"original" is "en", "ru" or "guess"'),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError) as e:
        read(tmp_path, text)
    assert says in str(e.value) and str(e.value).startswith(str(tmp_path / "pairs.tsv")) and "\n" not in str(e.value)


def test_a_manifest_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_manifest(tmp_path / "none.tsv"))
