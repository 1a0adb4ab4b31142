"""Templates to pages that need nothing but themselves: styles and scripts inline, allowed by their hashes, and nothing else allowed."""

import base64
import functools
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"


def render_page(template: str, *scripts: str, styles: Sequence[str] = ("style.css",), early: str | None = None, **values: Any) -> str:
    """A whole HTML page; every value is escaped. `scripts` run at its end, as one; `early` before anything is shown."""
    css, js = (Markup("".join(_asset(name) for name in names)) for names in (styles, scripts))  # ours, and without closing tags: they may stand as they are
    early_js = Markup(_asset(early) if early else "")
    hashes = " ".join(f"'{_hash(text)}'" for text in (js, early_js) if text)
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(css)}'; script-src {hashes}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return _environment().get_template(template).render(css=css, js=js, early_js=early_js, policy=policy, **values)


@functools.cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}  # Cyrillic in two bytes a letter, not six
    return environment


@functools.cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
