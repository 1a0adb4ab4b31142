"""Clean parallel texts with parts of sentences left out or added at known places, on either side.

A clause or a phrase that is deleted on one side leaves words without counterpart on the other; one that is inserted from another text has none itself.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from align.check.checked import Passage
from align.check.coverage.window import INSIDE, word_row
from align.document import Block, Document, Sentence, Side
from align.span import Span

Kind = Literal["clause", "phrase", "insertion", "sentence"]
Texts = dict[str, str]  # by language

CLAUSE = re.compile(r", [^,.;:!?()\"«»]{12,110}(?=[,.;])")
COMMA = re.compile(r"[,.;](?= |$)")
FEWEST_WORDS = 8  # of a sentence from which something is deleted
LONGEST_PHRASE = 6  # words
RATES: dict[Kind, float] = {"clause": 0.16, "phrase": 0.10, "insertion": 0.07, "sentence": 0.07}
OTHER = {"en": "ru", "ru": "en"}


@dataclass(frozen=True, slots=True)
class Defect:
    """`lang` is the side whose words have no counterpart: they are at `span` of that side's segment, or say what `was` said in the other language.

    Neither is known of a whole sentence.
    """

    kind: Kind
    lang: str
    was: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A gold pair as it is after the defect; a language is missing where the whole sentence was left out."""

    texts: Texts
    defect: Defect | None = None


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A document pair: its texts by language, and where each segment is in them."""

    id: str
    documents: dict[str, Document]
    places: dict[str, dict[int, Span]]
    segments: tuple[Segment, ...]


def spoil(documents: Sequence[tuple[str, Sequence[Texts]]], seed: int) -> Iterator[Spoilt]:
    """Each document once. The same seed gives the same defects."""
    pools = {lang: [m for _, segments in documents for s in segments for m in CLAUSE.findall(s[lang]) if len(m.split()) >= 4] for lang in OTHER}
    for name, clean in documents:
        rng = random.Random(f"{seed} {name}")
        segments = tuple(_spoil_segment(s, clean, pools, rng) for s in clean)
        rendered = {lang: render([s.texts.get(lang) for s in segments], lang, rng.choice((3, 4, 5))) for lang in OTHER}
        yield Spoilt(name, {k: d for k, (d, _) in rendered.items()}, {k: p for k, (_, p) in rendered.items()}, segments)


def _spoil_segment(texts: Texts, all_texts: Sequence[Texts], pools: dict[str, list[str]], rng: random.Random) -> Segment:
    (kind,) = rng.choices([*RATES, None], [*RATES.values(), 1 - sum(RATES.values())])
    lang = rng.choice(("en", "ru"))
    if kind == "sentence":
        return Segment({OTHER[lang]: texts[OTHER[lang]]}, Defect(kind, OTHER[lang])) if len(all_texts) > 3 else Segment(texts)
    if kind == "insertion":
        return _insert(texts, lang, rng.choice(pools[lang]), rng)
    return Segment(texts) if kind is None else _delete(texts, lang, kind, rng)


def _delete(texts: Texts, lang: str, kind: Kind, rng: random.Random) -> Segment:
    text = texts[lang]
    found = [Span(*m.span()) for m in CLAUSE.finditer(text)] if kind == "clause" else list(_phrases(text, lang))
    if not found or len(text.split()) < FEWEST_WORDS:
        return Segment(texts)
    span = rng.choice(found)
    rest = text[: span.start] + text[span.end :]
    return Segment({**texts, lang: rest}, Defect(kind, OTHER[lang], was=span.of(text).strip(" ,")))


def _insert(texts: Texts, lang: str, clause: str, rng: random.Random) -> Segment:
    text = texts[lang]
    places = [m.start() for m in COMMA.finditer(text) if m.start() > 15]
    if not places:
        return Segment(texts)
    at = rng.choice(places)
    return Segment({**texts, lang: text[:at] + clause + text[at:]}, Defect("insertion", lang, span=Span(at + 2, at + len(clause))))


def _phrases(text: str, lang: str) -> Iterator[Span]:
    """From a function word to a boundary; with the space before it."""
    side = Side(Document("", lang, text, (Block(Span(0, len(text))),)), (Sentence(Span(0, len(text)), 0),))
    row = word_row(Passage(side, (0,)))
    for first in range(1, len(row)):
        if not row.content[first] and row.cuts[first] != INSIDE:
            for last in range(first + 2, min(len(row), first + LONGEST_PHRASE) + 1):
                if row.cuts[last] != INSIDE and row.content[last - 1]:
                    yield Span(int(row.ends[first - 1]), int(row.ends[last - 1]))


def render(texts: Sequence[str | None], lang: str, per_block: int) -> tuple[Document, dict[int, Span]]:
    """A document of these texts, some to a paragraph, and where each of them is in it."""
    text = ""
    places: dict[int, Span] = {}
    starts: list[int] = []
    for n, own in enumerate(texts):
        if n % per_block == 0 or not starts:
            text += "\n\n" if text else ""
            starts.append(len(text))
        if own:
            text += " " if len(text) > starts[-1] else ""
            places[n] = Span(len(text), len(text) + len(own))
            text += own
    ends = [*(s - 2 for s in starts[1:]), len(text)]
    blocks = tuple(Block(Span(a, b)) for a, b in zip(starts, ends, strict=True) if b > a)
    return Document(f"{lang}.txt", lang, text, blocks), places
