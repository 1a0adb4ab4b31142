"""Word documents: nothing that a reader of the page sees is lost, and nothing that was deleted comes back."""

from pathlib import Path

import pytest
from made_files import blocks_of, docx, read_made

from align.errors import InputError
from align.read import read_bilingual

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (paragraph(run("One ") + run("word")), ["One word"]),
        (paragraph(run("Kept, ") + f"<w:ins w:id='1'>{run('put in')}</w:ins><w:del w:id='2'><w:r><w:delText>gone</w:delText></w:r></w:del>"), ["Kept, put in"]),
        (paragraph(f"<w:moveFrom>{run('here')}</w:moveFrom><w:moveTo>{run('there')}</w:moveTo>"), ["there"]),
        (paragraph(run("The end was "), "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph(run("deleted.")), ["The end was deleted."]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{P.format('In a control')}</w:sdtContent></w:sdt>", ["In a control"]),
        (paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('within')}</w:sdtContent></w:sdt>" + run(" a line")), ["within a line"]),
        (paragraph("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Click here") + "</w:sdtContent></w:sdt>"), []),
        (paragraph(f"<w:hyperlink>{run('A link')}</w:hyperlink><w:smartTag>{run(' and a tag')}</w:smartTag>"), ["A link and a tag"]),
        (paragraph(run("hidden", "<w:vanish/>") + run("shown", "<w:vanish w:val='0'/>")), ["shown"]),
        (paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"), ["a b⏎c"]),
        (paragraph("<w:r><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>"), ["c\u2011de"]),
        (paragraph(run("10") + run("6", "<w:vertAlign w:val='superscript'/>") + run("nd", "<w:vertAlign w:val='superscript'/>")), ["10⁶nd"]),
        (paragraph(run("Title"), "<w:pStyle w:val='Heading1'/>"), ["heading: Title"]),
        (paragraph(run("Based"), "<w:pStyle w:val='Mine'/>"), ["heading: Based"]),
        (paragraph(run("Level"), "<w:pStyle w:val='Level'/>"), ["heading: Level"]),
        (paragraph(run("Item"), "<w:numPr><w:numId w:val='3'/></w:numPr>"), ["item: Item"]),
        (paragraph(run("No item"), "<w:numPr><w:numId w:val='0'/></w:numPr>"), ["No item"]),
        (paragraph(run("Numbered title"), "<w:pStyle w:val='Heading1'/><w:numPr><w:numId w:val='3'/></w:numPr>"), ["heading: Numbered title"]),
        (paragraph(run("Said."), "<w:pStyle w:val='Zitat'/>"), ["quote: Said."]),
        (paragraph(run("x = 1"), "<w:pStyle w:val='Src'/>") + paragraph(run("y = 2"), "<w:pStyle w:val='Src'/>"), ["code: x = 1⏎y = 2"]),
        (f"<w:tbl><w:tr><w:tc>{P.format('a')}</w:tc><w:tc>{P.format('b')}</w:tc></w:tr></w:tbl>{P.format('after')}", ["a", "b", "after"]),
        (f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{P.format('deleted row')}</w:tc></w:tr></w:tbl>{P.format('after')}", ["after"]),
    ],
)
def test_paragraphs(body: str, blocks: list[str]) -> None:
    assert blocks_of(docx(body + P.format("End.")), "x.docx") == [*blocks, "End."]


def test_a_last_paragraph_whose_end_was_deleted_is_kept() -> None:
    assert blocks_of(docx(P.format("First.") + paragraph(run("Last."), "<w:rPr><w:del w:id='1'/></w:rPr>")), "x.docx") == ["First.", "Last."]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{P.format('In the box.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    assert blocks_of(docx(f"<w:p>{run('Before')}<w:r>{both}</w:r>{run(' and after.')}</w:p>"), "x.docx") == ["Before and after.", "In the box."]


def test_fields_show_their_results_but_not_pages() -> None:
    def field(instruction: str, result: str) -> str:
        parts = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
        return f"{parts('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{parts('separate')}{run(result)}{parts('end')}"

    body = paragraph(run("See ") + field(" REF x ", "chapter") + run(", page") + field(" PAGEREF x ", "17") + run("."))
    body += f"<w:p>{run('Made in ')}<w:fldSimple w:instr=' DATE '>{run('May')}</w:fldSimple></w:p>"
    assert blocks_of(docx(body), "x.docx") == ["See chapter, page.", "Made in May"]


def test_notes_stand_behind_the_text_in_its_order() -> None:
    body = paragraph(run("One") + "<w:r><w:footnoteReference w:id='3'/></w:r>" + run(" two") + "<w:r><w:footnoteReference w:id='2'/></w:r>")
    body += paragraph(run("Three") + "<w:r><w:endnoteReference w:id='2'/></w:r>")
    notes = f"<w:footnote w:id='0' w:type='separator'>{P.format('no')}</w:footnote>"
    notes += f"<w:footnote w:id='2'>{P.format('Second.')}</w:footnote><w:footnote w:id='3'>{P.format('First.')}</w:footnote>"
    made = docx(body, footnotes=notes, endnotes=f"<w:endnote w:id='2'>{P.format('Last.')}</w:endnote>")
    assert blocks_of(made, "x.docx") == ["One two", "Three", "First.", "Second.", "Last."]


def test_a_table_of_both_languages_is_paragraphs_in_turn(tmp_path: Path) -> None:
    rows = (("Мост закрыли в четверг.", "The bridge was shut on Thursday."), ("Автобус идёт в объезд.", "The bus goes round by the old road."))
    body = "".join(f"<w:tr><w:tc>{P.format(ru)}</w:tc><w:tc>{P.format(en)}</w:tc></w:tr>" for ru, en in rows)
    path = tmp_path / "both.docx"
    path.write_bytes(docx(f"<w:tbl>{body}</w:tbl>"))
    pair = read_bilingual(path)
    for document, column in ((pair.original, 0), (pair.translation, 1)):
        assert [b.span.of(document.text) for b in document.blocks] == [row[column] for row in rows]


def test_a_document_without_text() -> None:
    with pytest.raises(InputError, match=r"x\.docx: no text in this document"):
        read_made(docx("<w:p/>"), "x.docx")
