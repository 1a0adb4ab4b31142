"""One small comparison with almost every kind of bead, and one with moved text, for all reports."""

from dataclasses import replace

from align.bead import Bead
from align.comparison import Comparison
from align.document import Block, Document, Sentence, Side
from align.finding import Finding, finding_id
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
