"""Clean parallel texts with wrong numbers, names, negations, duties and hedges planted in the translation, to fit the checks that go by rules."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from align.morphology import readings

Kind = Literal["number", "name", "negation", "modality", "hedge"]
Change = tuple[int, int, str]  # what stands from start to end is replaced by this
Texts = dict[str, str]  # by language

RATES: dict[Kind, float] = {"number": 0.2, "name": 0.12, "negation": 0.12, "modality": 0.2, "hedge": 0.06}
FIGURE = re.compile(r"(?<![\w.,:])\d+(?:[.,]\d+)*(?![\w]|[.,:]\d)")
# Numbers in words, those that may stand for one another in the same form.
NUMERALS = {
    "en": (
        "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety",
        "third fourth fifth sixth seventh eighth ninth tenth",
    ),
    "ru": (
        "два три четыре", "двух трех четырех", "двум трем четырем", "пять шесть семь восемь девять десять двадцать тридцать сорок пятьдесят",
        "пяти шести семи восьми девяти десяти двадцати тридцати", "третий четвертый пятый", "третьего четвертого пятого", "третьей четвертой пятой",
    ),
}  # fmt: skip
NUMERAL = {lang: re.compile(rf"\b(?:{'|'.join(' '.join(groups).split())})\b") for lang, groups in NUMERALS.items()}
NAME = {"en": re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?=[ ,.;])"), "ru": re.compile(r"(?<=[а-я,] )[А-Я][а-я]{3,}(?=[ ,.;])")}
AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|would|can|could|should|must|has|have|had|does|did|do)\b")
NEGATIVE = re.compile(r"n['’]t\b| not\b(?! only)")
RUSSIAN_NEGATIVE = re.compile(r"\bне (?=[а-яё]{4,})")
RUSSIAN_WORD = re.compile(r"(?<=[а-яё,] )[а-яё]{4,}")
# A duty becomes a possibility, and the other way round.
MODALS = {
    "en": {"must": "may", "have to": "can", "has to": "can", "should": "could", "may": "must", "can": "must", "could": "had to"},
    "ru": {
        "должен": "может", "должна": "может", "должно": "может", "должны": "могут", "может": "должен", "могут": "должны", "нужно": "можно", "можно": "нужно",
    },
}  # fmt: skip
MODAL = {lang: re.compile(rf"\b(?:{'|'.join(table)})\b") for lang, table in MODALS.items()}
HEDGED = {
    "en": re.compile(r"\b(?:allegedly|reportedly|apparently|supposedly|seemingly) |, according to [^,.;]{3,60}(?=[,.])"),
    "ru": re.compile(r"\b(?:якобы|будто бы) |\b[Пп]о(?: словам| данным|-видимому)[^,.;]{0,60}, "),
}
HEDGE = {"en": " allegedly", "ru": "якобы "}


@dataclass(frozen=True, slots=True)
class Segment:
    """A pair as it is after the change of its translation, and the kind of that."""

    texts: Texts
    kind: Kind | None = None


def change(documents: Sequence[tuple[str, Sequence[Texts]]], lang: str, seed: int) -> Iterator[tuple[str, list[Segment]]]:
    """Each document once, with changes in its `lang` texts, one a segment at most. The same seed gives the same changes."""
    names = sorted({m for _, segments in documents for s in segments for m in NAME[lang].findall(s[lang])})
    for name, clean in documents:
        rng = random.Random(f"{seed} {name}")
        yield name, [_change_segment(s, lang, names, rng) for s in clean]


def _change_segment(texts: Texts, lang: str, names: Sequence[str], rng: random.Random) -> Segment:
    text = texts[lang]
    for kind, rate in RATES.items():
        if rng.random() < rate and (made := CHANGES[kind](text, lang, names, rng)):
            start, end, now = made
            return Segment({**texts, lang: text[:start] + now + text[end:]}, kind)
    return Segment(texts)


def _number(text: str, lang: str, names: Sequence[str], rng: random.Random) -> Change | None:
    """Another digit, or another number word."""
    found = [*FIGURE.finditer(text), *NUMERAL[lang].finditer(text)]
    if not found:
        return None
    m = rng.choice(found)
    if m.group()[0].isalpha():
        (group,) = (g for g in map(str.split, NUMERALS[lang]) if m.group() in g)
        return (*m.span(), rng.choice([w for w in group if w != m.group()]))
    at = m.start() + rng.choice([n for n, c in enumerate(m.group()) if c.isdigit()])
    return at, at + 1, rng.choice([d for d in ("123456789" if at == m.start() else "0123456789") if d != text[at]])


def _name(text: str, lang: str, names: Sequence[str], rng: random.Random) -> Change | None:
    """Another word with a capital."""
    found = list(NAME[lang].finditer(text))
    if not found:
        return None
    m = rng.choice(found)
    others = [n for n in names if n[:2] != m.group()[:2] and n not in text]
    return (*m.span(), rng.choice(others)) if others else None


def _negation(text: str, lang: str, names: Sequence[str], rng: random.Random) -> Change | None:
    """A negation less, or one more where there is none."""
    negative = list((NEGATIVE if lang == "en" else RUSSIAN_NEGATIVE).finditer(text))
    if negative:
        return (*rng.choice(negative).span(), "")
    return _insert({"en": " not", "ru": "не "}[lang], text, lang, rng)


def _modality(text: str, lang: str, names: Sequence[str], rng: random.Random) -> Change | None:
    """May for must, or must for may."""
    found = list(MODAL[lang].finditer(text))
    return (*(m := rng.choice(found)).span(), MODALS[lang][m.group()]) if found else None


def _hedge(text: str, lang: str, names: Sequence[str], rng: random.Random) -> Change | None:
    """A hedge less, or one more where there is none."""
    found = list(HEDGED[lang].finditer(text))
    return (*rng.choice(found).span(), "") if found else _insert(HEDGE[lang], text, lang, rng)


def _insert(word: str, text: str, lang: str, rng: random.Random) -> Change | None:
    """After an auxiliary, or before a Russian verb."""
    if lang == "en":
        places = [m.end() for m in AUXILIARY.finditer(text)]
    else:
        places = [m.start() for m in RUSSIAN_WORD.finditer(text) if readings(m.group(), "ru")[0].grammemes & {"VERB"}]
    return (at := rng.choice(places), at, word) if places else None


CHANGES: dict[Kind, Callable[[str, str, Sequence[str], random.Random], Change | None]] = {
    "number": _number, "name": _name, "negation": _negation, "modality": _modality, "hedge": _hedge,
}  # fmt: skip
