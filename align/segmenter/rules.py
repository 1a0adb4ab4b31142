"""The rules, in the order in which they are asked: each says True (cut), False (no cut) or None (no opinion).

A rule is a pattern of written language. What a language's words mean to it comes from `candidate.language`.
"""

import re
from collections.abc import Callable

from align.segmenter.candidate import DASHES, QUOTES, WINDOW, Candidate

Rule = Callable[[Candidate], bool | None]

DOTTED_CAPITALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
INITIAL_BEFORE = re.compile(r"(?:^|[^\w.])[^\W\d_]{1,2}\.(?:-?[^\W\d_]\.)*$")
ROMAN = re.compile(r"[IVXLCMХ]+\b")
ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,5}|§ ?\d{1,3}|[^\W\d_])")
INNER = re.compile(r"[^\s]+\s")


DASHES_OR_BRACKET = frozenset(DASHES + "([")
OPENING_QUOTES = frozenset("\"«“„")
CITATION = re.compile(r"\([^()]{0,40}\d\)[.,;]")
YEAR_IN_BRACKETS = re.compile(r"\(\d{4}\b")
ITEM_IN_BRACKETS = re.compile(r"[(\[](?:[^\W\d_]|[ivxlc]{1,5}|\d{1,3})[)\]] +[^\W\d_]")
ELLIPSIS_IN_BRACKETS = re.compile(r"[(\[<](?:\.{3}|…)[)\]>]")
REFERENCE = re.compile(
    r"\d{1,4} ?\(\d{1,4}\)[:,]|(?:PMID|PMC|ISBN|ISSN|DOI|OCLC|S2CID|Bibcode|JSTOR|arXiv|УДК|ББК)\b"
    r"|(?:С|Т|Ч|Вып|Кн|P|Pp|Vol|No)\. ?\d|(?:М|Л|СПб|Пг)\.[:,]"
)
REFERENCE_YEAR = re.compile(r"(?:^|[\s.])[^\W\d_a-zа-яё]\. ?\((?:[^\W\d_]+ )?\d{4}[a-z]?\)$")
SIGNATURE = re.compile(r"[-–—] ?(?:[\"«“]?[^\W\d_a-zа-яё][\w.’'-]*[\"»”]?[ ,]*){1,4}(?:ред\.)?$")
URL = re.compile(r"(?:https?|ftp|www)\b")


def _opens_sentence(c: Candidate) -> bool:
    """Whether the next word hardly ever stands capitalised inside a sentence."""
    word = c.next
    if word.lower() not in c.language.starters or not word[:1].isupper():
        return False
    return c.rest[:1] != "." if len(word) == 1 else not word.isupper() or c.word.isupper()


def _is_shortened(c: Candidate) -> bool:
    """Whether the word before a single full stop may be an abbreviation."""
    if c.key not in c.language.abbreviations:
        return False
    if c.key in c.language.also_words:
        return c.text[max(c.begin, c.stop_at - len(c.word) - 1)] in "(["
    return True


# ---------------------------------------------------------------- plain cases first: they decide nearly all candidates

def plain_stop(c: Candidate) -> bool | None:
    """A full stop after an ordinary word and before a capital."""
    if c.stop == "." and not c.closers and not c.marks and c.gap and not c.lead and c.word.isalpha() and len(c.word) > 1 and c.next[:1].isupper():
        return True if c.key not in c.language.abbreviations and c.word.islower() else None
    return None


def small_word(c: Candidate) -> bool | None:
    """A word in small letters that is an abbreviation only with a capital: `at the mass. | Then`, but Springfield, Mass."""
    if c.stop == "." and not c.closers and c.next[:1].isupper() and c.key in c.language.capitalised and c.word.islower():
        return True
    return None


def reference_part(c: Candidate) -> bool | None:
    """Inside a reference: a volume and issue after a journal's name, a registered number, a title after authors and year."""
    if c.lead in ("", "(") and c.stop == "." and REFERENCE.match(c.right):
        return False
    return False if c.word == "" and c.stop == "." and REFERENCE_YEAR.search(c.left) else None


def capitals_only(c: Candidate) -> bool | None:
    """A word in capitals is no abbreviation unless what follows is in capitals too: `in the USA. | Then`, but `NO. 5`, `ACME INC. SOLD`."""
    plain = c.stop == "." and not c.closers and not c.lead
    if plain and len(c.word) > 1 and c.word.isalpha() and c.word.isupper() and c.next[:1].isupper() and c.next[1:2].islower():
        return True
    return None


def touching(c: Candidate) -> bool | None:
    """No white space: only a note's number, or a small letter before and a capitalised word after, show a lost space."""
    if c.gap:
        return None
    return lost_space(c)


WEB = re.compile(r"[@/\\]|www|\.[^\W_]{2,}$")


def lost_space(c: Candidate) -> bool:
    """`end.Next`: a small letter, a stop, and a capitalised word that is not the tail of a name such as node.js."""
    if c.lead:
        return c.lead[0] in "«“—–" and c.next[:1].isupper() and len(c.word) > 1
    word = c.next
    if not word[:1].isupper() or not (word[1:].islower() or word.lower() in c.language.starters):
        return False
    if word.lower() in c.language.before_name and c.rest[:2] == ". ":
        return c.word.isalpha() and not c.word.isupper() and len(c.word) > 2
    token = c.left.split()[-1:] or [""]
    if WEB.search(token[0]) or (c.rest[:1] in "./@:_-" and c.rest[1:2].isalnum()):
        return False
    if c.closers or c.stop[0] in "!?":
        return len(c.word) > 1 and len(word) > 1
    if word.lower() in c.language.starters and (c.number or len(c.word) > 1) and not c.word.isupper():
        return len(word) > 1 and not _is_shortened(c)
    return len(c.word) > 2 and len(word) > 2 and c.word.isalpha() and c.word.islower() and c.stop != "…" and not _is_shortened(c)


def continuing_mark(c: Candidate) -> bool | None:
    """A comma, colon, closing bracket or the like behind the stop: the sentence goes on."""
    after = c.text[c.resume]
    if after == "." and c.gap:
        return False if not c.text[c.resume + 1 : c.resume + 2].strip() else None
    return False if after in ",;:)]}%&=|/»”" or c.closers[-1:] == "," else None


def leading_dots(c: Candidate) -> bool | None:
    """Dots that nothing stands before open a sentence, a quotation or a bracket."""
    if c.stop_at == c.begin:
        return False
    if c.stop[0] not in ".…" or c.word:
        return None
    previous = c.text[c.stop_at - 1]
    if previous in "([<" and c.closers[:1] in (")", "]", ">"):
        return False if c.begin >= c.stop_at - 1 else None
    return False if previous in "«“„(['\"" and (previous not in "'\"" or c.text[c.stop_at - 2 : c.stop_at - 1].isspace()) else None


def author_words(c: Candidate) -> bool | None:
    """A dash and a small letter: the author's words after direct speech, or an aside."""
    if c.lead and c.lead[0] in DASHES and not c.next[:1].isupper() and c.next[:1].isalpha():
        return False
    return None


def signature(c: Candidate) -> bool | None:
    """A dash and a name up to the end of the block or bracket: who said or noted it."""
    if not c.lead or c.lead[0] not in DASHES:
        return None
    if c.lead[0] == "-" and c.begin == c.block.start and c.text[c.begin] in DASHES:
        return None
    low = max(c.block.start, c.stop_at - 6 * WINDOW)
    if c.text.rfind("(", low, c.stop_at) > c.text.rfind(")", low, c.stop_at):
        note, bracket, _ = c.right.partition(")")
    else:
        note, bracket = c.right, "" if c.end - c.resume >= WINDOW else "end"
    return False if bracket and c.text[c.begin] not in DASHES and SIGNATURE.match(note) else None


def small_letter(c: Candidate) -> bool | None:
    """A small letter goes on with the sentence, unless a plain stop stands before an address, a bracket or a writer uses no capitals."""
    word = c.next
    if not word[:1].islower():
        return None
    if not word.islower() and c.key not in c.language.abbreviations:
        return True
    if c.closers and c.closers[0] in QUOTES:
        return False
    if ITEM_IN_BRACKETS.match(c.right) and c.key not in c.language.abbreviations:
        return True
    plain = c.stop == "." and len(c.word) > 2 and c.word.islower() and c.key not in c.language.abbreviations
    if URL.match(word) or c.lead == "(":
        return c.stop == "." and len(c.word) > 1 and c.key not in c.language.abbreviations and c.lead in ("", "(") and (not c.closers or c.closers == ")")
    if c.lead:
        return c.lead[0] in ".…" and plain
    if plain and word in c.language.clause_starters:
        return True
    return (plain or c.stop[0] in "?!") and c.text[c.begin].islower() and c.text[c.block.start].islower()


def reported_speech(c: Candidate) -> bool | None:
    """A quotation that ends in ! or ?, then a name and a verb of saying that ends its clause: `"Go!" Mary cried.`"""
    if c.lead or not c.closers or c.closers[0] not in QUOTES or c.stop[0] == ".":
        return None
    for word in c.right.split()[1:4]:
        bare = word.rstrip(".,:;")
        if bare in c.language.reporting:
            return False if bare != word else None
        if not word[:1].isupper() or bare != word:
            return None
    return None


def named_mark(c: Candidate) -> bool | None:
    """Names that carry an exclamation mark."""
    return False if c.stop == "!" and not c.closers and c.key in c.language.exclaiming and not _opens_sentence(c) else None


def bracketed_reference(c: Candidate) -> bool | None:
    """A title that ends in a mark, then a bracket with its year or page: still the same sentence."""
    if c.lead[:1] != "(" or (c.stop == "." and not c.closers):
        return None
    if YEAR_IN_BRACKETS.match(c.right) or (c.closers and CITATION.match(c.right)):
        return False
    return None


def left_out(c: Candidate) -> bool | None:
    """`[...]` at the end of a block belongs to the sentence before it."""
    if c.lead[:1] in ("[", "(", "<"):
        mark = ELLIPSIS_IN_BRACKETS.match(c.right)
        if mark and c.resume + mark.end() == c.end:
            return False
    return None


def bracketed_aside(c: Candidate) -> bool | None:
    """A mark or shortened word before a closing bracket that was opened inside the sentence belongs to the aside."""
    place = c.closers.find(")")
    if place < 0 or c.closers[-1] == "." or not (c.stop != "." or _is_shortened(c)):
        return None
    low = max(c.begin, c.stop_at - 4 * WINDOW)
    opening = c.text.rfind("(", low, c.stop_at)
    if opening <= c.begin or opening == c.stop_at - 1:
        return None
    before = c.text[max(c.begin, opening - 3) : opening].rstrip()
    return None if not before or before[-1] in ".!?…\"»”" or _opens_sentence(c) else False


def enumerator(c: Candidate) -> bool | None:
    """A number or letter that the sentence has just begun with is its place in a list: `2. Second`, `Q. What?`, `P.S. Write!`, `Figure 1. A view`."""
    if c.stop != "." or c.stop_at - c.begin > 16 or c.closers not in ("", ")"):
        return None
    head = c.text[c.begin : c.stop_at].lstrip("-–—•⁃*# ")
    if ENUMERATOR.fullmatch(head):
        return False
    label, _, number = head.partition(" ")
    return False if label.rstrip(".").lower() in c.language.captions and number[:1].isdigit() else None


def opening_phrase(c: Candidate) -> bool | None:
    """`At 5 a.m. Mr. Smith`, «В 1963 г. Памятник»: a preposition and a date cannot be a sentence."""
    kinds = c.language
    if c.stop != "." or c.closers or c.stop_at - c.begin > WINDOW or not (c.key in kinds.years or c.key in kinds.clock or c.key in kinds.months):
        return None
    if _opens_sentence(c):
        return None
    head = c.text[c.begin : c.stop_at].rsplit(": ", 1)[-1].lstrip("«\"“(—–- ").split()
    if head and head[0].lower() in kinds.prepositions and len(head) <= 7 and sum(w[:1].islower() and w.isalpha() and len(w) > 3 for w in head[1:-1]) <= 1:
        return False
    return None


def never_last(c: Candidate) -> bool | None:
    """e.g., т. е.: something must follow."""
    if c.stop != "." or c.closers or c.key not in c.language.before_any or not _is_shortened(c):
        return None
    return False if "." in c.key or c.begin >= c.stop_at - len(c.word) or not c.word[0].isupper() else None


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
        if c.next[:1].isdigit() and not (c.key in c.language.may_end and c.rest[:1] in (".", ")") and c.rest[1:2] in (" ", ")")):
            return False
        if ROMAN.fullmatch(c.next) and c.next.lower() not in c.language.pronoun_letters:
            return False
    return None


def clock(c: Candidate) -> bool | None:
    """5 p.m. | Tom left; but 5 p.m. Monday, 5 p.m. PDT."""
    if c.stop != "." or c.closers or c.key not in c.language.clock or "." not in c.key or not c.next[:1].isupper():
        return None
    return not (c.lead[:1] == "(" or c.next.lower() in c.language.after_clock or (c.next.isupper() and 1 < len(c.next) < 5) or c.rest[:2].lower() == ".d")


def degree(c: Candidate) -> bool | None:
    """Ph.D. | Tom: a shortened word that closes a list or a name, then a capital."""
    if c.stop == "." and not c.closers and c.key in c.language.closing and c.next[:1].isupper() and c.lead[:1] not in DASHES_OR_BRACKET:
        return True
    return None


def initials(c: Candidate) -> bool | None:
    """A single capital before a name, or between names: J. K. Rowling, Петров А. С."""
    word = c.word
    if c.stop != "." or c.closers or not word or not c.next[:1].isupper() or c.lead[:1] in ("(", "["):
        return None
    last = word.rsplit(".", 1)[-1].rsplit("-", 1)[-1]
    digraph = len(word) == 2 and word[0].isupper() and len(c.next) == 1 and c.rest[:1] == "."
    if not (len(last) == 1 and last.isupper()) and not digraph:
        return None
    if len(c.next) == 1 and c.rest[:1] == ".":
        return False
    before = c.before
    if len(word) == 1 and word.lower() in c.language.pronoun_letters and (before.lower() in c.language.joiners or before[-1:] == ","):
        return True
    if word[-1].isascii() and not c.next.isascii() and not _is_latin(c.next):
        return True
    if c.lead and c.lead[0] in OPENING_QUOTES:
        return len(word) > 1
    if len(word) == 1 or word.count(".") == len(word) // 2 or digraph or "-" in word or "." in word:
        return _opens_sentence(c)
    return None


def _is_latin(word: str) -> bool:
    return all(letter < "\u0370" for letter in word)


def year_or_century(c: Candidate) -> bool | None:
    """в 1963 г. | Памятник; XIX в. | Потом; but г. Москва, and a dash goes on."""
    if c.stop != "." or c.closers or c.key not in c.language.years or (not c.word.islower() and not c.number):
        return None
    before = c.before.strip("(«\"").rstrip(",")
    century = before.replace("–", "-").split("-")[0]
    if not (c.number or before[-1:].isdigit() or (century and ROMAN.fullmatch(century))):
        return False if c.next[:1].isupper() or c.next[:1].isdigit() else None
    return c.next[:1].isupper() and c.lead[:1] not in DASHES_OR_BRACKET


def unit(c: Candidate) -> bool | None:
    """5 ft. | Tom; 20 руб. | Но."""
    if c.stop != "." or c.closers or c.key not in c.language.units or not (c.number or c.word.islower()):
        return None
    before = c.before
    if not (c.number or before[-1:].isdigit() or before.rstrip(".").lower() in c.language.units):
        return None
    if c.lead[:1] in DASHES_OR_BRACKET:
        return False
    if c.next[:1].isdigit():
        return c.rest[1:2].isalpha() and c.rest.split()[0].strip(".,") not in c.language.units
    return c.next[:1].isupper() and c.next.lower() not in c.language.after_unit


def may_end(c: Candidate) -> bool | None:
    """etc., Inc., т. д.: the next word decides."""
    if c.stop != "." or c.closers or not _is_shortened(c):
        return None
    if c.lead[:1] in DASHES_OR_BRACKET:
        return False
    if not c.next[:1].isupper() or c.next.lower() in c.language.after_unit:
        return False
    if c.lead or _opens_sentence(c):
        return c.rest[:1] != "." or len(c.next) > 1
    kinds = c.language
    if "." in c.key or c.key in kinds.may_end or c.key in kinds.before_any or c.key in kinds.before_name:
        return False
    return c.key in kinds.before_number or (c.key in kinds.units and not c.number) or (c.word.islower() and c.key in kinds.months)


def capital_or_digit(c: Candidate) -> bool | None:
    """A capital, a digit or an opening mark starts a sentence."""
    return True


RULES: tuple[Rule, ...] = (
    plain_stop,
    small_word,
    touching,
    continuing_mark,
    leading_dots,
    author_words,
    signature,
    small_letter,
    reported_speech,
    named_mark,
    bracketed_reference,
    reference_part,
    left_out,
    bracketed_aside,
    enumerator,
    opening_phrase,
    never_last,
    shortened_before_number,
    capitals_only,
    clock,
    degree,
    initials,
    year_or_century,
    unit,
    title_before_name,
    may_end,
    capital_or_digit,
)
