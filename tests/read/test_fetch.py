"""Texts at an address: fsspec's file system in memory stands for any other."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from align.errors import InputError, UsageError
from align.pairing.folder import list_texts, path_of
from align.read.fetch import fetched, is_address

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def bucket() -> Iterator[str]:
    memory = fsspec.filesystem("memory")
    for name in ("a.ru.txt", "deep/b.txt", ".hidden/c.txt", "README.md", "notes.json"):
        memory.pipe(f"/bucket/{name}", f"text of {name}".encode())
    yield "memory://bucket"
    memory.rm("/bucket", recursive=True)


def test_texts_are_listed_and_fetched(bucket: str) -> None:
    found = sorted(list_texts(bucket))
    assert found == [("a.ru.txt", 16), ("deep/b.txt", 18)]
    with fetched([path_of(bucket, "deep/b.txt"), __file__]) as paths:
        assert paths[0].read_text() == "text of deep/b.txt" and paths[0].name == "b.txt" and paths[1] == Path(__file__)
    assert not paths[0].exists()


def test_files_of_this_machine_are_where_they_are(tmp_path: Path) -> None:
    with fetched([str(tmp_path / "a"), "b"]) as paths:
        assert paths == (tmp_path / "a", Path("b"))
    assert not is_address("C:\\texts\\a.txt") and not is_address("a:b/c.txt")


def test_what_is_not_there_is_told(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"^memory://bucket/none\.txt: cannot be read"), fetched([f"{bucket}/none.txt"]):
        pass
    with pytest.raises(InputError, match="no such folder"):
        list(list_texts("memory://nothing"))
    with pytest.raises(UsageError, match="nosuch"), fetched(["nosuch://a/b.txt"]):
        pass
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(UsageError, match=r"sverka\[cluster\]"), fetched([f"{bucket}/a.ru.txt"]):
        pass
