"""The documents below a folder: which files are each other's translation."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from align.errors import InputError
from align.read import READERS

LANGS = ("en", "ru")
IGNORED = ("readme", "license", "licence", "copying", "changelog")


@dataclass(frozen=True, slots=True)
class Job:
    """A pair of files, or one bilingual file; `id` is the path below the folder without its suffixes, and safe below another folder."""

    id: str
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A text that has no counterpart, and why it was left out."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """Everything below a folder, sorted by id and path."""

    jobs: tuple[Job, ...]
    unpaired: tuple[Unpaired, ...]


def find_pairs(folder: Path) -> Found:
    """`X.ru.txt` with `X.en.txt` is a pair with the id `X` (the Russian file first); any other text is a bilingual file.

    Raises InputError if the folder cannot be read. Links are not followed.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: {'this is a file; for one document use: sverka align' if folder.exists() else 'no such folder; check the name'}")
    named: dict[str, dict[str, Path]] = {}
    jobs: list[Job] = []
    unpaired: list[Unpaired] = []
    for path in _texts(folder):
        stem, lang = _split_name(path)
        name = (path.relative_to(folder).parent / stem).as_posix()
        if lang is None:
            jobs.append(Job(name, (path,)))
        elif lang in named.setdefault(name, {}):
            unpaired.append(Unpaired(path, f"{path}: a second {lang} text beside {named[name][lang].name}; keep one of them"))
        else:
            named[name][lang] = path
    for name, by_lang in named.items():
        if len(by_lang) == len(LANGS):
            jobs.append(Job(name, (by_lang["ru"], by_lang["en"])))
        else:
            ((lang, path),) = by_lang.items()
            missing = "en" if lang == "ru" else "ru"
            unpaired.append(Unpaired(path, f"{path}: no {Path(name).name}.{missing}{path.suffix} beside it; add the other language or remove it"))
    return Found(tuple(_distinct(sorted(jobs, key=lambda j: (j.id, j.paths)))), tuple(sorted(unpaired, key=lambda u: str(u.path))))


def _texts(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            if path.suffix.lower() in READERS and not name.startswith(".") and not name.lower().startswith(IGNORED) and not path.is_symlink():
                yield path


def _split_name(path: Path) -> tuple[str, str | None]:
    stem, _, lang = path.stem.rpartition(".")
    return (stem, lang.lower()) if stem and lang.lower() in LANGS else (path.stem, None)


def _distinct(jobs: list[Job]) -> Iterator[Job]:
    """`X.txt` beside `X.ru.txt` and `X.en.txt` would share their report: later ones get their suffix into the id."""
    taken: set[str] = {"index"}
    for job in jobs:
        name = job.id
        while name.lower() in taken:
            name += job.paths[0].suffix.replace(".", "-")
        taken.add(name.lower())
        yield Job(name, job.paths)
