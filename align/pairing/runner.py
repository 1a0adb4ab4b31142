"""Whoever does the same with many things: worker processes here, a cluster elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of a result that could not be had."""

    reason: str


class Runner(Protocol):
    """`map` gives every item with its result as it comes, in no order; few items are taken ahead of their results."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, R | Lost]]: ...
