"""Which two of a file's languages are compared, and which of them is the original."""

from collections import Counter
from collections.abc import Sequence

from align.errors import InputError

OURS = ("en", "ru")


def two_of(langs: Sequence[str], source: str | None, path: str) -> tuple[str, str]:
    """(original, translation): English and Russian if both are there, or else the two languages of the file; `source` is the one that the file calls its
    original, or else the first is taken for it. Raises InputError where there are not two, or more and none is said to be the original."""
    counts = Counter(langs)
    there = [lang for lang in counts if lang in OURS] if all(lang in counts for lang in OURS) else list(counts)
    if len(there) < 2:
        raise InputError(f"{path}: one language only ({', '.join(there) or 'none named'}); export it again with the translation")
    if len(there) > 2:
        raise InputError(f"{path}: {len(there)} languages ({', '.join(sorted(there)[:9])}) and not both English and Russian; export two of them")
    first = source if source in there else there[0]
    return first, next(lang for lang in there if lang != first)
