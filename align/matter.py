"""Front and back matter: the lines around an article that are not the article. Told from the words and the place of a block in one text."""

import re
from functools import lru_cache

from align.document import Block, Document

LONGEST_LINE = 220  # characters; a longer block is running text whatever it begins with
LONGEST_LINK = 160
FULL_SENTENCE = re.compile(r"""[.!?…][»"”’')\]]*\s*$""")
FULL_STOP = re.compile(r"""[.…][»"”’')\]]*\s*$""")  # titles and links end in question marks, too
INNER_STOP = re.compile(r"""[.!?…][»"”’')\]]*\s+["«“(—–-]?\s?[A-ZА-ЯЁ]""")
DIALOGUE = re.compile(r"\s*[-–—«“\"]")
SHORTEST_PARAGRAPH = 180  # characters

# Each pattern must match a whole block, or a whole line of one.
_NAME = r"[A-ZА-ЯЁ][\w.'’-]{0,40}(?:\s+(?:(?:[A-ZА-ЯЁ]|de |von |van )[\w.'’-]{0,40}|and|и|&|,)){0,7}"
_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?\.?\s+[A-Za-zА-Яа-яё]{3,9}\.?,?\s+\d{4}(?:\s*г\.|\s+года)?|[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2})"
)
PATTERNS = tuple(
    re.compile(p)
    for p in (
        # who wrote, translated and published it
        rf"(?i:by)\s+{_NAME}(?:\s*\(.{{0,60}}\))?(?:\s*[|,·]\s*.{{0,60}})?",
        r"(?i:published)\s+(?:in|by|on|at)\s+(?:[^.!?]|(?<![\w])[A-Z]\.){1,80}",
        r"(?i:translated|edited|reviewed|proofread|compiled|posted|written|reported)(?:\s+(?:from|by|on|in|into))+\s+[^!?]{1,160}",
        r"(?i:translation|translator|editor|editing|author|source|photo|photograph|photos|picture|image|credit|caption|text|words|illustration|filed under|tags?|topics?|section|date|updated|published|posted|originally published|original|original article|first published)\s*:.{0,180}",
        r"(?i:автор|авторы|перевод|перев[её]л|перевела|переводчик|редактор|фото|фотография|иллюстрация|источник|текст|рубрика|теги|метки|опубликовано|дата|обновлено|оригинал|корреспондент|материал подготовил[аи]?)\s*:.{0,180}",
        r"(?i:перев[её]л|перевела|перевод(?:\s+с\s+\S+)?)\s+(?:[^.!?]|(?<![\w])[A-ZА-ЯЁ]\.){1,80}\.?",
        r"(?i:фото)\s*[©/(].{0,120}",
        rf"{_DATE}(?:[,|·\s]+\d{{1,2}}:\d\d(?:\s*[ap]\.?m\.?)?)?",
        rf"\([A-ZА-ЯЁ][\w .-]{{1,30}}\)\s+(?:on\s+)?{_DATE}",
        rf"(?:[A-ZА-ЯЁ][\w .-]{{1,40}})[,|·]\s*{_DATE}",
        r"©.{0,160}",
        r"(?i:copyright)\b.{0,160}",
        r"(?i:all rights reserved|все права защищены)\b.{0,160}",
        # what a site puts around it
        r"(?i:this (?:post|article|story|piece)(?: first| originally)? (?:appeared|was (?:first |originally )?published)) .{0,180}",
        r"(?i:(?:hot|new|popular|trending|most (?:read|popular|viewed|shared)|top stories)(?: (?:this|in the last|of the|today|now))?(?: (?:week|day|month|24 hours))?)",
        r"(?i:related(?: (?:articles?|posts?|stories|topics|links|news))?|see also|read (?:more|also|next)|more (?:from|on|in|like) .{0,80}|you (?:may|might) also like|recommended(?: for you)?|topics|tags|categories|latest(?: news)?|editor['’]s (?:choice|picks?)|share(?: this.{0,30})?|comments?(?: \(\d+\))?|leave a (?:comment|reply)|print|subscribe.{0,100}|sign up.{0,100}|follow us.{0,100}|newsletter|advertisement|menu|home|search|about us|contact(?: us)?|privacy policy|terms of (?:use|service)|cookies?|back to top|next|previous|older posts|newer posts|load more)",
        r"(?i:читайте (?:также|ещ[её]|далее).{0,160}|по теме|смотрите также|похожие (?:статьи|материалы|новости)|другие (?:статьи|материалы|новости).{0,60}|новости по теме|популярное|самое (?:читаемое|популярное)|главное(?: за (?:день|неделю))?|последние новости|комментарии(?: \(\d+\))?|поделиться.{0,60}|подписывайтесь.{0,120}|подпишитесь.{0,120}|реклама|теги|темы|рубрики|наверх|меню|главная|поиск|контакты|о нас|далее|назад|загрузить ещ[её])\.?",
        r"\(?(?i:link to original){1,4}\)?",
    )
)


def matter_blocks(document: Document) -> frozenset[int]:
    """Blocks that are bylines, datelines, credits, navigation or lists of links."""
    return _scan(document)[0]


def edge_blocks(document: Document) -> tuple[int, int]:
    """(first block of the running text, one past its last): from the first to the last paragraph of full sentences that is not matter.

    A document without such a paragraph (a list, a poem) is all body.
    """
    return _scan(document)[1]


@lru_cache(maxsize=8)
def _scan(document: Document) -> tuple[frozenset[int], tuple[int, int]]:
    texts = [b.span.of(document.text) for b in document.blocks]
    matter = {n for n, text in enumerate(texts) if is_matter(text)}
    kinds = [_how_like_text(block, text) if n not in matter else 0 for n, (block, text) in enumerate(zip(document.blocks, texts, strict=True))]
    strong = [n for n, kind in enumerate(kinds) if kind == max(kinds)] if any(kinds) else []
    if not strong:
        return frozenset(matter), (0, len(texts))
    first, last = strong[0], strong[-1] + 1
    while first > 0 and kinds[first - 1]:
        first -= 1
    while last < len(kinds) and kinds[last]:
        last += 1
    matter |= _link_list(texts, matter, range(last, len(texts)))
    return frozenset(matter), (first, last)


def is_matter(text: str) -> bool:
    """Whether a block's words alone say that it is front or back matter; every line of it has to."""
    if len(text) > 3 * LONGEST_LINE:
        return False
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return bool(lines) and len(lines) <= 8 and all(len(line) <= LONGEST_LINE and any(p.fullmatch(line) for p in PATTERNS) for line in lines)


def _how_like_text(block: Block, text: str) -> int:
    """2 for a paragraph of sentences, 1 for a line that ends as a sentence does, 0 for a title or a link."""
    if block.kind == "code":
        return 0
    if block.kind == "item":
        return 1
    if len(text) >= SHORTEST_PARAGRAPH and (FULL_SENTENCE.search(text) or INNER_STOP.search(text)):
        return 2
    if not FULL_SENTENCE.search(text):
        return 0
    return int(block.kind != "heading" and bool(FULL_STOP.search(text) or DIALOGUE.match(text)))


def _link_list(texts: list[str], matter: set[int], after: range) -> set[int]:
    """Short lines behind the last paragraph, if some line there is navigation by its words; a list that merely ends an article is none."""
    if not any(n in matter for n in after):
        return set()
    return {n for n in after if len(texts[n]) <= LONGEST_LINK}
