"""Names to pairs, written as lists of names."""

import pytest

from align.pairing.names import match_names, read_name


@pytest.mark.parametrize(
    ("path", "key", "lang"),
    [
        ("a.ru.txt", "a", "ru"),
        ("deep/er/c.EN.md", "deep/er/c", "en"),
        ("ru/a.txt", "a", "ru"),
        ("news/en-US/2024/a.txt", "news/2024/a", "en"),
        ("a_ru.html", "a", "ru"),
        ("a-en.txt", "a", "en"),
        ("a (ru).txt", "a", "ru"),
        ("ru_a.txt", "a", "ru"),
        ("русский/a.txt", "a", "ru"),
        ("ru/a.ru.html", "a", "ru"),
        ("en/a.ru.txt", "a", "ru"),
        ("a/ru.txt", "a", "ru"),
        ("ru.txt", "text", "ru"),
        ("russian/en/a.txt", "russian/a", "en"),
        ("a.txt", "a", None),
        ("green.txt", "green", None),
        ("trueru.txt", "trueru", None),
        ("ru-news/a.txt", "ru-news/a", None),
        ("pen/a.txt", "pen/a", None),
    ],
)
def test_a_name_says_its_language_and_its_key(path: str, key: str, lang: str | None) -> None:
    name = read_name(path)
    assert (name.key, name.lang) == (key, lang)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("a.ru.txt a.en.txt", ["a.ru.txt + a.en.txt"]),
        ("ru/a.txt en/a.txt", ["ru/a.txt + en/a.txt"]),
        ("x/ru/a.txt x/en/a.html", ["x/ru/a.txt + x/en/a.html"]),
        ("a.ru.txt a.en.md a.en.txt", ["a.ru.txt + a.en.txt", "a.en.md"]),
        ("a.ru.txt ru/a.txt en/a.txt", ["ru/a.txt + en/a.txt", "a.ru.txt"]),
        ("a_ru.txt en/a.txt", ["a_ru.txt + en/a.txt"]),
        ("a.html ru/a.ru.html", ["a.html ? ru/a.ru.html"]),
        ("a.epub a.html a.pdf ru/a.epub ru/a.html", ["a.epub ? ru/a.epub", "a.html ? ru/a.html", "a.pdf"]),
        ("a.htm ru/a.html", ["a.htm ? ru/a.html"]),
        ("a.txt a.ru.txt a.en.txt", ["a.ru.txt + a.en.txt", "a.txt"]),
        ("a.txt a.md", ["a.md", "a.txt"]),
        ("a.ru.txt", ["a.ru.txt"]),
        ("a.ru.txt a.ru.md en/a.txt", ["a.ru.md", "a.ru.txt", "en/a.txt"]),
    ],
)
def test_names_of_one_key_are_matched(names: str, expected: list[str]) -> None:
    matches = match_names([read_name(n) for n in names.split()])
    assert [(" + " if m.sure else " ? ").join(n.path for n in m.names) for m in matches] == expected
