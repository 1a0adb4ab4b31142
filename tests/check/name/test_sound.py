"""Names by ear: Latin against Cyrillic letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.check.name.evidence import HEARD
from align.check.name.sound import alike

SAME = """
Jean Жан, Jean Жаном, Schröder Шрёдера, Houston Хьюстоне, Jinping Цзиньпина, Hugo Гюго, Scholz Шольцем, Hughes Хьюз, George Джорджем, Charles Шарль,
Charles Чарльзом, William Уильяма, Wright Райт, Renault Рено, Peugeot Пежо, Jacques Жака, Beaumarchais Бомарше, Wojciech Войцеха, Szczecin Щецине,
Kaczyński Качиньским, Wałęsa Валенса, Morawiecki Моравецкий, Juan Хуана, José Хосе, Guillermo Гильермо, Giuseppe Джузеппе, Erdoğan Эрдогану,
Çavuşoğlu Чавушоглу, Orbán Орбан, Zelenskyy Зеленского, Zelensky Зеленским, Khrushchev Хрущёва, Tchaikovsky Чайковского, Alexei Алексеем, Yeltsin Ельцина,
Solovyov Соловьёв, Ivanova Ивановой, Moscow московский, Ukrainian украинским, Belgian бельгийского, Brazil бразильский, Verstappen Ферстаппен,
Guangdong Гуандун, Qingdao Циндао, Chongqing Чунцин, Shakespeare Шекспира, Chernobyl Чернобыля, Shchedrin Щедрина, Yekaterinburg Екатеринбурге,
Leicester Лестера, O'Neill O'Нилл, MIR24 МИР24
"""
OTHER = """
Ivanov Петрова, Brazil Бельгии, Biden Байкале, Putin Пушкина, Mishustin Моди, Guterres Жюри, Health и, West У, Houston Хоу, They За, Paris Прага, Kyiv Кишинёв,
Macron Макаров, Sochi Сочельник, Khan хранилище, Vienna Виктория, Trump Трубников, Lee Ледяной, Beth Бетховен, Kerry Керчь
"""


def pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(pair.split()) for pair in text.split(",")]


@pytest.mark.parametrize(("latin", "cyrillic"), pairs(SAME))
def test_one_name_in_two_scripts_is_heard(latin: str, cyrillic: str) -> None:
    assert alike(latin, cyrillic) >= HEARD


@pytest.mark.parametrize(("latin", "cyrillic"), pairs(OTHER))
def test_other_names_are_not(latin: str, cyrillic: str) -> None:
    assert alike(latin, cyrillic) < HEARD


@given(st.text("abcdeghkorstuxyz'-şž1", max_size=30), st.text("абвгежийсткьъ-о2", max_size=30))
def test_any_words_are_compared(latin: str, cyrillic: str) -> None:
    assert 0 <= alike(latin, cyrillic) <= 1
