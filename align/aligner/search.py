"""The beads of two texts in units: the most probable path through every segment, with its probabilities."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from align.aligner.evidence import Evidence, Source, gather, score
from align.aligner.lattice import FORBIDDEN, SKIP_ORIGINAL, SKIP_TRANSLATION, Lattice, Posterior, Shape, Step, best_paths, expected_gain, posterior
from align.aligner.segments import Segment, Usual

Float = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

BATCH_CELLS = 60_000  # of all segments of a batch, padded: arrays of that size stay in the processor's cache
MATTER_SKIP = 0.5  # score of leaving out a line of front or back matter: it needs no counterpart
# How readily units are left unmatched is learnt from the text: the share of them that usually is, how many units' worth of doubt there is that it is so here,
# how far a text's own share is followed, and between which log-odds.
USUAL_UNMATCHED, ADAPT_SLOWLY, ADAPT, ADAPT_BETWEEN = 0.08, 20.0, 1.0, (0.0, 1.5)
ASTRAY_SKIP = 2.0  # and of a unit whose counterpart is far off


@dataclass(frozen=True, slots=True)
class Scored:
    """A step with its probability, its similarity, its similarity above the background (NaN where a side is empty), and the probability that each of its units
    has no counterpart."""

    step: Step
    confidence: float
    similarity: float
    margin: float
    unmatched: tuple[tuple[float, ...], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A segment's path, and how much likelier its texts are together than apart (log-odds)."""

    path: tuple[Scored, ...]
    gain: float


@dataclass(frozen=True, slots=True)
class Job:
    """Two texts, the weights of the evidence, and which units of either are front or back matter, and which have their counterpart far off."""

    source: Source
    weights: Mapping[str, float]
    matter: tuple[Flags, Flags]
    astray: tuple[Flags, Flags]


def align_stretches(job: Job, segments: Sequence[Segment], usual: Usual, adapt: bool = False) -> list[Stretch]:
    """Each segment's path; segments of one size are worked on together. `adapt`: how readily units are left unmatched is learnt from the segments."""
    batches = [_weigh(job, numbers, [segments[n] for n in numbers], usual) for numbers in _batches(segments)]
    if adapt:
        change = _change_of_skips(batches)
        batches = [replace(b, lattice=_with_skips(b.lattice, change * ~b.known[0], change * ~b.known[1])) for b in batches]
    found = {n: stretch for batch in batches for n, stretch in zip(batch.numbers, _solve(job, batch), strict=True)}
    return [found[n] for n in range(len(segments))]


@dataclass(frozen=True, slots=True)
class Batch:
    """Segments that are worked on together, their evidence, the score of each bead, and which units are there but need no evidence to be left unmatched
    (B, n), (B, m): beyond a segment's end, matter, or with their counterpart far off."""

    numbers: Sequence[int]
    segments: Sequence[Segment]
    evidence: Evidence
    lattice: Lattice
    known: tuple[Flags, Flags]


def _change_of_skips(batches: Sequence[Batch]) -> float:
    """What is added to the score of leaving a unit unmatched: the log ratio of how often that happens here, as far as can be told, and elsewhere."""
    n_unmatched = n_units = 0.0
    for batch in batches:
        for unmatched, known in zip(posterior(batch.lattice).unmatched, batch.known, strict=True):
            n_unmatched += float(unmatched[~known].sum())
            n_units += float((~known).sum())
    rate = (n_unmatched + ADAPT_SLOWLY * USUAL_UNMATCHED) / (n_units + ADAPT_SLOWLY)
    return float(np.clip(ADAPT * np.log(rate / USUAL_UNMATCHED), *ADAPT_BETWEEN))


def _batches(segments: Sequence[Segment]) -> Iterator[list[int]]:
    """Numbers of segments of about one size, so that little is padded."""
    batch: list[int] = []
    for number in sorted(range(len(segments)), key=lambda k: (max(segments[k].size), segments[k].size)):
        n, m = (max(segments[k].size[side] for k in (*batch, number)) for side in (0, 1))
        if batch and (len(batch) + 1) * n * m > BATCH_CELLS:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _weigh(job: Job, numbers: Sequence[int], segments: Sequence[Segment], usual: Usual) -> Batch:
    evidence = gather(job.source, segments, usual)
    sides = evidence.original, evidence.translation
    (astray_o, astray_t), (matter_o, matter_t) = (tuple(s.of(f) for s, f in zip(sides, flags, strict=True)) for flags in (job.astray, job.matter))
    lattice = _with_matter(_with_astray(score(evidence, job.weights), astray_o, astray_t), matter_o, matter_t)
    beyond_o, beyond_t = (np.arange(s.n) >= s.sizes[:, None] for s in sides)
    return Batch(numbers, segments, evidence, lattice, (beyond_o | matter_o | astray_o, beyond_t | matter_t | astray_t))


def _solve(job: Job, batch: Batch) -> Iterator[Stretch]:
    evidence, lattice = batch.evidence, batch.lattice
    probable = posterior(lattice)
    skips = probable.unmatched
    gain = expected_gain(probable, evidence.original.of(job.source.original.shares), evidence.translation.of(job.source.translation.shares))
    for k, (segment, path) in enumerate(zip(batch.segments, best_paths(gain), strict=True)):
        steps = tuple(_scored(evidence, probable, skips, segment, k, step) for step in path)
        yield Stretch(steps, float(probable.log_total[k] - lattice.skip_original[k].sum() - lattice.skip_translation[k].sum()))


def _with_skips(lattice: Lattice, original: npt.NDArray[np.floating], translation: npt.NDArray[np.floating]) -> Lattice:
    return replace(lattice, skip_original=lattice.skip_original + original, skip_translation=lattice.skip_translation + translation)


def _scored(evidence: Evidence, probable: Posterior, skips: tuple[Float, Float], segment: Segment, k: int, step: Step) -> Scored:
    (a, b), i, j = step.shape, step.i, step.j
    unmatched = tuple(skips[0][k, i : i + a].tolist()), tuple(skips[1][k, j : j + b].tolist())
    similarity = margin = float("nan")
    if step.shape == SKIP_ORIGINAL:
        confidence = float(skips[0][k, i])
    elif step.shape == SKIP_TRANSLATION:
        confidence = float(skips[1][k, j])
    else:
        confidence = float(probable.paired[step.shape][k, i, j])
        similarity, margin = evidence.similarity(k, i, j, step.shape)
    at = Step(segment.original.start + i, segment.translation.start + j, step.shape)
    return Scored(at, min(1.0, max(0.0, confidence)), similarity, margin, unmatched)


def _with_astray(lattice: Lattice, original: Flags, translation: Flags) -> Lattice:
    skips = np.where(original, ASTRAY_SKIP, lattice.skip_original), np.where(translation, ASTRAY_SKIP, lattice.skip_translation)
    return Lattice(lattice.sizes, lattice.paired, *skips)


def _with_matter(lattice: Lattice, original: Flags, translation: Flags) -> Lattice:
    """Front and back matter may stay unmatched at no cost, and never shares a bead with running text."""
    if not original.any() and not translation.any():
        return lattice
    paired: dict[Shape, Float] = {}
    for (a, b), scores in lattice.paired.items():
        some_o, all_o = _some_and_all(original, a)
        some_t, all_t = _some_and_all(translation, b)
        mixed = (some_o[:, :, None] | some_t[:, None, :]) & ~(all_o[:, :, None] & all_t[:, None, :])
        paired[a, b] = np.where(mixed, FORBIDDEN, scores)
    skips = np.where(original, MATTER_SKIP, lattice.skip_original), np.where(translation, MATTER_SKIP, lattice.skip_translation)
    return Lattice(lattice.sizes, paired, *skips)


def _some_and_all(flags: Flags, size: int) -> tuple[Flags, Flags]:
    windows = np.lib.stride_tricks.sliding_window_view(flags, size, axis=1)
    return np.asarray(windows.any(axis=2)), np.asarray(windows.all(axis=2))
