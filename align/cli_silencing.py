"""The part of the command line that silences findings: options of `align` and `batch`, and the commands `checks` and `dismiss`."""

import datetime
import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from align.errors import UsageError

if TYPE_CHECKING:
    from align.earlier import EarlierFinding, EarlierReport
    from align.silencing import Sources
    from align.suppression import Suppression

Command = Callable[..., int]
FilePath = click.Path(path_type=Path, dir_okay=False)
EXCERPT = 60
CHECK_HELP = "Show a check at worst as major, minor or info, or not at all: off. Can be repeated; names: sverka checks."
ignore_option = click.option("--ignore", type=FilePath, help="The dismissed findings; by default .sverka-ignore.jsonl beside the texts, if it is there.")


def silencing_options(baseline: str, help_text: str) -> Callable[[Command], Command]:
    """Adds the options of silencing, which reach the command as one argument, `sources`; `baseline` names what --baseline takes and `help_text` explains it."""
    options = (
        click.option("--check", metavar="NAME=LEVEL", multiple=True, help=CHECK_HELP),
        click.option("--config", type=FilePath, help="Settings; by default sverka.toml beside the texts, if it is there."),
        ignore_option,
        click.option("--baseline", type=click.Path(path_type=Path), metavar=baseline, help=help_text),
    )

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def with_sources(config: Path | None, ignore: Path | None, baseline: Path | None, check: tuple[str, ...], **others: Any) -> int:
            return command(sources=_sources(config, ignore, baseline, check), **others)

        return functools.reduce(lambda function, option: option(function), reversed(options), with_sources)

    return decorate


@click.command()
def checks() -> int:
    """List the checks by the names that sverka.toml and --check take."""
    from align.check.names import CHECKS

    width = max(map(len, CHECKS))
    for name, what in CHECKS.items():
        click.echo(f"{name:{width}}  {what}")
    return 0


@click.command()
@click.argument("report", type=FilePath, metavar="REPORT.json")
@click.argument("ids", nargs=-1, metavar="[ID]…")
@click.option("--reason", metavar="TEXT", help="Why it may pass: for whoever meets it later.")
@click.option("--undo", is_flag=True, help="Take dismissals back.")
@click.option("--ignore", type=FilePath, help="The file to change; by default .sverka-ignore.jsonl beside the original.")
def dismiss(report: Path, ids: tuple[str, ...], reason: str | None, undo: bool, ignore: Path | None) -> int:
    """Let findings of a JSON report pass for good; without an ID, list the report's findings with their ids.

    A dismissed finding stays dismissed until one of the sentences under it changes.
    """
    from align.earlier import read_report

    earlier = read_report(report)
    if not ids:
        for line in _listed(earlier):
            click.echo(line)
        return 0
    if not undo and not (reason or "").strip():
        raise UsageError('say why, for whoever meets it later: --reason "…"')
    chosen = [_find(earlier, report, name) for name in dict.fromkeys(ids)]
    path = ignore or _beside(earlier, report)
    click.echo(_undo(path, chosen) if undo else _dismiss(path, chosen, reason or ""))
    return 0


def _sources(config: Path | None, ignore: Path | None, baseline: Path | None, check: Sequence[str]) -> "Sources":
    """Raises UsageError for a check or a level that there is not."""
    from align.config import parse_check
    from align.silencing import Sources

    return Sources(config, ignore, baseline, dict(map(parse_check, check)))


def _dismiss(path: Path, chosen: "Sequence[EarlierFinding]", reason: str) -> str:
    from align.suppression import add_suppressions

    add_suppressions(path, [_suppression(f, reason) for f in chosen])
    return f"Dismissed: {len(chosen)}, in {path}. The next run leaves them out of its count."


def _undo(path: Path, chosen: "Sequence[EarlierFinding]") -> str:
    from align.suppression import remove_suppressions

    found = remove_suppressions(path, [(f.id, f.context) for f in chosen])
    lacking = [f.id for f in chosen if f.id not in found]
    if lacking:
        raise UsageError(f"{path}: {', '.join(lacking)} not dismissed there{'; the others were taken back' if found else ''}")
    return f"Taken back: {len(chosen)}, in {path}. The next run reports them again."


def _suppression(finding: "EarlierFinding", reason: str) -> "Suppression":
    from align.suppression import Suppression

    today = datetime.date.today().isoformat()
    return Suppression(finding.id, " ".join(reason.split()), finding.check, finding.original, finding.translation, finding.context, today)


def _find(earlier: "EarlierReport", report: Path, name: str) -> "EarlierFinding":
    from align.suggest import did_you_mean

    by_id = {f.id: f for f in (*earlier.known, *earlier.dismissed, *earlier.findings)}
    if name not in by_id:
        raise UsageError(f"{report}: no finding {name}{did_you_mean(name, by_id, '{}')} (all with their ids: sverka dismiss {report})")
    return by_id[name]


def _beside(earlier: "EarlierReport", report: Path) -> Path:
    from align.suppression import IGNORE_NAME

    if not earlier.original_path.is_file():
        raise UsageError(f"{report}: its original, {earlier.original_path}, is not there; run this where the report was made, or name the file with --ignore")
    return earlier.original_path.parent / IGNORE_NAME


def _listed(earlier: "EarlierReport") -> Iterator[str]:
    from align.report.terminal import plain

    for f in earlier.findings:
        yield f"{plain(f.id)}  {f.severity} {plain(f.check)}: {plain(_excerpt(f))}"
    for f in earlier.dismissed:
        yield f"{plain(f.id)}  dismissed {plain(f.check)}: {plain(_excerpt(f))}"


def _excerpt(finding: "EarlierFinding") -> str:
    words = [w if len(w) <= EXCERPT else w[: EXCERPT - 1].rstrip() + "…" for w in (finding.original, finding.translation) if w]
    return " ↔ ".join(words)
