"""Free translations against their gold: strict F1 of the beads on nineteen texts that no weights were fitted on.

    python bench/free.py              # a line a text, and all together
"""

import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from align.comparison import Comparison
from align.pipeline import compare_pair
from align.read import read_pair
from bench.corpus import CORPUS, add, score_article


def load_builder() -> ModuleType:
    """corpus/build.py, which is a script."""
    spec = importlib.util.spec_from_file_location("corpus_build", CORPUS / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BUILDER = load_builder()


def compare_text(source: Path) -> tuple[dict[str, Any], Comparison]:
    """The gold of a text in the corpus's notation, and what the product makes of its two sides."""
    files = BUILDER.render(BUILDER.parse(source))
    gold = json.loads(files[f"gold/{source.stem}.json"])
    with tempfile.TemporaryDirectory() as place:
        original, translation = paths = [Path(place, Path(gold[side]["path"]).name) for side in ("original", "translation")]
        for path, side in zip(paths, ("original", "translation"), strict=True):
            path.write_text(gold[side]["text"], encoding="utf-8")
        return gold, compare_pair(read_pair(original, translation))


def main() -> None:
    scores = []
    for source in sorted((CORPUS / "free").glob("*.beads")):
        scores.append(score_article(*compare_text(source)))
        print(f"{source.stem:22s} strict_f1 {scores[-1].f1:.3f}  beads {scores[-1].n_beads}")
    print(f"{'all':22s} strict_f1 {add(scores).f1:.3f}")


if __name__ == "__main__":
    main()
