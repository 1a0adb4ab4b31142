"""A comparison to what people and programs read. A new format is a module and one line here."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from align.comparison import Comparison

Format = Callable[[Comparison], str]


def _later(module: str, function: str) -> Format:
    """Loads a format's module when it is used: some need libraries that others do not."""

    def format_comparison(comparison: Comparison) -> str:
        return cast(Format, getattr(import_module(f"align.report.{module}"), function))(comparison)

    return format_comparison


FORMATS: Mapping[str, Format] = {
    "html": _later("html", "format_html"),
    "json": _later("json", "format_json"),
    "tmx": _later("tmx", "format_tmx"),
    "tsv": _later("tsv", "format_tsv"),
}
