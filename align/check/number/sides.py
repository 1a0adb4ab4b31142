"""The numbers of a side, and which of them a number of the other side may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from align.check.number.mention import Key, Mention
from align.check.number.units import convertible


@dataclass(frozen=True)
class Side:
    """The numbers of one side, in order, and by their values."""

    mentions: tuple[Mention, ...]
    keys: Mapping[Key, list[Mention]] = field(init=False)

    def __post_init__(self) -> None:
        keys: dict[Key, list[Mention]] = {}
        for mention in self.mentions:
            for key in mention.keys:
                keys.setdefault(key, []).append(mention)
        object.__setattr__(self, "keys", keys)

    def equals(self, mention: Mention, its: "Side") -> list[Mention]:
        """The numbers here that a number of the other side may be: of the same value, or else a measure in other units that is no other's equal."""
        found = [m for key in mention.keys for m in self.keys.get(key, ())]
        if not found and mention.units and mention.value is not None:
            value, free = mention.value, [m for m in self.mentions if m.units and its.keys.keys().isdisjoint(m.keys)]
            found = [m for m in free if m.value is not None and convertible(value, mention.units, m.value, m.units)]
        return found


def settle(mine: Side, its: Side) -> Side:
    """Takes numbers apart that are several on the other side: 17:30 where there is half past five, 12 500 where there are twelve and 500."""
    settled: list[Mention] = []
    parts = {k for m in its.mentions for p in m.parts for k in p.keys}
    for mention in mine.mentions:
        apart = False
        if mention.parts and parts.isdisjoint(mention.keys) and not its.equals(mention, mine):
            met = [not its.keys.keys().isdisjoint(p.keys) for p in mention.parts]
            apart = all(met)
            if mention.sort == "clock" or any(p.units for p in mention.parts):
                apart = any(met) or any(not parts.isdisjoint(p.keys) for p in mention.parts)
        settled.extend(mention.parts if apart else (mention,))
    return Side(tuple(settled))
