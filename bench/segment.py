"""The segmenter as a splitter for the segmentation scorer (BENCH is the folder with the data, see README.md).

    PYTHONPATH=. python BENCH/score_segments.py run --splitters bench.segment:split
"""

from align import segment


def split(text: str, lang: str) -> list[str]:
    """The sentences of a text, as strings."""
    return [span.of(text) for span in segment(text, lang)]
