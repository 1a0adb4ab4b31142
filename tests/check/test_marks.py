"""Marks in pairs. The notation: every pair's inner words, in the order of their opening."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.check.marks import Marks, lasting_strays, read_marks
from align.document import Block, Document
from align.span import Span


def inner(text: str) -> list[str]:
    marks = read_marks(text)
    return [p.inner.of(text) for p in (*marks.quotes, *marks.brackets)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("«а» и «б»", ["а", "б"]),
        ("„а“ и “b”", ["а", "b"]),
        ('"a" and "b", "c."', ["a", "b", "c."]),
        ("«а „б“ в»", ["а „б“ в", "б"]),
        ('"a "b" c"', ['a "b" c', "b"]),
        ("“a ‘b’ c”", ["a ‘b’ c", "b"]),
        ("'a b' and don't", ["a b"]),
        ("``a'' b", ["a"]),
        ("a (b [c] d)", ["b [c] d", "c"]),
        ("It's the dogs' '90s, isn't it", []),
        ('a 5" pipe and 6\' of it', []),
        ('"омикрон "', ["омикрон "]),
        ("", []),
    ],
)
def test_pairs(text: str, pairs: list[str]) -> None:
    assert inner(text) == pairs


@pytest.mark.parametrize(("text", "words"), [("an *odd* word", "odd"), ("an __odd__ word", "odd"), ("the `odd` word", "odd")])
def test_markdown_sets_words_apart(text: str, words: str) -> None:
    (mark,) = read_marks(text).emphasis
    assert mark.inner.of(text) == words


@pytest.mark.parametrize("text", ["2 * 3 * 4", "snake_case_name", "a) one b) two", "hello :)", "well ;-("])
def test_what_is_no_mark(text: str) -> None:
    marks = read_marks(text)
    assert marks == Marks((), (), (), ())


def strays(lang: str, *blocks: str, strict: bool = False) -> list[tuple[str, bool]]:
    text = "\n\n".join(blocks)
    spans, at = [], 0
    for block in blocks:
        spans.append(Block(Span(at, at + len(block))))
        at += len(block) + 2
    document = Document("", lang, text, tuple(spans))
    return [(s.span.of(text), s.opens) for s in lasting_strays(document, strict)]


def test_a_quotation_over_paragraphs() -> None:
    assert strays("ru", "Он сказал: «Да.", "И ещё раз да.", "Всегда да».") == []
    assert strays("en", "He said: “Yes.", "“And yes again.", "“Always yes.”") == []
    assert strays("en", "He said: “Yes.", "And yes again.") == [("“", True)]


def test_one_mark_may_close_two_quotations_in_russian() -> None:
    text = "Она служит в «ООО «Роза» с мая."
    assert strays("ru", text) == [] and strays("ru", text, strict=True) == [("«", True)]
    assert strays("en", "She serves in “Ltd “Rose” since May.") == [("“", True)]


@given(st.text(alphabet="ab1 «»„“”\"'‘’()[]`.,:)-*_", max_size=60))
def test_spans_slice_back(text: str) -> None:
    marks = read_marks(text)
    for pair in (*marks.quotes, *marks.brackets, *marks.emphasis):
        assert 0 <= pair.span.start < pair.inner.start <= pair.inner.end < pair.span.end <= len(text)
        assert pair.span.of(text).startswith(pair.mark)
    for stray in marks.strays:
        assert stray.span.of(text) == stray.mark
