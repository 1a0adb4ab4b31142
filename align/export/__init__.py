"""A batch's results as training pairs and translation memories."""

from align.export.pairs import Filter, SentencePair, read_pairs
from align.export.write import EXPORTS, Exported, export

__all__ = ["EXPORTS", "Exported", "Filter", "SentencePair", "export", "read_pairs"]
