"""What the reports say, in the language of the interface: a catalogue as data, and plural forms."""

import functools
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

INTERFACES = ("en", "ru")
CATALOGUE = Path(__file__).parent / "messages.toml"
Text = str | Sequence[str]


@functools.cache
def load_catalogue() -> Mapping[str, Mapping[str, Text]]:
    """Texts by key ("row.match") and language; a list holds plural forms, chosen by the value of `n`."""
    with CATALOGUE.open("rb") as f:
        tables = tomllib.load(f)
    return {f"{table}.{name}": texts for table, entries in tables.items() for name, texts in entries.items()}


def plural(lang: str, n: int) -> int:
    """Which form goes with a number: one, other in English; one, few, many in Russian."""
    if lang != "ru":
        return int(n != 1)
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2


@dataclass(frozen=True, slots=True)
class Messages:
    """The catalogue in one language. In a page, what it gives can be translated again by the page's script."""

    lang: str

    def text(self, key: str, **values: object) -> str:
        """The message, plain."""
        found = load_catalogue()[key][self.lang]
        if not isinstance(found, str):
            n = values["n"]
            assert isinstance(n, int)
            found = found[plural(self.lang, n)]
        return found.format(**values) if values else found

    def name(self, table: str, key: str) -> str:
        """The label of a thing that has a name of its own, such as a check or a language: that name where the catalogue has none."""
        return self.text(f"{table}.{key}") if f"{table}.{key}" in load_catalogue() else key

    def span(self, key: str, **values: object) -> Markup:
        """The message as an element that says which message it is."""
        return Markup('<span data-t="{}"{}>{}</span>').format(key, _arguments(values), self.text(key, **values))

    def label(self, table: str, key: str) -> Markup:
        """As `name`, as an element."""
        return self.span(f"{table}.{key}") if f"{table}.{key}" in load_catalogue() else Markup("<span>{}</span>").format(key)

    def attribute(self, attribute: str, key: str, **values: object) -> Markup:
        """The message as an attribute, and which message it is."""
        return Markup('{0}="{1}" data-t-{0}="{2}"{3}').format(attribute, self.text(key, **values), key, _arguments(values))


def _arguments(values: Mapping[str, object]) -> Markup:
    """The values as JSON, in single quotes so that JSON's own need not be escaped."""
    if not values:
        return Markup("")
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return Markup(" data-a='" + written.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;") + "'")
