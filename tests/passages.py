"""Pairs and documents for tests of checks, and cases in files: an original, its translation, and what a check finds in them.

A case is some lines, and a blank line ends it: the original, the translation, then for each finding `> words of the original | words of the translation`,
with `-` where a side has none. Several sentences of a line are parted by ` / `; the translation's n-th belongs to the original's n-th. Lines that begin with
# are comments.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from toys import side_of

from align.bead import Bead
from align.calibration import load_calibration
from align.check import Checked, Suspicion
from align.document import Side
from align.encode import BUNDLED
from align.glossary import Glossary
from align.language import script_of


def checked_of(original: Sequence[str], translation: Sequence[str], glossary: Glossary | None = None, langs: tuple[str, str] | None = None) -> Checked:
    """Sentences that match one by one; languages by their letters."""
    texts = original, translation
    sides = [side_of(t, langs[k] if langs else script_of(" ".join(t)) or "und") for k, t in enumerate(texts)]
    return checked_sides(sides[0], sides[1], glossary)


def checked_sides(original: Side, translation: Side, glossary: Glossary | None = None) -> Checked:
    """Two sides of as many sentences, which match one by one."""
    n = len(original.sentences)
    beads = [Bead((i,), (i,), "match", 0.99, 0.8) for i in range(n)]
    return Checked(original, translation, beads, np.full(n, 0.5), (np.zeros(n), np.zeros(n)), load_calibration(BUNDLED), glossary)


def words_of(suspicion: Suspicion, checked: Checked) -> tuple[str, str]:
    """What it is about on either side."""
    spans = suspicion.original, suspicion.translation
    return tuple("-" if s is None else s.of(side.document.text) for s, side in zip(spans, checked.sides, strict=True))  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Case:
    original: tuple[str, ...]
    translation: tuple[str, ...]
    found: tuple[tuple[str, str], ...]

    @property
    def checked(self) -> Checked:
        return checked_of(self.original, self.translation)

    def __str__(self) -> str:
        return self.original[0][:40]


def read_cases(path: Path) -> list[Case]:
    return list(_cases(path.read_text(encoding="utf-8")))


def _cases(text: str) -> Iterator[Case]:
    for part in text.split("\n\n"):
        lines = [line for line in part.splitlines() if line and not line.startswith("#")]
        if lines:
            original, translation, *found = lines
            pairs = [tuple(w.strip() for w in line.removeprefix(">").split("|")) for line in found]
            yield Case(tuple(original.split(" / ")), tuple(translation.split(" / ")), tuple((a, b) for a, b in pairs))
