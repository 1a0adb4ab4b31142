"""Folders to jobs."""

from pathlib import Path

import pytest

from align.errors import InputError
from align.read.pairs import find_pairs


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_pairs_by_name_and_bilingual_files(tmp_path: Path) -> None:
    touch(tmp_path, "b.en.txt", "b.ru.txt", "a.txt", "deep/er/c.EN.md", "deep/er/c.ru.md", "README.md", ".hidden.txt", ".git/x.txt", "notes.json")
    found = find_pairs(tmp_path)
    assert [(j.id, [p.name for p in j.paths]) for j in found.jobs] == [
        ("a", ["a.txt"]),
        ("b", ["b.ru.txt", "b.en.txt"]),
        ("deep/er/c", ["c.ru.md", "c.EN.md"]),
    ]
    assert found.unpaired == ()


def test_half_a_pair_is_told(tmp_path: Path) -> None:
    touch(tmp_path, "a.ru.txt", "b.ru.txt", "b.en.txt", "b.en.md")
    found = find_pairs(tmp_path)
    assert [j.id for j in found.jobs] == ["b"]
    assert sorted(u.path.name for u in found.unpaired)[0] == "a.ru.txt" and len(found.unpaired) == 2
    assert any("a.en.txt" in u.reason for u in found.unpaired)


def test_ids_never_meet(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "a.md", "A.ru.txt", "A.en.txt", "index.txt")
    ids = [j.id.lower() for j in find_pairs(tmp_path).jobs]
    assert len(ids) == len(set(ids)) == 4 and "index" not in ids


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    touch(outside, "secret.txt")
    folder = tmp_path / "in"
    touch(folder, "a.txt")
    (folder / "link").symlink_to(outside)
    (folder / "b.txt").symlink_to(outside / "secret.txt")
    assert [j.id for j in find_pairs(folder).jobs] == ["a"]


def test_no_folder(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    for path, says in ((tmp_path / "none", "no such folder"), (tmp_path / "a.txt", "this is a file")):
        with pytest.raises(InputError, match=says):
            find_pairs(path)
