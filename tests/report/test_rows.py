"""Beads to rows: marks, words, and the places of moved text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_report import HOSTILE, make_comparison, make_moved, side

from align.bead import Bead
from align.comparison import Comparison, summarise
from align.finding import Finding, FindingKind, Severity
from align.report.html import format_html
from align.report.messages import Messages
from align.report.rows import Marker, Row, build_rows, visible
from align.report.terminal import format_summary
from align.span import Span


def of_beads(*beads: Bead) -> Comparison:
    n, m = sum(len(b.original) for b in beads), sum(len(b.translation) for b in beads)
    sides = side("a", "ru", [f"О{i}." for i in range(n)]), side("b", "en", [f"T{i}." for i in range(m)])
    return replace(make_comparison(), original=sides[0], translation=sides[1], beads=beads, findings=())


def rows_of(comparison: Comparison) -> list[Row]:
    return [row for row in build_rows(comparison) if isinstance(row, Row)]


def markers_of(comparison: Comparison) -> list[Marker]:
    return [row for row in build_rows(comparison) if isinstance(row, Marker)]


def row_of(bead: Bead, *findings: tuple[FindingKind, Severity]) -> Row:
    comparison = of_beads(bead)
    found = tuple(Finding(str(n), kind, "check", severity, 0.9, None, None, "", 0) for n, (kind, severity) in enumerate(findings))
    (row,) = rows_of(replace(comparison, findings=found))
    return row


# what a row is called ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "m", "figures", "words"),
    [
        (2, 1, "2:1", "2 sentences for 1: merged"), (1, 2, "1:2", "1 sentence for 2: split"), (1, 6, "1:6", "1 sentence for 6: split"),
        (2, 2, "2:2", "2 sentences for 2: divided anew"), (3, 2, "3:2", "3 sentences for 2: divided anew"),
    ],
)  # fmt: skip
def test_merged_and_split(n: int, m: int, figures: str, words: str) -> None:
    shape = row_of(Bead(tuple(range(n)), tuple(range(m)), "match", 0.9, 0.8)).shape
    assert shape is not None and shape.figures == figures
    assert Messages("en").text(f"{shape.label}-words", n=n, m=m) == words and words.endswith(Messages("en").text(shape.label))


def test_one_to_one_and_gaps_have_no_shape() -> None:
    for o, t, kind in (((0,), (0,), "match"), ((0, 1), (), "omission"), ((), (0, 1), "addition")):
        assert row_of(Bead(o, t, kind, 0.9)).shape is None  # type: ignore[arg-type]


def test_a_doubt_of_the_aligner_is_no_finding_and_a_finding_no_doubt() -> None:
    unsure, wrong = row_of(Bead((0,), (0,), "match", 0.3, 0.8)), row_of(Bead((0,), (0,), "match", 0.99, 0.1), ("divergence", "major"))
    assert unsure.unsure and (unsure.symbol, unsure.label) == ("=", "row.match") and "flagged" not in unsure.css.split()
    assert not wrong.unsure and (wrong.symbol, wrong.label) == ("≠", "row.differs") and "flagged" in wrong.css.split()
    both = row_of(Bead((0,), (0, 1), "match", 0.3, 0.1), ("divergence", "minor"))
    assert both.unsure and both.label == "row.differs" and both.shape is not None and both.shape.label == "row.split"


def test_a_sentence_that_stands_alone_in_a_matched_row() -> None:
    assert row_of(Bead((0, 1), (0,), "match", 0.9, 0.8), ("omission", "minor")).label == "row.part-omitted"
    assert row_of(Bead((0,), (0, 1), "match", 0.9, 0.8), ("addition", "major")).label == "row.part-added"
    assert row_of(Bead((0,), (), "omission", 0.9), ("omission", "major")).label == "row.omission"


def test_findings_for_information_change_no_name() -> None:
    assert row_of(Bead((0,), (0,), "match", 0.9, 0.8), ("divergence", "info")).label == "row.match"


def test_only_pairs_can_be_unsure() -> None:
    assert row_of(Bead((0,), (0,), "moved", 0.3, 0.8)).unsure
    assert not row_of(Bead((0,), (), "omission", 0.3)).unsure and not row_of(Bead((0,), (0,), "matter", 0.3)).unsure


# words that findings concern --------------------------------------------------------------------------------------------------------------


def pieces_of(marked: str, *findings: str) -> list[tuple[str, list[int], list[int]]]:
    """`marked` is one sentence of the original; every finding's words in it are given as text. Pieces with the findings over them and those that end."""
    comparison = replace(of_beads(Bead((0,), (0,), "match", 0.9)), original=side("a", "ru", [marked]))
    spans = [Span(marked.index(words), marked.index(words) + len(words)) for words in findings]
    found = tuple(Finding(str(n), "divergence", "check", "major", 0.9, span, None, "", 0) for n, span in enumerate(spans))
    (row,) = rows_of(replace(comparison, findings=found))
    return [(p.text, [v.number for v in p.findings], [v.number for v in p.ends]) for p in row.original[0].pieces]


def test_overlapping_findings_cut_the_sentence_and_each_ends_once() -> None:
    assert pieces_of("abcdef", "bcd", "cde") == [("a", [], []), ("b", [1], []), ("cd", [1, 2], [1]), ("e", [2], [2]), ("f", [], [])]
    assert pieces_of("abc", "abc", "b") == [("a", [1], []), ("b", [1, 2], [2]), ("c", [1], [1])]
    assert pieces_of("abc") == [("abc", [], [])]


def test_a_finding_over_two_sentences_ends_in_the_second() -> None:
    comparison = of_beads(Bead((0, 1), (0,), "match", 0.9))
    (a, b) = (s.span for s in comparison.original.sentences)
    found = Finding("x", "divergence", "similarity", "major", 0.9, Span(a.start, b.end), None, "", 0)
    (row,) = rows_of(replace(comparison, findings=(found,)))
    assert [[len(p.ends) for p in s.pieces] for s in row.original] == [[0], [1]]


@given(st.text(min_size=1, max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_pieces_are_the_sentence_and_every_finding_in_it_ends_once(text: str, edges: list[tuple[int, int]]) -> None:
    comparison = replace(of_beads(Bead((0,), (0,), "match", 0.9)), original=side("a", "ru", [text]))
    spans = [Span(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in edges]
    found = tuple(Finding(str(n), "omission", "check", "major", 0.9, span, None, "", 0) for n, span in enumerate(spans))
    (row,) = rows_of(replace(comparison, findings=found))
    pieces = row.original[0].pieces
    assert "".join(p.text for p in pieces) == visible(text)
    assert sorted(v.number for p in pieces for v in p.ends) == [n for n, s in enumerate(spans, start=1) if s.length]


# moved text -------------------------------------------------------------------------------------------------------------------------------


def test_a_moved_row_says_where_and_a_marker_stands_there() -> None:
    comparison = make_moved()
    order = [row.anchor for row in build_rows(comparison)]
    assert order == ["b1", "b2", "b3", "b4", "b5", "m2", "m3"]
    _, second, third, *_ = rows_of(comparison)
    assert second.place is not None and (second.place.after, second.place.anchor) == (3, "m2")
    assert third.place is not None and third.place.after == 4
    markers = markers_of(comparison)
    assert [(m.home, m.row, m.first, m.last) for m in markers] == [("b2", 2, 2, 2), ("b3", 3, 3, 4)]
    assert [s.number for m in markers for s in m.translation] == [4, 5, 6]
    assert [row.place for row in rows_of(comparison) if row.kind != "moved"] == [None] * 3


def test_text_moved_to_the_beginning() -> None:
    comparison = of_beads(Bead((0,), (1,), "match", 0.9, 0.8), Bead((1,), (0,), "moved", 0.9, 0.8))
    assert [row.anchor for row in build_rows(comparison)] == ["m2", "b1", "b2"]
    place = rows_of(comparison)[1].place
    assert place is not None and place.after == 0


def test_two_swapped_paragraphs_one_after_the_other() -> None:
    """0 [1] 2 [3] against 0 [3] 2 [1], both moved."""
    comparison = of_beads(
        Bead((0,), (0,), "match", 0.9), Bead((1,), (3,), "moved", 0.9), Bead((2,), (2,), "match", 0.9), Bead((3,), (1,), "moved", 0.9)
    )  # fmt: skip
    assert [row.anchor for row in build_rows(comparison)] == ["b1", "m4", "b2", "b3", "m2", "b4"]


@st.composite
def with_moves(draw: st.DrawFn) -> Comparison:
    """Beads of one or two sentences, some of which stand anywhere in the translation; some without a counterpart."""
    kinds = draw(st.lists(st.sampled_from(("match", "moved", "omission", "addition", "matter")), max_size=12))
    sizes = [(0 if k == "addition" else draw(st.integers(1, 2)), 0 if k == "omission" else draw(st.integers(1, 2))) for k in kinds]
    in_place = [n for n, k in enumerate(kinds) if k != "moved"]
    for n in (n for n, k in enumerate(kinds) if k == "moved"):
        in_place.insert(draw(st.integers(0, len(in_place))), n)
    starts_o = [sum(a for a, _ in sizes[:n]) for n in range(len(kinds))]
    starts_t = {n: sum(sizes[k][1] for k in in_place[:at]) for at, n in enumerate(in_place)}
    return of_beads(
        *(
            Bead(tuple(range(starts_o[n], starts_o[n] + a)), tuple(range(starts_t[n], starts_t[n] + b)), kind, 0.9)  # type: ignore[arg-type]
            for n, (kind, (a, b)) in enumerate(zip(kinds, sizes, strict=True))
        )
    )


@given(with_moves())
def test_both_columns_can_be_read_through(comparison: Comparison) -> None:
    """The original by rows; the translation by rows and markers, without the rows of moved text."""
    rows = build_rows(comparison)
    original = [s.number for row in rows if isinstance(row, Row) for s in row.original]
    translation = [s.number for row in rows if isinstance(row, Marker) or row.kind != "moved" for s in row.translation]
    assert original == list(range(1, len(comparison.original.sentences) + 1))
    assert translation == list(range(1, len(comparison.translation.sentences) + 1))
    places = {row.place.anchor: row.anchor for row in rows if isinstance(row, Row) and row.place is not None}
    assert places == {m.anchor: m.home for m in rows if isinstance(m, Marker)}, "there and back"


@given(with_moves())
def test_counts_of_each_side_add_up(comparison: Comparison) -> None:
    s = summarise(comparison)
    assert s.original_matched.n + s.original_moved.n + s.original_omitted.n == s.original_matched.of == s.original_moved.of
    assert s.translation_matched.n + s.translation_moved.n + s.translation_added.n == s.translation_matched.of == s.translation_moved.of


def test_moved_text_is_escaped_in_both_places() -> None:
    """In the original's cell, beside it, and where the translation has it."""
    html = format_html(make_moved(HOSTILE))
    assert html.count("&lt;script&gt;window.hit=1") == 3 and "<script>window.hit" not in html


def test_the_summary_counts_moved_sentences() -> None:
    summary = format_summary(make_moved())
    assert "Moved:       3 of 6" in summary and "in place" in summary
    assert "Moved" not in format_summary(make_comparison()) and "in place" not in format_summary(make_comparison())
