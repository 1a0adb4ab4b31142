"""Names that nothing answers, on sentences as translators write them."""

from collections.abc import Callable

import pytest

Suspected = Callable[..., list[tuple[str | None, str | None]]]

WRONG = [
    ("ru", "Договор подписали в Бельгии вчера вечером.", "The treaty was signed in Brazil last night.", ("Бельгии", "Brazil")),
    ("ru", "На встрече с Шольцем он говорил о газе.", "At the meeting with Macron he spoke about gas.", ("Шольцем", "Macron")),
    ("ru", "Депутаты из Новосибирска голосовали против закона.", "Deputies from Vladivostok voted against the law.", ("Новосибирска", "Vladivostok")),
    ("ru", "Доклад опубликовал немецкий институт.", "The report was published by a Chinese institute.", ("немецкий", "Chinese")),
    ("en", "The plane from Houston landed at night.", "Самолёт из Чикаго сел ночью.", ("Houston", "Чикаго")),
    ("en", "The prize went to Elizabeth for her novel.", "Премию за роман получила Маргарита.", ("Elizabeth", "Маргарита")),
]
FREE = [
    ("ru", "Президент США Джо Байден встретился с Путиным в Женеве.", "U.S. President Joe Biden met with Putin in Geneva."),
    ("ru", "В Кремле заявили, что ООН и ЕС медлят.", "The Kremlin said that the United Nations and the European Union were slow."),
    ("ru", "Глава МИД Великобритании Элизабет Трасс прибыла в Москву.", "British Foreign Secretary Elizabeth Truss arrived in Moscow."),
    ("ru", "Он ответил, что это неправда.", "He answered that this was not true."),
    ("ru", "Путин ответил, что это неправда.", "The president answered that this was not true."),
    ("ru", "Московский суд арестовал гражданина ФРГ.", "A court in Moscow arrested a German citizen."),
    ("ru", "Си Цзиньпин прилетел в Екатеринбург.", "Xi Jinping flew to Yekaterinburg."),
    ("ru", "Роман Виктора Гюго перевели в Нидерландах.", "The novel by Victor Hugo was translated in the Netherlands."),
    ("ru", "Красный Крест помог жителям Подмосковья.", "The Red Cross helped people in the Moscow region."),
    ("ru", "В Пномпене сбежал лев.", "A lion escaped in Phnom Penh."),
    ("ru", "Замглавы Минобороны посетил ЮАР.", "The Deputy Minister of Defense visited South Africa."),
    ("ru", "Это написал O'Нилл, экономист из Goldman Sachs.", "It was written by O'Neill, an economist at Goldman Sachs."),
    ("ru", "Строительство «Северного потока-2» остановлено.", "Construction of Nord Stream 2 has stopped."),
    ("ru", "На Пушкинской стояли люди.", "People stood in Pushkinskaya Street."),
    ("ru", "Пётр Первый основал Петербург.", "It was Peter the Great who founded St. Petersburg."),
    ("en", "In March the White House criticised Beijing.", "В марте Белый дом критиковал Пекин."),
    ("en", "Queen Elizabeth and Pope Francis met in Rome.", "Королева Елизавета и папа Франциск встретились в Риме."),
    ("en", "Everyone in Kyiv speaks of John's new book.", "В Киеве все говорят о новой книге Джона."),
]


@pytest.mark.parametrize(("lang", "original", "translation", "words"), WRONG)
def test_a_wrong_name_is_found_with_the_right_one(lang: str, original: str, translation: str, words: tuple[str, str], suspected: Suspected) -> None:
    assert suspected(original, translation, lang=lang) == [words]


@pytest.mark.parametrize(("lang", "original", "translation"), FREE)
def test_a_name_rendered_otherwise_is_none(lang: str, original: str, translation: str, suspected: Suspected) -> None:
    assert suspected(original, translation, lang=lang) == []


def test_a_name_from_the_sentence_before_is_none(suspected: Suspected) -> None:
    assert suspected("Вчера выступил Навроцкий.", "Nawrocki spoke yesterday.", "Он говорил долго.", "For hours they had to listen to Nawrocki.") == []


def test_a_name_at_a_sentence_beginning_is_looked_for_if_the_document_has_it_inside_one(suspected: Suspected) -> None:
    between = ("Все молчали.", "All were silent.") * 3
    first = "Вечером слово взял Сидоров.", "Zakharov took the floor in the evening."
    last = "Потом все хвалили Захарова.", "Then everybody praised Zakharov."
    assert suspected(*first, *between, *last) == [("Сидоров", "Zakharov")]
    assert suspected(*first, *between) == []


def test_other_languages_are_left_alone(suspected: Suspected) -> None:
    assert suspected("Er wohnt in Berlin.", "Он живёт в Париже.", lang="de") == []


def test_what_is_no_sentence_is_not_looked_at(suspected: Suspected) -> None:
    assert suspected("и Москва " * 3000 + ".", "and Paris " * 3000 + ".") == []


def test_two_wrong_names_stand_for_two(suspected: Suspected) -> None:
    found = suspected("Письмо передали из Новосибирска в Бельгию.", "The letter was sent on from Vladivostok to Brazil.")
    assert sorted(found, key=str) == [("Бельгию", "Brazil"), ("Новосибирска", "Vladivostok")]
