"""Many short documents with their translations, made of stretches of WMT's Russian–English test set (human translations)."""

import random
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

XML = "wmttest2022.ru-en.all.xml"
STRETCHES = (2, 4)  # a document
STRETCH_SEGMENTS = (3, 8)

Segment = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Synthetic:
    """The paragraphs of either side; `source` names the segments, so that no two documents are the same."""

    source: tuple[tuple[int, int, int], ...]
    russian: tuple[str, ...]
    english: tuple[str, ...]


def read_wmt(bench: Path) -> list[list[Segment]]:
    """The segments of each document, Russian and English."""
    documents = []
    for document in ET.parse(bench / XML).getroot().iter("doc"):
        source, reference = document.find("src"), document.find("ref")
        if source is None or reference is None:
            continue
        english = {s.attrib["id"]: " ".join((s.text or "").split()) for s in reference.iter("seg")}
        pairs = [(" ".join((s.text or "").split()), english.get(s.attrib["id"], "")) for s in source.iter("seg")]
        documents.append([pair for pair in pairs if all(pair)])
    return [d for d in documents if d]


def make_documents(
    segments: list[list[Segment]], seed: int, stretches: tuple[int, int] = STRETCHES, length: tuple[int, int] = STRETCH_SEGMENTS
) -> Iterator[Synthetic]:
    """Without end: each is of a few stretches of consecutive segments, each from another document. No document comes twice, but they share stretches."""
    rng = random.Random(seed)
    made: set[tuple[tuple[int, int, int], ...]] = set()
    while True:
        source = []
        for d in rng.sample(range(len(segments)), rng.randint(*stretches)):
            n = min(len(segments[d]), rng.randint(*length))
            first = rng.randint(0, len(segments[d]) - n)
            source.append((d, first, first + n))
        key = tuple(source)
        if key not in made:
            made.add(key)
            texts = [[" ".join(s[side] for s in segments[d][a:b]) for d, a, b in source] for side in (0, 1)]
            yield Synthetic(key, tuple(texts[0]), tuple(texts[1]))


def write_text(path: Path, paragraphs: tuple[str, ...]) -> None:
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
