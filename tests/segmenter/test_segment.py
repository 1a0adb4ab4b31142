"""Sentences of both languages: a case a rule, written as the sentences that it should give, with ` | ` between them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import align
from align.segmenter import explain, format_explained

ENGLISH = [
    "Dr. Wells came late. | Mrs. Odell did not come at all.",
    "J. R. Osborne wrote it in 1931. | G. Pym drew the maps.",
    "The U.S. Senate met on Monday. | It adjourned at noon.",
    "She moved to the U.S. | He stayed in Ghent.",
    "It weighs 3.5 kg, i.e. nearly eight pounds. | That is a lot.",
    "See p. 12, fig. 4, and vol. II. | Nothing else matters.",
    "“Is it far?” he asked. | “An hour.” | She nodded.",
    "“Stop!” she cried, and he stopped. | Then he laughed.",
    "He waited... and waited. | Nobody came…",
    "Wait... | Who is there?",
    "What?! | You again?",
    "We left (the train was late). | It rained. | (It always does.) | We went home.",
    "They met at 5 p.m. on Friday. | At 6 a.m. they were still there.",
    "Acme Inc. has moved. | Its rival, Zeta Ltd., has not.",
    "Visit www.example.org or write to a.b@example.org. | We answer soon.",
    "The ship sank on Oct. 3, 1907. | Boat No. 5 was saved.",
    "Version 2.0.1 fixes it. | Use file.name instead.",
    "1. Open the lid. | 2. Pour the water in. | 3. Wait.",
    "The U.S.-based firm paid No. 5 first. | Then it paid us.",
    "J.\u00a0K. Orme has a Ph.D. in law. | St. Neots is cold, e.g., in May.",
    "It is known [12]. | Others doubt it.[13] | The rest agree.12 13 | So do we.",
    "Really?! | Yes!.. | We use .NET and node.js here. | It works.",
    "Nobody came. | He met Dr. Wells in vol. II, p. 5. | She did not.",
    "She came on Friday. | Mr. Odell left on Monday.",
    "ALL THE LAMPS WERE OUT. | NOBODY CAME.",
    "Q: Who was there? | A: Me.",
    "'That is all. | I want you to have it. ' | He folded the letter.",
]
RUSSIAN = [
    "А. С. Котов родился в 1899 г. в Твери. | Умер он там же.",
    "Это случилось в 1963 г. | Памятник поставили позже.",
    "Он живёт на ул. Садовой, д. 5, кв. 12. | Там тихо.",
    "Ущерб составил 3,5 млн руб. | Его возместят к маю.",
    "Купили хлеб, соль и т. д. | Всё это съели.",
    "Это не так, т. е. почти не так. | Впрочем, судите сами.",
    "— Ты придёшь? — спросила она. | — Приду.",
    "«Куда же вы?» — крикнул он. | Никто не ответил.",
    "Он долго молчал... потом встал. | И вышел…",
    "Кто там?! | Откройте!",
    "В XVIII в. здесь была крепость. | Теперь тут сад.",
    "Им. Чехова назвали театр. | Открыл его проф. Зуев.",
    "Около 300 тыс. человек уехали. | Остались старики.",
    "Мы опоздали (поезд стоял). | Шёл дождь. | (Он всегда идёт.)",
    "Госпожа Н. приехала в понедельник. | Её встретили.",
    "1. Откройте крышку. | 2. Налейте воды. | 3. Ждите.",
    "По данным ВОЗ, болезнь отступает. | До н. э. о ней не знали.",
    "Он сказал: «Не надо». | И ушёл.",
    "А.\u00a0С. Котов пришёл. | Т. е. он был, т. к. хотел. | Потом всё.",
    "На ул. Ленина, д. 5, по ст. 5 УПК, в п. 2 и 8.1. сказано иначе. | Это было 6.07.2007 г. | Дальше тишина.",
    "«Стой!» — сказал он. | „Нет.“ | Он молчал. | Да!.. | Вот.",
    "КОТОВ: Где он? | Он здесь [12]. | Там тоже нет.",
    "См. рис. 3. | Проф. Зуев пришёл к 10 ч. утра. | Все спали.",
]
TEXTS = st.text(st.sampled_from("аБв. !?…«»\"“”'()—-–\n\t 1,9аАтг:;U.S Mr\u00a0\u2028"), max_size=120)


LIST_MARK = re.compile(r"^\(?\w{1,3}[.)]$")


def sentences(text: str, lang: str) -> list[str]:
    return [span.of(text) for span in align.segment(text, lang)]


@pytest.mark.parametrize("case", ENGLISH)
def test_english(case: str) -> None:
    assert sentences(case.replace(" | ", " "), "en") == case.split(" | ")


@pytest.mark.parametrize("case", RUSSIAN)
def test_russian(case: str) -> None:
    assert sentences(case.replace(" | ", " "), "ru") == case.split(" | ")


def test_a_heading_without_a_stop_is_a_sentence() -> None:
    text = "The long way round\n\nThe bridge is shut. We took the ferry.\n\n- a rope\n- a lamp"
    assert sentences(text, "en") == ["The long way round", "The bridge is shut.", "We took the ferry.", "a rope", "a lamp"]


def test_wrapped_lines_are_one_paragraph() -> None:
    line = "The keeper of the light had never in his life been as far as the other shore, and he saw\n"
    text = line * 3 + "no reason to go. He had a boat."
    assert sentences(text, "en")[-1] == "He had a boat."
    assert len(sentences(text, "en")) == 2


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["en", "ru", "de"]))
def test_offsets(text: str, lang: str) -> None:
    """In order, apart, without white space at the ends, and nothing but white space and list marks between them."""
    spans = align.segment(text, lang)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not any(c.isalpha() for c in LIST_MARK.sub("", text[last:start].strip()))
        last = end
    assert not any(c.isalpha() for c in LIST_MARK.sub("", text[last:].strip()))


@settings(deadline=None)
@given(TEXTS.filter(lambda t: "\u2028" not in t), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_do_not_matter(text: str, end: str) -> None:
    assert [s.split() for s in sentences(text, "ru")] == [s.split() for s in sentences(text.replace("\n", end), "ru")]


@settings(deadline=None)
@given(st.lists(st.sampled_from(ENGLISH[:6]), min_size=1, max_size=5))
def test_paragraphs_do_not_change_each_other(cases: list[str]) -> None:
    text = "\n\n".join(c.replace(" | ", " ") for c in cases)
    assert sentences(text, "en") == [s for c in cases for s in c.split(" | ")]


def test_explain_names_the_rule() -> None:
    text = "Dr. Wells came. He left."
    decisions = explain(text, "en")
    assert [d.cut for d in decisions] == [False, True] and decisions[0].rule == "title_before_name"
    assert "·title_before_name" in format_explained(text, "en")


@pytest.mark.parametrize("text", ["(" * 20_000, "a. " * 20_000, "«Т. " * 10_000, "1. " * 20_000, "... " * 20_000, "\n" * 50_000 + "A.", "A.\u00a0" * 20_000])
def test_hostile_texts_end(text: str) -> None:
    spans = align.segment(text, "ru")
    assert all(a < b for a, b in spans)


def test_lost_spaces() -> None:
    assert sentences("It was over.Then it rained.Mr. Odell slept.", "en") == ["It was over.", "Then it rained.", "Mr. Odell slept."]
