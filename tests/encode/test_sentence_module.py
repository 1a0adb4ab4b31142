"""The bundled encoder as a sentence-transformers model: the same vectors, saved and loaded, and the same beads by that way."""

import sys
from pathlib import Path
from subprocess import run
from typing import TYPE_CHECKING

import numpy as np
import pytest

import align
from align.encode import load_encoder
from align.errors import ModelError
from align.pipeline import Settings, compare_pair
from align.read import read_bilingual, read_pair

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

pytestmark = pytest.mark.torch
ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
TEXTS = ["Паром отошёл в 6:40.", "", "The ferry left at 6:40 with three people on deck.", "x", "Да. " * 300]


@pytest.fixture(scope="module")
def model() -> "SentenceTransformer":
    pytest.importorskip("sentence_transformers")
    return align.as_sentence_transformer()


@pytest.fixture(scope="module")
def folder(model: "SentenceTransformer", tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "bundled"
    model.save(str(path))
    return path


def test_vectors_are_the_native_ones(model: "SentenceTransformer") -> None:
    native = load_encoder().encode(TEXTS)
    np.testing.assert_allclose(model.encode(TEXTS), native, atol=1e-5)
    np.testing.assert_allclose(model.encode(TEXTS, batch_size=2, prompt="A: "), load_encoder().encode([f"A: {t}" for t in TEXTS]), atol=1e-5)
    assert model.get_embedding_dimension() == 512


def test_saved_and_loaded_it_is_the_same(model: "SentenceTransformer", folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    loaded = SentenceTransformer(str(folder), trust_remote_code=True, local_files_only=True)
    np.testing.assert_array_equal(loaded.encode(TEXTS), model.encode(TEXTS))
    assert sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) < 20_000, "no weights are saved"


def test_other_weights_than_it_was_saved_with_are_refused(folder: Path, tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    config = tmp_path / "bundled_encoder.json"
    config.write_text(config.read_text(encoding="utf-8").replace('"weights": "', '"weights": "0'), encoding="utf-8")
    with pytest.raises(ModelError, match="saved with other weights"):
        load_encoder(str(tmp_path))


@pytest.mark.parametrize("article", ["bilingual-tariffs", "news-bridge"])
def test_the_same_beads_as_by_the_native_way(folder: Path, article: str) -> None:
    both = ARTICLES / f"{article}.txt"
    pair = read_bilingual(both, None) if both.exists() else read_pair(ARTICLES / f"{article}.ru.txt", ARTICLES / f"{article}.en.txt", None)
    native, wrapped = compare_pair(pair), compare_pair(pair, Settings(str(folder)))
    assert [(b.original, b.translation, b.kind) for b in wrapped.beads] == [(b.original, b.translation, b.kind) for b in native.beads]
    assert [f.id for f in wrapped.findings] == [f.id for f in native.findings]


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import align, sys; print([m for m in ('torch', 'numpy', 'sentence_transformers') if m in sys.modules])"
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
