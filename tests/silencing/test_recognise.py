"""Which of today's findings were seen before: by words, by what stands around them, by their number."""

import numpy as np
import pytest
from made_findings import made
from toys import side_of

from align.baseline import known_of
from align.bead import Bead
from align.calibration import load_calibration
from align.check import Checked, run_checks
from align.check.checked import Remark
from align.config import Config
from align.earlier import EarlierFinding
from align.encode import BUNDLED
from align.finding import Finding, Severity, finding_context
from align.recognise import recognise
from align.silencing import Silencing, sift
from align.span import Span
from align.suppression import Suppression

A = "a" * 12


def met(today: list[tuple[str, str]], kept: list[tuple[str, str | None]]) -> list[str]:
    """Ids of today's findings that are met again; ids are written as A with its number."""
    return sorted(recognise([made(name, context) for name, context in today], [Suppression(name, "", context=context) for name, context in kept]))


@pytest.mark.parametrize(
    ("today", "kept", "again"),
    [
        ([(A, "c")], [(A, "c")], [A]),
        ([(A, "d")], [(A, "c")], []),  # a text under it has changed
        ([(A, "c")], [("b" * 12, "c")], []),
        ([(A, "any")], [(A, None)], [A]),  # a line by hand, without a context
        ([(f"{A}-2", "any")], [(A, None)], []),
        ([(A, "new"), (f"{A}-2", "c")], [(A, "c")], [f"{A}-2"]),  # the same words came up before it
        ([(A, "c")], [(f"{A}-2", "c")], [A]),  # or went away
        ([(A, "c"), (f"{A}-2", "c")], [(f"{A}-2", "c")], [f"{A}-2"]),  # twins: the one that was meant
        ([(A, "c"), (f"{A}-2", "c"), (f"{A}-3", "c")], [(A, "c"), (f"{A}-7", "c")], [A, f"{A}-2"]),  # as many as were kept
        ([(A, "c")], [(A, "c"), (A, "c")], [A]),
        ([], [(A, "c")], []),
    ],
)
def test_what_is_met_again(today: list[tuple[str, str]], kept: list[tuple[str, str | None]], again: list[str]) -> None:
    assert met(today, kept) == again


def test_the_later_of_two_lines_counts() -> None:
    kept = [Suppression(A, "first", context="c"), Suppression(A, "second", context="c")]
    assert recognise([made(A, "c")], kept)[A].reason == "second"


def earlier(severity: Severity) -> EarlierFinding:
    return EarlierFinding(A, "divergence", "hedge", severity, None, None, "A message.", "c0ffee")


@pytest.mark.parametrize(
    ("then", "now", "is_known"),
    [("major", "major", True), ("minor", "major", True), ("major", "info", True), ("info", "info", True), ("info", "minor", False)],
)
def test_what_counts_now_and_did_not_is_new(then: Severity, now: Severity, is_known: bool) -> None:
    assert known_of([made(A, severity=now)], [earlier(then)]) == (frozenset({A}) if is_known else frozenset())


def test_sifting() -> None:
    findings = [made(letter * 12, check=check) for letter, check in zip("abcd", ("hedge", "hedge", "number", "hedge"), strict=True)]
    silencing = Silencing(
        Config({"number": None, "hedge": "minor"}), (Suppression(A, "it may pass"), Suppression("c" * 12, "of a check that is off")), (earlier("major"),)
    )
    sifted = sift(findings, silencing)
    assert [f.id[0] for f in sifted.reported] == ["b", "d"] and {f.severity for f in sifted.reported} == {"minor"}
    assert [(d.finding.id, d.reason) for d in sifted.dismissed] == [(A, "it may pass")] and sifted.known == (), "what is dismissed is not known as well"
    assert sift(findings, Silencing(baseline=(earlier("major"),))).known == (findings[0],)
    assert sift(findings, Silencing()).reported == tuple(findings)


def test_the_signature_has_what_changes_the_report_and_no_more() -> None:
    line = Suppression(A, "why", context="c", date="2026-01-01")
    same = [str(Silencing(dismissals=(s,))) for s in (line, Suppression(A, "why", "hedge", "слова", "words", "c", "2026-02-02"))]
    others = [str(Silencing(dismissals=d)) for d in ((Suppression(A, "why"),), (Suppression(A, "other", context="c"),), (line, line), ())]
    assert len(set(same)) == 1 and len({*same, *others}) == 5 and others[-1] == ""
    assert str(Silencing(baseline=(earlier("major"),))) != str(Silencing(baseline=(earlier("info"),)))


RU = ["Он, вероятно, уехал в Псков.", "Не ждите его, не зовите.", "Снег идёт третий день."]
EN = ["He left for Pskov.", "Expect him, call him.", "It has snowed for three days."]


def contexts(russian: list[str], english: list[str], beads: list[Bead], *words: tuple[int, str | None, str | None]) -> list[Finding]:
    """Findings with these words (bead, original, translation), through the real numbering. `word@2` is its second place."""
    sides = side_of(russian, "ru"), side_of(english, "en")
    checked = Checked(*sides, beads, np.full(len(beads), np.nan), (np.zeros(len(russian)), np.zeros(len(english))), load_calibration(BUNDLED))

    def place(k: int, found: str | None) -> Span | None:
        if found is None:
            return None
        word, _, nth = found.partition("@")
        at = -1
        for _ in range(int(nth or 1)):
            at = sides[k].document.text.index(word, at + 1)
        return Span(at, at + len(word))

    remarks = [Remark("omission", "hedge", "major", 0.9, place(0, o), place(1, t), "A message.", n) for n, o, t in words]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("align.check.coverage.check", lambda _: iter(remarks))
        patch.setattr("align.check.similarity.check", lambda _: iter(()))
        patch.setattr("align.check.suspect", lambda _: iter(()))
        return list(run_checks(checked))


ONE_TO_ONE = [Bead((n,), (n,), "match", 0.9) for n in range(3)]
HEDGE = (0, "вероятно", None)


def context(russian: list[str], english: list[str], words: tuple[int, str | None, str | None] = HEDGE, beads: list[Bead] = ONE_TO_ONE) -> str:
    (finding,) = contexts(russian, english, beads, words)
    return finding.context


def test_a_change_of_either_sentence_under_the_words_is_seen() -> None:
    before = context(RU, EN)
    assert context(["Он, вероятно, уехал в Тулу.", *RU[1:]], EN) != before, "the original's sentence"
    assert context(RU, ["He probably left for Pskov.", *EN[1:]]) != before, "the translation's, though no words of it are in the finding"


def test_changes_elsewhere_are_not() -> None:
    before = context(RU, EN)
    assert context([RU[0], "Ждите.", RU[2]], [*EN[:2], "Snow."]) == before
    assert context(["Он, \n вероятно, уехал  в Псков.", *RU[1:]], EN) == before, "white space"
    shifted = [Bead((n + 1,), (n,), "match", 0.9) for n in range(3)]
    assert context(["Вступление.", *RU], EN, beads=shifted) == before, "its place in the text"


def test_in_a_row_of_several_sentences_only_those_with_the_words_count() -> None:
    merged = [Bead((0, 1), (0,), "match", 0.9)]
    assert context(RU, EN, (0, "вероятно", "Pskov"), merged) == context([RU[0], "Иное."], EN, (0, "вероятно", "Pskov"), merged)
    assert context(RU, EN, (0, None, "Pskov"), merged) != context([RU[0], "Иное."], EN, (0, None, "Pskov"), merged), "without words all of them do"


def test_the_same_word_twice_in_a_sentence_is_two() -> None:
    first, second = contexts([RU[0], "Не ждите его, но и не зовите его."], EN, ONE_TO_ONE[:2], (1, "его", None), (1, "его@2", None))
    assert second.id == f"{first.id}-2" and first.context != second.context


def test_parts_do_not_run_together() -> None:
    assert len({finding_context(*sides) for sides in ((["a", "b"], []), (["ab"], []), (["a"], ["b"]), ([], ["a", "b"]), (["a b"], []))}) == 5
