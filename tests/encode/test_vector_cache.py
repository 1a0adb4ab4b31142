"""Kept vectors: found by model and text, worthless to corrupt, bounded."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from align.encode import vector_cache
from align.encode.vector_cache import VectorCache

VECTORS = {f"text {n}": np.arange(n, n + 8, dtype=np.float32) for n in range(1200)}


def test_what_is_put_is_found_again(tmp_path: Path) -> None:
    VectorCache(tmp_path, "model").put(VECTORS)
    found = VectorCache(tmp_path, "model").get([*VECTORS, "another", "\ud800"])
    assert found.keys() == VECTORS.keys()
    assert all(np.array_equal(found[text], vector) for text, vector in VECTORS.items())


def test_another_model_finds_nothing(tmp_path: Path) -> None:
    VectorCache(tmp_path, "model").put(VECTORS)
    assert VectorCache(tmp_path, "model 2").get(list(VECTORS)) == {}


def test_an_empty_cache(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "not made yet", "model")
    assert cache.get([]) == {} and cache.get(["a"]) == {}
    cache.put({})


@pytest.mark.parametrize("rubbish", [b"", b"not a database, " * 1000])
def test_a_broken_file_is_made_anew(tmp_path: Path, rubbish: bytes) -> None:
    cache = VectorCache(tmp_path, "model")
    cache.path.write_bytes(rubbish)
    assert cache.get(["text 1"]) == {}
    cache.put(VECTORS)
    assert len(cache.get(list(VECTORS))) == len(VECTORS)


def test_a_changed_vector_is_not_believed(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path, "model")
    cache.put({"a": np.ones(8, np.float32), "b": np.ones(8, np.float32)})
    with closing(sqlite3.connect(cache.path)) as database, database:
        ((value,),) = database.execute("SELECT value FROM vectors WHERE id = 1")
        database.execute("UPDATE vectors SET value = ? WHERE id = 1", (value[:-1] + b"\x01",))
    assert list(cache.get(["a", "b"])) == ["b"]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    cache = VectorCache(tmp_path / "file" / "below", "model")
    cache.put(VECTORS)
    assert cache.get(list(VECTORS)) == {}


def test_it_does_not_grow_without_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_cache, "MAX_BYTES", 200_000)
    cache = VectorCache(tmp_path, "model")
    texts = [f"text {n}" for n in range(4000)]
    for a in range(0, len(texts), 100):
        cache.put({text: np.ones(8, np.float32) for text in texts[a : a + 100]})
    assert cache.path.stat().st_size < 300_000
    assert len(cache.get(texts[-100:])) == 100 and cache.get(texts[:100]) == {}
