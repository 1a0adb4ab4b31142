"""The words of a sentence as this check sees them: which may be names, and whether a capital letter says so or only the beginning of a sentence does."""

import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from align.document import Side
from align.morphology import readings

TOKEN = regex.compile(r"(?:\p{Lu}\.){2,6}|\p{L}[\p{L}\p{M}\d]*(?:['’‑-][\p{L}\p{M}\d]+){0,6}")
CYRILLIC = regex.compile(r"\p{Script=Cyrillic}")
POSSESSIVE = regex.compile(r"['’]s?$")
OPENING = "\"'«»“”„‘’([{*_#>–— \t\n\u00a0\u202f-"  # what may stand before a sentence's first word
QUOTES = "\"«“„‘([{"
ENDS = ".!?…:;•|"
ABBREVIATED = regex.compile(
    r"(?:^|[^\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|No|vs|г|гг|ул|им|св|тов|проф|акад|стр|пр|пл|д|обл)\.$"
)
SIGHT = 6  # characters before a full stop in which an abbreviation is looked for
ACRONYM = 8  # letters at most
TITLE_CASE, FEWEST_LONG, LONG = 0.6, 3, 4  # share of capitalised words in a headline, words that it has, letters that these have
NAMED = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
CONTENT = frozenset({"NOUN", "ADJF", "ADJS"})
FUNCTION_WORDS = frozenset(
    "a an the of and or in on at by to for from with as is are was were be been being has have had do does did will would can could may might must shall"
    " should not no nor but if than that this these those it its he she they them his her their our we you your i my me him us who whom whose which what"
    " when where why how all any some each every both either neither one more most other such only own same so too very just also about after before over"
    " under into out up down off again then once here there while during between against because until through above below according".split()
)
# What a place or a body is: said in one language with its name, and left to the reader in the other.
SORTS = frozenset(
    "street avenue square road lane river lake sea bay island islands mount mountain city town village county state province region oblast krai district area"
    " party company corporation group agency newspaper magazine channel station airport club team company firm brand prize award".split()
)
TITLES = frozenset("i i'm i've i'd i'll ok o oh mr mrs ms dr st sir no vs".split())  # capitalised, but not names by themselves


@dataclass(frozen=True, slots=True)
class Term:
    """A word, without the English possessive; `start` counts from the sentence's beginning. `lang` is that of its letters. `inside` if it is capitalised and
    that not because a sentence or a quotation begins with it."""

    start: int
    text: str
    lang: str
    capital: bool
    inside: bool
    acronym: bool

    @property
    def is_name(self) -> bool:
        """Whether its capital letters say that it names something."""
        return self.inside or self.acronym

    @property
    def parts(self) -> tuple[str, ...]:
        """The word and, if it has hyphens, what stands between them."""
        if "-" not in self.text and "‑" not in self.text:
            return (self.text,)
        return (self.text, *(p for p in self.text.replace("‑", "-").split("-") if len(p) > 2))


@functools.lru_cache(maxsize=4096)
def terms_of(sentence: str, lang: str) -> tuple[Term, ...]:
    """The words of a sentence in a document of a language."""
    return tuple(_terms(sentence, lang))


def _terms(text: str, lang: str) -> Iterator[Term]:
    for m in TOKEN.finditer(text):
        word = POSSESSIVE.sub("", m.group()) if lang == "en" else m.group()
        script = "ru" if CYRILLIC.search(word) else "en"
        if not word[0].isupper():
            yield Term(m.start(), word, script, False, False, False)
            continue
        n_capitals = sum(c.isupper() for c in word)
        acronym = n_capitals >= 2 and n_capitals >= len(word.replace(".", "")) - 1 and len(word) <= ACRONYM
        yield Term(m.start(), word, script, True, not _begins(text, m.start()), acronym)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence, a quotation or a title begins here."""
    if at == 0 or text[at - 1] in QUOTES:
        return True
    k = at
    while k > 0 and text[k - 1] in OPENING:
        k -= 1
    if k == 0:
        return True
    return text[k - 1] in ENDS and not (text[k - 1] == "." and ABBREVIATED.search(text, max(0, k - SIGHT), k))


def is_content(term: Term) -> bool:
    """Whether a name may stand for this word: a name, or no function word, and in Russian a noun or an adjective."""
    if term.is_name:
        return True
    if len(term.text) < 3 or term.text.lower() in FUNCTION_WORDS:
        return False
    return term.lang != "ru" or any(r.grammemes & CONTENT for r in readings(term.text, "ru")[:2])


def is_named(term: Term) -> bool:
    """Whether the Russian dictionary takes a capitalised word for a name, or guesses so."""
    return term.capital and term.lang == "ru" and any(r.grammemes & NAMED for r in readings(term.text, "ru")[:2])


def is_known(word: str) -> bool:
    """Whether the English dictionary has a word, written small."""
    import simplemma

    return simplemma.is_known(word, lang="en")


def is_headline(terms: Sequence[Term]) -> bool:
    """Whether nearly all longer words are capitalised, so that capitals say nothing."""
    longer = [t for t in terms if len(t.text) >= LONG]
    return len(longer) >= FEWEST_LONG and sum(t.capital for t in longer) > TITLE_CASE * len(longer)


@dataclass(frozen=True, slots=True)
class Usage:
    """How often a document has each word capitalised in mid-sentence, and how often written small."""

    capital: Counter[str]
    small: Counter[str]


def usage_of(side: Side) -> Usage:
    """Counted once a document."""
    return _usage(side.document.text, side.document.lang)


@functools.lru_cache(maxsize=4)
def _usage(text: str, lang: str) -> Usage:
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for t in _terms(text, lang):
        if t.inside:
            capital[t.text] += 1
        elif not t.capital:
            small[t.text] += 1
    return Usage(capital, small)
