"""Subtitles (SRT, WebVTT): what is said, without times and marks. A sentence may run over several captions; a pause or another speaker ends a paragraph."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from align.errors import InputError
from align.read.content import Collector, Content, fold_lines
from align.read.decode import decode

TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
TIMES = re.compile(rf"\s*{TIME}\s*-->\s*{TIME}(?:\s.*)?")
TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|<\d[\d:.,]{3,20}>|\{\\[^{}\n]{0,200}\}|\{/?[a-z]:[^{}\n]{0,60}\}")
SPEAKER = re.compile(r"\s*[-–—]\s*(?=[^\s\d-])")
SENTENCE_END = re.compile(r"""[.!?…♪][)\]"'»”’]*$""")
NO_CAPTION = ("WEBVTT", "NOTE", "STYLE", "REGION", "X-TIMESTAMP-MAP")
PAUSE, LONG_PAUSE = 2.0, 6.0  # seconds: behind a sentence; behind anything


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption's lines, and its times in seconds."""

    begin: float
    end: float
    lines: tuple[str, ...]


def read(data: bytes, path: str) -> Content:
    """Raises InputError, with the line, for times that cannot be read."""
    collector = Collector()
    for paragraph in _paragraphs(_captions(decode(data, path), path)):
        collector.add(paragraph)
    content = collector.content()
    if not content.blocks:
        raise InputError(f"{path}: no captions in this file; a caption is a line with times (00:00:01,000 --> 00:00:02,000) and its words below")
    return content


def _captions(text: str, path: str) -> Iterator[Caption]:
    """The captions in their order. Lines that an empty line cuts off from their caption still belong to it (SRT), as long as they are no number."""
    times: tuple[float, float] | None = None
    words: list[str] = []
    skips = False
    lines = text.split("\n")
    for number, raw in enumerate(lines, start=1):
        line = raw.strip().removeprefix("\ufeff")
        is_first = number == 1 or not lines[number - 2].strip()
        if "-->" in line:
            if words and _is_label(words[-1], lines, number):
                words.pop()
            if times is not None:
                yield Caption(*times, tuple(words))
            times, words, skips = _times(line, path, number), [], False
        elif is_first and line.startswith(NO_CAPTION):
            skips = True
        elif not line:
            skips = False
        elif not skips and times is not None:
            words.append(line)
    if times is not None:
        yield Caption(*times, tuple(words))


def _is_label(last: str, lines: list[str], number: int) -> bool:
    """Whether the line above one with times is the caption's number or name: it stands there by itself."""
    return number > 1 and lines[number - 2].strip() == last and (number < 3 or not lines[number - 3].strip() or last.isdecimal())


def _times(line: str, path: str, number: int) -> tuple[float, float]:
    found = TIMES.fullmatch(line)
    if found is None:
        raise InputError(f"{path}, line {number}: these times cannot be read ({line[:60]}); write them as 00:00:01,000 --> 00:00:02,000")
    parts = [int(part or 0) for part in found.groups()]
    begin, end = (parts[k] * 3600 + parts[k + 1] * 60 + parts[k + 2] + parts[k + 3] / 1000 for k in (0, 4))
    return begin, end


def _paragraphs(captions: Iterator[Caption]) -> Iterator[str]:
    said: list[str] = []
    last_end = 0.0
    for caption in captions:
        pause = caption.begin - last_end
        if said and (pause >= LONG_PAUSE or (pause >= PAUSE and SENTENCE_END.search(said[-1]))):
            yield " ".join(said)
            said = []
        for line in filter(None, map(_plain, caption.lines)):
            speaker = SPEAKER.match(line)
            if speaker and said:
                yield " ".join(said)
                said = []
            said.append(line[speaker.end() :] if speaker else line)
        last_end = caption.end
    yield " ".join(said)


def _plain(line: str) -> str:
    return fold_lines(html.unescape(TAG.sub("", line)))
