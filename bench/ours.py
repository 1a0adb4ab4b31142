"""The project's own aligner as the benchmarks call it, with the encoder's time on a clock."""

from align.aligner import Alignment, Task, align_sides
from align.calibration import load_calibration
from align.document import Document, Sentence, Side
from align.encode import BUNDLED, Encoder, load_encoder
from bench.alone import Clock, Timed


def side_of_lines(document: Document) -> Side:
    """A document that was read with a sentence a line."""
    return Side(document, tuple(Sentence(block.span, n) for n, block in enumerate(document.blocks)))


def align_timed(original: Side, translation: Side, clock: Clock, in_paragraphs: bool = True) -> Alignment:
    """The bundled encoder's beads; what the encoder takes goes on the clock. Blocks are paragraphs, or only lines."""
    encoder: Encoder = Timed(load_encoder(), clock)
    return align_sides(Task(original, in_paragraphs=in_paragraphs), Task(translation, in_paragraphs=in_paragraphs), encoder, load_calibration(BUNDLED).aligner)
