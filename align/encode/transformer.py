"""Any sentence-transformers model as an encoder: LaBSE, multilingual-e5, a local folder. Slower: every run is encoded as a text of its own."""

import hashlib
import json
import os
import re
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from align.encode.runs import Indices, TextEncoder
from align.encode.vector_cache import VectorCache
from align.encode.weights import cache_folder
from align.encoder_options import AUTO, DEFAULT_OPTIONS, EncoderOptions
from align.errors import ModelError
from align.progress import progress

Float32 = npt.NDArray[np.float32]

HUB_SECONDS = 5.0
CHUNK = 256  # texts between two steps of the progress bar, and between two writes of the cache
OWN_MODULES = "align.encode."
# What models call a prompt that is right for both sides of a translation, the best first.
SYMMETRIC_PROMPTS = ("BitextMining", "bitext_mining", "STS", "sts")
E5, E5_PROMPT = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])", re.IGNORECASE), "query: "


class TransformerEncoder:
    """`name` is a hub name or the path of a local folder."""

    def __init__(self, name: str, options: EncoderOptions = DEFAULT_OPTIONS) -> None:
        try:
            import sentence_transformers
        except ImportError as e:
            raise ModelError(f"model {name}: it needs sentence-transformers ({e}); type: pip install sentence-transformers torch") from e
        self.name, self._batch_size = name, options.batch_size
        self._model = _load(name, _device(name, options.device))
        self.prompt = prompt_of(name, self._model.prompts, self._model.default_prompt_name, options.prompt)
        identity = [_identity(name, self._model), str(self._model.device.type), sentence_transformers.__version__, self.prompt]
        self._cache = VectorCache(cache_folder(), json.dumps(identity)) if options.vector_cache else None
        self.dimension = int(_dimension_of(self._model) or self._encode(["a"]).shape[1])

    def encode(self, texts: Sequence[str]) -> Float32:
        """Unit vectors (len(texts), dimension)."""
        distinct = list(dict.fromkeys(texts))
        known = self._cache.get(distinct) if self._cache else {}
        known = {text: vector for text, vector in known.items() if vector.shape == (self.dimension,)}
        missing = [text for text in distinct if text not in known]
        for a in progress(range(0, len(missing), CHUNK), "Encoding"):
            part = missing[a : a + CHUNK]
            new = dict(zip(part, self._encode(part), strict=True))
            known.update(new)
            if self._cache:
                self._cache.put(new)
        return np.stack([known[text] for text in texts]) if texts else np.empty((0, self.dimension), np.float32)

    def runs(self, sentences: Sequence[str]) -> "JoinedRuns":
        return JoinedRuns(self, sentences)

    def _encode(self, texts: list[str]) -> Float32:
        vectors = self._model.encode(
            texts, prompt=self.prompt, batch_size=self._batch_size, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)


def prompt_of(name: str, configured: dict[str, str], default: str | None, wanted: str | None) -> str:
    """What is put before every text: the prompt that the model has by the `wanted` name, or that text itself; else the model's own for
    comparing texts of one kind; else what models of the name's family want."""
    if wanted is not None:
        return configured.get(wanted) or wanted
    own = [configured[n] for n in (*SYMMETRIC_PROMPTS, default) if n and configured.get(n)]
    if own:
        return own[0]
    return (configured.get("query") or E5_PROMPT) if E5.search(Path(name).name) else ""


def _load(name: str, device: str | None) -> Any:
    from sentence_transformers import SentenceTransformer

    trusted = _is_ours(Path(name))
    try:
        return SentenceTransformer(name, device=device, local_files_only=True, trust_remote_code=trusted)
    except ModelError:
        raise
    except Exception as e:  # every library below has its own errors for "not found" and "no network"
        if Path(name).exists():
            raise ModelError(f"model {name}: the folder holds no model ({_reason(e)}); give another folder, or leave --model out") from e
        if not _hub_answers():
            raise ModelError(f"model {name}: not on this machine, and the hub cannot be reached; give a local folder, or leave --model out") from e
    try:
        return SentenceTransformer(name, device=device)
    except Exception as e:
        raise ModelError(f"model {name}: not on the hub ({_reason(e)}); check the name, or leave --model out") from e


def _device(name: str, wanted: str) -> str | None:
    """None leaves the choice to sentence-transformers. Raises ModelError if the device is not there."""
    if wanted == AUTO:
        return None
    import torch

    there = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if not there[wanted]:
        raise ModelError(f"model {name}: torch finds no device {wanted} on this machine; leave --device out, or give: --device cpu")
    return wanted


def _is_ours(folder: Path) -> bool:
    """Whether all of a saved model's modules are this package's own, so that to trust its code is to trust this program."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        return bool(modules) and all(m["type"].startswith(OWN_MODULES) for m in modules)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return False


def _identity(name: str, model: Any) -> str:
    """Changes when the model does: a folder's files by name, size and time, a hub's model by its commit."""
    folder = Path(name)
    if not folder.exists():
        config = getattr(getattr(model, "transformers_model", None), "config", None)
        return f"{name}@{getattr(config, '_commit_hash', None)}"
    digest = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape"))
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        found = path.stat()
        digest.update(f"{path.relative_to(folder)}\0{found.st_size}\0{found.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"


def _hub_answers() -> bool:
    """Asked once, because the libraries below try again and again for a minute."""
    host = urlsplit(os.environ.get("HF_ENDPOINT", "https://huggingface.co")).hostname or ""
    try:
        with socket.create_connection((host, 443), timeout=HUB_SECONDS):
            return True
    except OSError:
        return False


def _dimension_of(model: Any) -> int | None:
    """The method was renamed; either name may be missing."""
    method = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    dimension: int | None = method()
    return dimension


class JoinedRuns:
    """Runs of sentences encoded as their joined texts, each once."""

    def __init__(self, encoder: TextEncoder, sentences: Sequence[str]) -> None:
        self._encoder, self._sentences = encoder, list(sentences)
        self._known: dict[tuple[int, int], Float32] = {}
        self.n_sentences = len(self._sentences)

    def vectors(self, firsts: Indices, lasts: Indices) -> Float32:
        """Unit vectors (len(firsts), dimension)."""
        wanted = list(zip(firsts.tolist(), lasts.tolist(), strict=True))
        new = [run for run in dict.fromkeys(wanted) if run not in self._known]
        if new:
            vectors = self._encoder.encode([" ".join(self._sentences[a:b]) for a, b in new])
            self._known.update(zip(new, vectors, strict=True))
        return np.stack([self._known[run] for run in wanted]) if wanted else np.empty((0, self._encoder.dimension), np.float32)
