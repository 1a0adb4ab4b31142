"""Common words in quotation marks on one side and bare on the other: marks that keep a distance («независимый» суд) or quote somebody's very words."""

from collections.abc import Iterator, Sequence

import regex

from align.check.checked import Pair, Passage, Suspicion, Word
from align.check.counterpart import Counterpart, find_counterpart
from align.check.marks import Marked, read_marks
from align.check.quotation.tables import DISTANCE, NAMED, SAYS, SET_PHRASES
from align.morphology import lemma, readings
from align.span import Span

NAME = "quotation"
MOST_WORDS = 3
FEWEST_LETTERS = 4
LEAST_COSINE = 0.58  # of a counterpart; below, the words were left out or said quite otherwise
FIGURATIVE = frozenset(("VERB", "INFN", "GRND", "PRTF", "PRTS"))  # «поплывут»: a figure of speech more often than somebody's words
PLAIN = {"ru": regex.compile(r"[\p{Script=Cyrillic}\N{COMBINING ACUTE ACCENT}\s'’‑-]+"), "en": regex.compile(r"[A-Za-z\s'’‑-]+")}
OUTER = " ,.\t\n\r\xa0"
DISTANCES = {lang: regex.compile(pattern, regex.IGNORECASE) for lang, pattern in DISTANCE.items()}
BESIDE = 40  # characters
APART = regex.compile(r"[^\w\s'’‑-]")  # what keeps a noun from belonging to the words
SENTENCE_END = regex.compile(r"[.!?…:][\"'»”’)]{0,3}\s{1,4}[\"'«“‘(—–-]{0,3}\s{0,2}$")
SKIPPED_OWN, SKIPPED_OTHER = 0.5, 1.0  # prices of a quotation that has no partner, in the terms of `_unlike`
MOST_QUOTES = 24


def check_distance(pair: Pair) -> Iterator[Suspicion]:
    """Marks lost in the translation, and marks that it gains."""
    marks = [read_marks(p.text) for p in pair.sides]
    for k in (0, 1):
        own, other = marks[k], marks[1 - k]
        held = (*other.quotes, *other.emphasis)
        plain = {q for q in own.quotes if _is_plain(q, pair.sides[k])}
        if not plain or len(held) >= len(own.quotes) or len(own.quotes) > MOST_QUOTES or len(own.strays) != len(other.strays):
            continue
        alone = unpartnered(own.quotes, sorted(held, key=lambda q: q.span), *pair.sides if k == 0 else pair.sides[::-1])
        if alone is None or _is_moved(pair, k):
            continue
        for quote in alone:
            if quote in plain:
                yield from _suspect(pair, k, quote, bool(held))


def _is_plain(quote: Marked, passage: Passage) -> bool:
    """Whether the words in the marks are a few common ones, and no name, title, term or set phrase."""
    inner = quote.inner.of(passage.text).strip(OUTER)
    words = _words_in(passage, quote.span)
    if not 1 <= len(words) <= MOST_WORDS or not inner.islower() or not PLAIN[passage.lang].fullmatch(inner) or sum(map(str.isalpha, inner)) < FEWEST_LETTERS:
        return False
    return not _is_named(quote, passage) and tuple(lemma(w.text, passage.lang) for w in words) not in SET_PHRASES


def _words_in(passage: Passage, span: Span) -> list[Word]:
    return [w for w in passage.words if span.start <= w.span.start < span.end]


def _is_named(quote: Marked, passage: Passage) -> bool:
    """Whether what stands beside the marks says that they hold a name or a term: штамм «омикрон», блок пружин «микропакет», the "verbose" option."""
    before = [w for w in passage.words if w.span.end <= quote.span.start][-2:]
    after = [w for w in passage.words if w.span.start >= quote.span.end][:1] if passage.lang == "en" else []
    beside = [w for w in before if not APART.search(passage.text, w.span.end, quote.span.start)]
    if beside and passage.lang == "ru" and (not PLAIN["ru"].fullmatch(beside[-1].text) or _is_apposition(beside[-1], _words_in(passage, quote.span)[0])):
        return True
    beside += [w for w in after if not APART.search(passage.text, quote.span.end, w.span.start)]
    return any(w.lemmas & NAMED[passage.lang] for w in beside)


def _is_apposition(noun: Word, first: Word) -> bool:
    """Whether a noun in the marks stands in the nominative after another noun, as names do whatever the case of what they name."""
    named, name = (readings(w.text, "ru") for w in (noun, first))
    return "NOUN" in named[0].grammemes and any({"NOUN", "nomn", "sing"} <= r.grammemes for r in name)


def unpartnered(own: Sequence[Marked], other: Sequence[Marked], own_side: Passage, other_side: Passage) -> list[Marked] | None:
    """The pairs of marks of `own` that none of `other`, in order, stands for; None where one of `other` is left over, which may be any of them."""
    unlike = [[_unlike(a, b, own_side, other_side) for b in other] for a in own]
    # best[j]: price of the quotations so far against the first j of the other side, and the places of those without a partner
    best: list[tuple[float, tuple[int, ...], bool]] = [(SKIPPED_OTHER * j, (), j > 0) for j in range(len(other) + 1)]
    for i in range(len(own)):
        row = [(best[0][0] + SKIPPED_OWN, (*best[0][1], i), best[0][2])]
        for j in range(len(other)):
            skip_own, skip_other, both = best[j + 1], row[j], best[j]
            row.append(
                min(
                    (both[0] + unlike[i][j], both[1], both[2]),
                    (skip_own[0] + SKIPPED_OWN, (*skip_own[1], i), skip_own[2]),
                    (skip_other[0] + SKIPPED_OTHER, skip_other[1], True),
                )
            )
        best = row
    _, alone, left_over = best[-1]
    return None if left_over else [own[i] for i in alone]


def _unlike(a: Marked, b: Marked, own_side: Passage, other_side: Passage) -> float:
    """By place in the text, by length, and by whether they are names."""
    named = sum(m.inner.of(side.text)[:1].isupper() for m, side in ((a, own_side), (b, other_side))) == 1
    apart = abs(a.span.start / max(1, len(own_side.text)) - b.span.start / max(1, len(other_side.text)))
    shorter, longer = sorted((len(_words_in(own_side, a.span)) + 1, len(_words_in(other_side, b.span)) + 1))
    return apart + 0.5 * (1 - shorter / longer) + 0.3 * named


def _is_moved(pair: Pair, k: int) -> bool:
    """Whether the sentences around hold more such words in marks on the other side than on this one; names and speech do not count."""
    own, other = (_count_short(p) for p in (pair.near[k], pair.near[1 - k]))
    return other > own


def _count_short(passage: Passage) -> int:
    marks = read_marks(passage.text)
    inner = [q.inner.of(passage.text) for q in (*marks.quotes, *marks.emphasis)]
    return sum(words[:1].islower() and len(words.split()) <= MOST_WORDS + 1 for words in inner)


def _suspect(pair: Pair, k: int, quote: Marked, others: bool) -> Iterator[Suspicion]:
    own, other = pair.sides[k], pair.sides[1 - k]
    words = _words_in(own, quote.span)
    inner = quote.inner.of(own.text).strip(OUTER)
    there = find_counterpart(inner, other, len(words) + 1)
    if there is None or there.cosine < LEAST_COSINE or _is_name(there, other) or _keeps_distance(there, other):
        return
    bare = there.span.of(other.text)
    spans = (quote.span, there.span) if k == 0 else (there.span, quote.span)
    marked = quote.span.of(own.text)
    message = (
        f"Quotation marks lost: {marked} in the original, {bare} without them here."
        if k == 0
        else f"Quotation marks gained: {bare} has none in the original, {marked} here."
    )
    yield pair.suspicion(
        "divergence", NAME, *spans, message, most="minor", gained=float(k), cosine=there.cosine, others=float(others), figurative=float(_is_figurative(words)),
        reported=float(_is_reported(own, quote)),
    )  # fmt: skip


def _keeps_distance(there: Counterpart, passage: Passage) -> bool:
    """Whether words beside a window do what the marks do: so-called, якобы."""
    return bool(DISTANCES[passage.lang].search(passage.text, max(0, there.span.start - BESIDE), min(len(passage.text), there.span.end + BESIDE)))


def _is_name(there: Counterpart, passage: Passage) -> bool:
    """Whether a window is written as a name: all its longer words with a capital that begins no sentence."""
    words = [w for w in _words_in(passage, there.span) if len(w.text) >= FEWEST_LETTERS] or _words_in(passage, there.span)
    capitals = [w.text[0].isupper() and not _begins_sentence(w, passage) for w in words]
    return all(capitals) or (len(capitals) > 1 and all(capitals[1:]) and words[0].text[0].isupper())


def _begins_sentence(word: Word, passage: Passage) -> bool:
    before = passage.text[max(0, word.span.start - 12) : word.span.start]
    return word.span.start <= 2 or bool(SENTENCE_END.search(before))


def _is_figurative(words: Sequence[Word]) -> bool:
    return any(readings(w.text, w.lang)[0].grammemes & FIGURATIVE for w in words)


def _is_reported(passage: Passage, quote: Marked) -> bool:
    """Whether somebody is quoted in the passage by name of the verb."""
    return any(w.lemmas & SAYS[passage.lang] for w in passage.words if not quote.span.start <= w.span.start < quote.span.end)
