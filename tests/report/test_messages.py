"""The catalogue: every message in both languages, with the same values, and plural forms as grammar has them."""

import re
import string
from pathlib import Path

import pytest

from align.report.messages import INTERFACES, Messages, load_catalogue, plural

TEMPLATES = Path(__file__).parents[2] / "align" / "report"
FORMS = {"en": 2, "ru": 3}


def forms(key: str, lang: str) -> list[str]:
    found = load_catalogue()[key][lang]
    return [found] if isinstance(found, str) else list(found)


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", load_catalogue())
def test_a_message_is_there_in_every_language_with_the_same_values(key: str) -> None:
    assert set(load_catalogue()[key]) == set(INTERFACES)
    plurals = {lang: len(forms(key, lang)) for lang in INTERFACES}
    assert plurals in ({"en": 1, "ru": 1}, FORMS)
    assert len({frozenset(values(form)) for lang in INTERFACES for form in forms(key, lang)}) == 1
    russian = re.sub(r"\{\w+\}|\.sverka-ignore\.jsonl", "", " ".join(forms(key, "ru")))
    assert not re.search("[A-Za-z]{2}", russian), "no English left in a Russian message"


def test_every_message_that_is_named_exists_and_every_one_is_used() -> None:
    """Messages with a computed name are used by their table."""
    sources = " ".join(p.read_text(encoding="utf-8") for p in TEMPLATES.rglob("*") if p.suffix in (".py", ".js", ".j2"))
    tables = {key.split(".")[0] for key in load_catalogue()}
    named = set(re.findall(rf"[\"'`]((?:{'|'.join(tables)})\.[a-z-]+)(?=[\"'`])", sources))
    files = {"page.html", "theme.js"}
    assert {n for n in named if not n.endswith("-")} - files <= set(load_catalogue())
    computed = {"language", "kind", "severity", "check", "about", "count", "picture", "help", "filter", "row", "page"}
    assert {key for key in load_catalogue() if key not in named and key.split(".")[0] not in computed} == set()


@pytest.mark.parametrize(
    ("lang", "form", "numbers"),
    [
        ("en", 0, [1]), ("en", 1, [0, 2, 11, 21]),
        ("ru", 0, [1, 21, 101, 1001]), ("ru", 1, [2, 3, 4, 22, 104]), ("ru", 2, [0, 5, 11, 12, 14, 20, 111, 1012]),
    ],
)  # fmt: skip
def test_plural(lang: str, form: int, numbers: list[int]) -> None:
    assert [plural(lang, n) for n in numbers] == [form] * len(numbers)


def test_a_value_cannot_become_a_message_or_markup() -> None:
    m = Messages("en")
    assert m.text("comment.note", text="{n} <b>") == "Note: {n} <b>"
    assert "<b>" not in m.span("comment.note", text='"<b>') and "&lt;b&gt;" in m.span("comment.note", text='"<b>')
    assert m.attribute("title", "comment.note", text="\"'<") == (
        """title="Note: &#34;&#39;&lt;" data-t-title="comment.note" data-a='{"text":"\\"&#39;&lt;"}'"""
    )
    assert m.name("check", "a check of tomorrow") == "a check of tomorrow"
    assert m.label("check", "<i>") == "<span>&lt;i&gt;</span>"
