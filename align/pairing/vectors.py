"""What tells of two texts whether they are each other's translation: a vector of each, and how much of them can be aligned."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from align.aligner import Task, align_sides
from align.calibration import load_calibration
from align.document import Document, Sentence, Side
from align.encode import BUNDLED, load_encoder
from align.encode.word_vectors import word_vectors
from align.pairing.look import Text
from align.read import read_file
from align.read.fetch import fetched
from align.segmenter import segment_document

Float32 = npt.NDArray[np.float32]
DIMENSION = 512
MOST_IN_VECTOR = 256  # sentences that a text's vector is the mean of, spread evenly over it
MOST_ALIGNED = 200  # of either text, from its beginning


@dataclass(frozen=True, slots=True)
class Single:
    """A text in one language."""

    text: Text
    lang: str


def vector_of(single: Single) -> Float32 | None:
    """The mean of the sentences' unit vectors (512): a translation has the same sentences. None where the text cannot be read any more."""
    try:
        side = _read(single)
    except Exception:  # told when it is compared
        return None
    step = max(1, -(-len(side.sentences) // MOST_IN_VECTOR))
    vectors = load_encoder(BUNDLED).encode([side.text_of(i) for i in range(0, len(side.sentences), step)])
    return np.asarray(vectors.mean(axis=0), np.float32)


def shared_by(pair: tuple[Single, Single]) -> float:
    """How much of both texts, by characters, has its counterpart in the other one with confidence: 0 to 1, the mean of both sides."""
    try:
        sides = [_read(single) for single in pair]
    except Exception:
        return 0.0
    original, translation = (Task(Side(s.document, s.sentences[:MOST_ALIGNED])) for s in sides)
    alignment = align_sides(original, translation, load_encoder(BUNDLED), load_calibration(BUNDLED).aligner, word_vectors())
    shares = []
    for k, side in enumerate((alignment.original, alignment.translation)):
        lengths = [s.span.length for s in side.sentences]
        matched = sum(b.confidence * lengths[i] for b in alignment.beads if b.original and b.translation for i in (b.original, b.translation)[k])
        shares.append(matched / max(1, sum(lengths)))
    return sum(shares) / 2


def _read(single: Single) -> Side:
    with fetched((single.text.path,)) as (path,):
        source = read_file(path)
    document = Document(source.path, single.lang, source.text, source.blocks)
    sentences: tuple[Sentence, ...] = segment_document(document)
    return Side(document, sentences)
