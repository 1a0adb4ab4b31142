"""What it costs to encode runs of sentences as Bertalign and Vecalign do it: every run as a joined text, with a transformer of LaBSE's size.

The transformer's weights are random: the time does not depend on them, and nothing has to be downloaded.
"""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

LARGEST_RUN = 4  # sentences: Bertalign's default; Vecalign takes 4 to 10
BATCH = 16  # texts
N_BATCHES = 8  # measured, spread over the lengths
LONGEST = 512  # tokens that such a model reads
VOCABULARY = 30_000

Sentences = Sequence[str]


@dataclass(frozen=True, slots=True)
class Cost:
    """`seconds` for all `n_tokens`, from a sample of `n_measured`."""

    n_sentences: int
    n_texts: int
    n_tokens: int
    n_measured: int
    seconds: float


def measure_cost(documents: Sequence[tuple[Sentences, Sentences]]) -> Cost:
    """Encodes a sample in batches of texts of one length, as sorted batches nearly are, and extrapolates by tokens."""
    from align.encode.tokens import bundled_tokenizer

    os.environ["HF_HUB_OFFLINE"] = "1"
    texts = [run for pair in documents for side in pair for run in _runs(side)]
    lengths = sorted(min(LONGEST, len(ids) + 2) for ids in bundled_tokenizer()(texts))
    starts = [round((k + 0.5) * len(lengths) / N_BATCHES) - BATCH // 2 for k in range(N_BATCHES)]
    batches = [lengths[max(0, s) : max(0, s) + BATCH] for s in starts]
    seconds = _encode([(len(b), max(b)) for b in batches])
    measured = sum(map(sum, batches))
    n_sentences = sum(len(side) for pair in documents for side in pair)
    return Cost(n_sentences, len(texts), sum(lengths), measured, seconds * sum(lengths) / measured)


def _runs(sentences: Sentences) -> list[str]:
    return [" ".join(sentences[i : i + k]) for k in range(1, LARGEST_RUN + 1) for i in range(len(sentences) - k + 1)]


def _encode(shapes: Sequence[tuple[int, int]]) -> float:
    """Seconds for batches of these (texts, tokens), one thread."""
    import torch
    from transformers import BertConfig, BertModel

    torch.set_num_threads(1)
    config = BertConfig(
        vocab_size=VOCABULARY, hidden_size=768, num_hidden_layers=12, num_attention_heads=12, intermediate_size=3072, max_position_embeddings=LONGEST
    )
    model: Any = BertModel(config)
    model.eval()
    with torch.inference_mode():
        batches = [torch.randint(VOCABULARY, shape) for shape in shapes]
        model(batches[0][:1])  # the first call sets things up
        started = time.perf_counter()
        for batch in batches:
            model(batch)
        return time.perf_counter() - started


def format_cost(cost: Cost) -> str:
    """The line below the table."""
    return (
        f"encoding with a transformer of LaBSE's size (random weights): {cost.seconds:.0f} s for the {cost.n_texts} runs of 1–{LARGEST_RUN} sentences, "
        f"{cost.n_sentences / cost.seconds:.1f} sent./s; measured on {cost.n_measured} of {cost.n_tokens} tokens, extrapolated by tokens"
    )
