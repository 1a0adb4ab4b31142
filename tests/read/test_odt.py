"""OpenDocument texts, as they read when all changes are accepted."""

import pytest
from made_files import ODT_START, blocks_of, odt, read_made, zipped

from align.errors import InputError


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<text:h>Title</text:h><text:p>One <text:span>word</text:span></text:p>", ["heading: Title", "One word"]),
        ("<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d\n   e</text:p>", ["a b c⏎d e"]),
        ("<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list><text:p>No item</text:p>", ["item: Item", "No item"]),
        ("<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
         "<text:p>Kept<text:change-start text:change-id='1'/> and put in<text:change-end text:change-id='1'/></text:p>", ["Kept and put in"]),
        ("<text:p>Word<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note.</text:p></text:note-body></text:note> on</text:p>"
         "<text:p>Two</text:p>", ["Word on", "Two", "Note."]),
        ("<text:p>Said<office:annotation><text:p>a comment</text:p></office:annotation>.</text:p>", ["Said."]),
        ("<text:p>Before <draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>after</text:p>", ["Before after", "In the box."]),
        ("<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
         "</table:table-row></table:table>", ["a", "b"]),
        ("<text:p text:style-name='P1'>Said.</text:p><text:p text:style-name='Preformatted_20_Text'>x = 1</text:p>", ["quote: Said.", "code: x = 1"]),
        ("<text:p>10<text:span text:style-name='T1'>6</text:span></text:p>", ["10⁶"]),
        ("<text:table-of-content><text:index-body><text:p>Chapter<text:tab/>17</text:p></text:index-body></text:table-of-content>", ["Chapter"]),
    ],
)  # fmt: skip
def test_paragraphs(body: str, blocks: list[str]) -> None:
    styles = (
        "<style:style style:name='P1' style:parent-style-name='Quotations'/>"
        "<style:style style:name='T1'><style:text-properties style:text-position='super 58%'/></style:style>"
    )
    assert blocks_of(odt(body, styles), "x.odt") == blocks


def test_a_flat_document() -> None:
    flat = f"{ODT_START.replace('document-content', 'document')}<office:body><office:text><text:p>Flat.</text:p></office:text></office:body></office:document>"
    assert blocks_of(flat, "x.fodt") == ["Flat."]


def test_what_is_no_text() -> None:
    sheet = f"{ODT_START}<office:body><office:spreadsheet/></office:body></office:document-content>"
    with pytest.raises(InputError, match=r"x\.odt: an OpenDocument file, but no text document"):
        read_made(zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": sheet}), "x.odt")
    locked = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b"\x00\x01", "META-INF/manifest.xml": "<m><encryption-data/></m>"})
    with pytest.raises(InputError, match=r"x\.odt: protected by a password"):
        read_made(locked, "x.odt")
    with pytest.raises(InputError, match=r"x\.odt: no text in this document"):
        read_made(odt("<text:p/>"), "x.odt")
