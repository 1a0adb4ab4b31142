"""Exact amounts, and the ways to take a number written in figures: 3,500 is three and a half thousand or three and a half."""

from typing import NamedTuple

SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
NO_SPACES = str.maketrans("", "", SPACES)
GROUP = 3  # digits between two marks of grouping
NO_DECIMALS = "0" * GROUP  # 10,000 is never ten
LARGEST = 24  # digits; anything longer is a code
Value = int | float


class Amount(NamedTuple):
    """The number `digits` × 10^`power` / `parts`, so that 5,7 тыс. and 5,700 are the same to the last bit."""

    digits: int
    power: int = 0
    parts: int = 1

    @property
    def value(self) -> Value:
        """As a number that equals and hashes as any other of its size."""
        digits, parts = self.digits, self.parts
        if self.power >= 0:
            digits *= 10**self.power
        else:
            parts *= 10**-self.power
        return digits // parts if digits % parts == 0 else digits / parts

    def scaled(self, power: int) -> "Amount":
        """Ten to the `power` times as much."""
        return Amount(self.digits, self.power + power, self.parts)

    def times(self, n: int) -> "Amount":
        """`n` times as much."""
        return Amount(self.digits * n, self.power, self.parts)

    def plus(self, other: "Amount") -> "Amount":
        """The sum."""
        power = min(self.power, other.power)
        mine, its = (a.digits * 10 ** (a.power - power) for a in (self, other))
        return Amount(mine * other.parts + its * self.parts, power, self.parts * other.parts)


def amounts_of(literal: str) -> tuple[Amount, ...]:
    """The ways to take figures with marks of grouping and decimals; none if they are a code (2.0.1) or a list (1,2,3)."""
    bare = literal.translate(NO_SPACES)
    if len(bare) > LARGEST:
        return ()
    marks = [c for c in bare if not c.isdecimal()]
    if not marks:
        return (Amount(int(bare)),)
    head, *groups = bare.replace(",", ".").split(".")
    if len(set(marks)) == 2:
        grouped = marks.count(marks[-1]) == 1 and _are_groups(head, groups[:-1])
        return (_decimal(head + "".join(groups[:-1]), groups[-1]),) if grouped else ()
    whole = (Amount(int(head + "".join(groups))),) if _are_groups(head, groups) and bare == literal else ()
    return whole if len(marks) > 1 or (whole and groups[0] == NO_DECIMALS) else (*whole, _decimal(head, groups[0]))


def _are_groups(head: str, groups: list[str]) -> bool:
    return 0 < len(head) <= GROUP and head[0] != "0" and all(len(g) == GROUP for g in groups)


def _decimal(head: str, tail: str) -> Amount:
    return Amount(int(head + tail), -len(tail))
