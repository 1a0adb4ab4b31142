"""Web pages: what is text, what is navigation, and where a block ends."""

import pytest
from made_files import blocks_of, read_made

from align.errors import InputError

PROSE = (
    "The bridge was shut on Thursday and will not reopen before spring, the mayor's office said in a letter to everybody who lives beyond the river. "
    "The bus now takes a whole hour to go round by the old road, and the school begins an hour later for the children of the village."
)
MENU = "<ul>" + "".join(f'<li><a href="/{n}">Section {n} of the paper</a></li>' for n in range(30)) + "</ul>"


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("<h1>A <em>new</em>\n bridge</h1><p>One.</p>Two.", ["heading: A new bridge", "One.", "Two."]),
        ("<ul><li>One<li><p>Two</p><p>Three</p></ul>", ["item: One", "item: Two", "item: Three"]),
        ("<dl><dt>Term<dd>What it is</dl>", ["item: Term", "item: What it is"]),
        ("<blockquote><p>Said.</p></blockquote><p>Then.", ["quote: Said.", "Then."]),
        ("<pre>a  =  1\n  b</pre><p>Text.", ["code: a  =  1⏎  b", "Text."]),
        ("<p>First line<br>second line<br/><br>New paragraph", ["First line⏎second line", "New paragraph"]),
        ("<table><tr><th>Left<td>right</table>", ["Left", "right"]),
        ("<div>Loose <b>words</b><div>inner</div>after</div>", ["Loose words", "inner", "after"]),
        ("<p>10<sup>6</sup> m, the 2<sup>nd</sup> one<sup><a href='#n1'>1</a></sup>", ["10⁶ m, the 2nd one"]),
        ("<p>Word<a class='footnote' href='#f'><sup>[12]</sup></a> again", ["Word again"]),
        ("<p>See <a href='#top'>the top</a>.", ["See the top."]),
        ("<h2>Title<a class='headerlink' href='#t'>¶</a></h2>", ["heading: Title"]),
        ("<p>He said <q>no</q>.", ['He said "no".']),
        ("<p>soft\u00adware &mdash; a&nbsp;b", ["software — a\u00a0b"]),
        ("<p hidden>no<p style='display: none'>no<p>yes<script>no()</script><style>no</style><noscript>no</noscript>", ["yes"]),
        ("<p>yes<!-- no --><textarea>no</textarea><button>no</button>", ["yes"]),
    ],
)
def test_blocks_are_where_a_browser_would_part_them(page: str, blocks: list[str]) -> None:
    assert blocks_of(page, "x.html") == blocks


@pytest.mark.parametrize(
    "page",
    [
        f"<div>{MENU}</div><main><h1>Bridge</h1><p>{PROSE}</p></main><footer>© 2024</footer>",
        f"<header>{MENU}</header><div role='main'><h1>Bridge</h1><p>{PROSE}</p><nav>Next</nav></div>",
        f"<nav>{MENU}</nav><h1>Bridge</h1><p>{PROSE}</p><aside>Weather</aside><footer>About us</footer>",
        f"<article><h1>Bridge</h1><p>{PROSE}</p></article><article><a href='/2'>Another</a></article>",
    ],
)
def test_navigation_around_the_text_is_left_out(page: str) -> None:
    assert blocks_of(f"<html><body>{page}</body></html>", "x.html") == ["heading: Bridge", PROSE]


def test_an_unmarked_page_among_links_is_found_and_keeps_its_short_parts() -> None:
    text = f"<h1>Bridge</h1><p>{PROSE}</p><p>No.</p><table><tr><td>Length</td><td>90 m</td></tr></table><p>{PROSE.replace('bridge', 'ferry')}</p>"
    blocks = blocks_of(f"<html><body><div class='top'>{MENU}</div><div class='text'>{text}</div><div class='more'>{MENU}</div></body></html>", "x.html")
    assert blocks[0] == "heading: Bridge" and blocks[1:3] == [PROSE, "No."]
    assert "Length" in blocks and not any("Section" in b for b in blocks)


def test_a_page_that_is_plain_is_read_whole() -> None:
    assert blocks_of(f"<p>By <a href='/a'>A. Writer</a></p><p>{PROSE}</p><p>Short end.</p>", "x.html") == ["By A. Writer", PROSE, "Short end."]


def test_preformatted_prose_is_text() -> None:
    page = "<html><body><pre>" + f"{PROSE}\n\n" * 12 + "</pre></body></html>"
    assert blocks_of(page, "x.html") == [PROSE] * 12


def test_a_lone_listing_stays_code() -> None:
    assert blocks_of("<pre>make install</pre>", "x.html") == ["code: make install"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "utf-16", "iso8859-5", "cp866"])
def test_the_page_says_its_encoding(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body><p>Мост закрыли в четверг. Съезд — «налево».</p></body></html>".encode(encoding, "replace")
    assert blocks_of(page, "x.html")[0].startswith("Мост закрыли в четверг. Съезд")


def test_a_page_that_is_wrong_about_its_encoding() -> None:
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>Мост закрыли в четверг.</p></body></html>"
    assert blocks_of(page.encode("cp1251"), "x.html") == ["Мост закрыли в четверг."]
    assert blocks_of(page.encode("utf-8"), "x.html") == ["Мост закрыли в четверг."]


def test_the_language_that_it_names() -> None:
    assert getattr(read_made("<html lang='ru-RU'><p>text</p></html>", "x.html"), "lang", None) == "ru"


@pytest.mark.parametrize("page", ["<html><body><script>render()</script></body></html>", "<html></html>", "<html><body><img src='x'></body></html>"])
def test_a_page_without_text(page: str) -> None:
    with pytest.raises(InputError, match=r"x\.html: (?:no text|there is nothing) in this page"):
        read_made(page, "x.html")
