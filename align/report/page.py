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


def render_page(template: str, script: str, styles: Sequence[str] = ("style.css",), **values: Any) -> str:
    """A whole HTML page; every value is escaped."""
    css, js = "".join(map(_asset, styles)), _asset(script)
    policy = f"default-src 'none'; img-src data:; style-src '{_hash(css)}'; script-src '{_hash(js)}'; base-uri 'none'; form-action 'none'"
    # Both files are ours and hold no closing tag, so they may stand as they are.
    return _environment().get_template(template).render(css=Markup(css), js=Markup(js), policy=policy, **values)


@functools.cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@functools.cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
