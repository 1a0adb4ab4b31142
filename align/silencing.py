"""What keeps a finding out of a report's count: levels of checks, dismissals, an older report; where these are read from, and how they are applied."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from align.baseline import known_of, read_baseline
from align.config import CONFIG_NAME, DEFAULT_CONFIG, Config, read_config
from align.earlier import EarlierFinding
from align.errors import UsageError
from align.finding import Dismissed, Finding, Severity
from align.recognise import recognise
from align.suppression import IGNORE_NAME, Suppression, read_suppressions


@dataclass(frozen=True, slots=True)
class Sources:
    """What the command line says. Without `config` and `ignore` the files are looked for beside the texts; `checks` goes before what they say.

    `baseline` is an older report, or for a batch the folder of older reports.
    """

    config: Path | None = None
    ignore: Path | None = None
    baseline: Path | None = None
    checks: Mapping[str, Severity | None] = field(default_factory=dict)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that it names."""
        return tuple(path for path in (self.config, self.ignore, self.baseline) if path is not None)


BESIDE = Sources()


@dataclass(frozen=True, slots=True)
class Silencing:
    """What was read: it alone decides, with the texts, what is reported."""

    config: Config = DEFAULT_CONFIG
    dismissals: tuple[Suppression, ...] = ()
    baseline: tuple[EarlierFinding, ...] = ()

    def __str__(self) -> str:
        """One line for the signature, empty where nothing is silenced."""
        dismissals = _digest("ignore", ((s.id, s.context, s.reason) for s in self.dismissals))
        baseline = _digest("baseline", ((f.id, f.context, f.severity) for f in self.baseline))
        return " ".join(filter(None, (str(self.config), dismissals, baseline)))


NOTHING_SILENCED = Silencing()


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings by what becomes of them; those of checks that are off are in none."""

    reported: tuple[Finding, ...]
    dismissed: tuple[Dismissed, ...]
    known: tuple[Finding, ...]


def load_silencing(sources: Sources, folders: Iterable[Path], baseline: Path | None = None) -> Silencing:
    """Reads what `sources` names, or else what stands in these folders (of two the later one goes before), and one older report.

    Raises InputError for a file that is not there although it was named, or that is not as it must be.
    """
    distinct = list({folder.resolve(): folder for folder in folders}.values())
    config = DEFAULT_CONFIG
    for path in _named_or_beside(sources.config, distinct, CONFIG_NAME):
        config = read_config(path).over(config)
    dismissals = tuple(s for path in _named_or_beside(sources.ignore, distinct, IGNORE_NAME) for s in read_suppressions(path))
    return Silencing(Config(sources.checks).over(config), dismissals, read_baseline(baseline) if baseline else ())


def load_batch_silencing(sources: Sources, folders: Iterable[Path], name: str) -> Silencing:
    """For one document of a batch: what stands in these folders, the batch's and then its original's, and the older report of its name if there is one."""
    older = sources.baseline / f"{name}.json" if sources.baseline else None
    return load_silencing(sources, folders, older if older and older.exists() else None)


def check_batch_sources(sources: Sources, output: Path) -> None:
    """Raises UsageError if the older reports are not a folder or are about to be overwritten, which would make everything known."""
    if sources.baseline is None:
        return
    if not sources.baseline.is_dir():
        raise UsageError(f"{sources.baseline}: --baseline of a batch is the folder that an older run wrote; there is no such folder")
    if sources.baseline.resolve() == output.resolve():
        raise UsageError(f"{output}: the older reports would be overwritten; keep them in another folder or name another one with -o")


def sift(findings: Sequence[Finding], silencing: Silencing) -> Sifted:
    """Levels first, then dismissals, then what is known; the order is kept."""
    leveled = [f for finding in findings if (f := silencing.config.shown(finding)) is not None]
    dismissals = recognise(leveled, silencing.dismissals)
    known = known_of(leveled, silencing.baseline) - dismissals.keys()
    return Sifted(
        reported=tuple(f for f in leveled if f.id not in dismissals and f.id not in known),
        dismissed=tuple(Dismissed(f, dismissals[f.id].reason) for f in leveled if f.id in dismissals),
        known=tuple(f for f in leveled if f.id in known),
    )


def _named_or_beside(named: Path | None, folders: Sequence[Path], name: str) -> Iterator[Path]:
    if named is not None:
        yield named
    else:
        yield from (path for folder in folders if (path := folder / name).exists())


def _digest(what: str, rows: Iterable[tuple[str | None, ...]]) -> str:
    """`ignore 3:91be55d0`: how many, and a hash of them in their order; nothing if there are none."""
    lines = [repr(row) for row in rows]
    return f"{what} {len(lines)}:{hashlib.sha256(chr(10).join(lines).encode()).hexdigest()[:8]}" if lines else ""
