"""PDF: the text layer's lines (by PDFium), made into paragraphs again. Pages are read in the order in which the file writes their words."""

import ctypes
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from align.errors import InputError
from align.read.content import SUPERSCRIPT, Collector, Content
from align.read.pdf_lines import Line, join_pieces, without_frames
from align.read.pdf_paragraphs import paragraphs_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MOST_PAGES = 20_000
LEAST_LETTERS = 5  # a page
UNREADABLE_SHARE = 0.2  # of characters without a meaning, from which the fonts do not say what they show
UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
LINE_FEED, CARRIAGE_RETURN, HYPHENS = 10, 13, (0x02, 0xFFFE)
BOLD = 600  # weight
MONOSPACED = re.compile(r"mono|courier|consol|typewriter|menlo|terminal|tt(?:\d|-|$)", re.IGNORECASE)
SMALL, RAISED = 0.85, 0.15  # of the line's size: a figure as small as that and as high is raised


def read(data: bytes, path: str) -> Content:
    """Raises InputError if the file is damaged, protected, or has no text layer."""
    pages = list(_pages(data, path))
    letters = sum(c.isalpha() for page in pages for line in page for c in line.text)
    if letters < LEAST_LETTERS * max(1, len(pages)):
        raise InputError(f"{path}: no text layer in this PDF, pictures of pages only; put it through text recognition first (ocrmypdf, for one)")
    unreadable = sum(len(UNREADABLE.findall(line.text)) for page in pages for line in page)
    if unreadable > UNREADABLE_SHARE * (letters + unreadable):
        raise InputError(f"{path}: the fonts of this PDF do not say which letters they show; put it through text recognition (ocrmypdf --force-ocr)")
    collector = Collector()
    for words, kind in paragraphs_of(without_frames([join_pieces(page) for page in pages])):
        collector.add(words, kind)
    return collector.content()


def _pages(data: bytes, path: str) -> Iterator[list[Line]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        if "assword" in str(e):
            raise InputError(f"{path}: protected by a password; save a copy without one") from e
        raise InputError(f"{path}: damaged, or no PDF ({' '.join(str(e).split())[:120]}); fetch or print it again") from e
    try:
        if len(document) > MOST_PAGES:
            raise InputError(f"{path}: {len(document)} pages, more than any book ({MOST_PAGES}); split it")
        for number in range(len(document)):
            yield _lines(document, number, path)
    finally:
        document.close()


def _lines(document: "PdfDocument", number: int, path: str) -> list[Line]:
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as e:
        raise InputError(f"{path}, page {number + 1}: damaged ({' '.join(str(e).split())[:120]}); print it again") from e
    try:
        return list(_lines_of(text, number))
    finally:
        text.close()
        page.close()


def _lines_of(text: "PdfTextPage", page: int) -> Iterator[Line]:
    """The lines as PDFium parts them; where it mends a hyphen it runs two of them together, which are parted again."""
    from pypdfium2 import raw

    codes = [raw.FPDFText_GetUnicode(text.raw, k) for k in range(text.count_chars())]
    line: list[int] = []
    for k, code in enumerate((*codes, LINE_FEED)):
        if code == LINE_FEED or code in HYPHENS:
            shown = [i for i in line if codes[i] > 32]
            if shown:
                yield _line(text, page, codes, line, shown, code in HYPHENS)
            line = []
        elif code != CARRIAGE_RETURN:
            line.append(k)


def _line(text: "PdfTextPage", page: int, codes: list[int], line: list[int], shown: list[int], is_hyphenated: bool) -> Line:
    from pypdfium2 import raw

    first, middle, last = shown[0], shown[len(shown) // 2], shown[-1]
    sizes = [raw.FPDFText_GetFontSize(text.raw, i) * _scale(text, i) for i in (first, middle, last)]
    size = sorted(sizes)[1]
    base = _origin(text, middle)
    words = "".join(_character(text, codes[i], i, size, base) for i in line)
    probes = {first, middle, last}
    return Line(
        page, words.strip(), _box(text, first)[0], _box(text, last)[1], base, size,
        is_bold=all(raw.FPDFText_GetFontWeight(text.raw, i) >= BOLD or "bold" in _font(text, i).lower() for i in probes),
        is_mono=all(MONOSPACED.search(_font(text, i)) is not None for i in probes),
        is_hyphenated=is_hyphenated,
    )  # fmt: skip


def _character(text: "PdfTextPage", code: int, index: int, size: float, base: float) -> str:
    character = chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
    if not character.isdecimal():
        return character
    from pypdfium2 import raw

    is_small = raw.FPDFText_GetFontSize(text.raw, index) * _scale(text, index) < SMALL * size
    return character.translate(SUPERSCRIPT) if is_small and _origin(text, index) > base + RAISED * size else character


def _scale(text: "PdfTextPage", index: int) -> float:
    """By how much a font's size is scaled on the page."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix)):
        return 1.0
    return abs(float(matrix.d)) or abs(float(matrix.b)) or 1.0


def _origin(text: "PdfTextPage", index: int) -> float:
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text.raw, index, ctypes.byref(x), ctypes.byref(y))
    return y.value


def _box(text: "PdfTextPage", index: int) -> tuple[float, float]:
    """Left and right."""
    from pypdfium2 import raw

    sides = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text.raw, index, *map(ctypes.byref, sides))
    return sides[0].value, sides[1].value


def _font(text: "PdfTextPage", index: int) -> str:
    from pypdfium2 import raw

    buffer: Any = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text.raw, index, buffer, 128, ctypes.byref(flags))
    return str(buffer.value.decode("utf-8", "replace"))
