"""The result of a comparison: everything that the reports show, and nothing that has to be computed again."""

from dataclasses import dataclass

from align.bead import Bead
from align.document import Side
from align.finding import SEVERITIES, Dismissed, Finding, Severity


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two segmented documents, the beads between them in reading order, and the findings.

    `dismissed` were let pass by someone, `known` are in the older report that was given as the baseline: neither is in `findings`, nor counts.
    `direction` says in a few words how it was decided which side is the original ("first argument", "--original ru", "guessed: …").
    `signature` is one line of versions and settings: the same signature and texts give the same bytes.
    """

    original: Side
    translation: Side
    beads: tuple[Bead, ...]
    findings: tuple[Finding, ...]
    encoder: str
    direction: str
    signature: str
    dismissed: tuple[Dismissed, ...] = ()
    known: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A number beside its denominator."""

    n: int
    of: int

    @property
    def percent(self) -> str:
        """The share as text; never "0" or "100" unless it is exactly that."""
        if not self.of or self.n in (0, self.of):
            return "100" if self.of and self.n == self.of else "0"
        return str(min(99, max(1, round(100 * self.n / self.of))))


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences by what became of them. Each side's matched, moved and unmatched counts add up to its sentences outside front and back matter, which is
    their denominator; matter is counted of all."""

    original_matched: Count
    original_moved: Count
    original_omitted: Count
    original_matter: Count
    translation_matched: Count
    translation_moved: Count
    translation_added: Count
    translation_matter: Count
    findings: dict[Severity, int]
    n_dismissed: int = 0
    n_known: int = 0

    @property
    def n_flagged(self) -> int:
        """Findings that count: major and minor ones."""
        return self.findings["major"] + self.findings["minor"]


def summarise(comparison: Comparison) -> Summary:
    """The counts of a comparison."""
    kinds = ("match", "moved", "omission", "addition", "matter")
    n_original = {k: sum(len(b.original) for b in comparison.beads if b.kind == k) for k in kinds}
    n_translation = {k: sum(len(b.translation) for b in comparison.beads if b.kind == k) for k in kinds}
    all_original, all_translation = len(comparison.original.sentences), len(comparison.translation.sentences)
    of_original, of_translation = all_original - n_original["matter"], all_translation - n_translation["matter"]
    return Summary(
        original_matched=Count(n_original["match"], of_original),
        original_moved=Count(n_original["moved"], of_original),
        original_omitted=Count(n_original["omission"], of_original),
        original_matter=Count(n_original["matter"], all_original),
        translation_matched=Count(n_translation["match"], of_translation),
        translation_moved=Count(n_translation["moved"], of_translation),
        translation_added=Count(n_translation["addition"], of_translation),
        translation_matter=Count(n_translation["matter"], all_translation),
        findings={s: sum(f.severity == s for f in comparison.findings) for s in SEVERITIES},
        n_dismissed=len(comparison.dismissed),
        n_known=len(comparison.known),
    )
