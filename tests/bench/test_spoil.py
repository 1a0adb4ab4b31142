"""Spoilt documents: what is left out, put in or moved, and gold that says so."""

import random

from bench.planted import Planted
from bench.spoil import KINDS, PASSAGE_SEGMENTS, add_passage, put_together, spoil, take_apart


def document(name: str, translation: str) -> Planted:
    """Sentences end with a stop, paragraphs with an empty line; the original is the translation in capitals."""
    spans, start = [], 0
    for part in translation.replace("\n\n", "  ").split(". "):
        words = part.strip().rstrip(".") + "."
        start = translation.index(words, start)
        spans.append([start, start + len(words)])
        start += len(words)
    return {
        "id": name,
        "original": {"lang": "ru", "text": translation.upper()},
        "translation": {"lang": "en", "text": translation},
        "segments": [{"o": s, "t": s} for s in spans],
        "planted": [{"kind": "name", "segment": 1, "o": spans[1], "t": [spans[1][0], spans[1][0] + 1], "was": "x", "now": translation[spans[1][0]]}],
    }


DOCUMENTS = [
    document("letters", "A one. B two.\n\nC three. D four. E five.\n\nF six."),
    document("numbers", " ".join(f"Number {n} here." for n in range(10, 30))),
    document("more numbers", " ".join(f"Number {n} there." for n in range(30, 50))),
]


def texts(of: Planted) -> list[tuple[str | None, str | None]]:
    o, t = of["original"]["text"], of["translation"]["text"]
    return [(o[slice(*s["o"])] if s["o"] else None, t[slice(*s["t"])] if s["t"] else None) for s in of["segments"]]


def test_a_document_that_is_put_together_again_is_the_same() -> None:
    for d in DOCUMENTS:
        assert put_together(d, take_apart(d)) == d


def test_same_seed_same_documents() -> None:
    for kind in KINDS:
        assert spoil(DOCUMENTS, kind, 3) == spoil(DOCUMENTS, kind, 3)
        assert spoil(DOCUMENTS, kind, 3) != spoil(DOCUMENTS, kind, 4)


def test_a_third_is_left_out_and_counts_as_planted() -> None:
    for before, after in zip(DOCUMENTS, spoil(DOCUMENTS, "third", 1), strict=True):
        gone = [n for n, (_, t) in enumerate(texts(after)) if t is None]
        assert len(gone) == round(len(texts(before)) / 3)
        assert [d["segment"] for d in after["planted"] if d["kind"] == "omit_sentence"] == gone
        assert [o for o, _ in texts(after)] == [o for o, _ in texts(before)]


def test_a_passage_of_another_document_stands_between_paragraphs() -> None:
    before, after = DOCUMENTS[0], spoil(DOCUMENTS, "passage", 1)[0]
    added = [t for o, t in texts(after) if o is None]
    assert len(added) == PASSAGE_SEGMENTS
    assert all(t and t.startswith("Number") for t in added)
    assert [p for p in texts(after) if p[0]] == texts(before)
    assert f"\n\n{' '.join(t or '' for t in added)}\n\n" in after["translation"]["text"]


def test_a_passage_holds_no_headline() -> None:
    """Nothing in the original would tell where it ends."""
    text = " ".join(["Headline", *(f"Number {n} there." for n in range(10, 20))])
    spans = [[0, 8], *([9 + 17 * k, 25 + 17 * k] for k in range(10))]
    donor: Planted = {**DOCUMENTS[1], "translation": {"lang": "en", "text": text}, "segments": [{"o": s, "t": s} for s in spans], "planted": []}
    for seed in range(5):
        pieces = add_passage(take_apart(DOCUMENTS[0]), random.Random(seed), [take_apart(donor)])
        assert [p.translation for p in pieces if p.original is None] == [f"Number {n} there." for n in range(10, 20)]


def test_swapped_paragraphs_are_whole_and_pair_as_before() -> None:
    for before, after in zip(DOCUMENTS, spoil(DOCUMENTS, "swap", 2), strict=True):
        assert texts(after) == texts(before)
        assert after["translation"]["text"] != before["translation"]["text"]
    paragraphs = [d["translation"]["text"].split("\n\n") for d in (DOCUMENTS[0], spoil(DOCUMENTS, "swap", 2)[0])]
    assert sorted(paragraphs[0]) == sorted(paragraphs[1])
