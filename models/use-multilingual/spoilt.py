"""Parallel texts, spoilt at random as translators and web pages spoil them, with what belongs to what.

Sentences and clauses are left out and added, sentences replaced, joined, split and swapped, paragraphs cut elsewhere, headings run into sentences. Some
documents are hardly touched and some are treated freely, as translations are.
"""

import itertools
import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from align import run_in
from align.aligner.units import Unit
from align.document import Block, Document, Sentence, Side
from align.segmenter import segment_document
from align.span import Span

CLAUSE_END = re.compile(r"[,;:–—] ")
HEADINGS_APART = 0.45

@dataclass(frozen=True, slots=True)
class Rates:
    """How often something is done to a segment (a document, for `run`)."""

    omit: float = 0.05
    add: float = 0.04
    run: float = 0.12
    join: float = 0.05
    cut: float = 0.04
    swap: float = 0.012
    replace: float = 0.0
    shorten: float = 0.07
    lengthen: float = 0.03
    shift: float = 0.03
    debris: float = 0.0
    tear: float = 0.0


NOTHING = Rates(*[0.0] * len(fields(Rates)))
# Of a faithful, an ordinary and a free translation, and how many documents are such.
MANNERS = (
    (0.35, {"omit": 0.01, "add": 0.01, "run": 0.0, "shorten": 0.0, "lengthen": 0.0}),
    (0.35, {"omit": 0.05, "add": 0.04, "run": 0.12, "shorten": 0.03, "lengthen": 0.02}),
    (0.30, {"omit": 0.1, "add": 0.06, "run": 0.25, "shorten": 0.1, "lengthen": 0.04}),
)


def draw_rates(rng: random.Random) -> Rates:
    """Those of one document."""
    manner = rng.choices([m for _, m in MANNERS], [share for share, _ in MANNERS])[0]
    return Rates(
        **manner, join=rng.choice((0.02, 0.08, 0.2)), cut=rng.choice((0.01, 0.04, 0.1)), shift=rng.choice((0.0, 0.02, 0.08)),
        swap=rng.choice((0.0, 0.01, 0.03)), debris=rng.choice((0.0, 0.0, 0.03)), tear=rng.choice((0.0, 0.0, 0.05)), replace=rng.choice((0.0, 0.0, 0.03)),
    )  # fmt: skip


@dataclass(slots=True)
class Segment:
    """A gold pair; a side may be missing, `replaced` says that its two sides do not belong together."""

    key_o: int
    original: str | None
    key_t: int
    translation: str | None
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A document pair and, for each sentence, which group of gold segments it belongs to. A bead is right when it stays within one group."""

    id: str
    sides: tuple[Side, Side]
    segments: tuple[dict[int, Span], dict[int, Span]]
    joined: dict[int, int]
    replaced: frozenset[int]

    @property
    def titled(self) -> bool:
        return any(run_in.has_title(side.document) for side in self.sides)

    def group(self, segment: int) -> int:
        while self.joined.get(segment, segment) != segment:
            segment = self.joined[segment]
        return segment

    def groups_of(self, units: Sequence[Unit], side: int) -> list[int]:
        """Each unit's group; a unit over several segments makes one group of them."""
        first = []
        for unit in units:
            here = [n for n, span in self.segments[side].items() if span.overlaps(unit.span)]
            for other in here[1:]:
                self.joined[self.group(other)] = self.group(here[0])
            first.append(here[0])
        return first


def read_wmt(path: Path) -> list[tuple[str, list[Segment]]]:
    """Documents of at least four segments, the first reference of each."""
    documents = []
    for doc in ET.parse(path).iter("doc"):
        source, reference = doc.find("src"), doc.find("ref")
        if source is None or reference is None:
            continue
        texts = {s.attrib["id"]: " ".join((s.text or "").split()) for s in reference.iter("seg")}
        paragraphs = list(source.iter("p"))
        segments: list[Segment] = []
        for p, paragraph in enumerate(paragraphs):
            for s in paragraph.iter("seg"):
                original, translation = " ".join((s.text or "").split()), texts.get(s.attrib["id"], "")
                if original and translation:
                    key = p if len(paragraphs) > 1 else len(segments) // 4
                    segments.append(Segment(key, original, key, translation))
        if len(segments) >= 4:
            documents.append((doc.attrib["id"], segments))
    return documents


def spoil(documents: Sequence[tuple[str, list[Segment]]], seed: int, fixed: Rates | None = None) -> Iterator[Spoilt]:
    """Each document once, spoilt at `fixed` rates or at rates of its own."""
    rng = random.Random(seed)
    every = [s.translation or "" for _, segments in documents for s in segments]
    for name, clean in documents:
        rates = fixed or draw_rates(rng)
        segments = [replace(s) for s in clean]
        if len(segments) < 12 and rng.random() < 0.5:
            segments += [replace(s, key_o=s.key_o + 1000, key_t=s.key_t + 1000) for s in rng.choice(documents)[1]]
        if rng.random() < 0.5:
            for n, s in enumerate(segments):
                s.key_t = (n + 2) // 5
        _set_headings_apart(segments, rng)
        if rng.random() < rates.run:
            _leave_out_a_run(segments, rng)
        segments = list(_change(segments, rates, every, rng))
        joined: dict[int, int] = {}
        order = _swap(segments, rates, joined, rng)
        original, places_o = _render([(n, s.original, s.key_o) for n, s in enumerate(segments)], "ru")
        translation, places_t = _render([(n, segments[n].translation, segments[n].key_t) for n in order], "en")
        sides = tuple(Side(d, tuple(_recut(d, rates, rng))) for d in (original, translation))
        replaced = frozenset(n for n, s in enumerate(segments) if s.replaced)
        yield Spoilt(name, (sides[0], sides[1]), (places_o, places_t), joined, replaced)


def _set_headings_apart(segments: list[Segment], rng: random.Random) -> None:
    """In most documents a heading has a paragraph of its own, on both sides or on one; in the others it runs into the next sentence."""
    apart_o = rng.random() < HEADINGS_APART
    apart_t = apart_o if rng.random() < 0.9 else not apart_o
    n_o = n_t = 0
    for s in segments:
        s.key_o, s.key_t = 100 * s.key_o + n_o, 100 * s.key_t + n_t
        if not run_in.FULL_STOP.search(s.original or ""):
            n_o, n_t = n_o + apart_o, n_t + apart_t


def _leave_out_a_run(segments: list[Segment], rng: random.Random) -> None:
    length, at = rng.randint(2, 10), rng.randrange(len(segments))
    of_original = rng.random() < 0.5
    for s in segments[at : at + length]:
        if of_original:
            s.original = None
        else:
            s.translation = None


def _change(segments: Sequence[Segment], rates: Rates, every: Sequence[str], rng: random.Random) -> Iterator[Segment]:
    for s in segments:
        if rng.random() < rates.debris:
            junk, of_original = _debris(rng), rng.random() < 0.5
            yield Segment(s.key_o, junk if of_original else None, s.key_t, None if of_original else junk)
        draw = rng.random()
        if s.original and s.translation:
            if draw < rates.omit:
                s.translation = None
            elif draw < rates.omit + rates.add:
                yield Segment(s.key_o, None, s.key_t, rng.choice(every))
            elif draw < rates.omit + rates.add + rates.replace:
                length = len(s.translation)
                near = [x for x in every if 0.7 < len(x) / length < 1.4 and x != s.translation]
                if near:
                    s.translation, s.replaced = rng.choice(near), True
            else:
                _change_clauses(s, rates, every, rng)
        yield s


def _debris(rng: random.Random) -> str:
    """What scanning and page layout leave between sentences."""
    marks = " ".join(rng.choice("*-—.,:;!'\"^_~") for _ in range(rng.randint(1, 5)))
    page, letter = rng.randint(1, 400), rng.choice("abiаби")
    return rng.choice((str(page), f"- {page} -", "* * *", "...", marks, f"{page} {letter} {marks}")) + rng.choice(("", " ."))


def _change_clauses(s: Segment, rates: Rates, every: Sequence[str], rng: random.Random) -> None:
    """Leaves one clause of the translation out, or adds one of another text."""
    own = _clauses(s.translation or "")
    if len(own) > 1 and rng.random() < rates.shorten:
        left_out = rng.randrange(1, len(own))
        rest = own[:left_out] + own[left_out + 1 :]
        if rng.random() < 0.3:
            rest = own[:left_out]
        s.translation = "".join(rest).rstrip(" ,;:–—") + "."
    elif rng.random() < rates.lengthen:
        other = _clauses(rng.choice(every))
        at = rng.randint(1, len(own))
        added = ["".join(own[:at]).rstrip(" .,;:–—") + ", ", other[-1].rstrip(" .,;:–—"), *([", "] if own[at:] else ["."]), *own[at:]]
        s.translation = "".join(added)


def _clauses(text: str) -> list[str]:
    edges = [0, *(m.end() for m in CLAUSE_END.finditer(text)), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(edges) if b > a]


def _swap(segments: Sequence[Segment], rates: Rates, joined: dict[int, int], rng: random.Random) -> list[int]:
    """The translation's order: some neighbours of one paragraph change places and make one group."""
    order = list(range(len(segments)))
    n = 0
    while n < len(segments) - 1:
        a, b = segments[n], segments[n + 1]
        if a.key_t == b.key_t and a.original and a.translation and b.original and b.translation and rng.random() < rates.swap:
            order[n], order[n + 1] = n + 1, n
            joined[n + 1] = n
            n += 1
        n += 1
    return order


def _render(parts: Sequence[tuple[int, str | None, int]], lang: str) -> tuple[Document, dict[int, Span]]:
    text, last = "", None
    spans: dict[int, Span] = {}
    starts: list[int] = []
    for n, part, key in parts:
        if not part:
            continue
        if text and key == last:
            text += " "
        else:
            text += "\n\n" if text else ""
            starts.append(len(text))
        last = key
        spans[n] = Span(len(text), len(text) + len(part))
        text += part
    blocks = [Block(Span(a, a + len(text[a:b].rstrip()))) for a, b in zip(starts, [*starts[1:], len(text)], strict=False)]
    return Document("", lang, text, tuple(blocks)), spans


def _recut(document: Document, rates: Rates, rng: random.Random) -> Iterator[Sentence]:
    """Sentences, some joined to the one before and some cut at a comma, as if the author had written them so."""
    waiting: Sentence | None = None
    for sentence in _torn(document, rates, rng):
        text = sentence.span.of(document.text)
        commas = [m.end() for m in CLAUSE_END.finditer(text) if 25 < m.end() < len(text) - 25]
        if waiting and waiting.block == sentence.block and sentence.span.end - waiting.span.start < 400:
            draw = rng.random()
            if draw < rates.join:
                waiting = Sentence(Span(waiting.span.start, sentence.span.end), sentence.block)
                continue
            if draw < rates.join + rates.shift and commas:  # the sentence before takes this one's first clause
                at = rng.choice(commas)
                yield Sentence(Span(waiting.span.start, sentence.span.start + len(text[:at].rstrip())), sentence.block)
                waiting = Sentence(Span(sentence.span.start + at, sentence.span.end), sentence.block)
                continue
        if waiting:
            yield waiting
        waiting = sentence
        if len(text) > 80 and commas and rng.random() < rates.cut:
            at = rng.choice(commas)
            yield Sentence(Span(sentence.span.start, sentence.span.start + len(text[:at].rstrip())), sentence.block)
            waiting = Sentence(Span(sentence.span.start + at, sentence.span.end), sentence.block)
    if waiting:
        yield waiting


def _torn(document: Document, rates: Rates, rng: random.Random) -> Iterator[Sentence]:
    """Sentences, some torn at any word, as splitters do after an abbreviation that they do not know."""
    for sentence in segment_document(document):
        words = [m.start() for m in re.finditer(r"(?<= )\S", sentence.span.of(document.text))][1:-1]
        if not words or rng.random() >= rates.tear:
            yield sentence
            continue
        at = sentence.span.start + rng.choice(words)
        yield Sentence(Span(sentence.span.start, at - 1), sentence.block)
        yield Sentence(Span(at, sentence.span.end), sentence.block)
