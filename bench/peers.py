"""Other aligners, from work trees of their own repositories where somebody has put them; nothing of them is part of this project.

    DIR/vecalign      github.com/thompsonb/vecalign, its extension built (python setup.py build_ext --inplace)
    DIR/bertalign     github.com/bfsujason/bertalign
    DIR/site          what they import and the environment lacks (numba, faiss-cpu)

They run as they are, with their own settings, and encode what they encode, every run of sentences as a joined text; only the model behind it is ours. What they
import and do not need for it (a translation service that tells languages, a sentence splitter, torch) is left empty.
"""

import contextlib
import io
import math
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from align.encode import TextEncoder
from bench.beads import Pair

Aligner = Callable[[Sequence[str], Sequence[str]], list[Pair]]

VECALIGN_LARGEST = 8  # sentences of both sides in a bead; the others are the defaults of its command line
VECALIGN_BUFFER, VECALIGN_DELETION, VECALIGN_FULL, VECALIGN_COSTS, VECALIGN_NORM = 5, 0.2, 300, 20_000, 100


class NotPresent(Exception):
    """The aligner is not in the folder, or cannot be imported."""


def load_peer(name: str, folder: Path, encoder: TextEncoder) -> Aligner:
    """The aligner, ready to run. Raises NotPresent."""
    if not (folder / name / name).is_dir():
        raise NotPresent("not present")
    sys.path[:0] = [str(folder / name)]
    sys.path.append(str(folder / "site"))
    try:
        return PEERS[name](encoder)
    except ImportError as e:
        raise NotPresent(f"not present ({e})") from e


def _vecalign(encoder: TextEncoder) -> Aligner:
    from vecalign import dp_utils  # type: ignore[import-not-found]

    def vectors(lines: Sequence[str]) -> Any:
        texts = sorted(set(dp_utils.yield_overlaps(lines, VECALIGN_LARGEST)))
        place = {text: n for n, text in enumerate(texts)}
        return dp_utils.make_doc_embedding(place, encoder.encode(texts), lines, VECALIGN_LARGEST)

    def align(source: Sequence[str], target: Sequence[str]) -> list[Pair]:
        random.seed(42)  # as its command does
        np.random.seed(42)
        stack = dp_utils.vecalign(
            vecs0=vectors(source), vecs1=vectors(target), final_alignment_types=dp_utils.make_alignment_types(VECALIGN_LARGEST),
            del_percentile_frac=VECALIGN_DELETION, width_over2=math.ceil(VECALIGN_LARGEST / 2) + VECALIGN_BUFFER, max_size_full_dp=VECALIGN_FULL,
            costs_sample_size=VECALIGN_COSTS, num_samps_for_norm=VECALIGN_NORM,
        )  # fmt: skip
        return _pairs(stack[0]["final_alignments"])

    return align


def _bertalign(encoder: TextEncoder) -> Aligner:
    class Model:
        def __init__(self, name: str) -> None: ...

        def encode(self, texts: Sequence[str]) -> Any:
            return encoder.encode(texts).copy()  # it changes the array's shape in place

    class Teller:
        lang = "de"  # only said on its output

        def __init__(self, **settings: Any) -> None: ...

        def detect(self, text: str) -> "Teller":
            return self

    class Cuda:
        @staticmethod
        def is_available() -> bool:
            return False

    _stand_in("sentence_transformers", SentenceTransformer=Model)
    _stand_in("googletrans", Translator=Teller)
    _stand_in("sentence_splitter", SentenceSplitter=None)
    _stand_in("torch", cuda=Cuda)
    from bertalign import Bertalign  # type: ignore[import-not-found]

    def align(source: Sequence[str], target: Sequence[str]) -> list[Pair]:
        with contextlib.redirect_stdout(io.StringIO()):
            job = Bertalign("\n".join(source), "\n".join(target), is_split=True)
            job.align_sents()
        return _pairs(job.result)

    return align


def _stand_in(name: str, **members: Any) -> None:
    module = ModuleType(name)
    for key, value in members.items():
        setattr(module, key, value)
    sys.modules[name] = module


def _pairs(beads: Any) -> list[Pair]:
    return [(tuple(map(int, source)), tuple(map(int, target))) for source, target in beads]


PEERS: dict[str, Callable[[TextEncoder], Aligner]] = {"vecalign": _vecalign, "bertalign": _bertalign}
