"""Numbers: the same value in two languages, and another one."""

import datetime
import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toys import side_of

from align.bead import Bead
from align.check import Pair, Passage, Suspicion
from align.check.number import check

CASES = [line.split(" | ") for line in (Path(__file__).parent / "number.cases").read_text(encoding="utf-8").splitlines() if " | " in line and line[0] != "#"]
EQUAL = [(russian, english) for russian, english, *told in CASES if not told]
DIFFERENT = [(russian, english, told[0]) for russian, english, *told in CASES if told]


def pair_of(
    original: str, translation: str, langs: tuple[str, str] = ("ru", "en"), near: tuple[Sequence[str], Sequence[str]] = ((), ())
) -> Pair:  # fmt: skip
    """A bead of one sentence a side; `near` are the sentences after it on either side."""
    sides = [side_of([own, *more], lang, per_block=9) for own, more, lang in zip((original, translation), near, langs, strict=True)]
    around = [Passage(side, tuple(range(1, len(side.sentences)))) for side in sides]
    return Pair(0, Bead((0,), (0,), "match", 0.99, 0.8), Passage(sides[0], (0,)), Passage(sides[1], (0,)), (around[0], around[1]), signs={})


def told(original: str, translation: str, langs: tuple[str, str] = ("ru", "en")) -> list[str]:
    """What is told, as `words > words`."""
    return [words(s, original, translation) for s in check(pair_of(original, translation, langs))]


def words(suspicion: Suspicion, original: str, translation: str) -> str:
    spans = (suspicion.original, original), (suspicion.translation, translation)
    return " > ".join("-" if span is None else span.of(text) for span, text in spans)


def test_there_are_cases_of_either_kind() -> None:
    assert len(EQUAL) >= 150
    assert len(DIFFERENT) >= 45


@pytest.mark.parametrize(("russian", "english"), EQUAL)
def test_equal_values_are_silent(russian: str, english: str) -> None:
    assert told(russian, english) == []
    assert told(english, russian, ("en", "ru")) == []


@pytest.mark.parametrize(("russian", "english", "expected"), DIFFERENT)
def test_other_values_are_told_with_the_words_on_both_sides(russian: str, english: str, expected: str) -> None:
    assert told(russian, english) == [expected]
    assert told(english, russian, ("en", "ru")) == [" > ".join(reversed(expected.split(" > ")))]


def test_messages_name_the_number_with_its_scale_and_unit() -> None:
    (found,) = check(pair_of("Стоит 5 млн рублей.", "It costs $6 million."))
    assert found.kind == "divergence"
    assert found.message == "“5 млн рублей” in the original, “$6 million” in the translation."
    (lost,) = check(pair_of("Заплатил 340 рублей.", "He paid."))
    assert lost.message == "“340 рублей” is missing from the translation."
    (added,) = check(pair_of("Он заплатил.", "He paid 340 rubles."))
    assert added.message == "“340 rubles” is not in the original."


def test_a_number_in_the_next_sentence_is_not_lost() -> None:
    assert not list(check(pair_of("Их было 340, и все пели.", "All of them sang.", near=(["Стемнело."], ["There were 340 of them. It got dark."]))))


def test_a_number_that_the_next_sentences_share_does_not_excuse() -> None:
    shared = (["В 2021 году стемнело."], ["It got dark in 2021."])
    assert [s.message for s in check(pair_of("Он уехал в 2021 году.", "He left in 2022.", near=shared))] == [
        "“2021 году” in the original, “2022” in the translation."
    ]


def test_other_languages_are_left_alone() -> None:
    assert told("Es waren fünfzehn.", "There were 16.", ("de", "en")) == []
    assert told("There were 15.", "There were 16.", ("en", "en")) == []


def test_a_table_is_not_compared() -> None:
    row = " ".join(str(n) for n in range(1000, 1400))
    assert told(row, row.replace("1", "7")) == []


HOSTILE = ("1 " * 500, "111 " * 500 + "1111", "1,2," * 300, "9" * 6000, "+7" + "(" * 300, "XVI" * 90, "1:2:" * 300, "½" * 300, "@" * 500 + "1", "5 км " * 99)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8])
def test_hostile_figures_are_read_in_one_pass(text: str) -> None:
    assert told(text, text) == []
    assert len(told(text, "Пять.", ("en", "ru"))) <= len(text)


GROUPS = (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}")
RUSSIAN_SCALES = {10**3: ("тыс.", "тысяч"), 10**6: ("млн", "миллионов"), 10**9: ("млрд", "миллиардов")}
ENGLISH_SCALES = {10**3: ("thousand",), 10**6: ("million", "mln"), 10**9: ("billion", "bn")}


def grouped(digits: str, mark: str) -> str:
    return f"{int(digits):,}".replace(",", mark)


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, str]:
    """One amount as Russian and as English write it: grouping, decimals, scales."""
    scale = draw(st.sampled_from([1, 10**3, 10**6, 10**9]))
    whole = str(draw(st.integers(2, 999 if scale > 1 else 10**7)))
    decimals = draw(st.sampled_from(["", "5", "25", "75"])) if len(whole) < 4 else ""
    russian = whole if len(whole) < 4 and draw(st.booleans()) else grouped(whole, draw(st.sampled_from(GROUPS)))
    english = grouped(whole, draw(st.sampled_from(["", ","])))
    if decimals:
        russian, english = f"{russian},{decimals}", f"{english}.{decimals}"
    if scale > 1:
        russian = f"{russian} {draw(st.sampled_from(RUSSIAN_SCALES[scale]))}"
        written = str(round(float(f"{whole}.{decimals or 0}") * scale))
        spelt = f"{english} {draw(st.sampled_from(ENGLISH_SCALES[scale]))}"
        english = draw(st.sampled_from([spelt, grouped(written, ",")]))
    return russian, english


@given(amounts())
def test_an_amount_is_the_same_however_it_is_written(amount: tuple[str, str]) -> None:
    russian, english = amount
    assert told(f"Стоит {russian} рублей.", f"It costs {english} rubles.") == []
    assert told(f"It costs {english} rubles.", f"Стоит {russian} рублей.", ("en", "ru")) == []


@given(amounts(), st.data())
def test_one_changed_digit_is_told_on_the_spot(amount: tuple[str, str], data: st.DataObject) -> None:
    russian, english = amount
    at = data.draw(st.sampled_from([i for i, c in enumerate(english) if c.isdecimal()]))
    digit = data.draw(st.sampled_from([d for d in "23456789" if d != english[at]]))
    changed = english[:at] + digit + english[at + 1 :]
    (found,) = check(pair_of(f"Стоит {russian} рублей.", f"It costs {changed} rubles."))
    assert found.translation is not None
    assert found.translation.of(f"It costs {changed} rubles.") == changed.split(" ")[0]


RUSSIAN_WORDS = {
    1: "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать"
    " девятнадцать".split(),
    10: "десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split(),
    100: "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split(),
}
ENGLISH_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
ENGLISH_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety".split()
CASES_OF_NOUNS = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def in_russian(n: int, case: str) -> str:
    """A number below a million in words of one case."""
    if n >= 1000:
        return f"{in_russian(n // 1000, case)} {inflect('тысяча', case)}" + (f" {in_russian(n % 1000, case)}" if n % 1000 else "")
    words = [RUSSIAN_WORDS[100][n // 100 - 1]] if n >= 100 else []
    rest = n % 100
    words += [RUSSIAN_WORDS[10][rest // 10 - 1]] if rest >= 20 else []
    last = rest if rest < 20 else rest % 10
    words += [RUSSIAN_WORDS[1][last - 1]] if last else []
    return " ".join(inflect(word, case) for word in words)


def inflect(word: str, case: str) -> str:
    form = next(p for p in analyzer().parse(word) if p.normal_form == word).inflect({case})
    return str(form.word) if form is not None else word


@functools.cache
def analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


def in_english(n: int, joiner: str) -> str:
    """A number below a million in words; `joiner` is what stands after "hundred"."""
    if n >= 1000:
        return f"{in_english(n // 1000, joiner)} thousand" + (f" {in_english(n % 1000, joiner)}" if n % 1000 else "")
    if n >= 100:
        return f"{ENGLISH_UNITS[n // 100 - 1]} hundred" + (f"{joiner}{in_english(n % 100, joiner)}" if n % 100 else "")
    if n >= 20:
        return ENGLISH_TENS[n // 10 - 1] + (f"-{ENGLISH_UNITS[n % 10 - 1]}" if n % 10 else "")
    return ENGLISH_UNITS[n - 1]


@given(st.integers(3, 999_999), st.sampled_from(CASES_OF_NOUNS), st.sampled_from([" ", " and "]))
def test_words_of_any_case_are_the_number_in_figures(n: int, case: str, joiner: str) -> None:
    assert told(f"Речь о {in_russian(n, case)} людях.", f"It is about {n:,} people.") == []
    assert told(f"Речь о {n} людях.", f"It is about {in_english(n, joiner)} people.") == []
    assert told(f"Речь о {in_russian(n, case)} людях.", f"It is about {in_english(n, joiner)} people.") == []
    assert len(told(f"Речь о {in_russian(n, case)} людях.", f"It is about {n + 1:,} people.")) == 1


RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()


RUSSIAN_DATES = st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "words"])
ENGLISH_DATES = st.sampled_from(["%B %d, %Y", "%d %B %Y", "%m/%d/%Y", "%b. %d, %Y"])


@given(st.dates(datetime.date(1000, 1, 1)), RUSSIAN_DATES, ENGLISH_DATES)
def test_a_date_is_the_same_however_it_is_written(day: datetime.date, russian: str, english: str) -> None:
    written = f"{day.day} {RUSSIAN_MONTHS[day.month - 1]} {day.year} года" if russian == "words" else day.strftime(russian)
    assert told(f"Это было {written}.", f"It was on {day.strftime(english)}.") == []


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_the_same_by_either_clock(hour: int, minute: int) -> None:
    half = f"{hour % 12 or 12}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"
    assert told(f"Поезд в {hour}:{minute:02}.", f"The train is at {half}") == []


@given(st.text(alphabet="0123456789 .,:/-–XIVхм½%$°()[]'\u00a0тысдвеafiveten", max_size=60))
def test_any_text_agrees_with_itself_and_spans_lie_inside(text: str) -> None:
    for suspicion in check(pair_of(f"А {text}", f"A {text}")):
        for span, side in ((suspicion.original, f"А {text}"), (suspicion.translation, f"A {text}")):
            assert span is None or 0 <= span.start < span.end <= len(side)
