"""A comparison to what people and programs read. A new format is a module and one line here."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from align.comparison import Comparison
from align.errors import UsageError


@dataclass(frozen=True, slots=True)
class Format:
    """`module` is imported when the format is used: some need libraries that others do not. `labelled` ones have words in the language of the interface;
    `coloured` ones can use a terminal's colours, `binary` ones are not for a terminal; `bom` ones have a byte-order mark before a file, not before a stream."""

    module: str
    function: str
    suffixes: tuple[str, ...]
    labelled: bool = False
    coloured: bool = False
    binary: bool = False
    bom: bool = False

    def __call__(self, comparison: Comparison, interface: str = "en", colour: bool = False) -> bytes:
        """The report's bytes, without a byte-order mark."""
        options: dict[str, Any] = {"interface": interface} if self.labelled else {}
        if self.coloured:
            options["colour"] = colour
        made: str | bytes = getattr(import_module(f"align.report.{self.module}"), self.function)(comparison, **options)
        return made if isinstance(made, bytes) else made.encode("utf-8", "replace")  # lone surrogates have no UTF-8 form


FORMATS: Mapping[str, Format] = {
    "html": Format("html", "format_html", (".html", ".htm"), labelled=True),
    "json": Format("json", "format_json", (".json",)),
    "tmx": Format("tmx", "format_tmx", (".tmx",)),
    "tsv": Format("tsv", "format_tsv", (".tsv",), bom=True),
    "markdown": Format("markdown", "format_markdown", (".md", ".markdown"), labelled=True),
    "diff": Format("diff", "format_diff", (".diff", ".txt"), labelled=True, coloured=True),
    "docx": Format("docx", "format_docx", (".docx",), labelled=True, binary=True),
    "xlsx": Format("xlsx", "format_xlsx", (".xlsx",), labelled=True, binary=True),
}


def format_of(path: Path) -> str:
    """The name of the format that a file's suffix stands for; a file without a suffix is a page. Raises UsageError for a suffix that no format has."""
    suffix = path.suffix.lower()
    if not suffix:
        return "html"
    for name, each in FORMATS.items():
        if suffix in each.suffixes:
            return name
    known = " ".join(s for each in FORMATS.values() for s in each.suffixes)
    raise UsageError(f"{path}: no format has the suffix {suffix}; use one of {known}, or say it with --format")
