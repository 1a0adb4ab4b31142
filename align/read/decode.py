"""Bytes to text: UTF-8 first, then what the bytes say of themselves, then a detector."""

import codecs
import itertools
import re

from align.errors import InputError
from align.language import CYRILLIC

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT or EPUB?)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
CYRILLIC_8_BIT = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
WESTERN_8_BIT = ("cp1252", "latin-1")
DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w-]{2,40})""", re.IGNORECASE)
TAG = re.compile(rb"<[^<>]{1,2000}>")
DECLARED_WITHIN = 4096  # bytes
FEW = 40  # letters
SAMPLE = 100_000  # bytes that the detector and the letter counts look at
COMMON_PAIRS = "ст но то на ен ов ни ра во ко ал не ро по ре пр та ли ер ка от ол ан ос го те ом од ор ел ве ло".split()


def decode(data: bytes, path: str) -> str:
    """The text, without its byte-order mark and otherwise unchanged. Raises InputError for empty and binary files."""
    text = _decode(data, path, data[:SAMPLE]).removeprefix("\ufeff")
    if not text.strip():
        raise InputError(f"{path}: the file is empty; give a file with text in it")
    return text


def decode_markup(data: bytes, path: str) -> str:
    """A page's text: as `decode`, but what it says of its own encoding is heard where it is not UTF-8. Raises InputError."""
    found = DECLARED.search(data[:DECLARED_WITHIN])
    if found and b"\0" not in data[:SAMPLE]:
        try:
            codec = codecs.lookup(found[1].decode("ascii")).name
            if codec not in (*WESTERN_8_BIT, "iso8859-1", "ascii", "utf-8") and not _is_utf8(data):
                return _checked(data.decode(codec), path)
        except (LookupError, UnicodeError):
            pass
    return _decode(data, path, TAG.sub(b" ", data[:SAMPLE])).removeprefix("\ufeff")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode(data: bytes, path: str, sample: bytes) -> str:
    """`sample` are the words by which the encoding is told if nothing else tells it."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise InputError(f"{path}: this is {what}, not text; save it as plain text (.txt) first")
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, path)
    if b"\0" in data[:SAMPLE]:
        return _strict(data, _utf16_order(data, path), path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data, path, sample)
    _refuse_controls(text, path)
    return text


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return _checked(data.decode(encoding), path)
    except UnicodeDecodeError as e:
        raise InputError(f"{path}: damaged at byte {e.start} ({encoding.upper()}); save it again as UTF-8") from e


def _utf16_order(data: bytes, path: str) -> str:
    """Text in UTF-16 without a mark has noughts at every second byte of its spaces and Latin letters."""
    sample = data[: SAMPLE // 2 * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > 0.02 * len(sample) and min(even, odd) <= 0.1 * max(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    raise _binary(path)


def _eight_bit(data: bytes, path: str, sample: bytes) -> str:
    """The Cyrillic code page in which the text reads most like Russian; a Western one where none does."""
    high = sum(b >= 0x80 for b in sample)
    texts = {e: sample.decode(e, "replace") for e in CYRILLIC_8_BIT}
    best = max(texts, key=lambda e: _russianness(texts[e]))
    enough = 0.25 if high > FEW else 0.0  # a word or two may have none of the frequent pairs
    if _russianness(texts[best]) >= enough and high > 0.2 * len(sample):
        return _checked(data.decode(best, "replace"), path)
    import chardet

    guess = (chardet.detect(sample).get("encoding") or "").lower()
    for encoding in (guess, *WESTERN_8_BIT):
        try:
            text = data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
        return _checked(text, path)
    raise _binary(path)


def _russianness(text: str) -> float:
    """Frequent letter pairs and plain case, per Cyrillic letter; wrong code pages give rare pairs and capitals inside words."""
    n = len(CYRILLIC.findall(text))
    if not n:
        return 0.0
    lower = text.lower()
    pairs = sum(lower.count(p) for p in COMMON_PAIRS)
    odd = sum(a.islower() and b.isupper() for a, b in itertools.pairwise(text))
    strange = sum(not c.isalnum() and ord(c) > 0x7F and c not in "«»—–„“”…№\u00a0’" for c in text)
    return (pairs - odd - strange) / n


def _checked(text: str, path: str) -> str:
    _refuse_controls(text, path)
    return text


def _refuse_controls(text: str, path: str) -> None:
    sample = text[:SAMPLE]
    if sum(c < " " and c not in "\t\n\r\f\v\x1a" for c in sample) > 0.01 * len(sample):
        raise _binary(path)


def _binary(path: str) -> InputError:
    return InputError(f"{path}: this is a binary file, not text; save it as plain text (.txt, UTF-8) first")
