"""What a language's table of negation holds, and its notation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal["not", "no", "none", "never", "without", "nor"]
CUE, GAP, ANY, EITHER = "*", "…", "_", "|"
LONGEST_GAP = 4  # words


@dataclass(frozen=True, slots=True)
class Idiom:
    """Words around a cue; `before` is read backwards from it."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Negatives:
    """How a language denies.

    `cues` are the words that deny, by kind: "not" (denies what follows), "no" (says that there is none), "none" (nobody, nothing), "never", "without", "nor";
    `particle` and `none` are the plainest of the first two. Cues of `concord` deny together with the clause's other.

    Among the words of `idioms` a cue denies nothing, or nothing that another language has to deny: a star is before the cue, `…` stands for up to four words,
    `_` for one, `a|b` for either. `echoes` are words of the other language that, where they stand without a cue, still say that an idiom with this word was not
    kept: "more" for не более.

    `denying` are dictionary forms that deny by their meaning, as do words with one of `prefixes` whose rest is a word, or with one of `sure_prefixes` or
    `suffixes`, but not those of `not_denying`; `limiting` ones come near to that.

    `empty` words are passed over in looking for what is denied, `light` ones are left out before it. `asking` words make a question that is not a mere request.
    `joining` words stand between things that are denied by one, `contrasting` ones before what is denied in favour of something else.
    """

    particle: str
    none: str
    cues: Mapping[str, Kind]
    concord: frozenset[Kind]
    idioms: tuple[str, ...]
    echoes: Mapping[str, frozenset[str]]
    denying: frozenset[str]
    limiting: frozenset[str]
    prefixes: tuple[str, ...]
    sure_prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    not_denying: frozenset[str]
    empty: frozenset[str]
    light: frozenset[str]
    asking: frozenset[str]
    joining: frozenset[str]
    contrasting: frozenset[str]

    @cached_property
    def idioms_of(self) -> Mapping[str, tuple[Idiom, ...]]:
        """The idioms of each cue."""
        found: dict[str, list[Idiom]] = {}
        for text in self.idioms:
            words = text.split()
            at = next(i for i, w in enumerate(words) if w.startswith(CUE))
            for cue in words[at][1:].split(EITHER):
                found.setdefault(cue, []).append(Idiom(tuple(reversed(words[:at])), tuple(words[at + 1 :])))
        return {cue: tuple(idioms) for cue, idioms in found.items()}


def fits(pattern: Sequence[str], words: Sequence[str]) -> bool:
    """Do the words begin with the pattern?"""
    if not pattern:
        return True
    if pattern[0] == GAP:
        return any(fits(pattern[1:], words[skipped:]) for skipped in range(min(LONGEST_GAP, len(words)) + 1))
    return bool(words) and (pattern[0] == ANY or words[0] in pattern[0].split(EITHER)) and fits(pattern[1:], words[1:])


def lines(text: str) -> tuple[str, ...]:
    """The lines that hold something, without the space around them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
