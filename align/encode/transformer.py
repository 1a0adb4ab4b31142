"""Any sentence-transformers model as an encoder: LaBSE, multilingual-e5, a local folder. Slower: every run is encoded as a text of its own."""

import os
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from align.encode.runs import Indices, TextEncoder
from align.errors import ModelError
from align.progress import progress

Float32 = npt.NDArray[np.float32]

HUB_SECONDS = 5.0
CHUNK = 256  # texts between two steps of the progress bar


class TransformerEncoder:
    """`name` is a hub name or the path of a local folder."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as e:
            raise ModelError(f"model {name}: it needs sentence-transformers ({e}); type: pip install sentence-transformers torch") from e
        try:
            self._model = SentenceTransformer(name, local_files_only=True)
        except Exception as e:  # every library below has its own errors for "not found" and "no network"
            if Path(name).exists():
                raise ModelError(f"model {name}: the folder holds no model ({_reason(e)}); give another folder, or leave --model out") from e
            if not _hub_answers():
                raise ModelError(f"model {name}: not on this machine, and the hub cannot be reached; give a local folder, or leave --model out") from e
            try:
                self._model = SentenceTransformer(name)
            except Exception as e:
                raise ModelError(f"model {name}: not on the hub ({_reason(e)}); check the name, or leave --model out") from e
        self.name = name
        self.dimension = int(_dimension_of(self._model) or self.encode(["a"]).shape[1])

    def encode(self, texts: Sequence[str]) -> Float32:
        """Unit vectors (len(texts), dimension)."""
        out: list[Float32] = []
        for a in progress(range(0, len(texts), CHUNK), "Encoding"):
            part = list(texts[a : a + CHUNK])
            vectors = self._model.encode(part, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False)
            out.append(np.asarray(vectors, np.float32))
        return np.concatenate(out) if out else np.empty((0, self.dimension), np.float32)

    def runs(self, sentences: Sequence[str]) -> "JoinedRuns":
        return JoinedRuns(self, sentences)


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
