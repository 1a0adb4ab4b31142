"""Sentences of two texts to beads."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from align.aligner.evidence import gather, score
from align.aligner.lattice import FORBIDDEN, Float, Lattice, Posterior, Shape, Step, best_path, expected_gain, posterior
from align.aligner.units import Unit, as_text, join_units, split_units
from align.aligner.window import Scored, Window, walk
from align.bead import Bead, BeadKind
from align.document import Side
from align.encode import Encoder, TextEncoder
from align.run_in import RunIn

Flags = npt.NDArray[np.bool_]

MATTER_SKIP = 0.5  # score of leaving out a line of front or back matter: it needs no counterpart


@dataclass(frozen=True, slots=True)
class Alignment:
    """The sides may have more sentences than before: headings that ran into a sentence are cut off where both texts say so."""

    original: Side
    translation: Side
    beads: tuple[Bead, ...]
    margins: Float  # of each bead: its similarity above what its sentences have with the other text at large; NaN where a side is empty
    unmatched: tuple[Float, Float]  # of each sentence: the probability that it has no counterpart


@dataclass(frozen=True, slots=True)
class Task:
    """A side, the places in it where a heading may end, and the blocks of it that are front or back matter."""

    side: Side
    run_ins: Sequence[RunIn] = ()
    matter: Collection[int] = ()


def align_sides(original: Task, translation: Task, encoder: Encoder, weights: Mapping[str, float], word_encoder: TextEncoder | None = None) -> Alignment:
    """The most probable beads, each with its probability. Single words are encoded with `word_encoder`, by default the same.

    Beads come in reading order; kind "match", "omission" or "addition" by which sides they have.
    """
    units_o, units_t = (split_units(t.side, t.run_ins) for t in (original, translation))
    texts = [as_text(u, t.side.document, encoder, word_encoder or encoder) for u, t in ((units_o, original), (units_t, translation))]
    matter = [np.array([x.block in t.matter for x in u], bool) for u, t in ((units_o, original), (units_t, translation))]

    def solve(window: Window) -> tuple[Scored, ...]:
        part_o, part_t = texts[0].part(window.original), texts[1].part(window.translation)
        evidence = gather(part_o, part_t)
        lattice = _with_matter(Lattice(*score(evidence, weights)), matter[0][window.original], matter[1][window.translation])
        probable = posterior(lattice)
        path = best_path(expected_gain(probable))
        skips = probable.unmatched
        return tuple(Scored(s, _confidence(probable, s), *evidence.similarity(s.shape, s.i, s.j), _of_step(skips, s)) for s in path)

    return _to_beads(original.side, translation.side, units_o, units_t, walk(len(units_o), len(units_t), solve))


def _of_step(skips: tuple[Float, Float], step: Step) -> tuple[tuple[float, ...], tuple[float, ...]]:
    a, b = step.shape
    return tuple(skips[0][step.i : step.i + a].tolist()), tuple(skips[1][step.j : step.j + b].tolist())


def _confidence(probable: Posterior, step: Step) -> float:
    return min(1.0, max(0.0, probable.of(step)))


def _with_matter(lattice: Lattice, original: Flags, translation: Flags) -> Lattice:
    """Front and back matter may stay unmatched at no cost, and never shares a bead with running text."""
    if not original.any() and not translation.any():
        return lattice
    paired: dict[Shape, Float] = {}
    for (a, b), scores in lattice.paired.items():
        some_o, all_o = _any_and_all(original, a)
        some_t, all_t = _any_and_all(translation, b)
        mixed = (some_o[:, None] | some_t[None, :]) & ~(all_o[:, None] & all_t[None, :])
        paired[a, b] = np.where(mixed, FORBIDDEN, scores)
    return Lattice(
        paired, np.where(original, MATTER_SKIP, lattice.skip_original), np.where(translation, MATTER_SKIP, lattice.skip_translation)
    )


def _any_and_all(flags: Flags, size: int) -> tuple[Flags, ...]:
    n = np.convolve(flags.astype(int), np.ones(size, int), "valid")
    return n > 0, n == size


def _to_beads(original: Side, translation: Side, units_o: Sequence[Unit], units_t: Sequence[Unit], path: Sequence[Scored]) -> Alignment:
    """Steps over units to beads over sentences: a doubtful place stays a cut where a bead begins at it, unless what is on either side is unmatched."""
    cuts_o: set[int] = set()
    cuts_t: set[int] = set()
    for before, here in pairwise(s.step for s in path):
        if here.shape[0] and (before.shape[1] or here.shape[1]):
            cuts_o.add(here.i)
        if here.shape[1] and (before.shape[0] or here.shape[0]):
            cuts_t.add(here.j)
    sentences_o, of_o = join_units(units_o, frozenset(cuts_o))
    sentences_t, of_t = join_units(units_t, frozenset(cuts_t))
    beads: list[Bead] = []
    margins: list[float] = []
    unmatched = np.ones(len(sentences_o)), np.ones(len(sentences_t))
    for scored in path:
        (a, b), i, j = scored.step.shape, scored.step.i, scored.step.j
        o, t = tuple(dict.fromkeys(of_o[i : i + a])), tuple(dict.fromkeys(of_t[j : j + b]))
        for own, of, first, probabilities in zip(unmatched, (of_o, of_t), (i, j), scored.unmatched, strict=True):
            for k, p in enumerate(probabilities, start=first):  # a sentence in parts is matched as far as its best part is
                own[of[k]] = min(own[of[k]], p, 1.0)
        if beads and (o, t) == (beads[-1].original, beads[-1].translation):
            continue  # the other part of an unmatched sentence
        beads.append(Bead(o, t, _kind(o, t), scored.confidence, scored.similarity if o and t else None))
        margins.append(scored.margin)
    return Alignment(Side(original.document, sentences_o), Side(translation.document, sentences_t), tuple(beads), np.array(margins, float), unmatched)


def _kind(original: tuple[int, ...], translation: tuple[int, ...]) -> BeadKind:
    if original and translation:
        return "match"
    return "omission" if original else "addition"
