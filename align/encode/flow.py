"""A document's tokens end to end, and where its sentences begin and end among them."""

from collections.abc import Sequence

import numpy as np

from align.encode.token_rows import PAD
from align.encode.tokens import Ids, Tokenizer

AT_ONCE = 2048  # sentences to the tokenizer


class Flow:
    """Sentence i is the tokens `begins[i]` to `ends[i]`. Memory: 4 bytes a token."""

    def __init__(self, tokenizer: Tokenizer, sentences: Sequence[str]) -> None:
        parts, lengths = [np.empty(0, np.int32)], [0]
        for a in range(0, len(sentences), AT_ONCE):
            ids = tokenizer(sentences[a : a + AT_ONCE])
            parts.append(np.concatenate(ids, dtype=np.int32))
            lengths += map(len, ids)
        self._ids = np.concatenate(parts)
        self._offsets: Ids = np.cumsum(lengths, dtype=np.int64)
        self.begins, self.ends = self._offsets[:-1], self._offsets[1:]

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def n_sentences(self) -> int:
        return len(self.begins)

    def ids(self, first: int, last: int) -> Ids:
        """The tokens from the first to the last, the latter not included; PAD outside the document."""
        inside = self._ids[max(0, first) : last].astype(np.int64)
        return np.pad(inside, (max(0, -first), max(0, last - len(self._ids))), constant_values=PAD)

    def run(self, first: int, last: int) -> Ids:
        """The tokens of the sentences from the first to the last, the latter not included."""
        return self._ids[self._offsets[first] : self._offsets[last]].astype(np.int64)

    def n_tokens(self, firsts: Ids, lasts: Ids) -> Ids:
        """How many tokens the runs of sentences from each first to its last have."""
        return self._offsets[lasts] - self._offsets[firsts]

    def begins_in(self, start: int, end: int) -> tuple[int, int]:
        """The sentences, from the first to the last, that begin in a stretch of tokens."""
        first, last = np.searchsorted(self.begins, [start, end], "left").tolist()
        return first, last

    def ends_in(self, start: int, end: int) -> tuple[int, int]:
        """The sentences, from the first to the last, that end in a stretch of tokens or with it."""
        first, last = np.searchsorted(self.ends, [start, end], "right").tolist()
        return first, last
