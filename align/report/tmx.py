"""The matching sentences as a translation memory (TMX 1.4b)."""

from lxml import etree

from align import __version__
from align.bead import Bead
from align.comparison import Comparison
from align.report.xml_text import xml_text

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def format_tmx(comparison: Comparison) -> str:
    """One unit a bead that has both sides; front and back matter is left out."""
    original, translation = comparison.original, comparison.translation
    root = etree.Element("tmx", version="1.4")
    header = {
        "creationtool": "sverka", "creationtoolversion": __version__, "segtype": "sentence", "o-tmf": "sverka", "adminlang": "en",
        "srclang": original.document.lang, "datatype": "plaintext",
    }  # fmt: skip
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for n, bead in enumerate(comparison.beads):
        if not _is_pair(bead):
            continue
        unit = etree.SubElement(body, "tu", tuid=str(n + 1))
        etree.SubElement(unit, "prop", type="x-confidence").text = f"{bead.confidence:.2f}"
        for side, sentences in ((original, bead.original), (translation, bead.translation)):
            variant = etree.SubElement(unit, "tuv", {XML_LANG: side.document.lang})
            etree.SubElement(variant, "seg").text = clean(" ".join(side.text_of(i) for i in sentences))
    text: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return text.decode("utf-8")


def _is_pair(bead: Bead) -> bool:
    return bead.kind in ("match", "moved") and bool(bead.original and bead.translation)


def clean(text: str) -> str:
    """A text on one line, without characters that XML forbids."""
    return " ".join(xml_text(text).split())
