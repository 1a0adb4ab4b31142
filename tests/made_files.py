"""Small real files of the formats that are read, made in the test; and what a reader found, in a notation that a test can show."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from align.read.content import Content, Segments
from align.read.formats import format_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCX_START = (
    f'<?xml version="1.0" encoding="UTF-8"?><w:{{root}} xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml">'
)
ODT_START = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">'
)
STYLES = (
    ("Heading1", '<w:name w:val="heading 1"/>'), ("Mine", '<w:name w:val="Own"/><w:basedOn w:val="Heading1"/>'), ("Zitat", '<w:name w:val="Quote"/>'),
    ("Src", '<w:name w:val="Source Code"/>'), ("Level", '<w:name w:val="Anything"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
)  # fmt: skip


def zipped(members: Mapping[str, str | bytes], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str, **more: str) -> bytes:
    """A Word document of this body; `more` are parts like footnotes, by name, with what their root holds."""
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{name}">{inner}</w:style>' for name, inner in STYLES)
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"{DOCX_START.format(root='document')}<w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"{DOCX_START.format(root='styles')}{styles}</w:styles>",
    }
    members |= {f"word/{name}.xml": f"{DOCX_START.format(root=name)}{inner}</w:{name}>" for name, inner in more.items()}
    return zipped(members)


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text of this body."""
    content = f"{ODT_START}<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"{content}</office:document-content>"})


def epub(chapters: Mapping[str, str], spine: Sequence[str], **more: str) -> bytes:
    """A book of these pages (name to XHTML body), in the order of the spine."""
    items = "".join(f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in chapters)
    order = "".join(f'<itemref idref="{name}"/>' for name in spine)
    about = '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>en</dc:language></metadata>'
    package = f'<package xmlns="http://www.idpf.org/2007/opf">{about}<manifest>{items}</manifest><spine>{order}</spine></package>'
    container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    pages = {f"OPS/{name}.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>' for name, body in chapters.items()}
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OPS/book.opf": package, **pages}
    return zipped({**members, **{f"META-INF/{name}.xml": data for name, data in more.items()}})


Word = tuple[float, float, float, str]  # left, height, size, words


def pdf(pages: Sequence[Sequence[Word]], fonts: Sequence[str] = ("Helvetica", "Helvetica-Bold", "Courier")) -> bytes:
    """A PDF of lines; words that begin with * are bold, with ` monospaced."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    objects += [f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>" for font in fonts]
    named = "".join(f"/F{n} {n + 3} 0 R" for n in range(len(fonts)))
    kids = []
    for page in pages:
        stream = "".join(
            f"BT /F{max(0, '_*`'.find(words[0]))} {size} Tf {x} {y} Td ({words.lstrip('*`')}) Tj ET\n" for x, y, size, words in page
        )  # fmt: skip
        objects.append(f"<</Length {len(stream.encode('latin-1'))}>>stream\n{stream}endstream")
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects)} 0 R/Resources<</Font<<{named}>>>>>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    out, places = b"%PDF-1.4\n", []
    for number, inner in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj{inner}endobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def read_made(data: bytes | str, name: str) -> Content | Segments:
    """As a file of that name is read."""
    raw = data.encode() if isinstance(data, str) else data
    suffix = name[name.rfind(".") :] if "." in name else ""
    return format_of(suffix, raw, name).read(raw, name)


def blocks_of(data: bytes | str, name: str) -> list[str]:
    """The blocks as `kind: words`, or the words alone for paragraphs; line ends within one are shown as ⏎. Every block is a true stretch of the text."""
    content = read_made(data, name)
    assert isinstance(content, Content)
    found, end = [], 0
    for block in content.blocks:
        words = block.span.of(content.text)
        assert block.span.start >= end and words == words.strip() != ""
        end = block.span.end
        found.append(("" if block.kind == "paragraph" else f"{block.kind}: ") + words.replace("\n", "⏎"))
    return found


def segments_of(data: bytes | str, name: str) -> list[str]:
    """The segments as `original = translation`."""
    segments = read_made(data, name)
    assert isinstance(segments, Segments)
    return [f"{o} = {t}".strip() for o, t in segments.pairs]
