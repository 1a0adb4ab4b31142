"""The command line: parses, calls one library function, renders, exits. Nothing heavy is imported before a command runs."""

import functools
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from align import __version__
from align.cli_batch import batch_options, export
from align.cli_silencing import checks, dismiss, silencing_options
from align.encoder_options import AUTO, BATCH_SIZE, DEFAULT_OPTIONS, DEVICES, EncoderOptions
from align.errors import SverkaError, UsageError
from align.report import FORMATS, format_of

if TYPE_CHECKING:
    from align.batch.options import BatchOptions
    from align.comparison import Comparison
    from align.pipeline import Settings
    from align.read import Pair
    from align.silencing import Sources

DONE, FOUND, WRONG, INTERRUPTED = 0, 1, 2, 130
STDOUT = Path("-")
# One BLAS thread a process: more are slower at these sizes, and batch mode has processes.
BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")

OutputPath = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
fail_on_option = click.option(
    "--fail-on", type=click.Choice(["major", "minor"]), help="Exit with status 1 when there is a finding of this severity or worse."
)
MODEL_OPTIONS = (
    click.option("--model", metavar="NAME", help="Another encoder: a sentence-transformers model's name or folder."),
    click.option("--device", type=click.Choice(DEVICES), default=AUTO, help="Where --model runs; by default on the best that there is."),
    click.option("--batch-size", type=click.IntRange(min=1), default=BATCH_SIZE, show_default=True, help="Texts that --model encodes at once."),
    click.option("--prompt", metavar="TEXT", help="What --model wants before every text, or its own name for that; by default what the model says."),
    click.option("--no-vector-cache", is_flag=True, help="Do not keep --model's vectors for the next run, nor use those that are kept."),
)
SETTINGS_OPTIONS = (
    click.option(
        "--glossary", type=click.Path(path_type=Path), metavar="FILE",
        help="How terms are to be translated: a table (term, tab, translations separated by |, ! before those that are wrong) or TBX.",
    ),
    *MODEL_OPTIONS,
)  # fmt: skip
original_option = click.option("--original", type=click.Choice(["en", "ru"]), help="The language of the original.")


def model_options(command: Callable[..., int]) -> Callable[..., int]:
    """Adds the options that `_settings` takes as they come."""
    return functools.reduce(lambda function, option: option(function), reversed(SETTINGS_OPTIONS), command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs a command and exits with its status; every error that a user can mend is one line."""
    for name in BLAS_THREADS:
        os.environ.setdefault(name, "1")
    try:
        status = commands.main(args=arguments, prog_name="sverka", standalone_mode=False)
    except click.exceptions.Exit as e:
        status = e.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("sverka: interrupted", err=True)
        status = INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as e:
        click.echo(e.format_message(), err=True)
        status = WRONG
    except click.ClickException as e:
        help_command = e.ctx.command_path if isinstance(e, click.UsageError) and e.ctx else "sverka"
        click.echo(f"sverka: {_one_line(e.format_message())} (see: {help_command} --help)", err=True)
        status = WRONG
    except SverkaError as e:
        click.echo(f"sverka: {_one_line(str(e))}", err=True)
        status = WRONG
    sys.exit(status)


def _one_line(message: str) -> str:
    """Control characters in a file's name must not reach the terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(message.split()))


class _Commands(click.Group):
    """A reader that has seen enough (`| head`) is no error; left to click, it would exit with the status that means findings."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            status: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more while it exits
            return DONE
        return status


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sverka")
def commands() -> None:
    """Reads a translation against its original, in English and Russian: what was left out, what was added, what says something else.

    Exit status: 0 done, 1 findings at or above --fail-on, 2 wrong usage or unreadable input.
    """


@commands.command()
@click.argument("texts", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ORIGINAL TRANSLATION | BILINGUAL")
@click.option("-o", "--output", type=OutputPath, help="The report: one HTML page that needs no network, or what the suffix says (.docx, .xlsx, .md …).")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="The report's format, whatever its suffix; without -o it goes to standard output.")
@click.option("--interface", type=click.Choice(["en", "ru"]), default="en", show_default=True, help="The language of the report's own words.")
@click.option("--json", "json_path", type=OutputPath, help="Everything as JSON.")
@click.option("--tmx", "tmx_path", type=OutputPath, help="The matching sentences as a translation memory.")
@click.option("--tsv", "tsv_path", type=OutputPath, help="A table for a spreadsheet, a row a bead.")
@click.option("--lines", is_flag=True, help="Each line is a sentence already, in any of the encoder's languages.")
@original_option
@silencing_options("FILE", "An older JSON report: only what it does not have is reported.")
@model_options
@fail_on_option
def align(
    texts: tuple[Path, ...], output: Path | None, format_: str | None, interface: str, json_path: Path | None, tmx_path: Path | None,
    tsv_path: Path | None, lines: bool, original: str | None, sources: "Sources", fail_on: str | None, **model_options: Any,
) -> int:  # fmt: skip
    """Compare one translation with its original: two files, or one file that holds both languages.

    Of two files the first is the original unless --original says otherwise. Formats, in any mix: plain text, Markdown, HTML, DOCX, ODT, EPUB, FB2, PDF
    with a text layer, SRT and VTT subtitles. TMX, XLIFF, PO and TSV (two columns) hold both languages and are aligned already: their segments are checked
    as they are. A path of - writes to standard output.
    """
    wanted = [*_main_output(output, format_), *((kind, path) for kind, path in (("json", json_path), ("tmx", tmx_path), ("tsv", tsv_path)) if path is not None)]
    paths = [path for _, path in wanted]
    glossary: Path | None = model_options["glossary"]
    _check_outputs(texts, [*sources.paths, *([glossary] if glossary else [])], paths)
    settings = _settings(lines, **model_options)
    from align.pipeline import compare_pair
    from align.report.terminal import format_summary
    from align.silencing import load_silencing

    pair = _read(texts, original, lines)
    silencing = load_silencing(sources, [Path(pair.original.path).parent], sources.baseline)
    comparison = compare_pair(pair, replace(settings, silencing=silencing))
    for kind, path in wanted:
        _write(path, kind, comparison, interface)
    if STDOUT not in paths:
        click.echo(format_summary(comparison))
        for path in paths:
            click.echo(f"Written: {path}")
        if not wanted:
            click.echo("For the report side by side add: -o report.html")
    return _status(comparison, fail_on)


@commands.command()
@click.argument("folder", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="The folder for index.html and the reports.")
@batch_options
@original_option
@silencing_options("FOLDER", "What an older run wrote with -o: only what its reports do not have is reported.")
@model_options
@fail_on_option
def batch(
    folder: str | None, output: Path | None, batch: "BatchOptions", dry_run: bool, sources: "Sources", fail_on: str | None, **model_options: Any
) -> int:  # fmt: skip
    """Compare all translations below a folder (or any address that fsspec knows, as s3://…), in any format that `sverka align` reads.

    Pairs are found by name (X.ru.txt with X.en.txt, ru/X.txt with en/X.txt, X_ru with X_en), as files that hold both languages, and what is left by content.
    A document that cannot be read is listed in the index with its error and does not stop the others. A run that was stopped goes on where it was, and
    documents that have not changed are not compared again.
    """
    settings = _settings(False, **model_options)
    from align.batch import plan_batch, run_batch

    if dry_run:
        from align.pairing.manifest import format_manifest

        for line in format_manifest(plan_batch(folder, settings, batch, output), folder):
            click.echo(line, nl=False)
        return DONE
    if output is None:
        raise UsageError("name the folder for the reports with -o (or look first at what would be compared: --dry-run)")
    try:
        result = run_batch(folder, output, settings, replace(batch, sources=sources))
    except KeyboardInterrupt:
        click.echo(f"sverka: what is done is kept in {_one_line(str(output))}; the same command goes on from there", err=True)
        raise
    click.echo(result.message)
    return FOUND if fail_on and result.fails(fail_on) else DONE


@commands.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(["en", "ru"]), help="The text's language, where it should not be guessed.")
@click.option("--explain", is_flag=True, help="Show the rule that decided at every place that was considered.")
def segment(file: Path, lang: str | None, explain: bool) -> int:
    """Print a text's sentences, one a line."""
    from align.document import Document
    from align.language import detect_language
    from align.read import read_file
    from align.segmenter import format_explained, segment_document

    source = read_file(file)
    lang = lang or detect_language(source.text) or "en"
    if explain:
        click.echo(format_explained(source.text, lang))
        return DONE
    document = Document(source.path, lang, source.text, source.blocks)
    for sentence in segment_document(document):
        click.echo(" ".join(sentence.span.of(source.text).split()))
    return DONE


commands.add_command(export)
commands.add_command(checks)
commands.add_command(dismiss)


def _settings(
    lines: bool, model: str | None, device: str, batch_size: int, prompt: str | None, no_vector_cache: bool, glossary: Path | None
) -> "Settings":  # fmt: skip
    encoding = EncoderOptions(device, batch_size, prompt, not no_vector_cache)
    if model is None and encoding != DEFAULT_OPTIONS:
        raise UsageError("--device, --batch-size, --prompt and --no-vector-cache are for another model: give its name or folder with --model")
    from align.encode import BUNDLED
    from align.glossary import load_glossary
    from align.pipeline import Settings

    return Settings(model or BUNDLED, lines, encoding, glossary=load_glossary(glossary) if glossary else None)


def _read(texts: tuple[Path, ...], original: str | None, lines: bool) -> "Pair":
    from align.read import read_bilingual, read_lines, read_pair

    if len(texts) > 2:
        raise UsageError(f"{len(texts)} files given: give the original and its translation, or one file that holds both (many: sverka batch FOLDER)")
    if lines:
        if len(texts) != 2:
            raise UsageError("--lines takes two files, one a language, with a sentence a line")
        return read_lines(*texts)
    return read_pair(*texts, original) if len(texts) == 2 else read_bilingual(texts[0], original)


def _check_outputs(texts: Sequence[Path], others: Sequence[Path], outputs: Sequence[Path]) -> None:
    """No output may overwrite an input, that is one of the texts or of the other files that are read, or another output."""
    taken = {path.resolve(): path for path in (*others, *texts)}
    for path in outputs:
        if (other := taken.get(path.resolve())) is not None:
            what = "is one of the texts" if other in texts else "is read, too" if other in others else "is named for two outputs"
            raise UsageError(f"{path} {what}: give another path for the output")
        taken[path.resolve()] = path


def _main_output(output: Path | None, format_: str | None) -> list[tuple[str, Path]]:
    """What -o and --format ask for: a format and where it goes."""
    if output is None and format_ is None:
        return []
    path = output or STDOUT
    name = format_ or ("html" if path == STDOUT else format_of(path))
    if path == STDOUT and FORMATS[name].binary and sys.stdout.isatty():
        raise UsageError(f"{name} is not for a terminal: give a file with -o")
    return [(name, path)]


def _write(path: Path, kind: str, comparison: "Comparison", interface: str) -> None:
    from align.report.write import write_atomically

    if path == STDOUT:
        sys.stdout.buffer.write(FORMATS[kind](comparison, interface, colour=_colours()))
        sys.stdout.buffer.flush()
    else:
        write_atomically(path, FORMATS[kind](comparison, interface), FORMATS[kind].bom)


def _colours() -> bool:
    """Colours are for terminals, and not for those who said so (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _status(comparison: "Comparison", fail_on: str | None) -> int:
    from align.comparison import summarise

    findings = summarise(comparison).findings
    n = {"major": findings["major"], "minor": findings["major"] + findings["minor"]}
    return FOUND if fail_on and n[fail_on] else DONE
