"""A progress bar where someone watches and there is something to wait for; nothing elsewhere."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 1.0  # seconds before a bar appears
NO_PROGRESS = "SVERKA_NO_PROGRESS"  # set in batch mode's workers, whose bars would write over each other


def progress(items: Sequence[T], what: str) -> Iterator[T]:
    """The items, with a bar on standard error if that is a terminal and they take more than a second."""
    if len(items) < 2 or NO_PROGRESS in os.environ or not sys.stderr.isatty():
        return iter(items)
    from tqdm import tqdm

    return iter(tqdm(items, desc=what, delay=PATIENCE, leave=False))
