"""In a real browser: nothing that a page holds runs, and who sees nothing, or no pointer, finds the way."""

import re
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.pages import page

from .conftest import Opened
from .made import ATTACKS, april, hostile, january

if TYPE_CHECKING:
    from playwright.sync_api import Browser

JANUARY = page([january()])
APRIL = page([april()])
BOTH = page([january(), april()])


@pytest.mark.parametrize("script", [True, False])
def test_nothing_that_a_release_or_a_record_holds_runs(opened: Opened, script: bool) -> None:
    tab = opened(page([hostile(), hostile()]), java_script_enabled=script)
    assert str(tab.text_content(".card .title")) in ATTACKS[0]
    if not script:
        return
    assert tab.evaluate("document.scripts.length + document.styleSheets.length") == 2
    for number in range(6):
        tab.keyboard.press("j")
        tab.locator(".doc:not([hidden]) .m >> nth=" + str(number)).dispatch_event("click")
        tab.mouse.move(100 + 40 * number, 200 + 30 * number)
    tab.fill("#search", "alert")
    tab.click("#filters")
    for chip in tab.locator(".chip").all()[:12]:
        chip.click()
    tab.select_option("#picker", "d2")
    tab.emulate_media(media="print")
    tab.wait_for_timeout(100)
    links = tab.eval_on_selector_all("a", "all => all.map(one => one.getAttribute('href'))")
    assert all(one.startswith("#") for one in links)


def test_what_gets_in_all_the_same_is_stopped_by_the_policy(browser: "Browser") -> None:
    attack = """<script>document.title = "run"</script><style>h2 { color: red }</style><p style="color: red">x</p>
    <img src="data:," onerror="document.title = 'run'"><p onclick="document.title = 'run'" id="press">press</p>"""
    html = JANUARY.replace("<main>", f"<main>{attack}", 1)
    policy = re.search("<meta http-equiv=.Content-Security-Policy[^>]+>", html)
    assert policy is not None
    done = {}
    for name, text in (("with", html), ("without", html.replace(policy[0], "", 1))):
        tab = browser.new_page()
        tab.set_content(text)
        colours = [
            tab.eval_on_selector(one, "one => getComputedStyle(one).color") for one in ("h2", "main > p")
        ]
        tab.dispatch_event("#press", "click")
        done[name] = (tab.title(), *colours)
        tab.close()
    ink = "rgb(28, 33, 38)"
    assert done["with"] == ("Release of Allogene Therapeutics, Inc., 2026-01-08: evidence", ink, ink)
    assert done["without"] == ("run", "rgb(255, 0, 0)", "rgb(255, 0, 0)")


ACCESS = """() => {
  const wrong = [];
  const name = one => (one.getAttribute('aria-label')
    || (one.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id)?.textContent || '').join(' ')
    || [...(one.labels || [])].map(label => label.textContent).join(' ')
    || one.textContent || one.title || '').trim();
  for (const one of document.querySelectorAll('a[href], button, input, select, summary, [role=group], [role=toolbar], section.side, dialog, article, nav'))
    if (!name(one)) wrong.push('no name: ' + one.outerHTML.slice(0, 120));
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  for (const id of new Set(ids)) if (ids.filter(one => one === id).length > 1) wrong.push('twice: ' + id);
  let level = 0;
  for (const one of document.querySelectorAll('body > header h1, main h1, main h2, main h3, main h4, main h5, main h6')) {
    const next = Number(one.tagName[1]);
    if (next > level + 1) wrong.push(`heading ${level} to ${next}: ${one.textContent.slice(0, 40)}`);
    if (!one.textContent.trim()) wrong.push('an empty heading');
    level = next;
  }
  for (const tag of ['main', 'h1', 'body > header']) if (document.querySelectorAll(tag).length !== 1) wrong.push('not one ' + tag);
  const marks = [...document.querySelectorAll('section[aria-label], nav, [role=region], article')].filter(one => one.checkVisibility()).map(one => one.tagName + name(one));
  if (new Set(marks).size !== marks.length) wrong.push('landmarks of one name: ' + marks.join('; '));
  for (const one of document.querySelectorAll('[tabindex]')) if (Number(one.tabIndex) > 0) wrong.push('an order of its own: ' + one.id);
  for (const one of document.querySelectorAll('ul, ol')) for (const item of one.children) if (item.tagName !== 'LI') wrong.push('in a list: ' + item.tagName);
  for (const one of document.querySelectorAll('dl > *')) if (one.tagName !== 'DIV') wrong.push('in a dl: ' + one.tagName);
  for (const one of document.querySelectorAll('[aria-hidden=true]')) if (one.querySelector('a, button, input, [tabindex]')) wrong.push('hidden and reached: ' + one.outerHTML.slice(0, 80));
  for (const one of document.querySelectorAll('a a, button button, a button')) wrong.push('one in another: ' + one.outerHTML.slice(0, 80));
  for (const one of document.querySelectorAll('button, .chip, select, input[type=search]')) {
    const box = one.getBoundingClientRect();
    if (one.checkVisibility() && box.height < 18) wrong.push(`${box.height} px high: ${name(one)}`);
  }
  return wrong;
}"""


@pytest.mark.parametrize(
    "html", [JANUARY, APRIL, BOTH, page([hostile()])], ids=["january", "april", "both", "hostile"]
)
def test_a_reader_who_sees_nothing_finds_the_way(opened: Opened, html: str) -> None:
    tab = opened(html)
    tab.click("#filters")
    wrong: Any = tab.evaluate(ACCESS)
    assert wrong == []
    assert tab.get_attribute("html", "lang") == "en"


def test_the_browsers_own_tree_has_names_for_all_that_is_operated(opened: Opened) -> None:
    tab = opened(APRIL)
    client = tab.context.new_cdp_session(tab)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    operated = [
        one
        for one in nodes
        if not one.get("ignored")
        and one["role"]["value"] in {"button", "link", "textbox", "searchbox", "combobox"}
    ]
    assert len(operated) > 60
    assert [one for one in operated if not one["name"]["value"].strip()] == []
