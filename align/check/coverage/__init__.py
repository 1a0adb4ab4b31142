"""What has no counterpart: whole sentences, and words inside a sentence."""

from collections.abc import Iterator

from align.check.checked import Checked, Remark
from align.check.coverage import phrases, sentences

NAME = "coverage"


def check(checked: Checked) -> Iterator[Remark]:
    """Sentences first."""
    yield from sentences.check(checked)
    yield from phrases.check(checked)
