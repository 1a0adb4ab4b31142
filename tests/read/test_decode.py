"""Bytes to text: encodings that editors really send, and files that are no text."""

import pytest

from align.errors import InputError
from align.read.decode import decode

RUSSIAN = (
    "Мост закрыли в четверг, и до весны его не откроют. Жители посёлка Заречный узнали об этом из объявления на остановке.\n"
    "«Нам ничего не сказали», — жалуется пенсионерка Ольга Петровна; дорога в больницу теперь занимает час.\n"
)
ENGLISH = "The bridge was shut on Thursday, and it won’t reopen before spring. It’s a long way round – an hour by bus.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r", "cp866", "mac-cyrillic"])
def test_russian_in_every_encoding(encoding: str) -> None:
    text = RUSSIAN
    if encoding in ("koi8-r", "cp866"):  # they have no typographer's marks
        text = text.replace("—", "-").replace("«", '"').replace("»", '"')
    assert decode(text.encode(encoding), "x.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_english_in_every_encoding(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding), "x.txt") == ENGLISH


@pytest.mark.parametrize("text", ["Ёж.", "Он ушёл.", "Да"])
def test_a_few_words_in_an_old_code_page(text: str) -> None:
    assert decode(text.encode("cp1251"), "x.txt") == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\ufeff".encode(), "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04" + b"x" * 50, "a ZIP archive"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        ("Текст".encode("utf-16") + b"\x00", "damaged at byte"),
    ],
)
def test_what_is_no_text_is_told_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as error:
        decode(data, "folder/x.txt")
    assert str(error.value).startswith("folder/x.txt: ") and "\n" not in str(error.value)


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\n", "x.txt") == "one\r\ntwo\rthree\n"
