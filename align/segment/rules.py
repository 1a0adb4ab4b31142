"""The rules, in the order in which they are asked: each says True (cut), False (no cut) or None (no opinion).

A rule is a pattern of written language. What a language's words mean to it comes from `candidate.language`.
"""

import re
from collections.abc import Callable

from align.segment.candidate import DASHES, QUOTES, WINDOW, Candidate

Rule = Callable[[Candidate], bool | None]

DOTTED_CAPITALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
INITIAL_BEFORE = re.compile(r"(?:^|[^\w.])[^\W\d_]{1,2}\.(?:-?[^\W\d_]\.)*$")
ROMAN = re.compile(r"[IVXLCMХ]+\b")
ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,5}|§ ?\d{1,3}|[^\W\d_])")
INNER = re.compile(r"[^\s]+\s")


def _is_name(word: str) -> bool:
    return word[:1].isupper()


def _opens_sentence(c: Candidate) -> bool:
    """Whether the next word hardly ever stands capitalised inside a sentence, or a quotation or bracket opens there."""
    return c.next.lower() in c.language.starters and (not c.next.isupper() or len(c.next) == 1 or c.word.isupper())


# ---------------------------------------------------------------- plain cases first: they decide nearly all candidates

def plain_stop(c: Candidate) -> bool | None:
    """A full stop after an ordinary word and before a capital."""
    if c.stop == "." and not c.closers and not c.marks and c.gap and not c.lead and c.word.isalpha() and len(c.word) > 1 and c.next[:1].isupper():
        return True if c.key not in c.language.abbreviations and c.word.islower() else None
    return None


def touching(c: Candidate) -> bool | None:
    """No white space: only a note's number, or a small letter before and a capitalised word after, show a lost space."""
    if c.gap:
        return None
    return lost_space(c)


NOTE_NUMBER = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}| \d{1,3}(?= [^\W\d_]))*\s+(?=[\"“«(]?[^\W\d_])")
WEB = re.compile(r"[@/\\]|www|\.[^\W_]{2,}$")


def lost_space(c: Candidate) -> bool:
    if c.lead or not c.next[:1].isupper() or len(c.next) < 2 or not c.next[1:].islower():
        return bool(c.lead[:1] in "«“" and c.lead and c.next[:1].isupper() and len(c.word) > 1)
    token = c.left.split()[-1:] or [""]
    tail = c.rest
    if WEB.search(token[0]) or tail[:1] in "./@:_-" and tail[1:2].isalnum():
        return False
    if c.closers:
        return len(c.word) > 1
    return len(c.word) > 2 and c.word.isalpha() and c.word.islower() and c.stop != "…" and c.key not in c.language.abbreviations


def continuing_mark(c: Candidate) -> bool | None:
    """A comma, colon, closing bracket or the like behind the stop: the sentence goes on."""
    after = c.text[c.resume]
    return False if after in ",;:)]}%&+=|/»”" or c.closers[-1:] == "," else None


def leading_dots(c: Candidate) -> bool | None:
    """Dots that nothing stands before open a sentence, a quotation or a bracket."""
    if c.stop_at == c.begin:
        return False
    if c.stop[0] not in ".…" or c.word:
        return None
    previous = c.text[c.stop_at - 1]
    if previous in "([" and c.closers[:1] in (")", "]"):
        return None
    return False if previous in "«“„(['\"" and (previous not in "'\"" or c.text[c.stop_at - 2 : c.stop_at - 1].isspace()) else None


def author_words(c: Candidate) -> bool | None:
    """A dash and a small letter: the author's words after direct speech, or an aside."""
    if c.lead and c.lead[0] in DASHES and not c.next[:1].isupper() and c.next[:1].isalpha():
        return False
    return None


def small_letter(c: Candidate) -> bool | None:
    """A small letter goes on with the sentence, unless its word is a name with a later capital."""
    first = c.next[:1]
    if not first.islower():
        return None
    if c.next[1:2].isupper() and c.key not in c.language.abbreviations:
        return True
    return False


def reported_speech(c: Candidate) -> bool | None:
    """A quotation that ends in a mark, then a name and a verb of saying."""
    if c.lead or not c.closers or c.closers[0] not in QUOTES:
        return None
    following = [w.strip(".,:;!?\"'") for w in c.right.split()[1:4]]
    for place, word in enumerate(following):
        if word in c.language.reporting:
            return False
        if not word[:1].isupper() and place:
            return None
    return None


def named_mark(c: Candidate) -> bool | None:
    """Names that carry an exclamation mark."""
    return False if c.stop == "!" and not c.closers and c.key in c.language.exclaiming and not _opens_sentence(c) else None


def quoted_reference(c: Candidate) -> bool | None:
    """A quoted title that ends in a mark, then a bracket with a year or page: still the same sentence."""
    if c.closers[:1] and c.closers[0] in QUOTES and c.lead == "(" and c.next[:1].isdigit():
        return False
    return None


def bracketed_aside(c: Candidate) -> bool | None:
    """A stop before a closing bracket whose opening stands inside the sentence belongs to the aside."""
    place = c.closers.find(")")
    if place < 0 or len(c.closers) > place + 1 and c.closers[-1] == ".":
        return None
    low = max(c.begin, c.stop_at - 4 * WINDOW)
    opening = c.text.rfind("(", low, c.stop_at)
    if opening <= c.begin:
        return None
    before = c.text[max(c.begin, opening - 3) : opening].rstrip()
    return None if not before or before[-1] in ".!?…\"»”" else False


def enumerator(c: Candidate) -> bool | None:
    """A number or letter that the sentence has just begun with is its place in a list."""
    if c.stop != "." or c.stop_at - c.begin > 14 or c.closers not in ("", ")"):
        return None
    head = c.text[c.begin : c.stop_at].lstrip("-–—•⁃*# ")
    return False if ENUMERATOR.fullmatch(head) else None


def opening_phrase(c: Candidate) -> bool | None:
    """`At 5 a.m. Mr. Smith`, «В 1963 г. Памятник»: a preposition and a date cannot be a sentence."""
    kinds = c.language
    if c.stop != "." or not (c.key in kinds.years or c.key in kinds.clock or c.key in kinds.months or c.key in kinds.units or c.key in kinds.before_number):
        return None
    if c.stop_at - c.begin > WINDOW or c.closers:
        return None
    head = c.text[c.begin : c.stop_at].lstrip("«\"“(—–- ").split()
    if head and head[0].lower() in kinds.prepositions and len(head) <= 7 and sum(w[:1].islower() and w.isalpha() and len(w) > 3 for w in head[1:-1]) <= 1:
        return False
    return None


def never_last(c: Candidate) -> bool | None:
    """e.g., т. е.: something must follow."""
    return False if c.stop == "." and not c.closers and c.key in c.language.before_any and (not c.word[0].isupper() or c.next[:1].isdigit() or "." in c.key) else None


def title_before_name(c: Candidate) -> bool | None:
    """Mr. Smith, ул. Ленина."""
    if c.stop != "." or c.closers or c.key not in c.language.before_name or c.number:
        return None
    if c.key in c.language.may_end and _opens_sentence(c):
        return None
    if c.next[:1].isupper() or c.lead[:1] in ("«", '"', "“") or c.next[:1].isdigit():
        return False
    return None


def shortened_before_number(c: Candidate) -> bool | None:
    """No. 5, p. 12, гл. XII, Jan. 3."""
    if c.stop != "." or c.closers or c.number:
        return None
    if c.key in c.language.before_number or c.key in c.language.months:
        if c.next[:1].isdigit() or (c.next.isupper() and ROMAN.fullmatch(c.next) and c.next.lower() not in c.language.pronoun_letters):
            return False
    return None


def initials(c: Candidate) -> bool | None:
    """A single capital before a name, or between names: J. K. Rowling, Петров А. С."""
    word = c.word
    if c.stop != "." or c.closers or not word:
        return None
    last = word.rsplit(".", 1)[-1].rsplit("-", 1)[-1]
    if not (len(last) == 1 and last.isupper()) and not (len(word) == 2 and word[0].isupper() and c.next[1:2] == "." and c.before[-1:] == "."):
        return None
    if c.next[:1].isupper() and len(c.next) == 1 and c.rest[:1] == ".":
        return False
    before = c.before
    if len(word) == 1 and word.lower() in c.language.pronoun_letters and (before.lower() in c.language.joiners or before[-1:] == ","):
        return True
    if not c.next[:1].isupper():
        return None
    if len(word) == 1 or DOTTED_CAPITALS.fullmatch(word):
        if before.lower() in c.language.joiners and not before[:1].isupper():
            return True if _opens_sentence(c) else False
        return True if _opens_sentence(c) and len(c.next) > 1 else False
    return None


def year_or_century(c: Candidate) -> bool | None:
    """в 1963 г. | Памятник; XIX в. | Потом; but г. Москва."""
    if c.stop != "." or c.closers or c.key not in c.language.years:
        return None
    before = c.before.strip("(«\"").rstrip(",")
    dated = bool(c.number) or before[:1].isdigit() or before[-1:].isdigit() or bool(ROMAN.fullmatch(before.split("-")[0].split("–")[0])) if before or c.number else False
    if not dated:
        return False if c.next[:1].isupper() or c.next[:1].isdigit() else None
    return True if c.next[:1].isupper() else None


def unit(c: Candidate) -> bool | None:
    """5 ft. | Tom; 20 руб. | Но."""
    if c.stop != "." or c.closers or c.key not in c.language.units:
        return None
    before = c.before
    if c.number or before[-1:].isdigit() or before.rstrip(".").lower() in c.language.units:
        return bool(c.next[:1].isupper())
    return None


def may_end(c: Candidate) -> bool | None:
    """etc., Inc., т. д.: the next word decides."""
    if c.stop != "." or c.closers or c.key not in c.language.abbreviations:
        return None
    if c.key in c.language.may_end or c.key in c.language.clock or c.key in c.language.units:
        return _opens_sentence(c) or (bool(c.lead) and c.next[:1].isupper()) or (c.next[:1].isupper() and "." not in c.key and not c.word[0].isupper())
    return False


def number_before_number(c: Candidate) -> bool | None:
    return None


def capital_or_digit(c: Candidate) -> bool | None:
    """A capital, a digit or an opening mark starts a sentence."""
    return True


RULES: tuple[Rule, ...] = (
    plain_stop,
    touching,
    continuing_mark,
    leading_dots,
    author_words,
    small_letter,
    reported_speech,
    named_mark,
    quoted_reference,
    bracketed_aside,
    enumerator,
    opening_phrase,
    never_last,
    shortened_before_number,
    year_or_century,
    unit,
    title_before_name,
    initials,
    may_end,
    capital_or_digit,
)
