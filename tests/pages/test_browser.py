"""The page in a real browser: each way through it, by pointer, by keys, by address, small, dark and printed."""

from typing import TYPE_CHECKING

import pytest

from summarizer.pages import page
from summarizer.schemas import Author, Modality, Summary, Zone, ZoneKind

from .conftest import Opened
from .made import Pair, april, at, claim, hostile, january, laid

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab
    from playwright.sync_api import Position

JANUARY = page([january()])
APRIL = page([april()])
BOTH = page([january(), april()])

INSIDE: "Position" = {"x": 60.0, "y": 8.0}
"""Of a link of several lines, a place that is surely in it."""
READ = "all => all.map(one => one.textContent.trim())"
IN_SIGHT = """one => {
  const box = one.getBoundingClientRect(), frame = one.closest('.side').getBoundingClientRect();
  return box.height > 0 && box.bottom > frame.top && box.top < frame.bottom;
}"""


def lit(tab: "Tab") -> str:
    """The words that are highlighted, as they follow each other."""
    words: list[str] = tab.eval_on_selector_all(".m.on", "all => all.map(one => one.textContent)")
    return "".join(words)


def hit(tab: "Tab") -> list[str]:
    """The ids of the records that are chosen."""
    ids: list[str] = tab.eval_on_selector_all(".hit", "all => all.map(one => one.id)")
    return ids


def seen(tab: "Tab", selector: str) -> bool:
    """Whether an element lies in its pane's window."""
    return bool(tab.eval_on_selector(selector, IN_SIGHT))


def shown(tab: "Tab") -> list[str]:
    """The ids of the records that are not filtered away."""
    ids: list[str] = tab.eval_on_selector_all(".card:not([hidden])", "all => all.map(one => one.id)")
    return [one for one in ids if tab.is_visible(f"[id='{one}']")]


def quoted(pair: Pair, number: int) -> list[str]:
    """The words that a claim rests on."""
    return [one.quote for one in pair[0].claims[number].evidence]


def overlapping() -> Pair:
    document = laid("Before it. ORR was 48% in 33 patients at 6 months. After it.")
    claims = [
        claim("c1", at(document, "ORR was 48% in 33 patients at 6 months")),
        claim("c2", at(document, "48% in 33 patients"), modality=Modality.EXPECTED),
        claim("c3", at(document, "33 patients at 6 months. After"), modality=Modality.HYPOTHETICAL),
    ]
    return Summary(document=document.record(), claims=claims), document


def test_choosing_a_record_shows_its_words(opened: Opened) -> None:
    tab = opened(JANUARY)
    assert lit(tab) == ""
    tab.click("#c14 .title")
    assert lit(tab) == "".join(quoted(january(), 13))
    assert seen(tab, ".m.on")
    assert hit(tab) == ["c14"]
    tab.click("#c1 .title")
    assert lit(tab) == "".join(quoted(january(), 0))
    assert hit(tab) == ["c1"]


def test_choosing_words_shows_their_record(opened: Opened) -> None:
    tab = opened(JANUARY)
    tab.click(".m:has-text('31% confirmed ORR')")
    assert hit(tab) == ["c14"]
    assert seen(tab, "#c14")
    assert tab.is_hidden(".here")


def test_words_of_several_records_name_them_all_the_closest_first(opened: Opened) -> None:
    tab = opened(page([overlapping()]))
    assert tab.eval_on_selector_all(".m", READ) == [
        "ORR was",
        "48% in",
        "33 patients",
        "at 6 months",
        ". After",
    ]
    tab.click(".m:has-text('33 patients')")
    assert hit(tab) == ["c2"]
    assert tab.eval_on_selector_all(".here a", READ) == ["c2", "c3", "c1"]
    tab.click(".here a:has-text('c3')")
    assert hit(tab) == ["c3"]
    assert lit(tab) == "33 patients at 6 months. After"
    tab.click(".m:has-text('. After')")
    assert hit(tab) == ["c3"]
    assert tab.is_hidden(".here")


def test_each_quote_leads_to_its_own_place(opened: Opened) -> None:
    tab = opened(JANUARY)
    tab.click("#program-allo-329 .quotes li:nth-child(2) a", position=INSIDE)
    assert tab.url.endswith("#program-allo-329.2")
    at_place = "".join(tab.eval_on_selector_all(".m.at", "all => all.map(one => one.textContent)"))
    assert at_place == january()[0].programs[1].evidence[1].quote
    assert seen(tab, ".m.at")


def test_signs_behind_words_lead_to_records(opened: Opened) -> None:
    tab = opened(JANUARY)
    tab.click("a.ref[data-t='c14']")
    assert hit(tab) == ["c14"]
    assert tab.url.endswith("#c14")


def test_a_sentence_of_the_summary_leads_to_its_claims(opened: Opened) -> None:
    tab = opened(JANUARY)
    tab.click(".digest .cite >> nth=0")
    assert hit(tab) == ["c1"]


def test_findings_are_shown_where_they_are(opened: Opened) -> None:
    tab = opened(APRIL)
    tab.click(".found .note >> text=words")
    assert lit(tab) == "RESOLUTION"
    assert seen(tab, ".m.on")
    tab.click("a.ref.finding.error")
    assert tab.eval_on_selector(".note.hit", "one => one.querySelector('b').textContent") == "AT48"
    tab.click(".found .note a:has-text('T1')")
    assert hit(tab) == ["trial-resolution"]


def test_an_address_leads_to_its_claim_and_the_way_back_is_kept(opened: Opened) -> None:
    tab = opened(JANUARY, "#c14")
    assert hit(tab) == ["c14"]
    assert seen(tab, "#c14")
    assert seen(tab, ".m.on")
    tab.click("#c16 .title")
    tab.click("#c1 .title")
    tab.go_back()
    assert hit(tab) == ["c16"]
    tab.go_back()
    assert hit(tab) == ["c14"]
    tab.go_forward()
    assert hit(tab) == ["c16"]


def test_an_address_of_nothing_leads_nowhere(opened: Opened) -> None:
    tab = opened(JANUARY, "#%ff")
    tab.evaluate("location.hash = 'nothing'")
    tab.evaluate("location.hash = 'search'")
    assert hit(tab) == []


def test_filters_choose_and_count(opened: Opened) -> None:
    tab = opened(JANUARY)
    every = len(shown(tab))
    assert tab.text_content("#shown") == f"{every} records"
    tab.click("#filters")
    tab.click(".chip:has-text('guidance')")
    guidance = [f"c{n}" for n, one in enumerate(january()[0].claims, start=1) if one.type == "GUIDANCE"]
    assert shown(tab) == guidance
    assert tab.get_attribute(".chip:has-text('guidance')", "aria-pressed") == "true"
    assert tab.text_content("#shown") == f"{len(guidance)} of {every} records"
    assert tab.text_content(".chip.reported .n") == "0"
    assert tab.text_content(".claims > h3 .count") == str(len(guidance))
    tab.click(".chip:has-text('result')")
    both = [one for one in january()[0].claims if one.type in {"RESULT", "GUIDANCE"}]
    assert len(shown(tab)) == len(both)
    tab.click(".chip.expected")
    assert shown(tab) == [one.id for one in both if one.modality == "EXPECTED"]
    assert tab.eval_on_selector("a[href='#c14']", "one => !!one")
    tab.click("#clear")
    assert len(shown(tab)) == every


def test_records_are_chosen_by_what_checks_found_and_who_spoke(opened: Opened) -> None:
    tab = opened(APRIL)
    tab.click("#filters")
    tab.click(".chip:has-text('CO02')")
    assert shown(tab) == ["trial-resolution"]
    tab.click(".chip:has-text('CO02')")
    tab.click(".chip:has-text('error')")
    assert shown(tab) == ["rejected.1"]
    tab.click(".chip:has-text('error')")
    tab.click("[aria-label='Words of'] .chip:has-text('legal')")
    legal = [
        one for one in april()[0].programs if any(item.author == "COMPANY_LEGAL" for item in one.evidence)
    ]
    assert [f"program-{one.id}" for one in legal] == shown(tab)


def test_a_search_finds_words_of_records_and_says_when_there_are_none(opened: Opened) -> None:
    tab = opened(JANUARY)
    tab.fill("#search", "ORR cd70")
    assert "c14" in shown(tab)
    assert len(shown(tab)) < 5
    tab.fill("#search", "zebra")
    assert shown(tab) == []
    assert tab.is_visible(".empty")
    assert str(tab.text_content("#shown")).startswith("0 of ")
    assert tab.get_attribute("#shown", "aria-live") == "polite"
    # A link to a record that is filtered away brings it back.
    tab.click(".digest .cite >> nth=0")
    assert hit(tab) == ["c1"]
    assert tab.is_visible("#c1")


def test_words_of_records_that_are_filtered_away_are_quiet(opened: Opened) -> None:
    tab = opened(page([overlapping()]))
    tab.click("#filters")
    tab.click(".chip.expected")
    assert tab.eval_on_selector_all(".m.off", READ) == ["ORR was", "at 6 months", ". After"]
    tab.click(".m:has-text('33 patients')")
    assert hit(tab) == ["c2"]
    assert tab.is_hidden(".here")


def test_uncovered_facts_are_marked_when_asked_for(opened: Opened) -> None:
    tab = opened(JANUARY)
    outline = "one => getComputedStyle(one).outlineStyle"
    assert tab.eval_on_selector(".m.open", outline) == "none"
    tab.click("#facts")
    assert tab.get_attribute("#facts", "aria-pressed") == "true"
    assert tab.eval_on_selector(".m.open", outline) == "dotted"
    tab.click("#facts")
    tab.click(".coverage summary:has-text('missed')")
    link = tab.locator(".coverage details[open] a").first
    link.click()
    assert lit(tab) == link.text_content()
    assert seen(tab, ".m.on")
    assert tab.get_attribute("#facts", "aria-pressed") == "true"


def test_keys_go_from_record_to_record(opened: Opened) -> None:
    tab = opened(JANUARY)
    cards = shown(tab)
    tab.keyboard.press("j")
    assert hit(tab) == cards[:1]
    tab.keyboard.press("j")
    tab.keyboard.press("ArrowDown")
    assert hit(tab) == cards[2:3]
    assert tab.evaluate("document.activeElement.id") == cards[2]
    tab.keyboard.press("k")
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("k")
    assert hit(tab) == cards[:1]
    tab.keyboard.press("Enter")
    assert tab.url.endswith(f"#{cards[0]}.1")
    tab.keyboard.press("Enter")
    assert tab.url.endswith(f"#{cards[0]}.2")
    assert seen(tab, ".m.at")
    tab.keyboard.press("Escape")
    assert hit(tab) == []
    assert lit(tab) == ""
    assert "#" not in tab.url


def test_a_slash_searches_and_escape_leaves(opened: Opened) -> None:
    tab = opened(JANUARY)
    tab.keyboard.press("/")
    tab.keyboard.type("jk/?")
    assert tab.input_value("#search") == "jk/?"
    tab.keyboard.press("Escape")
    assert tab.input_value("#search") == ""
    assert tab.evaluate("document.activeElement.id") == "d1.records"
    assert len(shown(tab)) > 20


FOCUS = "document.activeElement.id || document.activeElement.className || document.activeElement.tagName"


def focus(tab: "Tab") -> str:
    """What has the focus; it must be in sight."""
    assert tab.evaluate(
        "document.activeElement !== document.body && document.activeElement.checkVisibility()"
    )
    found: str = tab.evaluate(FOCUS)
    return found


def test_keys_alone_lead_through_all_of_it_and_the_focus_is_never_lost(opened: Opened) -> None:
    tab = opened(APRIL)
    press = tab.keyboard.press
    order = []
    for _ in range(7):
        press("Tab")
        order.append(focus(tab))
    assert order == ["skip", "search", "filters", "facts", "theme", "help", "d1.release"]
    press("j")
    assert focus(tab) == "program-allo-329"
    press("Enter")
    assert tab.text_content("#told") == "Words 1 of 3, 79–201"
    press("Enter")
    assert tab.text_content("#told") == "Words 2 of 3, 11775–11847"
    assert focus(tab) == "program-allo-329"
    # A search that hides the record with the focus, and back to it.
    press("/")
    tab.keyboard.type("scleroderma zebra")
    assert tab.text_content("#shown") == "0 of 12 records"
    assert tab.is_hidden("#program-allo-329")
    press("Escape")
    assert focus(tab) == "program-allo-329"
    # Filters: opened, chosen, cleared, closed.
    tab.focus("#filters")
    press("Enter")
    press("Tab")
    assert focus(tab).startswith("chip")
    press("Space")
    press("Enter")
    assert tab.text_content("#shown") == "12 records"
    press("Enter")
    assert tab.text_content("#shown") == "1 of 12 records"
    tab.focus("#clear")
    press("Enter")
    assert tab.text_content("#shown") == "12 records"
    assert focus(tab) == "filters"
    press("Escape")
    assert tab.is_hidden("#panel")
    assert focus(tab) == "filters"
    press("Escape")
    assert hit(tab) == []


def test_the_dialog_holds_the_focus_and_gives_it_back(opened: Opened) -> None:
    tab = opened(JANUARY)
    tab.keyboard.press("j")
    record = focus(tab)
    tab.keyboard.press("?")
    for _ in range(6):
        assert tab.evaluate(
            "document.activeElement.closest('dialog, body').tagName !== 'BODY' || document.activeElement === document.body"
        )
        tab.keyboard.press("Tab")
    tab.keyboard.press("Escape")
    assert focus(tab) == record


def test_on_a_small_screen_the_focus_goes_with_the_side(opened: Opened) -> None:
    tab = opened(APRIL, size=(360, 740))
    tab.focus("#c5 .quotes a")
    tab.keyboard.press("Enter")
    assert tab.is_hidden(".records")
    assert focus(tab) == "c5.1"
    tab.keyboard.press("Enter")
    assert tab.is_visible(".records")
    assert focus(tab) == "c5"


def test_on_a_small_screen_uncovered_facts_are_seen_when_asked_for(opened: Opened) -> None:
    tab = opened(APRIL, size=(360, 740))
    assert tab.is_hidden(".unheld")
    tab.click("#facts")
    assert tab.is_visible(".release")
    assert tab.is_visible(".unheld")


def test_with_the_systems_own_colours_what_is_chosen_is_still_seen(opened: Opened) -> None:
    tab = opened(APRIL, "#c5", forced_colors="active")
    colour = "one => getComputedStyle(one).backgroundColor"
    assert tab.eval_on_selector(".m.on", colour) not in {ground(tab), "rgba(0, 0, 0, 0)"}
    assert tab.eval_on_selector(".card.hit", "one => getComputedStyle(one).outlineStyle") == "solid"
    before = tab.eval_on_selector("#facts", colour)
    tab.click("#facts")
    assert tab.eval_on_selector("#facts", colour) != before


def test_printed_the_facts_that_are_folded_are_there(opened: Opened) -> None:
    tab = opened(APRIL)
    inside = ".coverage details li >> nth=0"
    assert not tab.locator(inside).evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")
    tab.emulate_media(media="print")
    assert tab.locator(inside).evaluate("one => one.getBoundingClientRect().height") > 0


def test_help_is_a_dialog_that_can_silence_the_letters(opened: Opened) -> None:
    tab = opened(JANUARY)
    tab.keyboard.press("?")
    assert tab.evaluate("document.querySelector('dialog').open")
    tab.keyboard.press("j")
    assert hit(tab) == []
    tab.uncheck("#shortcuts")
    tab.keyboard.press("Escape")
    assert not tab.evaluate("document.querySelector('dialog').open")
    tab.keyboard.press("j")
    assert hit(tab) == []
    tab.click("#help")
    tab.check("#shortcuts")
    tab.click("#close")
    tab.keyboard.press("j")
    assert len(hit(tab)) == 1


def test_everything_that_is_operated_is_reached_by_tab_and_seen(opened: Opened) -> None:
    tab = opened(APRIL)
    reached = set()
    for _ in range(12):
        tab.keyboard.press("Tab")
        reached.add(tab.evaluate("document.activeElement.id || document.activeElement.className"))
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert {"skip", "search", "filters", "facts", "theme", "help", "d1.release"} <= reached


def test_the_way_past_the_release_leads_to_the_records(opened: Opened) -> None:
    tab = opened(JANUARY)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.records') !== null")


def test_several_releases_have_a_picker(opened: Opened) -> None:
    tab = opened(BOTH)
    assert tab.is_visible("[id='d1.c3']")
    assert tab.is_hidden("[id='d2.c3']")
    tab.select_option("#picker", "d2")
    assert tab.is_visible("[id='d2.c3']")
    assert tab.is_hidden("[id='d1.c3']")
    assert tab.text_content("#shown") == "12 records"
    tab.evaluate("location.hash = 'c3'")
    assert hit(tab) == ["d2.c3"]
    tab.go_back()
    tab.go_back()
    assert tab.is_visible("[id='d1.c3']")


def test_an_address_on_another_release_opens_it(opened: Opened) -> None:
    tab = opened(BOTH, "#d2.c5")
    assert hit(tab) == ["d2.c5"]
    assert tab.input_value("#picker") == "d2"
    assert seen(tab, "[id='d2.c5']")


def test_on_a_small_screen_one_side_is_shown_at_a_time(opened: Opened) -> None:
    tab = opened(APRIL, size=(360, 740))
    assert tab.is_visible(".records")
    assert tab.is_hidden(".release")
    tab.click("#c5 .title")
    assert tab.is_visible(".release")
    assert tab.is_hidden(".records")
    assert seen(tab, ".m.on")
    tab.click(".m.on >> nth=0")
    assert tab.is_visible(".records")
    tab.click(".switch button:has-text('Release')")
    assert tab.is_visible(".release")
    assert tab.get_attribute(".switch button:has-text('Release')", "aria-pressed") == "true"
    tab.go_back()
    assert seen(tab, ".m.on")


@pytest.mark.parametrize(
    "html", [JANUARY, APRIL, BOTH, page([hostile()])], ids=["january", "april", "both", "hostile"]
)
@pytest.mark.parametrize("width", [360, 768, 1400])
def test_nothing_sticks_out(opened: Opened, html: str, width: int) -> None:
    tab = opened(html, size=(width, 740))
    for side in ("release", "records"):
        if width < 800:
            tab.click(f".switch button[data-side={side}]")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert (
            tab.eval_on_selector(f".doc:not([hidden]) .{side}", "one => one.scrollWidth - one.clientWidth")
            <= 0
        )


OVER = """all => all.filter(one => one.checkVisibility()).filter(one => {
  const box = one.getBoundingClientRect(), around = one.parentElement.getBoundingClientRect();
  const height = Math.max(box.height, one.scrollHeight);
  return box.top + height > around.bottom + 1;
}).map(one => one.dataset.t)"""


@pytest.mark.parametrize("width", [360, 1024, 1920])
def test_no_label_in_the_margin_runs_into_the_next_passage(opened: Opened, width: int) -> None:
    document = laid("Ours.\nTheirs.\nOurs again.")
    kinds = (Author.COMPANY, Author.MACHINE_TRANSLATION, Author.COMPANY)
    zones = [
        Zone(kind=ZoneKind.MACHINE_TRANSLATION, author=author, start=one.start, end=one.end, language="no")
        for author, one in zip(kinds, document.paragraphs, strict=True)
    ]
    document = document.model_copy(update={"zones": zones})
    tab = opened(page([(Summary(document=document.record()), document)]), size=(width, 900))
    if width < 800:
        tab.click(".switch button[data-side=release]")
    assert tab.eval_on_selector_all(".passage:not(.w-COMPANY) > .tag", OVER) == []


def test_signs_in_a_table_leave_its_numbers_in_line(opened: Opened) -> None:
    document = laid("Revenue | 1,000\nCosts | 9", *2 * [ZoneKind.TABLE])
    html = page(
        [(Summary(document=document.record(), claims=[claim("c1", at(document, "1,000"))]), document)]
    )
    tab = opened(html)
    ends = """all => all.map(one => {
      const words = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), found = [];
      while (words.nextNode()) if (/\\d/.test(words.currentNode.data)) found.push(words.currentNode);
      const range = document.createRange();
      range.selectNodeContents(found[0]);
      return Math.round(range.getBoundingClientRect().right);
    })"""
    assert len(set(tab.eval_on_selector_all(".scroll td:last-child", ends))) == 1


def test_a_low_window_is_left_to_the_words(opened: Opened) -> None:
    tab = opened(APRIL, size=(512, 384))
    assert tab.eval_on_selector(".records", "one => one.clientHeight") > 384 / 2


def ground(tab: "Tab") -> str:
    colour: str = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def test_dark_follows_the_system_and_the_button(opened: Opened) -> None:
    light, dark = "rgb(255, 255, 255)", "rgb(21, 25, 30)"
    tab = opened(JANUARY, color_scheme="dark")
    assert ground(tab) == dark
    assert tab.get_attribute("#theme", "aria-pressed") == "true"
    tab.click("#theme")
    assert ground(tab) == light
    assert tab.get_attribute("#theme", "aria-pressed") == "false"
    tab = opened(JANUARY, color_scheme="light")
    assert ground(tab) == light
    tab.click("#theme")
    assert ground(tab) == dark


def test_printed_it_is_the_release_and_the_records_without_controls(opened: Opened) -> None:
    tab = opened(APRIL, color_scheme="dark")
    tab.emulate_media(media="print")
    assert tab.is_hidden(".bar")
    assert tab.is_visible(".release")
    assert tab.is_visible(".records")
    assert tab.eval_on_selector("a.ref", "one => getComputedStyle(one, '::after').content") == '"P1"'
    assert tab.eval_on_selector(".records", "one => one.scrollHeight - one.clientHeight") <= 0
    assert tab.eval_on_selector("h2", "one => getComputedStyle(one).color") == "rgb(28, 33, 38)"
    pdf = tab.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") >= 4


def test_without_a_script_all_is_there_and_links_lead(opened: Opened) -> None:
    tab = opened(BOTH, java_script_enabled=False)
    assert tab.is_hidden(".tools")
    assert tab.is_hidden("#picker")
    assert tab.is_visible("[id='d1.c3']")
    assert tab.is_visible("[id='d2.c3']")
    tab.click(".picker a >> nth=1")
    tab.click("[id='d2.c5'] .quotes a", position=INSIDE)
    ref = tab.locator("[id='d2.c5.1']").bounding_box()
    assert ref is not None
    assert 0 < ref["y"] < 900


def test_less_motion_is_none(opened: Opened) -> None:
    moving = "one => getComputedStyle(one).transitionDuration"
    assert opened(JANUARY, reduced_motion="reduce").eval_on_selector(".m", moving) == "0s"
    assert opened(JANUARY, reduced_motion="no-preference").eval_on_selector(".m", moving) != "0s"


def test_the_text_in_the_browser_is_the_documents(opened: Opened) -> None:
    tab = opened(APRIL)
    assert tab.text_content(".text") == april()[1].text
