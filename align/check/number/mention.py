"""A number that a text names."""

from dataclasses import dataclass, field, replace
from typing import Literal

from align.check.number.amount import Value
from align.span import Span

Key = Value | tuple[str, Value | str]  # a number, or ("month", 3), ("weekday", 1), ("clock", minutes since noon or midnight), ("code", "2.0.1")
Sort = Literal["number", "ordinal", "year", "day", "month", "weekday", "clock", "code"]
Form = Literal["figures", "word", "roman"]

ASIDE = 60  # characters to either bracket
VAGUE, WEAK, FIRM = 0, 1, 2  # answers others only; told if another number stands in its place; told even if nothing does


@dataclass(frozen=True, slots=True)
class Mention:
    """`span` is the number itself, `whole` takes in its scale and unit. `keys` are all the values that it may have, `value` is the likeliest.

    `parts` are the numbers that it may be instead: a day and a month in 05.03, two figures in 12 500.
    """

    span: Span
    whole: Span
    keys: frozenset[Key]
    value: Value | None
    sort: Sort = "number"
    form: Form = "figures"
    level: int = FIRM
    units: frozenset[str] = frozenset()
    scale: int = 1
    in_name: bool = False
    parts: tuple["Mention", ...] = field(default=())
    place: float = 0.0  # from 0 at the beginning of the text to 1 at its end
    aside: bool = False  # in round brackets

    def placed(self, text: str) -> "Mention":
        """With what its place in the text tells."""
        before, after = text[max(0, self.whole.start - ASIDE) : self.whole.start], text[self.whole.end : self.whole.end + ASIDE]
        aside = before.rfind("(") > before.rfind(")") and ")" in after
        return replace(self, place=self.span.start / len(text), aside=aside, parts=tuple(p.placed(text) for p in self.parts))

    @property
    def is_spell(self) -> bool:
        """A stretch of time without a number: за неделю."""
        return any(isinstance(k, tuple) and k[0] == "unit" for k in self.keys)
