"""Figures, names and words that both languages share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.anchor import anchors, meet, share, skeleton

PAIRS = [
    ("Блинкеном", "Blinken"),
    ("Зеленского", "Zelenskyy"),
    ("Вашингтоне", "Washington"),
    ("Шольца", "Scholz"),
    ("Пирогов", "Pirogov"),
    ("Хрущёва", "Khrushchev"),
    ("Жириновскому", "Zhirinovsky"),
    ("коронавируса", "coronavirus"),
    ("Хельсинки", "Helsinki"),
]


@pytest.mark.parametrize(("russian", "english"), PAIRS)
def test_forms_of_one_name_meet(russian: str, english: str) -> None:
    assert meet(skeleton(russian), skeleton(english))


@pytest.mark.parametrize(("a", "b"), [("Байден", "Blinken"), ("Берлин", "Brussels"), ("Москва", "Minsk"), ("Тула", "Tehran")])
def test_other_names_do_not(a: str, b: str) -> None:
    assert not meet(skeleton(a), skeleton(b))


def test_figures_by_value() -> None:
    keys = [[a.key for a in anchors(text)] for text in ("2\u00a0755 человек, 3,5 %", "2,755 people, 3.5%")]
    assert [k for k in keys[0] if k[0] == "#"] == [k for k in keys[1] if k[0] == "#"] == ["#2755", "#3.5"]


def test_what_two_texts_share() -> None:
    shared = share(["Блинкен прилетел в 7:40.", "Шёл дождь."], ["It rained.", "At 7:40 Blinken landed."])
    assert shared.weight[0, 1] > 2 and shared.weight[0, 0] == 0 == shared.weight[1].sum()
    assert shared.met[0][0, 1] == 2 == shared.firm[0][0]


@given(st.text(max_size=40))
def test_any_text(text: str) -> None:
    shared = share([text], [text])
    assert shared.met[0][0, 0] == shared.met[1][0, 0] == shared.firm[0][0], "every figure and name meets itself"
