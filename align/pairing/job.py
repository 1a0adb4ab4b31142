"""What pairing hands on: pairs of texts to compare, and texts without a counterpart."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """A pair of files, or one bilingual file, by their paths or addresses; `id` names its reports and is safe below another folder.

    `why` says in a few words what makes them a pair, `size` is in bytes. `ordered`: the first is the original. `original` and `lines` are this document's
    own, where a manifest gives them.
    """

    id: str
    paths: tuple[str, ...]
    why: str
    size: int = 0
    ordered: bool = False
    original: str | None = None
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Alone:
    """A text without a counterpart: its language ("en", "ru", or None for neither), and why there is none."""

    path: str
    lang: str | None
    reason: str
