"""Spoils the translations of planted-defect documents as real ones are spoilt, with the gold adapted, in the same format.

    python bench/spoil.py BENCH/wmt22-ruen.jsonl --kind third --out /tmp/third.jsonl        # third, passage or swap
    python BENCH/score_planted.py /tmp/third.jsonl --command 'sverka align {original} {translation} --json {json}'

    third     a random third of the translation's segments is left out
    passage   ten sentences running of another document's translation stand between two paragraphs
    swap      two paragraphs of the translation have changed places; the segments pair as before, only their order on one side is another

The originals stay as they are. What is left out or added counts as planted, so that a finding there is no false flag.
"""

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.planted import Defect, Interval, Planted, Segment, load_planted

AS_IS = "as is"
KINDS = ("third", "passage", "swap")
PASSAGE_SEGMENTS = 10
RUN_SEGMENTS = 3  # of the paragraphs that a text of one paragraph is cut into
PARAGRAPH = "\n\n"
ENDS_SENTENCE = re.compile(r"""[.!?…][)"»”’]*$""")


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment apart from its place in the translation: `paragraph` orders that, and within a paragraph the order of the pieces does.

    The defect's span `t` counts from the beginning of the piece.
    """

    original: Interval | None
    translation: str | None
    paragraph: int
    defect: Defect | None = None


Pieces = tuple[Piece, ...]
Spoiler = Callable[[Pieces, random.Random, Sequence[Pieces]], Pieces]


def take_apart(document: Planted) -> Pieces:
    """The segments of a document, free to be moved."""
    text, defects = document["translation"]["text"], {d["segment"]: d for d in document["planted"]}
    pieces, paragraph, end = [], 0, 0
    for n, segment in enumerate(document["segments"]):
        defect, span = defects.get(n), segment["t"]
        if span is None:
            pieces.append(Piece(segment["o"], None, paragraph, defect))
            continue
        start = span[0]
        paragraph += PARAGRAPH in text[end:start]
        end = span[1]
        if defect is not None and defect["t"] is not None:
            defect = {**defect, "t": [i - start for i in defect["t"]]}
        pieces.append(Piece(segment["o"], text[start:end], paragraph, defect))
    return tuple(pieces)


def put_together(document: Planted, pieces: Pieces) -> Planted:
    """The document with these segments for its translation's; those that are on neither side are dropped."""
    kept = [p for p in pieces if p.original or p.translation is not None]
    text, spans = _lay_out(kept)
    segments: list[Segment] = []
    planted: list[Defect] = []
    for n, piece in enumerate(kept):
        span = spans.get(n)
        segments.append({"o": piece.original, "t": span})
        if piece.defect is not None:
            inside = piece.defect["t"]
            place = [i + span[0] for i in inside] if inside is not None and span is not None else None
            planted.append({**piece.defect, "segment": n, "o": piece.original, "t": place})
    out: Planted = {**document, "translation": {**document["translation"], "text": text}, "segments": segments, "planted": planted}
    _check(out, kept)
    return out


def _lay_out(pieces: Sequence[Piece]) -> tuple[str, dict[int, Interval]]:
    """The translation's text, and the span in it of each piece that it has."""
    text, spans, last = "", {}, None
    for n in sorted(range(len(pieces)), key=lambda n: pieces[n].paragraph):  # a stable sort
        words = pieces[n].translation
        if words is None:
            continue
        if text:
            text += " " if pieces[n].paragraph == last else PARAGRAPH
        spans[n] = [len(text), len(text) + len(words)]
        text, last = text + words, pieces[n].paragraph
    return text, spans


def _check(document: Planted, pieces: Sequence[Piece]) -> None:
    """Every span slices back to what it was."""
    text = document["translation"]["text"]
    for segment, piece in zip(document["segments"], pieces, strict=True):
        assert (text[slice(*segment["t"])] if segment["t"] else None) == piece.translation
    for defect in document["planted"]:
        assert defect["t"] is None or text[slice(*defect["t"])] == defect["now"]


def leave_out_third(pieces: Pieces, rng: random.Random, others: Sequence[Pieces]) -> Pieces:
    """A random third of what the translation has."""
    there = [n for n, p in enumerate(pieces) if p.translation is not None]
    gone = set(rng.sample(there, round(len(there) / 3)))
    return tuple(_without_translation(p) if n in gone else p for n, p in enumerate(pieces))


def _without_translation(piece: Piece) -> Piece:
    omission: Defect = {"kind": "omit_sentence", "segment": 0, "o": None, "t": None, "was": piece.translation, "now": ""}
    return replace(piece, translation=None, defect=omission)


def add_passage(pieces: Pieces, rng: random.Random, others: Sequence[Pieces]) -> Pieces:
    """Ten sentences running of another document, with its paragraphs, at a paragraph boundary."""
    passage = rng.choice(rng.choice([found for other in others if (found := _passages(other))]))
    before = rng.choice(_paragraphs(pieces)[1:] or [pieces[-1].paragraph + 1])
    at = next((n for n, p in enumerate(pieces) if p.paragraph >= before), len(pieces))
    # Paragraphs are numbered anew: those of the passage, then the rest of the document after it.
    shift, later = before - passage[0].paragraph, passage[-1].paragraph - passage[0].paragraph + 1
    added = [_as_addition(p, p.paragraph + shift) for p in passage]
    return (*pieces[:at], *added, *(replace(p, paragraph=p.paragraph + later) for p in pieces[at:]))


def _passages(pieces: Pieces) -> list[list[Piece]]:
    """Ten segments that are sentences: a headline that runs into a sentence could not be told from it, as nothing in the original answers it."""
    there = [p for p in pieces if p.translation is not None]
    runs = [there[n : n + PASSAGE_SEGMENTS] for n in range(len(there) - PASSAGE_SEGMENTS + 1)]
    return [run for run in runs if all(ENDS_SENTENCE.search(p.translation or "") for p in run)]


def _as_addition(piece: Piece, paragraph: int) -> Piece:
    words = piece.translation or ""
    return Piece(None, words, paragraph, {"kind": "add_sentence", "segment": 0, "o": None, "t": [0, len(words)], "was": "", "now": words})


def swap_paragraphs(pieces: Pieces, rng: random.Random, others: Sequence[Pieces]) -> Pieces:
    """Two paragraphs that have a counterpart in the original; a text of one paragraph is cut into several first."""
    choice = _paragraphs(pieces)
    if len(choice) < 2:
        pieces = tuple(replace(p, paragraph=n // RUN_SEGMENTS) for n, p in enumerate(pieces))
        choice = _paragraphs(pieces)
    a, b = rng.sample(choice, 2)
    place = {a: b, b: a}
    return tuple(replace(p, paragraph=place.get(p.paragraph, p.paragraph)) for p in pieces)


def _paragraphs(pieces: Pieces) -> list[int]:
    return sorted({p.paragraph for p in pieces if p.original and p.translation is not None})


SPOILERS: dict[str, Spoiler] = {"third": leave_out_third, "passage": add_passage, "swap": swap_paragraphs}


def spoil(documents: Sequence[Planted], kind: str, seed: int) -> list[Planted]:
    """The documents with their translations spoilt. Each document has its own draw, which does not depend on the order."""
    apart = [take_apart(d) for d in documents]
    out = []
    for n, document in enumerate(documents):
        rng = random.Random(f"{seed} {kind} {document['id']}")
        out.append(put_together(document, SPOILERS[kind](apart[n], rng, apart[:n] + apart[n + 1 :])))
    return out


def spoilt(documents: Sequence[Planted], kind: str, n_seeds: int) -> Iterator[list[Planted]]:
    """The documents of a kind, a list a seed; as they are there is one."""
    if kind == AS_IS:
        yield list(documents)
    else:
        yield from (spoil(documents, kind, seed) for seed in range(1, n_seeds + 1))


def main() -> None:
    parser = argparse.ArgumentParser(description="Translations with a third left out, a passage added or two paragraphs swapped.")
    parser.add_argument("planted", type=Path)
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as file:
        for document in spoil(load_planted(args.planted), args.kind, args.seed):
            file.write(json.dumps(document, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
