"""Working through the findings in a real browser: filters, keys, decisions and what becomes of them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from opened import Opened, OpenPage
from sample_report import make_article, make_comparison, make_moved

from align.comparison import Comparison
from align.finding import Dismissed, Finding
from align.report.html import format_html
from align.span import Span

pytestmark = pytest.mark.browser
# Findings of this article: 1 number, 2 coverage (a sentence), 3 coverage (a clause), 4 negation, 5 name, 6 coverage (an added sentence).
ARTICLE = "bilingual-tariffs"


@pytest.fixture
def opened(open_page: OpenPage) -> Opened:
    return open_page(format_html(make_article(ARTICLE)))


def said(opened: Opened) -> str:
    return opened.text("#said")


def dismissed(opened: Opened) -> set[int]:
    found = opened.page.locator("#findings > li.dismissed").evaluate_all("all => all.map(e => e.dataset.f)")
    return {int(n) for n in found}


def saved(opened: Opened) -> list[dict[str, Any]]:
    """The lines of the file that "Save dismissals" gives."""
    opened.page.evaluate("document.getElementById('filters').open = true")
    with opened.page.expect_download() as download:
        opened.page.click("#export")
    assert download.value.suggested_filename.endswith("sverka-ignore.jsonl")
    return [json.loads(line) for line in Path(download.value.path()).read_text(encoding="utf-8").splitlines()]


def load(opened: Opened, text: str) -> None:
    opened.page.evaluate("document.getElementById('filters').open = true")
    opened.page.set_input_files("#import", {"name": ".sverka-ignore.jsonl", "mimeType": "application/jsonl", "buffer": text.encode()})
    opened.until("document.getElementById('said').textContent !== ''")


def line(**fields: object) -> str:
    return json.dumps({"id": "x", "check": "number", "reason": "", "original": None, "translation": None} | fields, ensure_ascii=False) + "\n"


# words and reasons ------------------------------------------------------------------------------------------------------------------------


def test_words_are_marked_on_both_sides_and_lead_to_their_reason(opened: Opened) -> None:
    page = opened.page
    assert page.locator("#b9 mark").all_inner_texts() == ["в 25 %", "of 35 percent"]
    assert page.locator("#b9 + .notes").is_hidden()
    page.locator("#b9 td.translation mark").click()
    assert opened.current == "f1" and "Twenty-five percent becomes thirty-five." in page.locator("#f1").inner_text()
    assert page.locator("#b9 mark.current").count() == 2
    page.locator("#b9 .ref").first.focus()
    page.keyboard.press("Escape")
    assert opened.current is None and page.locator("#b9 + .notes").is_hidden()
    page.keyboard.press("Enter")
    assert opened.current == "f1", "a reference is a link, and opens with the keyboard"


def test_hover_and_focus_light_both_sides_and_the_list(opened: Opened) -> None:
    page = opened.page
    page.locator("#b9 td.original mark").hover()
    assert page.locator("mark.lit").all_inner_texts() == ["в 25 %", "of 35 percent"] and page.locator("#findings li.lit").count() == 1
    page.locator("#texts-title").hover()
    assert page.locator(".lit").count() == 0
    page.locator("#b9 td.translation .ref").focus()
    assert page.locator("mark.lit").count() == 2
    page.locator("#findings li").nth(1).hover()
    assert page.locator("mark.lit").all_inner_texts() == ["В столовой засмеялись, но невесело."]


def test_overlapping_findings_take_turns(open_page: OpenPage) -> None:
    comparison = make_comparison()
    start = comparison.original.sentences[2].span.start
    two = (
        Finding("a", "omission", "name", "major", 0.9, Span(start, start + 8), None, "?", 2),
        Finding("b", "divergence", "name", "major", 0.9, Span(start + 3, start + 12), None, "?", 2),
    )
    opened = open_page(format_html(replace(comparison, findings=two)))
    assert opened.page.locator("#b3 mark").all_inner_texts() == ["До ", "весны", " его"]
    both = opened.page.locator("#b3 mark", has_text="весны")
    both.click()
    assert opened.current == "f1" and opened.page.locator("#f2").is_visible(), "all reasons of the row are open"
    both.click()
    assert opened.current == "f2"
    opened.press("d")
    assert opened.page.locator("#b3 mark:not(.off)").all_inner_texts() == ["До ", "весны"]


def test_all_reasons_at_once(opened: Opened) -> None:
    assert opened.texts(".note .message") == []
    opened.page.check("#reasons")
    assert len(opened.texts(".note .message")) == 6
    opened.press("r")
    assert opened.texts(".note .message") == []


def test_only_rows_with_findings(opened: Opened) -> None:
    opened.page.check("#only")
    assert opened.page.locator("#beads tr.bead:visible").count() == 6
    opened.press("n", "d")
    assert opened.page.locator("#beads tr.bead:visible").count() == 5
    opened.press("o")
    assert opened.page.locator("#beads tr.bead:visible").count() == 26


# filters ----------------------------------------------------------------------------------------------------------------------------------


def facet(opened: Opened, name: str, value: str) -> Any:
    return opened.page.locator(f'.filters input[name="{name}"][value="{value}"]')


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [("kind", "divergence", [2, 3, 6]), ("kind", "omission", [1, 4, 5, 6]), ("severity", "minor", [1, 2, 6]), ("check", "coverage", [1, 4, 5])],
)
def test_filters_by_kind_severity_and_check(opened: Opened, name: str, value: str, left: list[int]) -> None:
    opened.press("f")
    facet(opened, name, value).uncheck()
    assert opened.shown == left and opened.marked == set(left)
    assert opened.text("#shown") == f"{len(left)} of 6 shown, 0 dismissed"
    assert facet(opened, name, value).locator("xpath=..").locator(".n").inner_text() == f"0 of {6 - len(left)}"
    facet(opened, name, value).check()
    assert opened.shown == [1, 2, 3, 4, 5, 6]


def test_the_confidence_slider(opened: Opened) -> None:
    opened.press("f")
    opened.page.locator("#least").focus()
    opened.press(*["ArrowRight"] * 14)
    assert opened.text("#least-shown") == "70 %" and opened.shown == [1, 2, 3, 5, 6]
    opened.press("End")
    assert opened.text("#least-shown") == "95 %" and opened.shown == [1, 2, 6] and opened.marked == {1, 2, 6}
    opened.page.click("#reset")
    assert opened.shown == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("новосибирск", [5]), ("НОВОСИБИРСК владивосток", []), ("vladivostok geller", [5]), ("Twenty-five", [1]), ("coverage", [2, 3, 6]),
        ("отрицание", [4]), ("едет", []), ("директор", []), ("тот, кто их ввел", [4]), ("(", []), ("\\", []),
    ],
)  # fmt: skip
def test_search_looks_into_words_reasons_checks_and_the_sentences_around(opened: Opened, query: str, left: list[int]) -> None:
    opened.press("/")
    opened.page.keyboard.insert_text(query)
    assert opened.shown == left and opened.text("#shown").startswith(f"{len(left)} of 6")
    opened.page.fill("#search", "")
    assert opened.shown == [1, 2, 3, 4, 5, 6]


def test_search_finds_notes(opened: Opened) -> None:
    opened.press("n", "n", "m")
    opened.page.keyboard.insert_text("спросить Аню")
    opened.press("Control+Enter", "/")
    opened.page.keyboard.insert_text("аню")
    assert opened.shown == [2]


def test_findings_for_information_are_shown_on_demand(open_page: OpenPage) -> None:
    opened = open_page(format_html(make_comparison()))
    assert opened.shown == [1, 2] and opened.marked == {1, 2} and opened.text("#shown") == "2 of 3 shown, 0 dismissed"
    opened.press("f")
    facet(opened, "severity", "info").check()
    assert opened.shown == [1, 2, 3] and opened.marked == {1, 2, 3}


def test_the_order_of_the_list_is_the_order_of_the_keys(opened: Opened) -> None:
    opened.press("f")
    opened.page.select_option("#order", "severity")
    assert opened.shown == [1, 2, 6, 3, 4, 5]
    opened.page.select_option("#order", "confidence")
    assert opened.shown == [2, 1, 6, 3, 5, 4]
    opened.page.locator("#texts-title").click()
    opened.press("n", "n")
    assert opened.current == "f1"


# keys -------------------------------------------------------------------------------------------------------------------------------------


def test_keys_go_through_the_findings_and_round(opened: Opened) -> None:
    met = []
    for key in ("n", "j", "n", "n", "n", "n", "n", "p", "k"):
        opened.press(key)
        met.append(opened.current)
    assert met == ["f1", "f2", "f3", "f4", "f5", "f6", "f1", "f6", "f5"]
    assert opened.text("#at") == "5 of 6 shown"
    assert opened.page.evaluate("document.activeElement.id") == "f5"
    box = opened.page.locator("#f5").bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= 800


def test_buttons_do_what_the_keys_do(opened: Opened) -> None:
    opened.page.click("#next")
    opened.page.click("#next")
    opened.page.click("#previous")
    assert opened.current == "f1"
    opened.page.click("#dismiss")
    assert opened.current == "f2" and dismissed(opened) == {1}
    opened.page.click("#undo")
    assert opened.current == "f1" and dismissed(opened) == set()
    opened.page.locator(".note.current").get_by_text("Dismiss").click()
    assert opened.current == "f2"


def test_the_same_keys_under_a_russian_layout(opened: Opened) -> None:
    press = "([key, code, shiftKey]) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code, shiftKey, bubbles: true}))"
    for key, code in (("т", "KeyN"), ("о", "KeyJ"), ("в", "KeyD")):
        opened.page.evaluate(press, [key, code, False])
    assert opened.current == "f3" and dismissed(opened) == {2}
    opened.page.evaluate(press, ["г", "KeyU", False])
    assert dismissed(opened) == set()
    opened.page.evaluate(press, [",", "Slash", True])
    assert opened.page.locator("#help").is_visible()


def test_a_layout_with_latin_letters_elsewhere_goes_by_the_letter(opened: Opened) -> None:
    opened.page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'n', code: 'KeyL', bubbles: true}))")
    assert opened.current == "f1"


def test_letters_that_are_typed_are_no_commands(opened: Opened) -> None:
    opened.press("/")
    opened.page.keyboard.type("ndu?")
    assert opened.current is None and opened.page.input_value("#search") == "ndu?" and not opened.page.locator("#help").is_visible()
    opened.page.fill("#search", "")
    opened.press("Escape", "n", "m")
    opened.page.keyboard.type("d and u")
    assert dismissed(opened) == set() and opened.page.input_value(".actions textarea") == "d and u"


def test_keys_with_control_stay_the_browsers(opened: Opened) -> None:
    opened.press("n")
    opened.page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'd', code: 'KeyD', ctrlKey: true, bubbles: true}))")
    assert dismissed(opened) == set()


def test_help_opens_closes_and_turns_the_keys_off(opened: Opened) -> None:
    page = opened.page
    opened.press("?")
    help_ = page.locator("#help")
    assert help_.is_visible() and "next finding" in help_.inner_text() and "numbers, dates" in help_.inner_text()
    opened.press("n")
    assert opened.current is None, "no keys behind the panel"
    opened.press("Escape")
    assert help_.is_hidden()
    page.click("#help-open")
    page.uncheck("#shortcuts")
    page.click("#help-close")
    opened.press("n")
    assert opened.current is None
    page.reload()
    opened.press("n")
    assert opened.current is None, "remembered"


def test_f_opens_and_closes_the_filters(opened: Opened) -> None:
    box = opened.page.locator('.filters input[name="kind"]').first
    assert box.is_hidden()
    opened.press("f")
    assert box.is_visible()
    opened.press("f")
    assert box.is_hidden()


def test_everything_can_be_reached_with_the_tab_key(opened: Opened) -> None:
    opened.press("f")
    seen: set[str] = set()
    opened.page.evaluate("document.activeElement.blur()")
    for _ in range(90):
        opened.press("Tab")
        seen.add(opened.page.evaluate("(e => e.id || e.name && `${e.name} ${e.value}` || e.className || e.tagName)(document.activeElement)"))
    ids = {"interface", "theme", "print", "help-open", "previous", "next", "search", "least", "show-dismissed", "order", "reset", "comment-all", "export"}
    assert ids | {"import", "only", "reasons", "kind omission", "severity minor", "check name", "ref divergence lit"} <= seen


# decisions --------------------------------------------------------------------------------------------------------------------------------


def test_dismissing_goes_on_and_takes_the_words_mark_away(opened: Opened) -> None:
    opened.press("n", "d")
    assert opened.current == "f2" and opened.shown == [2, 3, 4, 5, 6] and opened.marked == {2, 3, 4, 5, 6}
    assert opened.page.locator("#b9 mark:not(.off)").count() == 0 and "says something else" not in opened.page.locator("#b9 th").inner_text()
    assert opened.text("#shown") == "5 of 6 shown, 1 dismissed" and said(opened) == "1 finding dismissed."
    opened.press(*"ddddd")
    assert opened.shown == [] and opened.current is None and said(opened) == "That was the last one."
    opened.press("n")
    assert said(opened) == "No finding is shown."


def test_dismissed_ones_can_be_seen_and_restored(opened: Opened) -> None:
    opened.press("n", "d", "f")
    opened.page.check("#show-dismissed")
    assert opened.shown == [1, 2, 3, 4, 5, 6] and dismissed(opened) == {1} and "dismissed" in opened.page.locator("#findings li").first.inner_text()
    opened.page.locator("#findings li a").first.click()
    assert opened.page.locator("#dismiss").inner_text() == "✓ Restore"
    opened.press("d")
    assert dismissed(opened) == set() and opened.current == "f1"


def test_undo_goes_back_step_by_step(opened: Opened) -> None:
    opened.press("n", "d", "d", "u")
    assert dismissed(opened) == {1} and opened.current == "f2"
    opened.press("Control+z")
    assert dismissed(opened) == set() and opened.current == "f1" and opened.page.locator("#undo").is_disabled()
    opened.press("u")
    assert said(opened) == "Nothing to undo."


def test_all_of_a_check_at_once(opened: Opened) -> None:
    page = opened.page
    opened.press("f")
    button = page.locator('button[data-dismiss="coverage"]')
    assert button.inner_text() == "Dismiss 3"
    facet(opened, "severity", "minor").uncheck()
    assert button.inner_text() == "Dismiss 2", "those that are shown"
    button.click()
    assert dismissed(opened) == {2, 6} and said(opened) == "2 findings dismissed." and button.is_hidden()
    page.locator('button[data-restore="coverage"]').click()
    assert dismissed(opened) == set() and said(opened) == "2 findings restored."
    page.click("#undo")
    assert dismissed(opened) == {2, 6}
    page.click("#undo")
    assert dismissed(opened) == set()


def test_a_note_is_kept_shown_and_undone(opened: Opened) -> None:
    opened.press("n", "m")
    opened.page.keyboard.type("ask the author")
    opened.press("Escape")
    assert opened.page.locator(".own").count() == 0
    opened.press("m")
    opened.page.keyboard.type("first\nline & <b>")
    opened.page.locator(".actions").get_by_text("Save").click()
    assert opened.text("#f1 .own") == "Note: first\nline & <b>" and "first" in opened.page.locator("#findings li").first.inner_text()
    assert opened.page.evaluate("document.activeElement.id") == "f1"
    opened.page.reload()
    assert opened.text("#f1 .own") == "Note: first\nline & <b>"
    opened.press("n", "m")
    assert opened.page.input_value(".actions textarea") == "first\nline & <b>"
    opened.page.fill(".actions textarea", "")
    opened.press("Control+Enter")
    assert opened.page.locator(".own").count() == 0
    opened.press("u")
    assert opened.text("#f1 .own").startswith("Note: first")


# what becomes of them ---------------------------------------------------------------------------------------------------------------------


def test_decisions_and_filters_outlast_the_page(opened: Opened) -> None:
    opened.press("n", "d", "f")
    facet(opened, "kind", "addition").uncheck()
    opened.page.fill("#search", "о")
    was = opened.shown
    opened.page.reload()
    assert dismissed(opened) == {1} and opened.shown == was and 1 not in was and 6 not in was
    assert opened.page.input_value("#search") == "о" and not facet(opened, "kind", "addition").is_checked()


def test_another_report_has_its_own_state(open_page: OpenPage, browser: Any) -> None:
    opened = open_page(format_html(make_article(ARTICLE)))
    opened.press("n", "d")
    other = opened.context.new_page()
    path = Path(opened.uri.removeprefix("file://"))
    path.with_name("other.html").write_text(format_html(make_article("news-bridge")), encoding="utf-8")
    path.with_name("again.html").write_text(format_html(make_article(ARTICLE)), encoding="utf-8")
    other.goto(path.with_name("other.html").as_uri())
    assert other.locator("#findings li.dismissed").count() == 0
    other.goto(path.with_name("again.html").as_uri())
    assert other.locator("#findings li.dismissed").count() == 1, "a new report on the same texts knows them"


def test_without_storage_the_page_works_and_says_so(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(format_html(make_article(ARTICLE)), encoding="utf-8")
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto(path.as_uri())
    page.keyboard.press("n")
    page.keyboard.press("d")
    assert page.locator("#findings li.dismissed").count() == 1 and "keeps nothing" in page.locator("#said").inner_text() and errors == []
    context.close()


def test_saved_dismissals_are_the_suppression_file(opened: Opened) -> None:
    opened.press("n", "m")
    opened.page.keyboard.type("so in the source")
    opened.press("Control+Enter", "d", "d")
    comparison = make_article(ARTICLE)
    assert saved(opened) == [
        {"id": comparison.findings[0].id, "check": "number", "reason": "so in the source", "original": "в 25 %", "translation": "of 35 percent"},
        {"id": comparison.findings[1].id, "check": "coverage", "reason": "", "original": "В столовой засмеялись, но невесело.", "translation": None},
    ]


def test_what_was_saved_can_be_loaded_and_what_belongs_elsewhere_is_kept(opened: Opened) -> None:
    findings = make_article(ARTICLE).findings
    foreign = line(id="0123456789ab", reason="of another article", extra="kept")
    load(opened, "\ufeff" + line(id=findings[3].id, reason="meant so") + "\r\n" + foreign)
    assert dismissed(opened) == {4} and opened.shown == [1, 2, 3, 5, 6]
    assert said(opened) == "1 of 2 dismissals concern findings of this report."
    assert opened.text("#f4 .own") == "dismissed Note: meant so"
    assert [d["id"] for d in saved(opened)] == ["0123456789ab", findings[3].id] and saved(opened)[0]["extra"] == "kept"
    load(opened, foreign)
    assert len(saved(opened)) == 2
    opened.page.click("#undo")
    opened.page.click("#undo")
    assert dismissed(opened) == set() and saved(opened) == []


@pytest.mark.parametrize("bad", ["{", "[]", "3", '{"id": 3}', '{"check": "number"}', '{"id": "a", "reason": 4}', "\x00"])
def test_a_file_that_is_no_suppression_file_changes_nothing(opened: Opened, bad: str) -> None:
    load(opened, line(id=make_article(ARTICLE).findings[0].id) + "\n" + bad)
    assert said(opened) == "Line 3 is not a dismissal: nothing was loaded." and dismissed(opened) == set()


def test_dismissals_of_changed_texts_do_not_apply(open_page: OpenPage) -> None:
    """Where a finding knows the texts around it."""
    comparison = make_article(ARTICLE)
    first, second = comparison.findings[:2]
    opened = open_page(format_html(replace(comparison, findings=tuple(replace(f, context="now") for f in comparison.findings))))
    load(opened, line(id=first.id, context="then") + line(id=second.id, context="now"))
    assert dismissed(opened) == {2}
    assert said(opened) == "1 of 2 dismissals concern findings of this report. 1 is for a text that has changed since."
    assert [d["context"] for d in saved(opened)] == ["then", "now"]


def test_what_the_report_knows_as_dismissed_begins_so(open_page: OpenPage) -> None:
    opened = open_page(format_html(dismissed_first("as agreed")))
    assert opened.shown == [1, 2, 3, 4, 5] and dismissed(opened) == {6} and opened.marked == {1, 2, 3, 4, 5}
    assert opened.text("#shown") == "5 of 6 shown, 1 dismissed" and "says something else" not in opened.page.locator("#b9 th").inner_text()
    first = make_article(ARTICLE).findings[0]
    assert saved(opened) == [
        {"id": first.id, "check": "number", "reason": "as agreed", "original": "в 25 %", "translation": "of 35 percent", "context": "around"}
    ]
    opened.page.locator('button[data-restore="number"]').click()
    assert opened.shown == [1, 2, 3, 4, 5, 6] and opened.marked == {1, 2, 3, 4, 5, 6}
    assert opened.page.locator("#b9 mark.divergence").all_inner_texts() == ["в 25 %", "of 35 percent"]
    assert "says something else" in opened.page.locator("#b9 th").inner_text()
    opened.page.reload()
    assert opened.shown == [1, 2, 3, 4, 5, 6], "restored for good"


def test_what_the_report_knows_as_dismissed_is_marked_where_the_reader_wants_to_see_it(open_page: OpenPage) -> None:
    opened = open_page(format_html(dismissed_first("as agreed")))
    opened.press("f")
    opened.page.check("#show-dismissed")
    opened.page.reload()
    assert opened.shown == [1, 2, 3, 4, 5, 6] and dismissed(opened) == {6}
    assert opened.page.locator("#b9 mark.divergence").all_inner_texts() == ["в 25 %", "of 35 percent"]
    assert opened.page.locator("#findings .own").all_inner_texts() == ["dismissed Note: as agreed"]


def dismissed_first(reason: str) -> Comparison:
    """The article's first finding, in row 9, let pass before the report is made."""
    made = make_article(ARTICLE)
    return replace(made, findings=made.findings[1:], dismissed=(Dismissed(replace(made.findings[0], context="around"), reason),))


def copied(opened: Opened) -> str:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return str(opened.page.evaluate("navigator.clipboard.readText()"))


def test_a_finding_as_a_comment(opened: Opened) -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.press("n", "m")
    opened.page.keyboard.type("please check")
    opened.press("Control+Enter", "c")
    opened.until("document.getElementById('said').textContent === '1 finding copied.'")
    assert copied(opened) == (
        "Row 9, says something else (number)\n"
        "Original: Теперь знают все: со вчерашнего дня на пружины введена пошлина в 25 %.\n"
        "Translation: Now everybody knows, because as of yesterday there is a tariff of 35 percent on springs.\n"
        "Concerns: “в 25 %” ↔ “of 35 percent”\nTwenty-five percent becomes thirty-five.\nNote: please check"
    )
    opened.page.select_option("#interface", "ru")
    opened.page.locator("#texts-title").click()
    opened.press("n")
    opened.page.locator(".note.current").get_by_text("Скопировать замечание").click()
    opened.until("document.getElementById('said').textContent === 'Скопировано 1 замечание.'")
    assert copied(opened).startswith("Ряд 13, пропущено (полнота)\nОригинал: В столовой засмеялись, но невесело.\nПеревод: (ничего)\n")


def test_all_shown_findings_as_comments(opened: Opened) -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.press("f")
    facet(opened, "check", "coverage").uncheck()
    opened.page.click("#comment-all")
    opened.until("document.getElementById('said').textContent === '3 findings copied.'")
    assert [part.split("\n")[0] for part in copied(opened).split("\n\n")] == [
        "Row 9, says something else (number)", "Row 20, says something else (negation)", "Row 21, says something else (name)",
    ]  # fmt: skip


def test_where_copying_is_forbidden_the_text_is_shown(opened: Opened) -> None:
    opened.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    opened.press("n", "c")
    opened.page.wait_for_selector("#to-copy:visible")
    assert opened.page.input_value("#to-copy").startswith("Row 9, ") and "did not let" in said(opened)


# the map ----------------------------------------------------------------------------------------------------------------------------------


def bars(opened: Opened, kind: str) -> int:
    return (opened.page.locator(f"#map path.{kind}").get_attribute("d") or "").count("M")


def test_the_map_shows_where_the_findings_are_and_goes_there(opened: Opened) -> None:
    assert {k: bars(opened, k) for k in ("omission", "divergence", "addition")} == {"omission": 2, "divergence": 3, "addition": 1}
    opened.press("n", "d")
    assert bars(opened, "divergence") == 2
    opened.press("f")
    facet(opened, "kind", "omission").uncheck()
    assert bars(opened, "omission") == 0
    box = opened.page.locator("#map").bounding_box()
    opened.page.mouse.click(box["x"] + 5, box["y"] + box["height"] * 0.98)
    opened.until("document.getElementById('b31').getBoundingClientRect().bottom <= innerHeight")
    opened.until("+document.querySelector('#map .here').getAttribute('y') > 300")


def test_the_map_counts_moved_texts_second_place_too(open_page: OpenPage) -> None:
    opened = open_page(format_html(make_moved()))
    assert opened.page.locator("#map").is_visible() and bars(opened, "omission") == 0


def test_a_link_to_a_finding_opens_it(open_page: OpenPage) -> None:
    opened = open_page(format_html(make_article(ARTICLE)))
    opened.page.goto(opened.uri + "#f5")
    assert opened.current == "f5" and opened.page.locator("#f5").is_visible()


def test_live_counts_are_live(opened: Opened) -> None:
    assert [opened.page.locator(f"#{i}").get_attribute("role") for i in ("shown", "said")] == ["status", "status"]
