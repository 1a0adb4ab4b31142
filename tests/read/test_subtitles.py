"""Subtitles: sentences run over captions; pauses and speakers part paragraphs."""

import pytest
from made_files import blocks_of, read_made

from align.errors import InputError


def srt(*captions: tuple[str, str]) -> str:
    return "\n".join(f"{n}\n00:00:{times.split()[0]} --> 00:00:{times.split()[1]}\n{words}\n" for n, (times, words) in enumerate(captions, start=1))


def test_a_sentence_runs_over_captions() -> None:
    made = srt(("01,000 02,500", "<i>The bridge</i>\nwas shut"), ("02,600 04,000", "{\\an8}on <font color='#fff'>Thursday</font>."))
    assert blocks_of(made, "x.srt") == ["The bridge was shut on Thursday."]


@pytest.mark.parametrize(
    ("captions", "blocks"),
    [
        ((("01,000 02,000", "One."), ("02,100 03,000", "Two.")), ["One. Two."]),
        ((("01,000 02,000", "One."), ("04,100 05,000", "Two.")), ["One.", "Two."]),
        ((("01,000 02,000", "One and"), ("04,100 05,000", "two.")), ["One and two."]),
        ((("01,000 02,000", "no stops here"), ("09,000 10,000", "another song")), ["no stops here", "another song"]),
        ((("01,000 02,000", "- Yes.\n- No."), ("02,100 03,000", "Why?")), ["Yes.", "No. Why?"]),
        ((("01,000 02,000", "– Да.\n— Нет."),), ["Да.", "Нет."]),
        ((("01,000 02,000", "Minus\n-3 degrees"),), ["Minus -3 degrees"]),
        ((("01,000 02,000", "A line\n\nafter an empty one"), ("02,100 03,000", "42")), ["A line after an empty one 42"]),
        ((("01,000 02,000", "3 < 4 &amp; 5"), ("02,100 03,000", "end")), ["3 < 4 & 5 end"]),
    ],
)
def test_paragraphs(captions: tuple[tuple[str, str], ...], blocks: list[str]) -> None:
    assert blocks_of(srt(*captions), "x.srt") == blocks


def test_webvtt() -> None:
    made = (
        "\ufeffWEBVTT - a title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE not said\nnot this\n\nfirst\n00:01.000 --> 00:02.500 align:start\n"
        "<v Anna>The bridge &amp; <c.loud>the</c> <00:00:01.500>ferry\n\n00:02.600 --> 00:03.000\nare shut.\n"
    )
    assert blocks_of(made, "x.vtt") == ["The bridge & the ferry are shut."]


def test_captions_in_an_old_code_page_with_carriage_returns() -> None:
    made = srt(("01,000 02,500", "Мост закрыли в четверг, и никто не знал почему.")).replace("\n", "\r\n").encode("cp1251")
    assert blocks_of(made, "x.srt") == ["Мост закрыли в четверг, и никто не знал почему."]


@pytest.mark.parametrize(
    ("made", "says"),
    [("1\n00:00:01,000 --> later\nx\n", r"x\.srt, line 2: these times cannot be read"), ("no captions\nat all\n", r"x\.srt: no captions in this file")],
)
def test_what_cannot_be_read(made: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_made(made, "x.srt")
