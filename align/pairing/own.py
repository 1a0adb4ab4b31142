"""What Sverka wrote itself: reports and tables that stand among the texts are not for comparing."""

from pathlib import Path

HEAD = 4096  # bytes
MARKS = {
    ".html": b'<meta name="generator" content="sverka ',
    ".htm": b'<meta name="generator" content="sverka ',
    ".md": b"# Sverka\n\n- ",
    ".markdown": b"# Sverka\n\n- ",
    ".tmx": b'creationtool="sverka"',
    ".tsv": b"bead\tkind\tconfidence\toriginal\ttranslation\tfindings\n",
}
MANIFEST = b"id\toriginal\ttranslation\toptions\twhy\n"


def is_own(path: Path) -> bool:
    """Whether a file begins as reports do, or as the table of pairs of a dry run. Raises OSError if it cannot be read."""
    mark = MARKS.get(path.suffix.lower())
    if mark is None:
        return False
    with path.open("rb") as f:
        head = f.read(HEAD)
    return mark in head or head.startswith(MANIFEST)
