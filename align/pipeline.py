"""The whole job: a pair of documents to a comparison. Reads as the stages run."""

from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version

from align.aligner import Alignment, Task, align_sides, take_beads
from align.bead import Bead
from align.calibration import Calibration, load_calibration
from align.check import Checked, run_checks
from align.comparison import Comparison
from align.document import Document, Sentence, Side
from align.encode import BUNDLED, Encoder, load_encoder
from align.encode.tokens import word_score
from align.encode.word_vectors import word_vectors
from align.encoder_options import DEFAULT_OPTIONS, EncoderOptions
from align.glossary import Glossary
from align.matter import edge_blocks, matter_blocks
from align.read import GivenBeads, Pair
from align.run_in import RunIn, find_run_ins, has_title
from align.segmenter import segment_document
from align.silencing import NOTHING_SILENCED, Silencing, sift


@dataclass(frozen=True, slots=True)
class Settings:
    """`model` names the encoder, which is run by `encoding` if it is not the bundled one; `lines` takes each block as one sentence and looks for no
    front matter; `silencing` says which findings are not reported, `glossary` how terms are to be translated."""

    model: str = BUNDLED
    lines: bool = False
    encoding: EncoderOptions = DEFAULT_OPTIONS
    silencing: Silencing = NOTHING_SILENCED
    glossary: Glossary | None = None


def compare_pair(pair: Pair, settings: Settings = Settings()) -> Comparison:
    """Segments, aligns and checks a pair; one whose beads are given is only checked.

    Raises ModelError if the encoder cannot be loaded, InputError if the glossary is of other languages.
    """
    checked = evidence(pair, settings)
    found = sift(run_checks(checked), settings.silencing)
    return Comparison(
        original=checked.original,
        translation=checked.translation,
        beads=tuple(checked.beads),
        findings=found.reported,
        encoder=load_encoder(settings.model, settings.encoding).name,
        direction=pair.direction,
        signature=signature(settings),
        dismissed=found.dismissed,
        known=found.known,
    )


def evidence(pair: Pair, settings: Settings = Settings()) -> Checked:
    """Segments and aligns a pair: all that the checks look at. Raises as `compare_pair`."""
    if settings.glossary:
        settings.glossary.rules(pair.original.lang, pair.translation.lang)
    encoder = load_encoder(settings.model, settings.encoding)
    calibration = load_calibration(BUNDLED)
    alignment = _align(pair, settings, encoder, calibration) if pair.given is None else _as_given(pair, pair.given, encoder)
    beads = alignment.beads if settings.lines or pair.given is not None else _mark_matter(alignment)
    return Checked(alignment.original, alignment.translation, beads, alignment.margins, alignment.unmatched, calibration, settings.glossary)


def signature(settings: Settings) -> str:
    """One line: the same signature and texts give the same bytes."""
    try:
        release = version("sverka")
    except PackageNotFoundError:
        release = "unknown"
    encoder = f"encoder {settings.model} {settings.encoding}".rstrip()
    rules = (str(x or "") for x in (settings.glossary, settings.silencing))
    return " | ".join(filter(None, (f"sverka {release}", encoder, "lines" if settings.lines else "texts", *rules)))


def _align(pair: Pair, settings: Settings, encoder: Encoder, calibration: Calibration) -> Alignment:
    titled = has_title(pair.original) or has_title(pair.translation)
    original, translation = (_prepare(document, settings, calibration, titled) for document in (pair.original, pair.translation))
    # Words go through the bundled encoder always: it is quick, and the calibration is its own.
    return align_sides(original, translation, encoder, calibration.aligner, word_vectors())


def _as_given(pair: Pair, given: GivenBeads, encoder: Encoder) -> Alignment:
    return take_beads(_lines(pair.original), _lines(pair.translation), given, encoder)


def _lines(document: Document) -> Side:
    """Each block as one sentence."""
    return Side(document, tuple(Sentence(block.span, i) for i, block in enumerate(document.blocks)))


def _prepare(document: Document, settings: Settings, calibration: Calibration, titled: bool) -> Task:
    if settings.lines:
        return Task(_lines(document), in_paragraphs=False)
    side = Side(document, segment_document(document))
    run_ins: tuple[RunIn, ...] = find_run_ins(side, word_score, calibration.run_in, titled)
    return Task(side, run_ins, matter_blocks(document))


def _mark_matter(alignment: Alignment) -> tuple[Bead, ...]:
    """Bylines, navigation and the like by their words; titles and loose lines by standing outside the running text on every side that they have."""
    sides = alignment.original, alignment.translation
    known = [matter_blocks(s.document) for s in sides]
    body = [edge_blocks(s.document) for s in sides]

    def outside(sentences: tuple[int, ...], k: int) -> bool:
        blocks = {sides[k].sentences[i].block for i in sentences}
        first, last = body[k]
        return all(b in known[k] or not first <= b < last for b in blocks)

    return tuple(
        replace(bead, kind="matter") if outside(bead.original, 0) and outside(bead.translation, 1) else bead for bead in alignment.beads
    )  # fmt: skip
