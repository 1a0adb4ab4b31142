"""JSON, TSV and TMX: what other programs read."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from sample_report import make_comparison, side

from align.comparison import Comparison
from align.errors import UsageError
from align.report.json import format_json
from align.report.terminal import format_summary
from align.report.tmx import format_tmx
from align.report.tsv import format_tsv
from align.report.write import write_atomically


def test_json_keeps_the_contract(hostile: Comparison) -> None:
    data = json.loads(format_json(hostile))
    assert list(data) == ["schema", "original", "translation", "encoder", "sentences", "beads", "findings", "dismissed", "known"]
    assert data["schema"] == "sverka.report/1" and data["encoder"] == "use-multilingual"
    for name, own in (("original", hostile.original), ("translation", hostile.translation)):
        assert data[name] == {"path": own.document.path, "lang": own.document.lang, "text": own.document.text}
        assert [data[name]["text"][a:b] for a, b in data["sentences"][name]] == [own.text_of(i) for i in range(len(own.sentences))]
    assert data["beads"][5] == {"original": [4], "translation": [3, 4], "kind": "match", "confidence": 0.97}
    first = data["findings"][0]
    assert list(first) == ["id", "kind", "check", "severity", "confidence", "original", "translation", "message", "context"]
    assert data["original"]["text"][slice(*first["original"])].startswith("весны")
    assert data["findings"][1]["translation"] is None


def test_tsv_has_a_row_a_bead_and_no_formula(hostile: Comparison) -> None:
    rows = list(csv.reader(io.StringIO(format_tsv(hostile)), delimiter="\t"))
    assert rows[0] == ["bead", "kind", "confidence", "original", "translation", "findings"]
    assert [r[1] for r in rows[1:]] == [b.kind for b in hostile.beads]
    assert rows[4][4] == "" and rows[5][3] == ""
    assert rows[6][4] == "People wait. All of them."
    assert "coverage" in rows[4][5]


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "@SUM(A1)"])
def test_tsv_cells_are_never_formulas(text: str) -> None:
    comparison = replace(make_comparison(), original=side("a", "ru", [text] * 5))
    rows = list(csv.reader(io.StringIO(format_tsv(comparison)), delimiter="\t"))
    assert rows[1][3] == "'" + text


def test_tmx_has_the_pairs_only(hostile: Comparison) -> None:
    root = etree.fromstring(format_tmx(hostile).encode())
    header = root.find("header")
    assert root.get("version") == "1.4" and header is not None and header.get("srclang") == "ru"
    units = root.findall("body/tu")
    assert len(units) == 3
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [v.get(xml_lang) for v in units[0].findall("tuv")] == ["ru", "en"]
    assert units[2].findall("tuv/seg")[1].text == "People wait. All of them."


def test_summary_has_denominators_and_no_control_characters(hostile: Comparison) -> None:
    text = format_summary(hostile)
    assert "3 of 4 sentences of the original" in text and "4 of 5 of the translation" in text
    assert "2 major, 0 minor, 1 for information" in text
    assert "\a" not in text and "\u202e" not in text


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    write_atomically(path, "new \ud800")
    assert path.read_text(encoding="utf-8") == "new ?"
    write_atomically(path, b"\xff\x00")
    assert path.read_bytes() == b"\xff\x00"
    write_atomically(path, "a\tb", bom=True)
    assert path.read_bytes() == b"\xef\xbb\xbfa\tb"
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]
    with pytest.raises(UsageError, match="make the folder first"):
        write_atomically(tmp_path / "none" / "x.html", "x")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(UsageError, match="cannot be written"):
        write_atomically(folder, "x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "report.html"]
