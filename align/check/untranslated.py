"""What the translation leaves in the original's language: words, whole sentences, and the same text on both sides.

Names, brands, terms, titles, code and addresses are left as they are with good reason, so common words are asked for, written as prose is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from align.check.checked import Pair, Passage, Suspicion, Word
from align.check.marks import read_marks
from align.language import COMMON, LINK
from align.span import Span, cover

NAME = "untranslated"
OWN_SCRIPT = {"ru": regex.compile(r"\p{Script=Cyrillic}"), "en": regex.compile(r"\p{Script=Latin}")}
FOREIGN = {"ru": "en", "en": "ru"}  # the language that words may have been left in
CODE = regex.compile(r"[/\\_=$<>{}|@#*`^~+]|\w\.\w|^--?\w|^\.\w|\p{L}\d|\d\p{L}|\(\)|::")
INNER_STOP = regex.compile(r"[.:]\w")
AROUND = "()[]«»“”\"'.,;:!?"
PROMPT = regex.compile(r"\s*[$#%>] ")
CODE_SHARE = 0.4  # of a sentence's words; more is a command, not prose
LETTERS = regex.compile(r"[^\p{L}\p{N}]+")
UNCASED = regex.compile(r"\p{Lo}")
GAP = regex.compile(r"[\s,;:'’–—-]{1,4}")  # between the words of a run
GLOSS = regex.compile(r"[»”\"]?\s?[(\[]")  # what explains the words before it
FEWEST_SAME = 3  # words in lower case, for the same text on both sides to be prose
FEWEST_UNCASED = 12  # letters, where a script has no capitals
FEWEST_RUN = 3  # Latin words in Russian; one or two are a term or a name
LONGEST_REFERENCE = 600  # characters
YEAR = regex.compile(r"\b(?:1[5-9]|20)\d\d\b")
REFERENCE = regex.compile(
    r"\b(?:pp?\.|vol\.|eds?\.|et al\b|doi\b|ISBN|ISSN|Press,|Journal of|Proceedings of|University Press|изд\.|Изд-во|СПб|М\.:|ред\.)"
    r"|\s//\s|[СсP]\. ?\d|\d ?с\.|№"
)
TITLE_WORDS = 8  # titles of works are shorter
LONGEST = 10_000  # characters; what is longer is no sentence
SENTENCE_WORDS = 5
WHOLE = 0.8  # of a sentence's letters
# Words of neighbouring languages that look like English in a run of Latin letters, and Latin phrases that are at home everywhere.
ELSEWHERE = frozenset(
    """le la les de des du et que qui est une der die das und ist nicht ein den dem zu mit von el los las del por para con una il lo gli che di della non per
    sono o os um uma en au aux comme ex sine vino vitro vivo situ quo bono facto jure priori posteriori hoc alia alii capita nauseam curriculum vitae ipso
    pro contra versus modus operandi vivendi sic al ergo cogito je tu il nous vous ils elle pas ne pour dans avec sur plus ich sie wir ihr es auf""".split()
)
FUNCTION = COMMON["en"] | frozenset(
    """about after against also any because been before between could did do does during how if into just like many more most much no only other our over
    should so some such than their them then there these those through under very what when where which while who why without would your""".split()
)
TALKED_OF = frozenset("word words term letter letters phrase expression suffix prefix verb noun character characters".split())  # "the word душа"


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive words that are in the other language's script."""

    words: tuple[Word, ...]

    @property
    def span(self) -> Span:
        return Span(self.words[0].span.start, self.words[-1].span.end)


def check(pair: Pair) -> Iterator[Suspicion]:
    """The translation's sentences that are the original's, then runs of words in its other sentences."""
    original, translation = pair.sides
    if original.lang == translation.lang != "und":
        return
    known = {original.lang, translation.lang} == set(FOREIGN)
    theirs = {_fold(span.of(original.text)): span for span in _sentences(original)}
    for i, span in zip(translation.sentences, _sentences(translation), strict=True):
        if translation.side.document.blocks[translation.side.sentences[i].block].kind == "code":
            continue
        if _is_command(span.of(translation.text)):
            continue
        words = _words_of(translation, span)
        there = theirs.get(_fold(span.of(translation.text)))
        whole = is_foreign(words, translation.lang) if known else there is not None
        if whole and (prose := _prose(span.of(translation.text), words)):
            if not _is_at_home(translation, i, words):
                yield _left_sentence(pair, there, span, words, prose)
        elif known:
            yield from _left_words(pair, span, words)


def _sentences(passage: Passage) -> list[Span]:
    starts = [*passage.starts, len(passage.text) + 1]
    return [Span(a, b - 1) for a, b in pairwise(starts)]


def _words_of(passage: Passage, sentence: Span) -> list[Word]:
    """A sentence's words outside links and addresses."""
    links = [Span(*m.span()) for m in LINK.finditer(passage.text, sentence.start, sentence.end)]
    words = [w for w in passage.words if sentence.start <= w.span.start < sentence.end]
    return [w for w in words if not any(link.overlaps(w.span) for link in links)] if links else words


def _fold(text: str) -> str:
    """Letters and figures in lower case: marks, dashes and spaces are often set anew."""
    return str(LETTERS.sub(" ", text.lower())).strip()


def is_foreign(words: Sequence[Word], lang: str) -> bool:
    """Whether nearly all letters are of another script than the language's; of other languages than Russian and English nothing is known."""
    if lang not in OWN_SCRIPT:
        return False
    letters = [w for w in words if w.text[0].isalpha()]
    total = sum(len(w.text) for w in letters)
    own = sum(len(w.text) for w in letters if OWN_SCRIPT[lang].search(w.text))
    return total > 0 and own < (1 - WHOLE) * total


def _is_command(text: str) -> bool:
    """Whether a sentence is to be typed, not read."""
    tokens = text.split()
    return bool(PROMPT.match(text)) or sum(bool(CODE.search(t.strip(AROUND))) for t in tokens) > CODE_SHARE * len(tokens)


def _prose(text: str, words: Sequence[Word]) -> int:
    """How many words in lower case a sentence has, if it is prose by them; else 0."""
    uncased = len(UNCASED.findall(text))
    if uncased:
        return uncased // 4 if uncased >= FEWEST_UNCASED else 0
    letters = [w.text for w in words if w.text[0].isalpha()]
    lower = [w for w in letters if w.islower() and len(w) > 1]
    if len(letters) >= TITLE_WORDS and sum(w.lower() in FUNCTION for w in letters) >= 2:
        return len(letters)
    return len(lower) if len(lower) >= FEWEST_SAME and 2 * len(lower) >= len(letters) else 0


def _is_at_home(passage: Passage, sentence: int, words: Sequence[Word]) -> bool:
    """Whether a sentence may stay as it is: a reference to literature, or words of a third language."""
    document = passage.side.document
    block = document.blocks[passage.side.sentences[sentence].block].span
    if block.length < LONGEST_REFERENCE and REFERENCE.search(document.text, *block) and YEAR.search(document.text, *block):
        return True
    lower = [w.text.lower() for w in words]
    return passage.lang == "ru" and sum(w in ELSEWHERE for w in lower) > sum(w in FUNCTION for w in lower)


def _left_sentence(pair: Pair, there: Span | None, span: Span, words: Sequence[Word], prose: int) -> Suspicion:
    long = len(words) >= SENTENCE_WORDS
    what = "The same text stands on both sides" if there else "This is not in the translation's language"
    return pair.suspicion(
        "divergence", NAME, there, span, f"{what}: {_short(span.of(pair.translation.text))}", most="major" if long else "minor", sentence=1.0,
        common=_common(words, pair.translation.lang), verbatim=float(there is not None), long=float(long), prose=min(10.0, float(prose)),
    )  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77].rsplit(' ', 1)[0]} …"


def _common(words: Sequence[Word], lang: str) -> float:
    """The share of the other language's commonest words."""
    common = FUNCTION if lang == "ru" else COMMON["ru"] if lang == "en" else frozenset[str]()
    return sum(w.text.lower() in common for w in words) / max(1, len(words))


# ------------------------------------------------------------ words in a sentence that is translated otherwise


def _left_words(pair: Pair, sentence: Span, words: Sequence[Word]) -> Iterator[Suspicion]:
    passage = pair.translation
    runs = list(_runs(passage, words))
    if not runs or sentence.length > LONGEST:
        return
    marks = read_marks(sentence.of(passage.text))
    held = [m for m in (*marks.quotes, *marks.brackets, *marks.emphasis) if not OWN_SCRIPT[passage.lang].search(m.inner.of(sentence.of(passage.text)))]
    theirs = f" {_fold(pair.original.text)} "
    left = []
    for run in runs:
        start, end = run.span.start - sentence.start, run.span.end - sentence.start
        set_apart = any(m.span.start <= start and end <= m.span.end for m in held) and len(run.words) < TITLE_WORDS
        set_apart = set_apart or bool(GLOSS.match(passage.text, run.span.end))
        if not set_apart and _is_prose(run, passage) and f" {_fold(run.span.of(passage.text))} " in theirs:
            left.append(run)
    if left:
        yield _left_runs(pair, left)


def _left_runs(pair: Pair, runs: Sequence[Run]) -> Suspicion:
    """One suspicion a sentence, from the first run to the last."""
    passage = pair.translation
    span = cover([run.span for run in runs])
    words = [w for run in runs for w in run.words]
    there = _place(span.of(passage.text), pair.original)
    return pair.suspicion(
        "divergence", NAME, there, span, f"Left untranslated: {_short(span.of(passage.text))}", most="major", sentence=0.0,
        common=_common(words, passage.lang), words=float(min(10, len(words))), acronym=float(all(w.text.isupper() for w in words)),
    )  # fmt: skip


def _runs(passage: Passage, words: Sequence[Word]) -> Iterator[Run]:
    """Words in the other script next to each other; those that are parts of code, addresses or names of things with figures are none."""
    own = OWN_SCRIPT[passage.lang]
    run: list[Word] = []
    for word in words:
        fits = word.text[0].isalpha() and not own.search(word.text) and not _is_code(word, passage.text)
        if run and (not fits or not GAP.fullmatch(passage.text, run[-1].span.end, word.span.start)):
            yield Run(tuple(run))
            run = []
        if fits:
            run.append(word)
    if run:
        yield Run(tuple(run))


def _is_code(word: Word, text: str) -> bool:
    before, after = text[word.span.start - 1 : word.span.start], text[word.span.end : word.span.end + 2]
    attached = before in {".", "-"} or before.isdigit() or after[:1].isdigit() or INNER_STOP.match(after)
    return bool(attached or CODE.search(before) or CODE.search(after[:1]))


def _is_prose(run: Run, passage: Passage) -> bool:
    texts = [w.text for w in run.words]
    lower = [t for t in texts if t.islower() and len(t) > 1]
    if passage.lang == "en":
        before = [w.text.lower() for w in passage.words if w.span.end <= run.span.start][-2:]
        return any(len(t) > 2 for t in texts) and not TALKED_OF.intersection(before)
    common = [t for t in lower if t in FUNCTION]
    elsewhere = [t for t in texts if t.lower() in ELSEWHERE]
    if len(texts) < FEWEST_RUN:
        return False
    # Titles have no words in lower case but function words.
    return (len(common) > len(elsewhere) and len(lower) > len(common)) or (len(lower) == len(texts) and not elsewhere)


def _place(words: str, original: Passage) -> Span | None:
    """Where the words stand in the original, if they are written alike there."""
    at = original.text.find(words)
    return Span(at, at + len(words)) if at >= 0 else None
