"""Files' names to pairs: `X.ru.txt` with `X.en.txt`, `ru/X.txt` with `en/X.txt`, `X_ru` with `X_en`, `X.html` with `ru/X.ru.html`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

LANGUAGE_NAMES = {
    "en": "en eng english английский англ",
    "ru": "ru rus russian русский рус",
}
_LANGUAGES = {name: lang for lang, names in LANGUAGE_NAMES.items() for name in names.split()}
_TAG = rf"(?P<lang>{'|'.join(_LANGUAGES)})(?:[-_][a-z]{{2}})?"  # with a country, as in en-US
ALONE = re.compile(_TAG, re.IGNORECASE)
AT_END = re.compile(rf"(?P<stem>.*[^\s._-])[\s._-]+\(?{_TAG}\)?", re.IGNORECASE | re.DOTALL)
AT_START = re.compile(rf"{_TAG}[\s._-]+(?P<stem>[^\s._-].*)", re.IGNORECASE | re.DOTALL)
NAMELESS = "text"  # of ru.txt and en.txt
ANY = "*"  # stands for the language in a shape


@dataclass(frozen=True, slots=True)
class Name:
    """What a file's path says: `lang` if it names one, `key` is the path without that and without the suffix, `shape` has a mark where it stood."""

    path: str
    lang: str | None
    key: str
    shape: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two files of the same key, the Russian one first, or one that nothing has been found for. `sure` is false where only one of the two names says its
    language: then the texts have to tell."""

    names: tuple[Name, ...]
    sure: bool = True


def read_name(path: str) -> Name:
    """Of a path relative to the corpus, with forward slashes. A name's own language counts before its folder's, an inner folder's before an outer one's."""
    pure = PurePosixPath(path)
    folders, suffix = list(pure.parent.parts), pure.suffix
    stem, mark, lang = _split_stem(pure.name.removesuffix(suffix) if pure.name != suffix else pure.name)
    shapes = [*folders, mark]
    for at in range(len(folders) - 1, -1, -1):
        if found := ALONE.fullmatch(folders[at]):
            lang = lang or _LANGUAGES[found["lang"].lower()]
            del folders[at]
            shapes[at] = ANY
            break
    key = "/".join([*folders, stem]).strip("/")
    return Name(path, lang, key or NAMELESS, "/".join(shapes), suffix.lower())


def _split_stem(stem: str) -> tuple[str, str, str | None]:
    """(what is left without the language, the same with a mark in its place, the language)."""
    if found := ALONE.fullmatch(stem):
        return "", ANY, _LANGUAGES[found["lang"].lower()]
    for pattern in (AT_END, AT_START):
        if found := pattern.fullmatch(stem):
            at = found.span("lang")[0]
            return found["stem"], f"{stem[:at]}{ANY}", _LANGUAGES[found["lang"].lower()]
    return stem, stem, None


def match_names(names: Sequence[Name]) -> Iterator[Match]:
    """The pairs among files of one key, those whose names are built alike first; then what is left, each by itself."""
    left = sorted(names, key=lambda n: n.path)
    for likeness in ((lambda n: (n.shape, n.suffix)), (lambda n: (n.shape, "")), (lambda n: ("", ""))):
        for like in sorted({likeness(n) for n in left}):
            same = [n for n in left if likeness(n) == like]
            russian, english = ([n for n in same if n.lang == lang] for lang in ("ru", "en"))
            if russian and english and (like[0] or len(russian) == len(english) == 1):
                yield Match((russian[0], english[0]))
                left = [n for n in left if n not in (russian[0], english[0])]
    for suffixes in (*({n.suffix} for n in left), {n.suffix for n in left}):
        same = [n for n in left if n.suffix in suffixes]
        if len(same) == 2 and [n.lang for n in same].count(None) == 1:
            yield Match(tuple(same), sure=False)
            left = [n for n in left if n not in same]
    for name in left:
        yield Match((name,))
