"""Files that are aligned already: their segments as they are, which side is the original, and what is not translated."""

from pathlib import Path

import pytest
from made_files import read_made, segments_of

from align.errors import InputError
from align.read import Pair, read_bilingual, read_file, read_pair

TMX = '<tmx version="1.4"><header srclang="{}"/><body>{}</body></tmx>'


def unit(**segments: str) -> str:
    return "<tu>" + "".join(f'<tuv xml:lang="{lang.replace("_", "-")}"><seg>{words}</seg></tuv>' for lang, words in segments.items()) + "</tu>"


BODY = unit(en_GB="The <bpt i='1'>&lt;b></bpt>bridge<ept i='1'/> is <hi>shut</hi>.", ru="Мост закрыт.") + unit(en_GB="No one knew.")
XLIFF_1 = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en-US" target-language="ru"><body>{}</body></file></xliff>'
XLIFF_2 = '<xliff version="2.1" srcLang="ru" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="1">{}</file></xliff>'


@pytest.mark.parametrize(
    ("units", "segments"),
    [
        ("<trans-unit id='1'><source>One <g id='1'>word</g><x id='2'/>.</source><target>Одно слово.</target></trans-unit>", ["One word. = Одно слово."]),
        ("<trans-unit id='1'><source>One<x id='1' ctype='lb'/>two</source><target/></trans-unit>", ["One two ="]),
        ("<trans-unit id='1'><source>One.</source></trans-unit>", ["One. ="]),
        ("<trans-unit id='1' translate='no'><source>KEY</source></trans-unit><trans-unit id='2'><source>A</source><target>А</target></trans-unit>", ["A = А"]),
        ("<trans-unit id='1'><source>A. B.</source><seg-source><mrk mtype='seg' mid='1'>A.</mrk> <mrk mtype='seg' mid='2'>B.</mrk></seg-source>"
         "<target><mrk mtype='seg' mid='2'>Б.</mrk> <mrk mtype='seg' mid='1'>А.</mrk></target></trans-unit>", ["A. = А.", "B. = Б."]),
        ("<trans-unit id='1'><source>A</source><target>А</target><alt-trans><source>A</source><target>Другое</target></alt-trans></trans-unit>", ["A = А"]),
        ("<group><trans-unit id='1'><source>A</source><target>А<bpt id='1'>[b]</bpt></target></trans-unit></group>", ["A = А"]),
    ],
)  # fmt: skip
def test_xliff_1(units: str, segments: list[str]) -> None:
    assert segments_of(XLIFF_1.format(units), "x.xlf") == segments


def test_xliff_2() -> None:
    units = (
        "<unit id='1'><originalData><data id='d'>no</data></originalData>"
        "<segment><source>Один <pc id='1'>раз</pc>.</source><target>Once<ph id='2'/>.</target></segment>"
        "<ignorable><source> </source></ignorable><segment><source>Два.</source></segment></unit>"
        "<unit id='2' translate='no'><segment><source>К</source></segment></unit>"
    )
    assert segments_of(XLIFF_2.format(units), "x.xliff") == ["Один раз. = Once.", "Два. ="]


def test_tmx() -> None:
    assert segments_of(TMX.format("en-US", BODY), "x.tmx") == ["The bridge is shut. = Мост закрыт.", "No one knew. ="]
    assert segments_of(TMX.format("ru", BODY), "x.tmx") == ["Мост закрыт. = The bridge is shut.", "= No one knew."]
    more = TMX.format("*all*", unit(de="Ja.", ru="Да.", en="Yes."))
    assert segments_of(more, "x.tmx") == ["Да. = Yes."]
    assert segments_of(TMX.format("fr", unit(de="Ja.", fr="Oui.")), "x.tmx") == ["Oui. = Ja."]


def test_po() -> None:
    made = (
        '# A comment\nmsgid ""\nmsgstr ""\n"Language: ru\\n"\n\n#, fuzzy\nmsgid "The bridge "\n"is \\"shut\\".\\n"\nmsgstr "Мост закрыт."\n\n'
        'msgctxt "menu"\nmsgid "%d bus"\nmsgid_plural "%d buses"\nmsgstr[0] "%d автобус"\nmsgstr[1] "%d автобуса"\nmsgstr[2] "%d автобусов"\n\n'
        '#: a.c:1\nmsgid "No one."\nmsgstr ""\n\n#~ msgid "Old"\n#~ msgstr "Старый"\n'
    )
    assert segments_of(made, "x.po") == [
        'The bridge is "shut".\n = Мост закрыт.', "%d bus = %d автобус", "%d buses = %d автобуса", "%d buses = %d автобусов", "No one. ="
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "segments"),
    [
        ("One.\tРаз.\nTwo.\t\n\n\tТри.\n", ["One. = Раз.", "Two. =", "= Три."]),
        ("translation\tnote\toriginal\nРаз.\tx\tOne.\n", ["One. = Раз."]),
        ("EN\tRU\r\nOne.\tРаз.\r\n", ["One. = Раз."]),
        ('"Yes," he said.\t«Да», — сказал он.\n"a ""b"" c"\tа «б» в\n', ['"Yes," he said. = «Да», — сказал он.', 'a "b" c = а «б» в']),
        ('"One\nline"\t"Одна\nстрока"\nTwo\tДве\n', ["One\nline = Одна\nстрока", "Two = Две"]),
    ],
)
def test_tables(table: str, segments: list[str]) -> None:
    assert segments_of(table, "x.tsv") == segments


@pytest.mark.parametrize(
    ("name", "made", "says"),
    [
        ("x.tsv", "a\tб\nc\n", r"x\.tsv, line 2: 1 column where 2 are wanted"),
        ("x.tsv", "a\tб\tв\nc\tг\tд\n", r"x\.tsv, line 1: 3 columns; give two columns, or a first line that names them"),
        ("x.tsv", "en\tru\n", r"x\.tsv: no segments below the first line"),
        ("x.tmx", TMX.format("en", ""), r"x\.tmx: no translation units"),
        ("x.tmx", TMX.format("en", unit(en="Yes.")), r"x\.tmx: one language only \(en\)"),
        ("x.tmx", TMX.format("en", unit(en="Yes.", de="Ja.", fr="Oui.")), r"x\.tmx: 3 languages \(de, en, fr\) and not both English and Russian"),
        ("x.xlf", "<other/>", r"x\.xlf: not XLIFF \(it begins with <other>\)"),
        ("x.xlf", XLIFF_1.format(""), r"x\.xlf: no translation units"),
        ("x.po", 'msgid "a"\nmsgstr "б"\nthis is wrong\n', r"x\.po, line 3: not a message catalogue here"),
        ("x.po", '"loose"\n', r"x\.po, line 1: a string that belongs to no msgid"),
        ("x.po", 'msgid ""\nmsgstr "Language: ru\\n"\n', r"x\.po: no messages"),
    ],
)
def test_what_cannot_be_read(name: str, made: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_made(made, name)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def texts(pair: Pair) -> list[list[str]]:
    return [[b.span.of(d.text) for b in d.blocks] for d in (pair.original, pair.translation)]


def test_a_pair_with_its_beads(tmp_path: Path) -> None:
    path = write(tmp_path, "x.tmx", TMX.format("en", BODY + unit(ru="Добавлено.") + unit(en_GB="Last.", ru="Конец.")))
    pair = read_bilingual(path)
    assert texts(pair) == [["The bridge is shut.", "No one knew.", "Last."], ["Мост закрыт.", "Добавлено.", "Конец."]]
    assert (pair.original.lang, pair.given, pair.direction) == ("en", ((0, 0), (1, None), (None, 1), (2, 2)), "the file’s srclang is en")
    turned = read_bilingual(path, "ru")
    assert (turned.original.lang, turned.given, turned.direction) == ("ru", ((0, 0), (None, 1), (1, None), (2, 2)), "--original ru")


def test_languages_that_the_file_does_not_name_are_told_from_its_words(tmp_path: Path) -> None:
    pair = read_bilingual(write(tmp_path, "x.tsv", "Мост закрыли в четверг.\tThe bridge was shut on Thursday.\n"))
    assert (pair.original.lang, pair.translation.lang, pair.direction) == ("ru", "en", "the first column")


@pytest.mark.parametrize(
    ("name", "made", "original", "says"),
    [
        ("x.tsv", "One.\t\nTwo.\t\n", None, "no segment has any text on the side of the translation"),
        ("x.tsv", "The bridge is shut.\tThe bridge is shut today.\n", None, r"both sides are in one language \(en\)"),
        ("x.tmx", TMX.format("fr", unit(de="Ja.", fr="Oui.")), "en", "neither side is in the language of --original en; they are fr and de"),
    ],
)
def test_segments_that_make_no_pair(tmp_path: Path, name: str, made: str, original: str | None, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_bilingual(write(tmp_path, name, made), original)


def test_such_a_file_is_no_side_of_a_pair(tmp_path: Path) -> None:
    path, text = write(tmp_path, "x.tsv", "One.\tРаз.\n"), write(tmp_path, "x.txt", "Раз.")
    for read in (lambda: read_pair(path, text), lambda: read_file(path)):
        with pytest.raises(InputError, match="holds an original with its translation already; give it alone"):
            read()
