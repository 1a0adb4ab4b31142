"""A splitter for the segmentation scorer, and the table of its scores.

    python -m bench.segment [../shared/bench]
    python ../shared/bench/score_segments.py run --splitters bench.segment:split
"""


from align import segment


def split(text: str, lang: str) -> list[str]:
    """The sentences of a text, as strings."""
    return [span.of(text) for span in segment(text, lang)]
