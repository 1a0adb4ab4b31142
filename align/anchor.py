"""Anchors: words that keep their form through a translation, namely figures, names, and words that both languages took from a third.

Vectors see the topic of a sentence and little of its names and figures; anchors are the opposite. Names are compared as skeletons of consonants in
one script, so that `Блинкеном` and `Blinken` meet: an inflected form shares its beginning with the plain one.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Float = npt.NDArray[np.float64]

TOKEN = re.compile(r"\d+(?:[ \u00a0\u202f.,]\d{3})*(?:[.,]\d+)?|[A-Za-zÀ-ÿА-Яа-яЁё]{2,}(?:['’-]?[A-Za-zÀ-ÿА-Яа-яЁё\d]+)*|[A-Za-z]\d+\w*")
GROUPS = re.compile(r"(?<=\d)[ \u00a0\u202f.,](?=\d{3}(?!\d))")
SHORTEST = 3  # consonants of a skeleton; shorter ones meet by chance
LEAST_COMMON = 0.74  # share of the longer skeleton that two have in common from the beginning
MOST_PLACES = 12  # a word in more pairs of sentences than this says nothing of any one

LETTERS = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "-bvgd--Ss--klmn-prst-fhsCSS------", strict=True))  # a dash: not kept
SPELLINGS = tuple(
    (re.compile(p), r)
    for p, r in (
        (r"dzh|dj|j|g(?=[eiy])", "g"), (r"shch|sch|sh|zh", "S"), (r"ch(?=[rl])|kh", "h"), (r"tch|ch|cz", "C"), (r"ph", "f"),
        (r"th", "t"), (r"ck|q", "k"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"x", "ks"), (r"[wv]", "v"), (r"ts|tz|z", "s"), (r"[aeiouyà-ÿ'’-]", ""),
    )
)  # fmt: skip
CYRILLIC_SPELLINGS = ((re.compile(r"дж"), "г"), (re.compile(r"тс|дз"), "ц"))
DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """`key` is a figure's value or a skeleton; `firm` ones (figures, names) should have a counterpart in a translation."""

    key: str
    firm: bool


def anchors(text: str) -> Iterator[Anchor]:
    """The anchors of a sentence, as often as they occur."""
    for n, match in enumerate(TOKEN.finditer(text)):
        word = match.group()
        if word[0].isdigit():
            yield Anchor("#" + GROUPS.sub("", word).replace(",", "."), True)
            continue
        name = word[0].isupper() and n > 0
        key = skeleton(word)
        if len(key) >= SHORTEST:
            yield Anchor(key, name)
        elif any(c.isdigit() for c in word) or (word.isupper() and word.isascii()):
            yield Anchor("=" + word.lower(), name)


@functools.lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The consonants of a word in one script, doubled ones once."""
    lower = word.lower()
    if any(c in LETTERS for c in lower):
        for pattern, replacement in CYRILLIC_SPELLINGS:
            lower = pattern.sub(replacement, lower)
        key = "".join(LETTERS.get(c, c) for c in lower if c.isalnum()).replace("-", "")
    else:
        key = lower
        for pattern, replacement in SPELLINGS:
            key = pattern.sub(replacement, key)
    return DOUBLED.sub(r"\1", key)


def meet(a: str, b: str) -> bool:
    """Whether two keys are forms of one word."""
    if a == b:
        return True
    if a[0] in "#=" or b[0] in "#=":
        return False
    common = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return common >= SHORTEST and common >= LEAST_COMMON * max(len(a), len(b))


@dataclass(frozen=True, slots=True)
class Shared:
    """What the sentences of two texts have in common: `weight` (n, m), rare anchors counting most; and the number of firm anchors of each side's
    sentences, in all (n,) (m,) and with a counterpart in each sentence of the other side (n, m)."""

    weight: Float
    firm: tuple[Float, Float]
    met: tuple[Float, Float]


def share(original: Sequence[str], translation: Sequence[str]) -> Shared:
    """Compares all sentences of two texts."""
    n, m = len(original), len(translation)
    weight, met = np.zeros((n, m)), (np.zeros((n, m)), np.zeros((n, m)))
    places_o, firm_o = _places(original)
    places_t, firm_t = _places(translation)
    by_start: dict[str, list[str]] = {}
    for key in places_t:
        by_start.setdefault(key[:SHORTEST], []).append(key)
    for key_o, at_o in places_o.items():
        matching = [k for k in by_start.get(key_o[:SHORTEST], []) if meet(key_o, k)]
        at_t = {j: firm for k in matching for j, firm in places_t[k].items()}
        n_places = len(at_o) * len(at_t)
        w = 1 / np.sqrt(n_places) if 0 < n_places <= MOST_PLACES else 0.0
        for i, is_firm_o in at_o.items():
            for j, is_firm_t in at_t.items():
                weight[i, j] += w
                met[0][i, j] += is_firm_o
                met[1][i, j] += is_firm_t
    return Shared(weight, (firm_o, firm_t), met)


def _places(texts: Sequence[str]) -> tuple[dict[str, dict[int, bool]], Float]:
    """Each key's sentences, with whether it is firm there; and the number of different firm keys of each sentence."""
    places: dict[str, dict[int, bool]] = {}
    for i, text in enumerate(texts):
        for anchor in anchors(text):
            at = places.setdefault(anchor.key, {})
            at[i] = at.get(i, False) or anchor.firm
    firm = np.zeros(len(texts))
    for at in places.values():
        for i, is_firm in at.items():
            firm[i] += is_firm
    return places, firm
