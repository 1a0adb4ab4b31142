"""The bundled encoder, loaded once; vectors of the models that tests make are not kept in the user's own cache."""

from pathlib import Path

import pytest

from align.encode.use import UseEncoder


@pytest.fixture(autouse=True)
def vectors_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("align.encode.transformer.cache_folder", lambda: tmp_path / "vectors")
    return tmp_path / "vectors"


@pytest.fixture(scope="session")
def encoder() -> UseEncoder:
    return UseEncoder()
