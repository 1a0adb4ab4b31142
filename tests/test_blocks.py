"""Texts to blocks: plain text by its shape, Markdown by its marks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from align.blocks import split_blocks, split_markdown_blocks


def plain(text: str) -> list[str]:
    return [b.span.of(text) for b in split_blocks(text)]


def marked(text: str) -> list[tuple[str, str]]:
    return [(b.kind, b.span.of(text)) for b in split_markdown_blocks(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert plain("One.\n\n  Two. \r\n\r\n\r\nThree.\n") == ["One.", "Two.", "Three."]


def test_lines_that_are_paragraphs_already() -> None:
    long = "The harbour master looked at the list for a long time, and then he asked who had signed it and when, and why nobody had told him of it."
    assert plain(f"{long}\n{long}\nA title\n{long}") == [long, long, "A title", long]


def test_verse_and_lists_keep_their_lines() -> None:
    assert plain("- a rope\n- a lamp\n- a map") == ["a rope", "a lamp", "a map"]
    assert [b.kind for b in split_blocks("- a rope\n- a lamp")] == ["item", "item"]


def test_markdown() -> None:
    text = "# The *long* way\n\nThe bridge\nis shut.\n\n- a rope\n- a lamp\n\n> He said\n> so.\n\n```\nx = 1. Y = 2.\n```\n"
    assert [kind for kind, _ in marked(text)] == ["heading", "paragraph", "item", "item", "quote", "code"]
    assert marked(text)[0][1] == "The *long* way" and marked(text)[5][1] == "x = 1. Y = 2."


@settings(deadline=None)
@given(st.text(st.sampled_from("aБ. #->*`=~|\n\r\t1)—«\u2028"), max_size=80))
def test_blocks_are_in_order_and_lose_no_letter(text: str) -> None:
    for split in (split_blocks, split_markdown_blocks):
        last, kept = 0, 0
        for block in split(text):
            assert last <= block.span.start < block.span.end <= len(text)
            words = block.span.of(text)
            assert words == words.strip()
            kept += sum(c.isalpha() for c in words)
            last = block.span.end
        assert split is split_markdown_blocks or kept == sum(c.isalpha() for c in text)
