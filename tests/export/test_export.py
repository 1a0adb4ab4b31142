"""Results to pairs: what is kept, and what each format holds."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from sample_report import HOSTILE, make_comparison, make_moved

from align.cli import main
from align.comparison import Comparison
from align.errors import InputError
from align.export import Filter, SentencePair, export, read_pairs
from align.record import format_record, record_of
from align.report.json import format_json

ALL = Filter()
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def save(out: Path, *, shards: bool = False, **comparisons: Comparison) -> Path:
    """Results as a batch writes them."""
    out.mkdir(exist_ok=True)
    with (out / "index.jsonl").open("w", encoding="utf-8") as index:
        for name, comparison in comparisons.items():
            index.write(format_record(record_of(name, comparison, None if shards else f"{name}.html")) + "\n")
            if not shards:
                (out / f"{name}.json").write_text(format_json(comparison), encoding="utf-8")
        index.write('{"status":"failed","id":"z","error":"broken"}\n{"status":"alone","path":"y","language":"en","reason":"no"}\n')
    if shards:
        lines = [json.dumps({"id": n, "report": json.loads(format_json(c))}) + "\n" for n, c in comparisons.items()]
        (out / "part-00000.jsonl.gz").write_bytes(b"".join(gzip.compress(line.encode()) for line in lines))
    return out


def texts(out: Path, wanted: Filter = ALL) -> list[str]:
    return [p.texts[1] for p in read_pairs(out, wanted)]


@pytest.mark.parametrize("shards", [False, True])
def test_pairs_are_what_matches(tmp_path: Path, shards: bool) -> None:
    out = save(tmp_path / "out", shards=shards, a=make_comparison(), b=make_moved())
    pairs = list(read_pairs(out, Filter()))
    assert pairs[0] == SentencePair("a", ("ru", "en"), ("Мост закрыли.", "The bridge is shut."), 0.99, 0)
    assert [(p.document, p.texts[1], p.n_findings) for p in pairs[1:4]] == [
        ("a", "It stays open until spring.", 1), ("a", "People wait. All of them.", 0), ("b", "The bridge is shut.", 0),
    ]  # fmt: skip
    assert len(pairs) == 3 + 5 and [p.texts[1] for p in pairs if "estimate" in p.texts[1]] == ["The estimate is high."]


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Filter(), ["The bridge is shut.", "It stays open until spring.", "People wait. All of them."]),
        (Filter(no_findings=True), ["The bridge is shut.", "People wait. All of them."]),
        (Filter(min_confidence=0.98), ["The bridge is shut."]),
        (Filter(deduplicate=True), ["The bridge is shut.", "It stays open until spring.", "People wait. All of them."]),
    ],
)
def test_filters(tmp_path: Path, wanted: Filter, kept: list[str]) -> None:
    assert texts(save(tmp_path / "out", a=make_comparison()), wanted) == kept


def test_findings_for_information_do_not_count(tmp_path: Path) -> None:
    comparison = make_comparison()
    mild = replace(comparison, findings=tuple(replace(f, severity="info") for f in comparison.findings))
    assert len(texts(save(tmp_path / "out", a=mild), Filter(no_findings=True))) == 3


def test_the_first_of_the_same_pairs_is_kept(tmp_path: Path) -> None:
    out = save(tmp_path / "out", a=make_comparison(), b=make_comparison())
    assert [p.document for p in read_pairs(out, Filter(deduplicate=True))] == ["a", "a", "a"]
    assert len(texts(out)) == 6


def test_every_format_holds_the_same(tmp_path: Path) -> None:
    out = save(tmp_path / "out", a=make_comparison(HOSTILE))
    files = {"tmx": tmp_path / "x.tmx", "moses": tmp_path / "x", "jsonl": tmp_path / "x.jsonl"}
    done = export(read_pairs(out, Filter()), files)
    assert done.n_pairs == 3 and done.paths == (tmp_path / "x.tmx", tmp_path / "x.en", tmp_path / "x.ru", tmp_path / "x.jsonl")
    units = etree.parse(tmp_path / "x.tmx").getroot().findall("body/tu")
    in_tmx = [{v.get(XML_LANG): v.findtext("seg") for v in u.findall("tuv")} for u in units]
    in_moses = [(tmp_path / f"x.{lang}").read_text(encoding="utf-8").splitlines() for lang in ("en", "ru")]
    in_jsonl = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()]
    assert in_tmx == [{"en": en, "ru": ru} for en, ru in zip(*in_moses, strict=True)]
    assert [f["en"].replace("\a", "\ufffd") for f in in_jsonl] == in_moses[0] and in_jsonl[0]["original"] == "ru"
    assert units[0].get("srclang") == "ru" and units[0].findtext("prop[@type='x-document']") == "a"


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"index\.jsonl is missing"):
        texts(tmp_path)
    out = save(tmp_path / "out", a=make_comparison())
    (out / "a.json").unlink()
    with pytest.raises(InputError, match=r"a\.json: the report is missing"):
        texts(out)
    with pytest.raises(InputError):
        export(read_pairs(out, Filter()), {"tmx": tmp_path / "x.tmx"})
    assert not (tmp_path / "x.tmx").exists()


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = save(tmp_path / "out", a=make_comparison())
    for arguments, status, says in (
        (["--jsonl", tmp_path / "x.jsonl", "--no-findings", "--deduplicate"], 0, "(2 pairs)"),
        ([], 2, "name a file"),
        (["--tmx", tmp_path / "none" / "x.tmx"], 2, "make the folder first"),
    ):
        with pytest.raises(SystemExit) as e:
            main(["export", str(out), *map(str, arguments)])
        said = capsys.readouterr()
        assert e.value.code == status and says in said.out + said.err
