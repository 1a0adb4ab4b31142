"""Folders to jobs: by name, by a look into the files, by what they say."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from align.errors import InputError
from align.pairing.find import Corpus, Known, find_jobs
from align.pairing.job import Alone, Job
from align.pairing.runner import Lost

T = TypeVar("T")
R = TypeVar("R")

RUSSIAN = {
    "bridge": "Мост закрыли в четверг. До весны его не откроют, сообщили в мэрии. Жители узнали об этом из объявления.",
    "rye": "Ржаной хлеб пекут на закваске. Закваску кормят мукой и водой пять дней подряд. Печь должна быть очень горячей.",
    "whale": "Киты поют под водой. Их песни слышны за сотни километров. Учёные записывают их с корабля.",
}
ENGLISH = {
    "bridge": "The bridge was shut on Thursday. It will not reopen before spring, the mayor's office said. The residents learned of it from a notice.",
    "rye": "Rye bread is baked with sourdough. The sourdough is fed with flour and water for five days in a row. The oven must be very hot.",
    "moon": "The telescope needs a dark sky. Let it cool for half an hour before you look at the planets. The moon is too bright for faint stars.",
}


class Here:
    """A runner without processes, which gives the results back to front."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        return iter([(item, function(item)) for item in items][::-1])


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_name(path.name + ".txt").write_text(text, encoding="utf-8")


def find(folder: Path, known: Known | None = None) -> tuple[dict[str, Job], dict[str, Alone]]:
    found = list(find_jobs(Corpus(str(folder)), Here(), {} if known is None else known))
    return {f.id: f for f in found if isinstance(f, Job)}, {Path(f.path).name: f for f in found if isinstance(f, Alone)}


def names(job: Job) -> list[str]:
    return [Path(p).name for p in job.paths]


def test_by_name_bilingual_and_by_content(tmp_path: Path) -> None:
    write(tmp_path, a_dot_ru="x", a_dot_en="y", deep__both=f"{RUSSIAN['rye']}\n\n{ENGLISH['rye']}")
    write(tmp_path, q1=RUSSIAN["bridge"], q2=ENGLISH["rye"], q3=RUSSIAN["rye"], q4=ENGLISH["bridge"], q5=RUSSIAN["whale"], q6=ENGLISH["moon"])
    jobs, alone = find(tmp_path)
    assert {n: names(j) for n, j in jobs.items()} == {
        "a": ["a.ru.txt", "a.en.txt"], "deep/both": ["both.txt"], "q1": ["q1.txt", "q4.txt"], "q3": ["q3.txt", "q2.txt"],
    }  # fmt: skip
    assert jobs["a"].why == "by name" and jobs["q1"].why.startswith("by content: ")
    assert {n: a.lang for n, a in alone.items()} == {"q5.txt": "ru", "q6.txt": "en"}


def test_one_name_that_says_its_language_is_enough(tmp_path: Path) -> None:
    write(tmp_path, x=ENGLISH["bridge"], ru__x_dot_ru=RUSSIAN["bridge"], y=RUSSIAN["rye"], ru__y_dot_ru=RUSSIAN["rye"] + " Вот и всё.")
    jobs, alone = find(tmp_path)
    assert {n: names(j) for n, j in jobs.items()} == {"x": ["x.ru.txt", "x.txt"]}
    assert set(alone) == {"y.txt", "y.ru.txt"}


def test_a_name_that_says_its_language_may_hold_what_was_not_translated(tmp_path: Path) -> None:
    write(tmp_path, x=f"{ENGLISH['bridge']} {ENGLISH['moon']}", ru__x=f"{RUSSIAN['bridge']}\n\n{ENGLISH['moon']}")
    write(tmp_path, y_dot_ru=RUSSIAN["rye"], y=f"{RUSSIAN['rye']}\n\n{ENGLISH['rye']}")
    jobs, alone = find(tmp_path)
    assert {n: [str(Path(p).relative_to(tmp_path)) for p in j.paths] for n, j in jobs.items()} == {"x": ["ru/x.txt", "x.txt"], "y": ["y.txt"]}
    assert set(alone) == {"y.ru.txt"}


def test_half_a_pair_is_told_with_what_is_missing(tmp_path: Path) -> None:
    write(tmp_path, a_dot_ru=RUSSIAN["whale"], b=ENGLISH["moon"])
    jobs, alone = find(tmp_path)
    assert jobs == {} and "no a.en.txt beside it" in alone["a.ru.txt"].reason and alone["b.txt"].lang == "en"


def test_texts_in_one_language_only_have_no_counterpart(tmp_path: Path) -> None:
    write(tmp_path, a=ENGLISH["moon"], b=ENGLISH["rye"], c="Η γέφυρα έκλεισε την Πέμπτη.")
    jobs, alone = find(tmp_path)
    assert jobs == {} and {n: a.lang for n, a in alone.items()} == {"a.txt": "en", "b.txt": "en", "c.txt": None}
    assert alone["a.txt"].reason.endswith("no Russian text is left")


def test_what_was_found_by_content_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, q1=RUSSIAN["bridge"], q4=ENGLISH["bridge"])
    known: Known = {}
    first, _ = find(tmp_path, known)
    assert len(known) == 1

    def refuse(*_: object) -> None:
        raise AssertionError("paired once more")

    monkeypatch.setattr("align.pairing.content.match_content", refuse)
    assert find(tmp_path, known)[0] == first
    write(tmp_path, q4=ENGLISH["bridge"] + " That is all.")
    with pytest.raises(AssertionError):
        find(tmp_path, known)


def test_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "in"
    write(outside, secret=ENGLISH["moon"])
    write(folder, a_dot_ru="x", a_dot_en="y", README="z", _dot_hidden="z", _dot_git__x="z", notes_dot_json="z", out__index="z")
    (folder / "notes.json.txt").rename(folder / "notes.json")
    (folder / "link").symlink_to(outside)
    (folder / "b.txt").symlink_to(outside / "secret.txt")
    for mark in ("journal.sqlite", "index.jsonl"):
        (folder / "out" / mark).write_text("")
    assert find(folder) == ({"a": Job("a", (str(folder / "a.ru.txt"), str(folder / "a.en.txt")), "by name", 2)}, {})


def test_an_unreadable_file_is_a_job_that_will_tell(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)))
    assert list(find(tmp_path)[0]) == ["bad"]


def test_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    for path, says in ((tmp_path / "none", "no such folder"), (tmp_path / "a.txt", "this is a file")):
        with pytest.raises(InputError, match=says):
            find(path)
