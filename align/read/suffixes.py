"""Which files a folder's documents are in."""

from align.read import READERS

IGNORED = ("readme", "license", "licence", "copying", "changelog")


def is_document(name: str) -> bool:
    """Whether a file of this name is taken for a text; a name of a project's own papers or a hidden file is not."""
    lower = name.lower()
    suffix = "." + lower.rpartition(".")[2] if "." in lower else ""
    return suffix in READERS and not lower.startswith((".", *IGNORED))
