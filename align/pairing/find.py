"""A folder to jobs: by name first, then by a look into what is left, then by what the texts say."""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from align.pairing.catalogue import by_key
from align.pairing.disk import DiskList
from align.pairing.folder import list_texts, path_of
from align.pairing.job import Alone, Job
from align.pairing.look import BOTH, OWN, UNREADABLE, Seen, Text, look_into
from align.pairing.names import Name, match_names, read_name
from align.pairing.runner import Lost, Runner
from align.read.languages import NAMES, OTHER

BY_NAME, BILINGUAL, BY_ITSELF = "by name", "both languages in one file", "by itself"

# By the digest of the Russian text: that of the English one, and why they are a pair.
Known = MutableMapping[bytes, tuple[bytes, str]]
Singles = dict[str, list[tuple[Text, bytes]]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder or address, and a folder in it that holds no texts."""

    folder: str
    leave_out: Path | None = None


def find_jobs(corpus: Corpus, runner: Runner, known: Known) -> Iterator[Job | Alone]:
    """Everything below the folder: pairs and bilingual files as jobs, the rest as alone; in no order, and ids may meet.

    Pairs that were found by content go into `known`; those that are in it, and still there, are taken as they are. Raises InputError if the folder cannot be
    read.
    """
    singles: Singles = {"ru": [], "en": []}
    with DiskList[tuple[Text, ...]]() as unknown:
        yield from _by_name(corpus, unknown)
        for texts, seen in runner.map(look_into, unknown):
            yield from _sort_out(Seen(texts, (UNREADABLE,) * len(texts), (b"",) * len(texts)) if isinstance(seen, Lost) else seen, singles)
    yield from _by_content({lang: sorted(texts, key=lambda t: t[0].name) for lang, texts in singles.items()}, runner, known)


def _by_name(corpus: Corpus, unknown: DiskList[tuple[Text, ...]]) -> Iterator[Job]:
    """What names pair for sure; the rest goes into `unknown`, two that may be a pair together."""
    for names, sizes in by_key(list_texts(corpus.folder, corpus.leave_out)):
        for match in match_names(names):
            texts = tuple(_text(corpus, name, sizes[name.path]) for name in match.names)
            if len(texts) == 2 and match.sure:
                yield _pair(match.names[0].key, texts[0], texts[1], BY_NAME)
            else:
                unknown.append(texts)


def _text(corpus: Corpus, name: Name, size: int) -> Text:
    return Text(name.path, path_of(corpus.folder, name.path), size)


def _pair(name: str, russian: Text, english: Text, why: str) -> Job:
    return Job(name, (russian.path, english.path), why, russian.size + english.size)


def _sort_out(seen: Seen, singles: Singles) -> Iterator[Job | Alone]:
    if (pair := _sides(seen)) is not None:
        yield _pair(read_name(pair["ru"].name).key, pair["ru"], pair["en"], f"{BY_NAME} and language")
        return
    for text, kind, digest in zip(seen.texts, seen.kinds, seen.digests, strict=True):
        if kind in (BOTH, UNREADABLE):
            yield Job(bare_name(text.name), (text.path,), BILINGUAL if kind == BOTH else BY_ITSELF, text.size)
        elif kind in singles:
            singles[kind].append((text, digest))
        elif kind != OWN:
            yield Alone(text.path, None, "neither English nor Russian")


def _sides(seen: Seen) -> dict[str, Text] | None:
    """Two texts by language if they are a pair: the one whose name says its language may have stretches in the other, as when not all was translated."""
    for k, text in enumerate(seen.texts if len(seen.texts) == 2 else ()):
        lang, other = read_name(text.name).lang, seen.texts[1 - k]
        if lang and seen.kinds[k] in (lang, BOTH) and seen.kinds[1 - k] == OTHER[lang]:
            return {lang: text, OTHER[lang]: other}
    return None


def _by_content(singles: Singles, runner: Runner, known: Known) -> Iterator[Job | Alone]:
    """Pairs that are known already, then those that are found, then the texts that are left."""
    pairs = _take_known(singles, known)
    russian, english = singles["ru"], singles["en"]
    if russian and english:
        from align.pairing.content import match_content

        found = match_content([t for t, _ in russian], [t for t, _ in english], runner)
        pairs += [(russian[f.russian][0], english[f.english][0], f.why) for f in found]
        known.update({russian[f.russian][1]: (english[f.english][1], f.why) for f in found})
    for text, other, why in pairs:
        yield _pair(bare_name(text.name), text, other, why)
    paired = {text.path for pair in pairs for text in pair[:2]}
    for lang, texts in singles.items():
        for text, _ in texts:
            if text.path not in paired:
                yield Alone(text.path, lang, _why_alone(text, lang, bool(singles[OTHER[lang]])))


def _take_known(singles: Singles, known: Known) -> list[tuple[Text, Text, str]]:
    """Takes the known pairs out of `singles`."""
    waiting: dict[bytes, list[Text]] = {}
    for text, digest in singles["en"]:
        waiting.setdefault(digest, []).append(text)
    pairs = []
    for text, digest in singles["ru"]:
        other, why = known.get(digest, (b"", ""))
        if waiting.get(other):
            pairs.append((text, waiting[other].pop(0), why))
    paired = {text.path for pair in pairs for text in pair[:2]}
    for texts in singles.values():
        texts[:] = [(text, digest) for text, digest in texts if text.path not in paired]
    return pairs


def _why_alone(text: Text, lang: str, others: bool) -> str:
    """What was looked for, and what would be found."""
    name = read_name(text.name)
    said = f"no {PurePosixPath(name.key).name}.{OTHER[lang]}{name.suffix} beside it" if name.lang == lang else "no file is named as its translation"
    return f"{said}, and no {NAMES[OTHER[lang]]} text {'says the same' if others else 'is left'}"


def bare_name(name: str) -> str:
    """A text's name without its suffix."""
    pure = PurePosixPath(name)
    return str(pure.parent / (pure.stem if pure.suffix else pure.name))
