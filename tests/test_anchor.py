"""Figures, names and words that both languages share."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.anchor import MOST_PLACES, Shared, anchors, anchors_of, link, meet, share, skeleton

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
    keys = [[key for key, _ in anchors(text)] for text in ("2\u00a0755 человек, 3,5 %", "2,755 people, 3.5%")]
    assert [k for k in keys[0] if k[0] == "#"] == [k for k in keys[1] if k[0] == "#"] == ["#2755", "#3.5"]


def shared(original: Sequence[str], translation: Sequence[str], units_o: slice | None = None, units_t: slice | None = None) -> Shared:
    o, t = anchors_of(original), anchors_of(translation)
    return share(o, t, link(o.keys, t.keys), units_o or slice(0, len(original)), units_t or slice(0, len(translation)))


def test_what_two_texts_share() -> None:
    found = shared(["Блинкен прилетел в 7:40.", "Шёл дождь."], ["It rained.", "At 7:40 Blinken landed."])
    assert found.weight[0, 1] > 2 and found.weight[0, 0] == 0 == found.weight[1].sum()
    assert found.firm[0].tolist() == [2, 0] and found.firm[1].tolist() == [0, 3]
    assert found.met[0, 1] == 5, "two firm ones of the original, three of the translation: all met"
    assert found.met.sum() == 5


def test_what_one_side_lacks_is_not_met() -> None:
    found = shared(["Он приехал в 1957 году."], ["He came in 1975."])
    assert found.firm[0][0] == found.firm[1][0] == 1 and found.met[0, 0] == 0 == found.weight[0, 0]


def test_a_rare_word_says_more_than_a_frequent_one() -> None:
    original, translation = ["Было 40 и 7."] + ["Было 40."] * 2, ["There were 40 and 7."] + ["There were 40."] * 2
    weight = shared(original, translation).weight
    assert weight[0, 0] > 1 > weight[1, 1] > 0
    everywhere = shared(["Было 40."] * (MOST_PLACES + 1), ["There were 40."])
    assert not everywhere.weight.any() and everywhere.met.all(), "a word of all sentences tells nothing of one, but is not lost in any"


def test_each_anchor_once_a_unit_and_firm_where_it_is_so_once() -> None:
    found = anchors_of(["Lebedev met Lebedev and Lebedev.", "Nobody.", "Lebedev came."])
    key = found.keys.index(skeleton("Lebedev"))
    assert found.types[: found.starts[1]].tolist().count(key) == 1
    assert found.firm[found.types == key].tolist() == [1.0, 0.0], "a name at the beginning of a sentence may be any word"
    assert anchors_of([]).starts.tolist() == [0]


def test_forms_are_linked_across_and_within_the_texts() -> None:
    linked = link(["blnkn", "mrkl", "#40"], ["blnknm", "#40", "tln"])
    assert linked.original[0] == linked.translation[0] and linked.original[2] == linked.translation[1]
    assert len({*linked.original.tolist(), *linked.translation.tolist()}) == 4
    assert len(link([], []).original) == 0 and len(link(["a"], []).translation) == 0


keys = st.lists(st.sampled_from(("#1", "#12", "=eu", "=un")) | st.text("blmnr", min_size=3, max_size=6), max_size=12, unique=True)


@given(keys, keys)
def test_what_meets_is_linked_and_nothing_else_is(original: list[str], translation: list[str]) -> None:
    """Against plain comparison of all keys with all, forms of forms included."""
    linked = link(original, translation)
    group = {key: {key} for key in (*original, *translation)}
    for a in group:
        for b in list(group):
            if meet(a, b) and group[a] is not group[b]:
                group[a] |= group[b]
                for c in group[a]:
                    group[c] = group[a]
    places = list(zip(original, linked.original.tolist(), strict=True)) + list(zip(translation, linked.translation.tolist(), strict=True))
    assert all((n == m) == (b in group[a]) for a, n in places for b, m in places)


word = st.sampled_from(("Lebedev", "Лебедевым", "40", "1 000", "Leeds", "Лидс", "rain", "EU"))
texts = st.lists(st.lists(word, max_size=4).map(" ".join), min_size=1, max_size=5)


@given(texts, texts, st.data())
def test_a_part_is_as_the_whole(original: list[str], translation: list[str], data: st.DataObject) -> None:
    """Figures and names that are firm and met; how rare a word is depends on what is looked at."""
    parts = []
    for side in (original, translation):
        first = data.draw(st.integers(0, len(side) - 1))
        parts.append(slice(first, data.draw(st.integers(first, len(side)))))
    whole, part = shared(original, translation), shared(original, translation, *parts)
    assert (part.met == whole.met[parts[0], parts[1]]).all() and part.weight.shape == part.met.shape
    assert all((p == w[s]).all() for p, w, s in zip(part.firm, whole.firm, parts, strict=True))


@given(st.text(max_size=40))
def test_any_text(text: str) -> None:
    found = shared([text], [text])
    assert found.met[0, 0] == found.firm[0][0] + found.firm[1][0], "every figure and name meets itself"
