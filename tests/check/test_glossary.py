"""Terms against a glossary: found by dictionary forms, in either direction."""

from collections.abc import Sequence

import pytest
from passages import checked_of, words_of

from align.check import glossary as check
from align.errors import InputError
from align.glossary import Concept, Glossary, Terms


def glossary_of(*rows: str) -> Glossary:
    """Each row: `english = russian, !forbidden`."""
    concepts = []
    for row in rows:
        english, russian = row.split(" = ")
        words = russian.split(", ")
        own = Terms(tuple(w for w in words if w[0] != "!"), tuple(w[1:] for w in words if w[0] == "!"))
        concepts.append(Concept((("en", Terms((english,))), ("ru", own))))
    return Glossary("terms.tsv", tuple(concepts))


TERMS = glossary_of(
    "source package = исходный пакет, пакет с исходным кодом, !сорцы", "package = пакет", "maintainer = сопровождающий, !майнтейнер", "US = США",
    "NGO = НКО", "open source = открытый код",
)  # fmt: skip


def found_in(original: Sequence[str], translation: Sequence[str], glossary: Glossary = TERMS) -> list[tuple[str, str, str]]:
    checked = checked_of(original, translation, glossary)
    return [(*words_of(s, checked), s.most) for s in check.check_document(checked)]


@pytest.mark.parametrize(
    ("original", "translation", "found"),
    [
        ("Unpack the source packages.", "Распакуйте сорцы.", ("source packages", "сорцы", "major")),
        ("The maintainer's answer came.", "Пришёл ответ майнтейнера.", ("maintainer's", "майнтейнера", "major")),
        ("Open the Packages.", "Откройте посылки.", ("Packages", "посылки", "minor")),
        ("The US answered.", "Ответил кто-то.", ("US", "-", "minor")),
        ("Пришёл ответ сопровождающих.", "The answer came.", ("сопровождающих", "-", "minor")),
    ],
)
def test_wrong_terms(original: str, translation: str, found: tuple[str, str, str]) -> None:
    assert found_in([original], [translation]) == [found]


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("Unpack the source packages.", "Распакуйте исходные пакеты."),
        ("Unpack the Source Package.", "Распакуйте пакет с исходным кодом."),
        ("Распакуйте исходные пакеты.", "Unpack the source packages."),  # the other direction
        ("Tell us about it.", "Расскажите об этом."),  # an acronym is not a pronoun
        ("Two NGOs came.", "Пришли две НКО."),
        ("It is open-source.", "У этого открытый код."),
        ("Source, package and all.", "Источник, пакет и прочее."),  # words that do not stand together
        ("Nothing to see.", "Нечего смотреть на майнтейнера."),  # a forbidden word without its term
        ("A source package of a maintainer, not a package.", "Исходный пакет сопровождающего, а не пакет."),
        ("The maintainer asked the maintainer.", "Сопровождающий спросил другого."),  # once is enough
    ],
)
def test_right_terms(original: str, translation: str) -> None:
    assert found_in([original], [translation]) == []


def test_what_moved_to_a_neighbour_is_there() -> None:
    original = ["Ask the maintainer today.", "He knows the answer."]
    assert found_in(original, ["Спросите сегодня.", "Сопровождающий знает ответ."]) == []
    assert len(found_in(original, ["Спросите сегодня.", "Он знает ответ."])) == 1


def test_the_longer_term_has_its_words_for_itself() -> None:
    assert found_in(["Unpack the source package."], ["Распакуйте архив."])[0][0] == "source package"
    assert len(found_in(["Unpack the source package."], ["Распакуйте архив."])) == 1


def test_an_allowed_phrase_may_hold_a_forbidden_word() -> None:
    terms = glossary_of("source package = исходный пакет, !пакет")
    assert found_in(["Unpack the source package."], ["Распакуйте исходный пакет."], terms) == []
    assert found_in(["Unpack the source package."], ["Распакуйте пакет."], terms) == [("source package", "пакет", "major")]


def test_a_message_names_the_words() -> None:
    checked = checked_of(["Unpack the source package."], ["Распакуйте сорцы."], TERMS)
    (found,) = check.check_document(checked)
    assert found.message == "“сорцы” is forbidden for “source package”; the glossary has “исходный пакет” or “пакет с исходным кодом”."


def test_without_a_glossary_nothing_is_looked_for() -> None:
    assert list(check.check_document(checked_of(["Ask the maintainer."], ["Спросите автора."]))) == []


def test_a_glossary_of_other_languages_is_an_error() -> None:
    with pytest.raises(InputError, match="no terms from und to und"):
        list(check.check_document(checked_of(["Die Brücke."], ["Le pont."], TERMS, ("und", "und"))))
