"""A half-open stretch of a text, in code points."""

from typing import NamedTuple


class Span(NamedTuple):
    """Offsets `start` (inclusive) and `end` (exclusive) into one text; unpacks to `(start, end)`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    @property
    def length(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        return min(self.end, other.end) > max(self.start, other.start)


def cover(spans: "list[Span] | tuple[Span, ...]") -> Span:
    """The smallest span that holds all of `spans` (at least one)."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
