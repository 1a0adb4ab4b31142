"""The page in a real browser: what readers see, offline, whatever the texts hold, with scripts and without."""

from typing import Any

import pytest
from opened import OpenPage
from sample_report import HOSTILE, make_article, make_comparison, make_long, make_moved

from align.comparison import Comparison
from align.report.html import format_html

pytestmark = pytest.mark.browser


def test_rows_cells_and_counts(open_page: OpenPage, comparison: Comparison) -> None:
    opened = open_page(format_html(comparison))
    page = opened.page
    assert page.locator("#beads tr.bead").count() == 5
    assert page.locator("#beads tr.omission .gap").inner_text() == "no counterpart in the translation"
    assert page.locator("#beads tr.addition .gap").inner_text() == "no counterpart in the original"
    assert page.locator("#b6 td.translation .sentence").count() == 2 and "1:2" in page.locator("#b6").inner_text()
    assert "unsure" in page.locator("#b3").inner_text()
    counts = page.locator("ul.counts").inner_text()
    assert "3 of 4 75 % sentences of the original" in counts and "1 of 4 25 % sentences left out" in counts
    assert "the first argument" in page.locator("dl.sides").inner_text()
    assert comparison.signature in page.locator("footer").inner_text()
    assert page.locator("details.matter").get_attribute("open") is None


def test_moved_text_is_shown_in_both_places_with_links_there_and_back(open_page: OpenPage) -> None:
    opened = open_page(format_html(make_moved()))
    page = opened.page
    assert "↕ moved" in page.locator("#b2 th").inner_text()
    assert "The estimate is high." in page.locator("#b2 td.translation").inner_text()
    page.locator("#b2").get_by_text("stands in the translation after sentence 3").click()
    assert page.url.endswith("#m2") and "The estimate is high." in page.locator("#m2 td.translation").inner_text()
    page.locator("#m2").get_by_text("sentence 2 of the original, see row 2").click()
    assert page.url.endswith("#b2") and page.locator("#b2").is_visible()
    numbers = page.locator("#beads tr:not(.moved) td.translation .number").all_inner_texts()
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    page.locator("ul.counts").get_by_text("sentences moved").click()
    assert page.url.endswith("#b2")
    page.check("#only")
    assert page.locator("#beads tr.marker:visible").count() == 0
    assert "Nothing to look at" in page.locator(".panel").inner_text()


def test_doubt_and_difference_are_told_apart_in_words(open_page: OpenPage, comparison: Comparison) -> None:
    page = open_page(format_html(comparison)).page
    assert "≠ says something else" in page.locator("#b3 th").inner_text() and "? pairing unsure" in page.locator("#b3 th .doubt").inner_text()
    assert page.locator("#b6 th .shape").inner_text() == "1:2 split" and page.locator("#b6 .doubt").count() == 0
    assert page.locator("#b6 th .shape").get_attribute("title") == "1 sentence for 2: split"


def test_front_matter_is_folded_away_and_a_link_into_it_unfolds_it(open_page: OpenPage, comparison: Comparison) -> None:
    opened = open_page(format_html(comparison))
    assert not opened.page.locator("#b1").is_visible()
    opened.page.goto(opened.uri + "#b1")
    assert opened.page.locator("#b1").is_visible() and "Автор" in opened.page.locator("#b1").inner_text()


LOST = "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1)).filter(id => !document.getElementById(id))"
TWICE = "(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))"
POINTED_AT = """['for', 'aria-labelledby', 'aria-describedby'].flatMap(name => [...document.querySelectorAll(`[${name}]`)]
  .flatMap(e => e.getAttribute(name).split(' '))).filter(id => !document.getElementById(id))"""


def test_every_link_within_the_page_has_its_place(open_page: OpenPage, comparison: Comparison) -> None:
    for compared in (comparison, make_moved(), make_article("bilingual-tariffs")):
        page = open_page(format_html(compared)).page
        assert page.evaluate(LOST) == [] and page.evaluate(POINTED_AT) == []
        assert page.evaluate(TWICE) == 0


def test_a_row_that_a_link_leads_to_is_not_under_the_heading(open_page: OpenPage, hostile: Comparison) -> None:
    page = open_page(format_html(hostile), height=200).page
    page.goto(page.url + "#b3")
    assert page.locator("#b3 td.original").bounding_box()["y"] >= page.locator("#beads thead th").first.bounding_box()["height"]


# hostile texts ----------------------------------------------------------------------------------------------------------------------------

HOSTILE_TEXTS = {
    "markup": HOSTILE,
    "script": "</script><script>window.hit=1</script><!-- <script> ]]> </style><svg onload=window.hit=1>",
    "quotes": "\" ' ` \\\" &quot; &#39; {{ m }} {% if %} ${hit} %s {n}",
    "bidi": "a\u202eb\u2066c\u200fd\u2069\u202c \u061c",
    "emoji": "👩‍👩‍👧‍👦 🇷🇺 👍🏿 \ufe0f",
    "combining": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f й и\u0306 ё",
    "separators": "a\u2028b\u2029c\u0085d\u00a0e\u200bf\ufeffg",
}
READ = "e => [...e.childNodes].filter(n => n.nodeType === 3 || n.tagName === 'MARK').map(n => n.textContent).join('')"


@pytest.mark.parametrize("extra", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_hostile_text_stays_text(open_page: OpenPage, extra: str) -> None:
    """In sentences, paths, messages, the signature, the list, comments and notes."""
    opened = open_page(format_html(make_comparison(extra)))
    page = opened.page
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0 and page.locator("script").count() == 3
    expected = extra.replace("\a", "\u2407")
    for side in ("original", "translation"):
        assert expected in page.locator(f"#b3 td.{side} bdi").evaluate(READ)
    assert expected in opened.text("footer") and expected in opened.text("#f1 .message") and expected in opened.text("dl.sides")
    opened.press("n", "m")
    page.keyboard.insert_text(extra.replace("\a", ""))
    opened.press("Control+Enter")
    assert " ".join(extra.replace("\a", "").split()) in " ".join(opened.text("#f1 .own").split())
    assert page.evaluate("window.hit") is None and page.locator("img").count() == 0 and page.locator("script").count() == 3


def test_controls_and_lone_surrogates_do_not_break_the_page(open_page: OpenPage) -> None:
    opened = open_page(format_html(make_comparison("\0\x1b[31m\ud800\x7f")))
    assert "\u2400\u241b[31m\ufffd\u2421" in opened.page.locator("#b3 td.original bdi").evaluate(READ)
    opened.press("n")
    assert opened.current == "f1"


def test_a_sentence_of_a_hundred_thousand_characters(open_page: OpenPage) -> None:
    """With spaces and without any: whole in the texts, cut in the list, and the page no wider than the screen."""
    for long in ("о" * 100_000, "слово " * 17_000):
        opened = open_page(format_html(make_comparison(long)), width=360)
        assert long in opened.page.locator("#b3 td.original bdi").evaluate(READ)
        assert all(len(t) < 300 for t in opened.texts("#findings .excerpt"))
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_trusted_types_and_the_policy_forbid_what_the_page_does_not_need(open_page: OpenPage, comparison: Comparison) -> None:
    opened = open_page(format_html(comparison))
    assert "unsafe" not in opened.page.locator("meta[http-equiv]").get_attribute("content")
    tried = "html => { try { document.body.innerHTML = html; return 'let in'; } catch (e) { return e.name; } }"
    assert opened.page.evaluate(tried, "<b>x</b>") == "TypeError"
    inline = "document.querySelectorAll('*').values().flatMap(e => [...e.attributes]).some(a => a.name.startsWith('on') || a.name === 'style')"
    assert opened.page.evaluate(inline) is False
    opened.complaints.clear()  # the browser reports the attempt


# everyone's screen ------------------------------------------------------------------------------------------------------------------------


def test_everything_is_readable_without_scripts(open_page: OpenPage) -> None:
    opened = open_page(format_html(make_article("bilingual-tariffs")), java_script_enabled=False)
    page = opened.page
    assert page.locator("#beads tr.bead:visible").count() == 26 and page.locator("#findings li:visible").count() == 6
    assert page.locator("#beads .note:visible").count() == 6
    assert page.locator(".triage, .switches, .options, #map, dialog").locator("visible=true").count() == 0
    page.locator("#findings a").first.click()
    assert page.url.endswith("#f1")
    page.locator(".pictures summary").click()
    assert page.locator("svg.plot").bounding_box()["width"] > 100
    assert "Rows: 24 matched, 1 left out, 1 added, 0 moved." in page.locator("#plot-words").inner_text()


def test_in_russian_without_scripts(open_page: OpenPage, comparison: Comparison) -> None:
    opened = open_page(format_html(comparison, "ru"), java_script_enabled=False)
    assert opened.page.locator("html").get_attribute("lang") == "ru"
    assert opened.page.locator("#beads tr.omission .gap").inner_text() == "в переводе этого нет"


@pytest.mark.parametrize(("width", "height"), [(360, 640), (640, 400), (1024, 768), (3840, 2160)])
def test_nothing_is_wider_than_the_screen(open_page: OpenPage, width: int, height: int) -> None:
    """640 by 400 is also a laptop's screen at 200 %."""
    for compared in (make_article("bilingual-tariffs"), make_comparison(HOSTILE * 5)):
        page = open_page(format_html(compared), width=width, height=height).page
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.click("#help-open")
        assert page.evaluate("document.getElementById('help').scrollWidth") <= width


def test_columns_stand_side_by_side_or_one_over_the_other(open_page: OpenPage, comparison: Comparison) -> None:
    def boxes(width: int) -> tuple[Any, Any]:
        page = open_page(format_html(comparison), width=width).page
        return page.locator("#b3 td.original").bounding_box(), page.locator("#b3 td.translation").bounding_box()

    a, b = boxes(1280)
    assert a["y"] == b["y"] and a["x"] + a["width"] <= b["x"]
    a, b = boxes(360)
    assert a["x"] == b["x"] and a["y"] + a["height"] <= b["y"]


def test_print_is_two_columns_with_all_reasons_and_no_controls(open_page: OpenPage) -> None:
    opened = open_page(format_html(make_article("bilingual-tariffs")), width=794)
    opened.press("n", "d")
    opened.page.emulate_media(media="print")
    a, b = (opened.page.locator(f"#b9 td.{side}").bounding_box() for side in ("original", "translation"))
    assert a["y"] == b["y"] and a["x"] + a["width"] <= b["x"]
    assert opened.page.locator("#beads .note:visible").count() == 5, "all but the one that was dismissed"
    assert opened.texts("#beads .note .tag")[0] == "−2"
    assert opened.page.locator("button:visible, input:visible, select:visible, #map:visible").count() == 0


def test_colours_follow_the_system_and_the_switch(open_page: OpenPage, comparison: Comparison) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = open_page(format_html(comparison), color_scheme="dark").page
    light = open_page(format_html(comparison)).page
    assert dark.evaluate(paper) != light.evaluate(paper)
    was = light.evaluate(paper)
    light.select_option("#theme", "dark")
    assert light.evaluate(paper) == dark.evaluate(paper)
    light.reload()
    assert light.evaluate(paper) == dark.evaluate(paper), "remembered"
    light.select_option("#theme", "contrast")
    assert light.evaluate(paper) == "rgb(255, 255, 255)" != was


def test_kinds_differ_without_colours(open_page: OpenPage) -> None:
    """By the underline, and by a sign in words, list and notes."""
    opened = open_page(format_html(make_article("bilingual-tariffs")), forced_colors="active")
    style = "e => { const s = getComputedStyle(e); return [s.textDecorationLine, s.textDecorationStyle].join(' '); }"
    styles = {kind: opened.page.locator(f"#beads mark.{kind}").last.evaluate(style) for kind in ("omission", "divergence")}
    assert styles == {"omission": "underline solid", "divergence": "underline wavy"}
    assert [t[0] for t in opened.texts("#findings .tag")] == ["≠", "−", "−", "≠", "≠", "+"]


def test_the_interface_changes_its_language_and_the_texts_do_not(open_page: OpenPage, comparison: Comparison) -> None:
    opened = open_page(format_html(comparison))
    page = opened.page
    texts = opened.texts("#beads .sentence")
    page.select_option("#interface", "ru")
    assert page.locator("html").get_attribute("lang") == "ru"
    assert page.locator("#beads tr.omission .gap").inner_text() == "в переводе этого нет"
    assert page.locator("#beads tr.omission .gap").get_attribute("lang") == "ru"
    assert "Замечания" in page.locator("#findings-title").inner_text() and page.locator("#search").get_attribute("placeholder") == "Поиск по замечаниям"
    assert opened.texts("#beads .sentence") == texts and page.locator("#b3 td.original").get_attribute("lang") == "ru"
    page.reload()
    assert page.locator("html").get_attribute("lang") == "ru", "remembered"
    page.select_option("#interface", "en")
    assert page.locator("#beads tr.omission .gap").inner_text() == "no counterpart in the translation"


SAID = """[...document.querySelectorAll('body *:not(script)')].flatMap(e => [
  e.lang, ...['aria-label', 'title', 'placeholder'].map(name => e.getAttribute(name)),
  ...[...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim())]).filter(Boolean)"""


def test_a_switched_page_says_what_a_page_made_in_that_language_says(open_page: OpenPage) -> None:
    """Nothing is forgotten by the switch, and nothing by the template."""
    for compared in (make_article("news-bridge"), make_moved()):
        switched, made = open_page(format_html(compared)).page, open_page(format_html(compared, "ru"), locale="ru-RU").page
        switched.select_option("#interface", "ru")
        assert switched.evaluate(SAID) == made.evaluate(SAID)
        for page in (switched, made):
            page.locator("h1").click()
            page.keyboard.press("n")
            page.keyboard.press("m")
        assert switched.evaluate(SAID) == made.evaluate(SAID)
        assert compared.findings == () or "Сохранить" in made.locator(".actions").inner_text()


def test_a_russian_browser_gets_russian(open_page: OpenPage, comparison: Comparison) -> None:
    assert open_page(format_html(comparison), locale="ru-RU").page.locator("html").get_attribute("lang") == "ru"


# long articles ----------------------------------------------------------------------------------------------------------------------------


def test_ten_thousand_rows(open_page: OpenPage) -> None:
    """Rows far away are not laid out, and yet can be reached, found and searched."""
    opened = open_page(format_html(make_long(10_000)))
    page = opened.page
    assert page.locator("#beads tr.bead").count() == 10_000
    assert page.locator("#b9000 mark").first.evaluate("e => e.checkVisibility({contentVisibilityAuto: true})") is False
    assert opened.text("#shown").startswith("1000 of 1000")
    page.fill("#search", "предложение 9000")
    assert opened.shown == [900]
    opened.press("Tab", "Escape")
    page.locator("#findings li:visible a").click()
    assert opened.current == "f900" and page.locator("#b9000 mark").first.evaluate("e => e.checkVisibility({contentVisibilityAuto: true})")
    assert 0 < page.locator("#b9000").bounding_box()["y"] < 800
    page.goto(opened.uri + "#b5000")
    assert 0 <= page.locator("#b5000").bounding_box()["y"] < 800


def test_a_typical_article_is_small() -> None:
    assert all(len(format_html(make_article(name)).encode()) < 200_000 for name in ("bilingual-tariffs", "literary-attic"))
