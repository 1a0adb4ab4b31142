"""Comparisons for all reports: a small one with almost every kind of bead, one with moved text, and articles of the sample corpus."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from align.bead import Bead
from align.comparison import Comparison
from align.document import Block, Document, Sentence, Side
from align.finding import Finding, FindingKind, Severity, finding_id
from align.span import Span

HOSTILE = '</bdi></td><script>window.hit=1</script><img src=x onerror="window.hit=1"> & "«\u202e\u0007{{ 7*7 }} =1+1'


def side(path: str, lang: str, sentences: list[str]) -> Side:
    """A sentence a block."""
    text = "\n\n".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 2
    return Side(Document(path, lang, text, tuple(Block(s) for s in spans)), tuple(Sentence(s, n) for n, s in enumerate(spans)))


def make_comparison(extra: str = "") -> Comparison:
    """Six beads; `extra` goes into a sentence on either side, into a path, a message and the signature."""
    russian = ["Автор: Н. Котова", "Мост закрыли.", f"До весны {extra}его не откроют.", "Об этом сказали в мэрии.", "Ждут."]
    english = ["The bridge is shut.", f"It stays open {extra}until spring.", "Nobody asked why.", "People wait.", "All of them."]
    original, translation = side(f"in/{extra}мост.ru.txt", "ru", russian), side("in/bridge.en.txt", "en", english)
    o, t = [s.span for s in original.sentences], [s.span for s in translation.sentences]

    def finding(kind: str, check: str, severity: str, a: Span | None, b: Span | None, bead: int) -> Finding:
        name = finding_id(check, a and a.of(original.document.text), b and b.of(translation.document.text))
        return Finding(name, kind, check, severity, 0.91, a, b, f"What is wrong{extra}.", bead)  # type: ignore[arg-type]

    return Comparison(
        original=original,
        translation=translation,
        beads=(
            Bead((0,), (), "matter", 1.0),
            Bead((1,), (0,), "match", 0.99, 0.8),
            Bead((2,), (1,), "match", 0.5, 0.6),
            Bead((3,), (), "omission", 0.9),
            Bead((), (2,), "addition", 0.9),
            Bead((4,), (3, 4), "match", 0.97, 0.7),
        ),
        findings=(
            finding("divergence", "similarity", "major", Span(o[2].start + 3, o[2].end), t[1], 2),
            finding("omission", "coverage", "major", o[3], None, 3),
            finding("addition", "coverage", "info", None, t[2], 4),
        ),
        encoder="use-multilingual",
        direction="the first argument",
        signature=f"sverka 0 | encoder use-multilingual{extra} | texts",
    )


def make_moved(extra: str = "") -> Comparison:
    """Six sentences of the original; the second, third and fourth stand at the end of the translation."""
    russian = ["Мост закрыли.", f"Смета велика{extra}.", "Денег нет.", "Их ждут.", "Рыбаки довольны.", "Лещ пошёл."]
    english = ["The bridge is shut.", "The fishermen are glad.", "The bream are running.", f"The estimate is{extra} high.", "No money.", "It may come."]
    return replace(
        make_comparison(),
        original=side("in/мост.ru.txt", "ru", russian),
        translation=side("in/bridge.en.txt", "en", english),
        beads=(
            Bead((0,), (0,), "match", 0.99, 0.8),
            Bead((1,), (3,), "moved", 0.95, 0.8),
            Bead((2, 3), (4, 5), "moved", 0.9, 0.7),
            Bead((4,), (1,), "match", 0.99, 0.8),
            Bead((5,), (2,), "match", 0.99, 0.8),
        ),
        findings=(),
    )

GOLD = Path(__file__).parent.parent / "corpus" / "gold"
# What a check would make of a planted defect: the finding's kind, the check, how sure.
DEFECTS: dict[str, tuple[FindingKind, str, float]] = {
    "omit_sentence": ("omission", "coverage", 0.97),
    "add_sentence": ("addition", "coverage", 0.95),
    "omit_clause": ("omission", "coverage", 0.81),
    "add_clause": ("addition", "coverage", 0.78),
    "replace_sentence": ("divergence", "similarity", 0.93),
    "number": ("divergence", "number", 0.96),
    "name": ("divergence", "name", 0.72),
    "negation": ("divergence", "negation", 0.64),
}
CONFIDENCE = {"omission": 0.94, "addition": 0.92, "matter": 1.0}


def make_article(name: str) -> Comparison:
    """An article of the sample corpus with its gold alignment and its known defects as findings: a report that no change of a model changes."""
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    sides = {key: _gold_side(gold[key], gold["sentences"][key]) for key in ("original", "translation")}
    findings = tuple(_gold_finding(d, sides) for d in sorted(gold["defects"], key=lambda d: d["bead"]))
    return Comparison(
        original=sides["original"],
        translation=sides["translation"],
        beads=tuple(_gold_bead(n, b) for n, b in enumerate(gold["beads"])),
        findings=findings,
        encoder="use-multilingual",
        direction="the first argument",
        signature="sverka 0 | encoder use-multilingual | texts",
    )


def _gold_side(text: dict[str, str], sentences: list[list[int]]) -> Side:
    spans = [Span(*s) for s in sentences]
    blocks: list[Span] = []
    of: list[int] = []
    for span in spans:
        if blocks and "\n" not in text["text"][blocks[-1].end : span.start]:
            blocks[-1] = Span(blocks[-1].start, span.end)
        else:
            blocks.append(span)
        of.append(len(blocks) - 1)
    document = Document(text["path"], text["lang"], text["text"], tuple(Block(s) for s in blocks))
    return Side(document, tuple(Sentence(s, b) for s, b in zip(spans, of, strict=True)))


def _gold_bead(n: int, bead: dict[str, Any]) -> Bead:
    pair = bead["kind"] == "match"
    confidence = CONFIDENCE.get(bead["kind"], 0.55 if n % 11 == 7 else 0.97)
    return Bead(tuple(bead["original"]), tuple(bead["translation"]), bead["kind"], confidence, 0.62 + (n * 37 % 31) / 100 if pair else None)


def _gold_finding(defect: dict[str, Any], sides: dict[str, Side]) -> Finding:
    kind, check, confidence = DEFECTS[defect["kind"]]
    spans = {key: None if defect[key] is None else Span(*defect[key]) for key in sides}
    if kind == "omission":
        spans["translation"] = None
    elif kind == "addition":
        spans["original"] = None
    words = {key: None if span is None else span.of(sides[key].document.text) for key, span in spans.items()}
    severity: Severity = "major" if confidence >= 0.85 else "minor"
    message = f"{defect['note'][:1].upper()}{defect['note'][1:]}."
    return Finding(finding_id(check, words["original"], words["translation"]), kind, check, severity, confidence, spans["original"],
                   spans["translation"], message, defect["bead"])  # fmt: skip


def make_long(n: int) -> Comparison:
    """`n` rows, a finding in every tenth, inside the sentences."""
    russian = [f"Это предложение {i + 1} длинной статьи, в которой всё идёт по порядку и ничего не пропущено." for i in range(n)]
    english = [f"This is sentence {i + 1} of a long article in which all things keep their order and nothing is left out." for i in range(n)]
    original, translation = side("in/long.ru.txt", "ru", russian), side("in/long.en.txt", "en", english)
    kinds: tuple[FindingKind, ...] = ("omission", "addition", "divergence")
    checks = ("coverage", "number", "name", "negation")
    o, t = ([s.span for s in own.sentences] for own in (original, translation))
    findings = tuple(
        Finding(
            f"{i:012x}", kinds[i % 3], checks[i // 10 % 4], "minor" if i % 20 else "major", 0.5 + i % 50 / 100,
            Span(o[i].start, o[i].start + 3), Span(t[i].start, t[i].start + 4), "These words do not say the same.", i,
        )
        for i in range(9, n, 10)
    )  # fmt: skip
    beads = tuple(Bead((i,), (i,), "match", 0.97, 0.8) for i in range(n))
    return replace(make_comparison(), original=original, translation=translation, beads=beads, findings=findings)
