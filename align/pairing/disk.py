"""A list on disk, for what a large corpus has millions of."""

import pickle
import tempfile
from collections.abc import Iterator
from typing import Generic, Self, TypeVar

T = TypeVar("T")


class DiskList(Generic[T]):
    """Grows at its end and is read from its beginning. Use it as a context: after that it is gone."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="sverka-")  # noqa: SIM115 (it is closed with the list)
        self._n = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def append(self, item: T) -> None:
        self._file.seek(0, 2)
        pickle.dump(item, self._file, pickle.HIGHEST_PROTOCOL)
        self._n += 1

    def __len__(self) -> int:
        return self._n

    def __iter__(self) -> Iterator[T]:
        """Not to be appended to meanwhile."""
        self._file.seek(0)
        for _ in range(self._n):
            yield pickle.load(self._file)
