"""Options of `sverka batch`, and the command that makes files of its results."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from align.errors import UsageError

OPTIONS = (
    click.option("--dry-run", is_flag=True, help="Print which texts are a pair and why, as a table that --manifest takes; write nothing."),
    click.option(
        "--manifest", type=click.Path(path_type=Path), metavar="FILE", help="A table of the pairs, TSV or JSON lines: id, original, translation, options."
    ),
    click.option("--workers", type=click.IntRange(min=1), help="Processes; by default one a core."),
    click.option("--timeout", type=click.FloatRange(min=1), default=3600, show_default=True, help="Seconds after which a document is given up (no cluster)."),
    click.option("--shards", is_flag=True, help="Write part-00000.jsonl.gz and on, a document a line, instead of reports."),
    click.option("--reports", is_flag=True, help="Write a report a document also with --shards or --scheduler."),
    click.option("--scheduler", metavar="ADDRESS", help="Run on a Dask cluster, into shards."),
)  # fmt: skip


def batch_options(command: Callable[..., int]) -> Callable[..., int]:
    """Adds the options above; the command gets them as one value, `batch`."""

    @functools.wraps(command)
    def with_options(
        manifest: Path | None, workers: int | None, timeout: float, shards: bool, reports: bool, scheduler: str | None, original: str | None, **others: Any
    ) -> int:
        from align.batch.options import BatchOptions

        return command(batch=BatchOptions(original, manifest, workers, scheduler, shards, reports or None, timeout), **others)

    return functools.reduce(lambda function, option: option(function), reversed(OPTIONS), with_options)


OutputPath = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("results", type=click.Path(path_type=Path, file_okay=False), metavar="OUT")
@click.option("--tmx", type=OutputPath, metavar="FILE", help="A translation memory.")
@click.option("--moses", type=OutputPath, metavar="PREFIX", help="PREFIX.en and PREFIX.ru, a line a pair in both.")
@click.option("--jsonl", type=OutputPath, metavar="FILE", help="A JSON object a line.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="Leave out pairs that the aligner is less sure of.")
@click.option("--no-findings", is_flag=True, help="Leave out pairs with a major or minor finding.")
@click.option("--deduplicate", is_flag=True, help="Keep the first of pairs with the same texts.")
def export(results: Path, min_confidence: float, no_findings: bool, deduplicate: bool, **files: Path | None) -> int:
    """Write the matching sentences of a batch's results (the folder after -o) as training pairs or a translation memory."""
    outputs = {name: path for name, path in files.items() if path is not None}
    if not outputs:
        raise UsageError("name a file to write with --tmx, --moses or --jsonl")
    if len({path.resolve() for path in outputs.values()}) < len(outputs):
        raise UsageError("one file is named for two formats: give each its own")
    from align import export as exports

    done = exports.export(exports.read_pairs(results, exports.Filter(min_confidence, no_findings, deduplicate)), outputs)
    for path in done.paths:
        click.echo(f"Written: {path} ({done.n_pairs} pairs)")
    return 0
