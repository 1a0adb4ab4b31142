"""Numbers whose value differs, compared by value and across scripts: figures and words, dates and times, shares, sums of money, measures."""

from collections.abc import Iterator

from align.check.checked import Pair, Passage, Suspicion
from align.check.number.match import Disagreement, Moved, disagreements
from align.check.number.mention import Mention
from align.check.number.reader import LANGUAGES, read_mentions
from align.check.number.sides import Side
from align.finding import FindingKind
from align.span import Span

NAME = "number"


def check(pair: Pair) -> Iterator[Suspicion]:
    """One suspicion a number: with its counterpart where one stands in its place, else where it is."""
    found = _disagreements(pair)
    # What one side lacks and what it has besides may stand for each other, after all.
    one_sided = all(d.translation is None for d in found) or all(d.original is None for d in found)
    for d in found:
        o, t = (m.span if m is not None else None for m in (d.original, d.translation))
        features = _features(d, len(found))
        added_note = features["alone"] and features["aside"]
        kind: FindingKind = "divergence" if not one_sided else "omission" if t is None else "addition"
        yield pair.suspicion(kind, NAME, o, t, _message(pair, d), "minor" if added_note else "major", **features)


def unanswered(pair: Pair) -> tuple[list[Span], list[Span]]:
    """The numbers of either side, by its passage's text, in whose place nothing stands on the other."""
    found = _disagreements(pair)
    return (
        [d.original.span for d in found if d.original is not None and d.translation is None],
        [d.translation.span for d in found if d.translation is not None and d.original is None],
    )


def _disagreements(pair: Pair) -> list[Disagreement]:
    if {p.lang for p in pair.sides} != set(LANGUAGES):
        return []
    original, translation = (Side(read_mentions(p.text, p.lang)) for p in pair.sides)
    if not original.mentions and not translation.mentions:
        return []
    return list(disagreements(original, translation, (_moved(pair, 0), _moved(pair, 1))))


def _moved(pair: Pair, k: int) -> Moved:
    """Whether the sentences around the other side name a number oftener than those around its own."""

    def is_moved(mention: Mention) -> bool:
        own, other = (_count(near, mention) for near in (pair.near[k], pair.near[1 - k]))
        return other > own

    return is_moved


def _count(near: Passage, mention: Mention) -> int:
    return sum(not m.keys.isdisjoint(mention.keys) for m in read_mentions(near.text, near.lang))


def _features(d: Disagreement, n_found: int) -> dict[str, float]:
    """What the fitted model weighs: nothing stands in the number's place (`alone`), or only something that has its equal elsewhere (`guessed`); how alike
    both are but for their values; the share that is in words; the unit differs and not the value; a note in brackets; how many others of the pair differ."""
    known = [m for m in (d.original, d.translation) if m is not None]
    return {
        "alone": float(len(known) == 1),
        "guessed": float(d.doubtful),
        "affinity": d.affinity,
        "words": sum(m.form != "figures" for m in known) / len(known),
        "unit": float(d.units),
        "aside": float(all(m.aside for m in known)),
        "others": float(n_found - 1),
    }


def _message(pair: Pair, d: Disagreement) -> str:
    original, translation = (None if m is None else m.whole.of(p.text) for m, p in zip((d.original, d.translation), pair.sides, strict=True))
    if translation is None:
        return f"“{original}” is missing from the translation."
    if original is None:
        return f"“{translation}” is not in the original."
    return f"“{original}” in the original, “{translation}” in the translation."
