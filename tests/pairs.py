"""Pairs of passages for tests of checks, from their sentences."""

from collections.abc import Iterator

from toys import side_of

from align.bead import Bead
from align.check import Pair, Passage, Suspicion

SIGNS = {"doubt": 0.0, "below": 0.0, "uneven": 0.0, "many": 0.0}


def pair_of(original: str, translation: str, before: tuple[str, str] = ("", ""), langs: tuple[str, str] = ("ru", "en")) -> Pair:
    """A bead of one sentence a side; `before` are the sentences that stand before it."""
    passages, nears = [], []
    for text, near, lang in zip((original, translation), before, langs, strict=True):
        side = side_of([near, text] if near else [text], lang)
        passages.append(Passage(side, (len(side.sentences) - 1,)))
        nears.append(Passage(side, (0,) if near else ()))
    return Pair(0, Bead(passages[0].sentences, passages[1].sentences, "match", 1.0, 0.6), passages[0], passages[1], (nears[0], nears[1]), SIGNS)


def turned(original: str, translation: str) -> Pair:
    """The same with the English text as the original."""
    return pair_of(translation, original, langs=("en", "ru"))


def words_of(pair: Pair, found: Iterator[Suspicion]) -> list[tuple[str | None, str | None]]:
    """The words that each suspicion is about, on either side."""
    texts = [p.side.document.text for p in pair.sides]
    return [tuple(None if s is None else s.of(t) for s, t in zip((f.original, f.translation), texts, strict=True)) for f in found]  # type: ignore[misc]
