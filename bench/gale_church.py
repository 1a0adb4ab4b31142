"""Alignment by sentence lengths alone, after Gale and Church, "A program for aligning sentences in bilingual corpora" (1993).

The length of a translation is taken as normal about the length of its original, with a variance that grows with the length. A bead costs the negative
logarithm of how likely so great a difference is, times how common a bead of its shape is; the cheapest path is found by dynamic programming.
"""

import math
from collections.abc import Sequence

from bench.beads import Pair

# The paper's figures: shares of beads by shape in its corpus, and the variance of the target's length per character of the source's.
SHARES = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
VARIANCE = 6.8
LEAST = 1e-300  # keeps the logarithm of a hopeless difference finite


def align_by_length(source: Sequence[str], target: Sequence[str]) -> list[Pair]:
    """The cheapest beads. The expected ratio of lengths is that of the two texts."""
    before = [_prefix_lengths(side) for side in (source, target)]
    ratio = (1 + before[1][-1]) / (1 + before[0][-1])
    n, m = len(source), len(target)
    best = [[math.inf] * (m + 1) for _ in range(n + 1)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            for a, b in SHARES:
                if a > i or b > j or best[i - a][j - b] == math.inf:
                    continue
                lengths = before[0][i] - before[0][i - a], before[1][j] - before[1][j - b]
                cost = best[i - a][j - b] + _cost(lengths, (a, b), ratio)
                if cost < best[i][j]:
                    best[i][j], came[i, j] = cost, (a, b)
    return _trace(came, n, m)


def _prefix_lengths(sentences: Sequence[str]) -> list[int]:
    """Characters before each sentence, and in all."""
    out = [0]
    for sentence in sentences:
        out.append(out[-1] + len(sentence))
    return out


def _cost(lengths: tuple[int, int], shape: tuple[int, int], ratio: float) -> float:
    """Lengths are in characters; a side without sentences has none."""
    source, target = lengths
    mean = max(1.0, (source + target / ratio) / 2)
    delta = (target - source * ratio) / math.sqrt(VARIANCE * mean)
    both_tails = math.erfc(abs(delta) / math.sqrt(2))
    return -math.log(max(LEAST, both_tails)) - math.log(SHARES[shape])


def _trace(came: dict[tuple[int, int], tuple[int, int]], i: int, j: int) -> list[Pair]:
    beads: list[Pair] = []
    while i or j:
        a, b = came[i, j]
        beads.append((tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return beads[::-1]
