"""Files to pairs of documents: which text is which side, and what is told of files that make no pair."""

from pathlib import Path

import pytest

from align.errors import InputError
from align.read import pair_from_texts, read_bilingual, read_lines, read_pair, read_unordered

RUSSIAN = "Мост закрыли в четверг.\n\nДо весны его не откроют, сообщили в мэрии."
ENGLISH = "The bridge was shut on Thursday.\n\nIt will not reopen before spring, the mayor's office said."


def write(folder: Path, **texts: str) -> list[Path]:
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def words(document: object) -> str:
    return "\n".join(b.span.of(document.text) for b in document.blocks)  # type: ignore[attr-defined]


def test_the_first_file_is_the_original(tmp_path: Path) -> None:
    en, ru = write(tmp_path, a=ENGLISH, b=RUSSIAN)
    pair = read_pair(en, ru)
    assert (pair.original.lang, pair.translation.lang, pair.direction) == ("en", "ru", "the first argument")
    pair = read_pair(en, ru, "ru")
    assert (pair.original.lang, pair.translation.lang, pair.direction) == ("ru", "en", "--original ru")


def test_one_file_in_halves(tmp_path: Path) -> None:
    (path,) = write(tmp_path, both=f"Translated from Russian\n\n{ENGLISH}\n\n{RUSSIAN}\n")
    pair = read_bilingual(path)
    assert pair.original.lang == "ru" and "Translated from" in pair.direction
    assert words(pair.original) == RUSSIAN.replace("\n\n", "\n")
    assert pair.original.text == pair.translation.text


def test_one_file_with_paragraphs_in_turn(tmp_path: Path) -> None:
    turns = [x for two in zip(ENGLISH.split("\n\n"), RUSSIAN.split("\n\n"), strict=True) for x in two]
    (path,) = write(tmp_path, both="\n\n".join(turns))
    pair = read_bilingual(path)
    assert words(pair.translation) == RUSSIAN.replace("\n\n", "\n") and words(pair.original) == ENGLISH.replace("\n\n", "\n")
    assert "comes first" in pair.direction
    assert read_bilingual(path, "ru").original.lang == "ru"


def test_a_name_in_the_other_script_stays_in_its_text(tmp_path: Path) -> None:
    first = "Завод построила весной прошлого года фирма из Германии, известная своими насосами."
    russian = [first, "Bosch Rexroth", "Это её первый завод в области, сказал глава района на открытии.", *["Открытие назначено на май."] * 4]
    (path,) = write(tmp_path, both="\n\n".join([ENGLISH, ENGLISH, *russian]))
    assert "Bosch Rexroth" in words(read_bilingual(path).translation)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (ENGLISH, "no Russian text found"),
        (RUSSIAN, "no English text found"),
        (f"{ENGLISH}\n\nОн сказал: да.\n\n{ENGLISH * 10}", "no Russian text found"),
        ("12345 67890 — 3,14\n\n* * *", "no Russian or English text found"),
        ("Η γέφυρα έκλεισε την Πέμπτη.", "no Russian or English text found"),
    ],
)
def test_a_single_text_of_one_language(tmp_path: Path, text: str, says: str) -> None:
    (path,) = write(tmp_path, x=text)
    with pytest.raises(InputError, match=says) as error:
        read_bilingual(path)
    assert str(error.value).startswith(str(path))


def test_two_files_that_make_no_pair(tmp_path: Path) -> None:
    one, two, same, none = write(tmp_path, one=ENGLISH, two=ENGLISH + " Indeed.", same=ENGLISH, none="12345 — 67")
    twice = "the same text twice"
    for first, second, says in ((one, two, "both are English"), (one, same, twice), (one, one, twice), (none, one, "no Russian")):
        with pytest.raises(InputError, match=says):
            read_pair(first, second)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (text,) = write(tmp_path, x=ENGLISH)
    book = tmp_path / "book.djvu"
    book.write_bytes(b"AT&TFORM")
    for path, says in ((tmp_path / "none.txt", "no such file"), (tmp_path, "this is a folder"), (book, "a scanned book; convert it")):
        with pytest.raises(InputError, match=says):
            read_pair(path, text)


def test_lines_are_sentences_in_any_language(tmp_path: Path) -> None:
    german, french = write(tmp_path, de="Ein Satz. Noch einer.\n\n  Der zweite.  \n", fr="Une phrase.\nLa deuxième.\n")
    pair = read_lines(german, french)
    assert [b.span.of(pair.original.text) for b in pair.original.blocks] == ["Ein Satz. Noch einer.", "Der zweite."]


def test_texts_without_files() -> None:
    assert pair_from_texts(RUSSIAN, ENGLISH).original.lang == "ru"
    with pytest.raises(InputError, match="empty"):
        pair_from_texts(RUSSIAN, " \n")


def test_two_files_in_no_order_are_asked_which_is_the_translation(tmp_path: Path) -> None:
    en, ru, credited = write(tmp_path, en=ENGLISH, ru=RUSSIAN, credited=f"Перевод с английского: В. Лугина\n\n{RUSSIAN}")
    pair = read_unordered(ru, en)
    assert pair.original.lang == "ru" and pair.direction.startswith("guessed: nothing in the two files")
    pair = read_unordered(credited, en)
    assert pair.original.lang == "en" and "Перевод с английского" not in pair.direction and "guessed: the Russian text says" in pair.direction
    assert read_unordered(credited, en, "ru").original.lang == "ru"
