"""Sverka reads a translation against its original: English and Russian, on a laptop, without a network.

    import align

    report = align.compare("Кот спит. Пёс лает.", "The cat is asleep.")
    for finding in report.findings: …
    for start, end in align.segment(text, "ru"): …
"""

from typing import TYPE_CHECKING

from align.errors import InputError, ModelError, SverkaError, UsageError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from align.comparison import Comparison
    from align.span import Span

__version__ = "0.1.0"
__all__ = ["InputError", "ModelError", "SverkaError", "UsageError", "__version__", "as_sentence_transformer", "compare", "segment"]


def as_sentence_transformer() -> "SentenceTransformer":
    """The bundled encoder as a sentence-transformers model, for tools that take one. Raises ModelError if it cannot be loaded.

    What its `save(folder)` writes holds no weights and loads wherever this package is installed: SentenceTransformer(folder, trust_remote_code=True).
    """
    from align.encode.sentence_module import as_sentence_transformer as wrap

    return wrap()


def compare(original: str, translation: str) -> "Comparison":
    """Compares two texts, one English and one Russian. Raises InputError if they are not, ModelError if the encoder cannot be loaded."""
    from align.pipeline import compare_pair
    from align.read import pair_from_texts

    return compare_pair(pair_from_texts(original, translation))


def segment(text: str, lang: str) -> "list[Span]":
    """The sentences of a text, as spans that unpack to (start, end) in code points; `lang` is "en" or "ru"."""
    from align.segmenter import segment as cut

    return cut(text, lang)
