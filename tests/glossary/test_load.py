"""Glossaries as files: what is read, and what is said of a file that is wrong."""

from pathlib import Path

import pytest

from align.errors import InputError
from align.glossary import Glossary, Terms, load_glossary


def load(folder: Path, text: str, name: str = "terms.tsv") -> Glossary:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_glossary(path)


@pytest.mark.parametrize(
    "text",
    [
        "source package\tисходный пакет|пакет с кодом|!сорцы\n",
        "# our terms\n\nsource package\tисходный пакет\tпакет с кодом\t! сорцы\t\n",
        "term\tallowed\tforbidden\tnotes\nsource package\tисходный пакет | пакет с кодом\tсорцы\tsee the manual\n",
        "\ufeffEnglish\tRussian\r\nsource package\tисходный пакет|пакет с кодом|!сорцы\r\n",
    ],
    ids=["bars", "columns", "header", "from a spreadsheet"],
)
def test_tables(tmp_path: Path, text: str) -> None:
    rules = load(tmp_path, text).rules("en", "ru")
    assert rules == {"source package": Terms(("исходный пакет", "пакет с кодом"), ("сорцы",))}


def test_a_table_is_read_in_both_directions(tmp_path: Path) -> None:
    rules = load(tmp_path, "source\tисходник|исходный код\ncode\tисходный код|код\n").rules("ru", "en")
    assert rules == {"исходник": Terms(("source",)), "исходный код": Terms(("source", "code")), "код": Terms(("code",))}


def test_what_one_row_allows_no_other_forbids(tmp_path: Path) -> None:
    rules = load(tmp_path, "mate\tприятель|!друг\nmate\tдруг\n").rules("en", "ru")
    assert rules == {"mate": Terms(("приятель", "друг"), ())}


def test_other_languages_go_as_given(tmp_path: Path) -> None:
    rules = load(tmp_path, "Brücke\tpont\n").rules("und", "und")
    assert rules == {"Brücke": Terms(("pont",))}


TBX = """<?xml version="1.0" encoding="UTF-8"?>
{doctype}<tbx type="TBX-Basic" xml:lang="en"{namespace}><text><body>
<{entry} id="c1">
  <{lang} xml:lang="en-GB"><{term}><term>source
     package</term></{term}></{lang}>
  <{lang} xml:lang="ru"><{term}><term>исходный пакет</term></{term}>
    <{term}><term>сорцы</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></{term}></{lang}>
</{entry}>
<{entry} id="c2"><{lang} xml:lang="en"><{term}><term>alone</term></{term}></{lang}></{entry}>
</body></text></tbx>"""
VERSION_2 = {"doctype": '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n', "namespace": "", "entry": "termEntry", "lang": "langSet", "term": "tig"}
VERSION_3 = {"doctype": "", "namespace": ' xmlns="urn:iso:std:iso:30042:ed-2"', "entry": "conceptEntry", "lang": "langSec", "term": "termSec"}


@pytest.mark.parametrize("version", [VERSION_2, VERSION_3], ids=["2", "3"])
def test_tbx(tmp_path: Path, version: dict[str, str]) -> None:
    glossary = load(tmp_path, TBX.format(**version), "terms.tbx")
    assert glossary.rules("en", "ru") == {"source package": Terms(("исходный пакет",), ("сорцы",))}
    assert glossary.rules("ru", "en") == {"исходный пакет": Terms(("source package",))}


@pytest.mark.parametrize("entity", ['x SYSTEM "secret"', 'x "исходный"'])
def test_tbx_fetches_nothing_and_resolves_no_entity(tmp_path: Path, entity: str) -> None:
    (tmp_path / "secret").write_text("password", encoding="utf-8")
    text = TBX.format(**{**VERSION_3, "doctype": f"<!DOCTYPE tbx [<!ENTITY {entity}>]>\n"}).replace("исходный пакет", "&x; пакет")
    with pytest.raises(InputError, match=r"line 7: entities such as &x; are not read"):
        load(tmp_path, text, "terms.tbx")


def test_a_bomb_of_entities_is_refused(tmp_path: Path) -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    text = TBX.format(**{**VERSION_3, "doctype": f'<!DOCTYPE tbx [<!ENTITY e0 "ha">{bomb}]>\n'}).replace("исходный пакет", "&e11; пакет")
    with pytest.raises(InputError):
        load(tmp_path, text, "terms.tbx")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("source package\n", "line 1: no tab after “source package”; write the term, a tab"),
        ("# ok\nsource\tкод\n\tпакет\n", "line 3: no term before the tab"),
        ("source\t | !\n", "line 1: no translation of “source”"),
        ("source\tкод|!код\n", "line 1: “код” is both allowed and forbidden; keep one of the two"),
        ("# nothing\n", "no terms in it; write one a line"),
        ("", "the file is empty"),
        ("<tbx><body></tbx>", "line 1: not well-formed XML"),
        ("<tmx/>", "no term entries; a TBX has conceptEntry or termEntry elements"),
        ("<tbx><termEntry/></tbx>", "no terms in it"),
    ],
)
def test_what_goes_wrong(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError) as e:
        load(tmp_path, text)
    assert str(e.value).startswith(f"{tmp_path / 'terms.tsv'}") and says in str(e.value) and "\n" not in str(e.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file; check the name given with --glossary"):
        load_glossary(tmp_path / "none.tsv")
    with pytest.raises(InputError, match="this is a folder"):
        load_glossary(tmp_path)


def test_the_wrong_languages_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no terms from de to ru \(it has en, ru\)"):
        load(tmp_path, "source\tкод\n").rules("de", "ru")


def test_the_signature_follows_the_content(tmp_path: Path) -> None:
    one, two, other = (load(tmp_path, text, f"{n}.tsv") for n, text in enumerate(("source\tкод\n", "# a note\nsource\tкод\n", "source\tпакет\n")))
    assert str(one) == str(two) != str(other) and len(str(one)) == len("glossary 12345678")
