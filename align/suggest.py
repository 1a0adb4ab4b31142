"""What a mistyped word may have meant, for error messages."""

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str], quote: str = '"{}"') -> str:
    """`; did you mean "hedge"?` or nothing; `quote` is how such a word is written where it stands."""
    near = difflib.get_close_matches(word.lower()[:80], known, n=1, cutoff=0.5)
    return f"; did you mean {quote.format(near[0])}?" if near else ""
