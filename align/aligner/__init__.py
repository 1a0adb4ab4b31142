"""Sentences of two texts to beads."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from align.aligner.alignment import Alignment, steady_margin
from align.aligner.evidence import Source
from align.aligner.given import take_beads
from align.aligner.lattice import SKIP_ORIGINAL, SKIP_TRANSLATION
from align.aligner.moved import MOST_UNMATCHED, Loose, find_moves, loose_units, together
from align.aligner.search import Job, Scored, align_stretches
from align.aligner.segments import Usual, regions
from align.aligner.text import as_text
from align.aligner.units import Unit, join_units, split_units
from align.anchor import link
from align.bead import Bead, BeadKind
from align.document import Side
from align.encode import Encoder, TextEncoder
from align.run_in import RunIn

__all__ = ["Alignment", "Task", "align_sides", "take_beads"]


@dataclass(frozen=True, slots=True)
class Task:
    """A side, the places in it where a heading may end, the blocks of it that are front or back matter, and whether its blocks are paragraphs."""

    side: Side
    run_ins: Sequence[RunIn] = ()
    matter: Collection[int] = ()
    in_paragraphs: bool = True


def align_sides(original: Task, translation: Task, encoder: Encoder, weights: Mapping[str, float], word_encoder: TextEncoder | None = None) -> Alignment:
    """The most probable beads, each with its probability. Single words are encoded with `word_encoder`, by default the same.

    Beads come in reading order, those of kind "moved" where the original has them; others are a "match", "omission" or "addition" by which sides they have.
    """
    tasks = original, translation
    units_o, units_t = units = tuple(split_units(t.side, t.run_ins) for t in tasks)
    text_o, text_t = (as_text(u, t.side.document, encoder, word_encoder or encoder, t.in_paragraphs) for u, t in zip(units, tasks, strict=True))
    matter_o, matter_t = (np.array([x.block in t.matter for x in u], bool) for u, t in zip(units, tasks, strict=True))
    source = Source(text_o, text_t, link(text_o.anchors.keys, text_t.anchors.keys))
    job = Job(source, weights, (matter_o, matter_t), (np.zeros(text_o.n, bool), np.zeros(text_t.n, bool)))
    path: list[Scored] = []
    loose: list[tuple[Loose, Loose]] = []
    usuals: list[Usual] = []
    for region in regions(text_o, text_t):
        for astray, found in zip(job.astray, region.astray.T, strict=True):
            astray[found] = True
        part = [scored for stretch in align_stretches(job, region.segments, region.usual, adapt=True) for scored in stretch.path]
        loose.append(loose_units(job, part))  # now, while the vectors of this region are at hand
        usuals.append(region.usual)
        path += part
    moves = _find_moves(job, loose, usuals)
    return _to_beads(original.side, translation.side, units_o, units_t, path, moves)


def _find_moves(job: Job, loose: Sequence[tuple[Loose, Loose]], usuals: Sequence[Usual]) -> list[Scored]:
    """From anywhere to anywhere in the text, or within its regions where too much is unmatched for that."""
    if not loose:
        return []
    original, translation = (together(side) for side in zip(*loose, strict=True))
    if max(len(original.units), len(translation.units)) <= MOST_UNMATCHED:
        return list(find_moves(job, original, translation, usuals[0]))
    return [bead for (o, t), usual in zip(loose, usuals, strict=True) for bead in find_moves(job, o, t, usual)]


def _to_beads(
    original: Side, translation: Side, units_o: Sequence[Unit], units_t: Sequence[Unit], path: Sequence[Scored], moves: Sequence[Scored]
) -> Alignment:
    """Steps over units to beads over sentences, the moved ones in place of the steps that left them out."""
    ends = [_edges(m) for m in moves]
    sentences_o, of_o = join_units(units_o, _cuts(path, 0) | {at for edge in ends for at in edge[0]})
    sentences_t, of_t = join_units(units_t, _cuts(path, 1) | {at for edge in ends for at in edge[1]})
    beads: list[Bead] = []
    margins: list[float] = []
    unmatched = np.ones(len(sentences_o)), np.ones(len(sentences_t))
    for scored, kind in _with_moves(path, moves):
        (a, b), i, j = scored.step.shape, scored.step.i, scored.step.j
        o, t = tuple(dict.fromkeys(of_o[i : i + a])), tuple(dict.fromkeys(of_t[j : j + b]))
        for own, of, first, probabilities in zip(unmatched, (of_o, of_t), (i, j), scored.unmatched, strict=True):
            for k, p in enumerate(probabilities, start=first):  # a sentence in parts is matched as far as its best part is
                own[of[k]] = min(own[of[k]], p, 1.0)
        if beads and (o, t) == (beads[-1].original, beads[-1].translation):
            continue  # the other part of an unmatched sentence
        beads.append(Bead(o, t, kind or _kind(o, t), scored.confidence, scored.similarity if o and t else None))
        margins.append(steady_margin(scored.similarity, scored.similarity - scored.margin, min(len(units_o), len(units_t))))
    return Alignment(Side(original.document, sentences_o), Side(translation.document, sentences_t), tuple(beads), np.array(margins, float), unmatched)


def _cuts(path: Sequence[Scored], side: int) -> frozenset[int]:
    """A doubtful place stays a cut where a bead begins at it, unless what is on either side is unmatched."""
    steps = [s.step for s in path]
    return frozenset(
        (here.i, here.j)[side] for before, here in pairwise(steps) if here.shape[side] and (before.shape[1 - side] or here.shape[1 - side])
    )  # fmt: skip


def _edges(move: Scored) -> tuple[tuple[int, int], tuple[int, int]]:
    step = move.step
    return (step.i, step.i + step.shape[0]), (step.j, step.j + step.shape[1])


def _with_moves(path: Sequence[Scored], moves: Sequence[Scored]) -> Iterator[tuple[Scored, BeadKind | None]]:
    """The path without the skips of what was moved; a moved bead where the first of its units in the original was skipped."""
    beginning = {m.step.i: m for m in moves}
    moved_o = {i for m in moves for i in range(*_edges(m)[0])}
    moved_t = {j for m in moves for j in range(*_edges(m)[1])}
    for scored in path:
        step = scored.step
        if step.shape == SKIP_ORIGINAL and step.i in moved_o:
            if step.i in beginning:
                yield beginning[step.i], "moved"
        elif step.shape != SKIP_TRANSLATION or step.j not in moved_t:
            yield scored, None


def _kind(original: tuple[int, ...], translation: tuple[int, ...]) -> BeadKind:
    if original and translation:
        return "match"
    return "omission" if original else "addition"
