"""PDF: paragraphs made again of lines, without what stands on every page."""

import pytest
from made_files import Word, blocks_of, pdf, read_made

from align.errors import InputError

WORDS = "the bridge was shut on a Thursday and no one knew when the old ferry would come back to carry them over".split()


def lines(first: float, words: str, size: float = 10, left: float = 60, width: int = 60) -> list[Word]:
    """A paragraph set in lines of about that many characters, downwards from a height."""
    out: list[Word] = []
    line = ""
    for word in words.split():
        if len(line) + len(word) + 1 > width:
            out.append((left, first - 12 * len(out), size, line))
            line = ""
        line = f"{line} {word}".strip()
    return [*out, (left, first - 12 * len(out), size, line)]


def paragraph(n: int, n_words: int = 40) -> str:
    return " ".join([f"Number{n}", *(WORDS[(n + k) % len(WORDS)] for k in range(n_words))]) + "."


def test_lines_become_paragraphs_by_distance_and_by_indent() -> None:
    page = lines(700, paragraph(1)) + lines(640, paragraph(2))
    last = page[-1][1]
    indented = lines(last - 12, paragraph(3))
    page += [(indented[0][0] + 20, *indented[0][1:]), *indented[1:]]
    assert blocks_of(pdf([page]), "x.pdf") == [paragraph(n) for n in (1, 2, 3)]


def test_a_line_left_short_ends_a_paragraph() -> None:
    first, second = "Number1 " + "word " * 30 + "end.", paragraph(2)
    page = lines(700, first)
    assert blocks_of(pdf([page + lines(page[-1][1] - 12, second)]), "x.pdf") == [first, second]


def test_headings_items_and_code() -> None:
    page: list[Word] = [(60, 740, 16, "A title"), *lines(700, paragraph(1)), (60, 640, 10, "*A bold heading"), *lines(620, paragraph(2))]
    page += [(60, 560, 10, "- an item of a list"), (60, 548, 10, "- another item"), (60, 520, 10, "`make install"), (60, 508, 10, "`make clean")]
    assert blocks_of(pdf([page]), "x.pdf") == [
        "heading: A title", paragraph(1), "heading: A bold heading", paragraph(2), "item: an item of a list", "item: another item",
        "code: make install⏎make clean",
    ]  # fmt: skip


def test_running_heads_and_page_numbers_are_left_out_and_paragraphs_go_on_over_pages() -> None:
    long = " ".join(paragraph(n) for n in range(6))
    pages: list[list[Word]] = []
    for n, part in enumerate((lines(700, long)[:3], lines(700, long)[3:6], lines(700, long)[6:])):
        moved = [(x, 700.0 - 12 * k, size, words) for k, (x, _, size, words) in enumerate(part)]
        pages.append([(60, 770, 9, "The Morning Post" if n % 2 else f"Chapter {n}"), *moved, (300, 40, 9, f"- {n + 7} -")])
    assert blocks_of(pdf(pages), "x.pdf") == [long]


def test_a_heading_on_top_of_a_page_is_no_running_head() -> None:
    pages = [[(60, 750, 9, "The Morning Post"), (60, 720, 16, f"Part {name}"), *lines(680, paragraph(n))] for n, name in enumerate(("one", "two", "three"))]
    assert blocks_of(pdf(pages), "x.pdf") == [b for n, name in enumerate(("one", "two", "three")) for b in (f"heading: Part {name}", paragraph(n))]


@pytest.mark.parametrize(
    ("end", "start", "elsewhere", "joined"),
    [
        ("the admin-", "istrator came", "", "the administrator came"),
        ("a well-", "known man", "He is well-known here.", "a well-known man"),
        ("a re-", "read page", "To reread is good.", "a reread page"),
        ("from New-", "York they", "", "from New-York they"),
        ("pages 3-", "4 of it", "", "pages 3-4 of it"),
    ],
)
def test_words_broken_at_a_line_end_are_made_whole(end: str, start: str, elsewhere: str, joined: str) -> None:
    filler = "and so they went on for a long while until "
    first: list[Word] = [(60, 700, 10, f"There {filler}{end}"), (60, 688, 10, f"{start} and {filler}it was over.")]
    page = [*first, *([(60.0, 640.0, 10.0, elsewhere)] if elsewhere else [])]
    assert joined in blocks_of(pdf([page]), "x.pdf")[0]


def test_footnotes_stand_behind_the_text() -> None:
    long = " ".join(paragraph(n) for n in range(2))
    first, second = lines(700, long)[:4], lines(700, long)[4:]
    moved = [(x, 700.0 - 12 * k, size, words) for k, (x, _, size, words) in enumerate(second)]
    pages = [[*first, (66.0, 104.0, 6.0, "1"), (72.0, 100.0, 8.0, "A note on this page, in small print.")], moved]
    blocks = blocks_of(pdf(pages), "x.pdf")
    assert blocks[0] == long and "A note on this page" in blocks[-1] and len(blocks) == 2


def test_a_raised_figure_is_no_part_of_a_number() -> None:
    page: list[Word] = [(60, 700, 10, "It weighs about 10"), (141.5, 704, 6, "6"), (145, 700, 10, " tons and stands in the yard.")]
    assert "10⁶" in blocks_of(pdf([page]), "x.pdf")[0]


def test_a_table_of_contents_loses_its_leaders() -> None:
    page: list[Word] = [(60, 700 - 12 * n, 10, f"{name} . . . . . . . . . . {n + 3}") for n, name in enumerate(("Preface", "The bridge", "The ferry"))]
    assert [b.rpartition(": ")[2] for b in blocks_of(pdf([page]), "x.pdf")] == ["Preface", "The bridge", "The ferry"]


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (pdf([[], []]), "no text layer in this PDF"),
        (pdf([lines(700, paragraph(1))])[:200], "damaged, or no PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9, "damaged, or no PDF"),
    ],
)
def test_files_that_cannot_be_read(made: bytes, says: str) -> None:
    with pytest.raises(InputError, match=rf"x\.pdf: {says}"):
        read_made(made, "x.pdf")
