"""Terms that are not translated as the glossary says: none of the allowed translations is there, or a forbidden one is.

Terms are found by dictionary forms, words in their order, in either language; what has moved to a neighbouring sentence is there.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from align.check.checked import Checked, Pair, Suspicion
from align.check.counterpart import find_counterpart
from align.check.untranslated import is_foreign
from align.glossary import Glossary, Terms
from align.morphology import fold, lemmas
from align.span import Span

NAME = "glossary"
WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\d+")  # a hyphen or a space between words is the same
ACRONYM = regex.compile(r"\p{Lu}[\p{Lu}\d]{1,6}")
ENDING = {"ru": regex.compile(r"-?[а-яё]{1,3}"), "en": regex.compile(r"['’]?s")}  # of an acronym: НИИТом, NGOs
GAP = regex.compile(r"[\s‑–-]{1,3}")  # between two words of a term
LEAST_COSINE = 0.5  # of the place that a term most likely has in the translation
FEWEST_LOOKUPS, PAIRS_A_LOOKUP = 50, 5  # how many such places are looked for in a document
MOST_NAMED = 3  # translations that a message names


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a term or of a text, with all dictionary forms that it may be of."""

    span: Span
    text: str
    forms: frozenset[str]

    def stands_for(self, term_word: "Piece", lang: str) -> bool:
        """Whether a text's word is a form of a term's word. An acronym has to be in capitals, so that US is not us."""
        if not ACRONYM.fullmatch(term_word.text):
            return not self.forms.isdisjoint(term_word.forms)
        ending = self.text[len(term_word.text) :]
        return self.text.startswith(term_word.text) and (not ending or (lang in ENDING and bool(ENDING[lang].fullmatch(ending))))


class Finder:
    """Finds phrases in texts of a language, the longest at each place."""

    def __init__(self, phrases: Iterable[str], lang: str) -> None:
        self._lang = lang
        self._by_form: dict[str, list[tuple[str, tuple[Piece, ...]]]] = defaultdict(list)
        for phrase in phrases:
            if pieces := pieces_of(phrase, lang):
                for form in pieces[0].forms:
                    self._by_form[form].append((phrase, pieces))

    def __call__(self, text: str) -> dict[str, list[Span]]:
        """The places of each phrase that is there; no two overlap."""
        pieces = pieces_of(text, self._lang)
        found: dict[str, list[Span]] = defaultdict(list)
        k = 0
        while k < len(pieces):
            here = [(len(p), phrase) for form in pieces[k].forms for phrase, p in self._by_form.get(form, ()) if self._stands_at(p, pieces, k, text)]
            size, _ = max(here, default=(1, ""))
            for phrase in {phrase for n, phrase in here if n == size}:
                found[phrase].append(Span(pieces[k].span.start, pieces[k + size - 1].span.end))
            k += size
        return found

    def _stands_at(self, phrase: Sequence[Piece], pieces: Sequence[Piece], k: int, text: str) -> bool:
        run = pieces[k : k + len(phrase)]
        return (
            len(run) == len(phrase)
            and all(own.stands_for(word, self._lang) for own, word in zip(run, phrase, strict=True))
            and all(GAP.fullmatch(text, a.span.end, b.span.start) for a, b in pairwise(run))
        )


def pieces_of(text: str, lang: str) -> tuple[Piece, ...]:
    """The words of a text; of an acronym's inflected form the acronym's own form, too."""
    return tuple(Piece(Span(*m.span()), m.group(), _forms(m.group(), lang)) for m in WORD.finditer(text))


@functools.lru_cache(maxsize=100_000)
def _forms(word: str, lang: str) -> frozenset[str]:
    acronym = ACRONYM.match(word)
    return lemmas(word, lang) | {fold(word)} | ({fold(acronym.group())} if acronym else set())


def check_document(checked: Checked) -> Iterator[Suspicion]:
    """Every pair whose original has terms. Raises InputError if the glossary is not of these languages."""
    if checked.glossary is None:
        return
    langs = (checked.original.document.lang, checked.translation.document.lang)
    rules, finder = _prepare(checked.glossary, *langs)
    lookups = max(FEWEST_LOOKUPS, len(checked.pairs) // PAIRS_A_LOOKUP)
    for pair in checked.pairs:
        if pair.original.is_code or is_foreign(pair.translation.words, pair.translation.lang):
            continue  # what is not translated at all is told once, by the check of that
        if terms := finder(pair.original.text):
            for suspicion in _check(pair, {term: (rules[term], spans) for term, spans in terms.items()}, lookups > 0):
                lookups -= "cosine" in suspicion.features
                yield suspicion


@functools.lru_cache(maxsize=2)
def _prepare(glossary: Glossary, original: str, translation: str) -> tuple[dict[str, Terms], Finder]:
    rules = dict(glossary.rules(original, translation))
    return rules, Finder(rules, original)


def _check(pair: Pair, terms: dict[str, tuple[Terms, list[Span]]], look: bool) -> Iterator[Suspicion]:
    """The terms of one pair, with their rules and places."""
    translation = pair.translation
    finder = Finder({w for rule, _ in terms.values() for w in (*rule.allowed, *rule.forbidden)}, translation.lang)
    here, near = finder(translation.text), finder(pair.near[1].text)
    good = {w for rule, _ in terms.values() for w in rule.allowed}
    for term, (rule, places) in terms.items():
        said = sum(len(here.get(w, ())) for w in rule.allowed)
        barred = sorted((span, w) for w in rule.forbidden if w not in good for span in here.get(w, ()))
        if barred and said < len(places):
            yield _forbidden(pair, places[0], barred[0][0], rule)
        elif rule.allowed and not said and not any(w in near for w in rule.allowed):
            yield _missing(pair, term, places[0], rule, look)


def _forbidden(pair: Pair, place: Span, there: Span, rule: Terms) -> Suspicion:
    words, term = there.of(pair.translation.text), place.of(pair.original.text)
    instead = f"; the glossary has {_either(rule.allowed)}" if rule.allowed else ""
    return pair.suspicion("divergence", NAME, place, there, f"“{words}” is forbidden for “{term}”{instead}.", forbidden=1.0)


def _missing(pair: Pair, term: str, place: Span, rule: Terms, look: bool) -> Suspicion:
    message = f"The glossary has {_either(rule.allowed)} for “{place.of(pair.original.text)}”, which is not here."
    there = find_counterpart(term, pair.translation, len(term.split()) + 1) if look else None
    likely = there.span if there and there.cosine >= LEAST_COSINE else None
    return pair.suspicion("divergence", NAME, place, likely, message, most="minor", **({"cosine": there.cosine} if there else {}))


def _either(words: Sequence[str]) -> str:
    named = [f"“{w}”" for w in words[:MOST_NAMED]]
    more = [f"{len(words) - MOST_NAMED} more"] if len(words) > MOST_NAMED else []
    return " or ".join((*named, *more))

