"""One page of every kind as eyes, fingers and helpers meet it: on three widths, light and dark."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browsing import PATIENCE_MS, listen
from tests.house.crawling import Walk
from tests.visiting import Visitor

WIDTHS = (320, 390, 1280)
TABS = 20
# WCAG 1.4.12: what a reader may ask for without losing anything.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"""
WIDER_THAN_THE_WINDOW = """() => document.documentElement.scrollWidth - innerWidth"""
UNSEEN = """() => {
  const element = document.activeElement;
  // Within a date field the browser's own calendar button has the browser's own ring.
  const within = element.type === "date" && !element.matches(":focus-visible");
  if (element === document.body || within) return "";
  const seen = [element, element.closest("label")].some(each => {
    const style = each && getComputedStyle(each);
    return style && (style.boxShadow !== "none" ||
      style.outlineStyle === "auto" ||
      (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2));
  });
  return seen ? "" : element.outerHTML.slice(0, 120);
}"""
# WCAG 2.4.11: something of what has the focus can be seen; bars that stay put do not cover it.
COVERED = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect();
  if (element === document.body || !box.width) return "";
  const points = [[.5, .5], [.1, .1], [.9, .9], [.1, .9], [.9, .1]];
  const seen = points.some(([x, y]) => {
    const top = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
    return top && (element.contains(top) || top.contains(element));
  });
  return seen ? "" : element.outerHTML.slice(0, 120);
}"""
Open = Callable[..., Page]
Kinds = dict[str, tuple[str, str]]


@pytest.fixture(scope="module")
def app(county_app: Flask) -> Flask:
    """The live server shows the county."""
    return county_app


@pytest.fixture(scope="module")
def kinds(walks: dict[str, Walk]) -> Kinds:
    """One page of each kind: who sees it, and where."""
    found: Kinds = {}
    for name, walk in walks.items():
        for where, page in walk.pages.items():
            found.setdefault(walk.kind_of(page.response.request.path)[0], (name, where))
    return found


@pytest.fixture
def look(browser: Browser, live_server: str, people: dict[str, Visitor]) -> Iterator[Open]:
    """`look("marie", 320)` is a tab of hers that wide; it may not complain in the console."""
    opened, heard = [], []

    def a_tab(who: str, width: int, height: int = 800, **more: Any) -> Page:
        size = ViewportSize(width=width, height=height)
        context = browser.new_context(
            base_url=live_server, viewport=size, locale="sv-SE", reduced_motion="reduce", **more
        )
        context.set_default_timeout(PATIENCE_MS)
        cookie = people[who].client.get_cookie("session")
        if cookie is not None:
            context.add_cookies([{"name": "session", "value": cookie.value, "url": live_server}])
        opened.append(context)
        tab = context.new_page()
        heard.append(listen(tab, home=live_server))
        return tab

    yield a_tab
    for context in opened:
        context.close()
    assert [complaint for complaints in heard for complaint in complaints] == []


def each_page(look: Open, kinds: Kinds, width: int, **more: Any) -> Iterator[tuple[str, Page]]:
    """Each kind of page in a window of that width, with one tab for each person."""
    people = sorted({who for who, _where in kinds.values()})
    tabs = {who: look(who, width, **more) for who in people}
    for kind, (who, where) in kinds.items():
        tabs[who].goto(where)
        yield kind, tabs[who]


def only_complaints(found: dict[str, Any]) -> dict[str, Any]:
    return {kind: wrong for kind, wrong in found.items() if wrong}


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_has_nothing_to_say(look, kinds, axe, width):
    """Every kind of page at every width; each second page is dark, and which ones alternates."""
    found = {}
    for number, (kind, tab) in enumerate(each_page(look, kinds, width), start=WIDTHS.index(width)):
        tab.emulate_media(color_scheme="dark" if number % 2 else "light")
        found[kind] = axe(whole(tab))
    assert only_complaints(found) == {}


def whole(tab: Page) -> Page:
    """The window made as tall as its page, so that the bar at the bottom covers nothing."""
    size = tab.viewport_size
    assert size is not None
    tall = tab.evaluate("document.documentElement.scrollHeight") + 200
    tab.set_viewport_size(ViewportSize(width=size["width"], height=tall))
    return tab


def test_nothing_is_wider_than_the_smallest_window(look, kinds):
    pages = each_page(look, kinds, 320, height=256)
    found = {kind: tab.evaluate(WIDER_THAN_THE_WINDOW) for kind, tab in pages}
    assert only_complaints(found) == {}


def test_nothing_is_wider_when_a_reader_spaces_the_text(look, kinds):
    pages = each_page(look, kinds, 320, height=256, bypass_csp=True)
    found = {kind: spaced(tab).evaluate(WIDER_THAN_THE_WINDOW) for kind, tab in pages}
    assert only_complaints(found) == {}


def spaced(tab: Page) -> Page:
    tab.add_style_tag(content=SPACED)
    return tab


def test_the_focus_shows_wherever_tab_leads(look, kinds):
    pages = each_page(look, kinds, 390)
    found = {kind: told_at_each_stop(tab, UNSEEN) for kind, tab in pages}
    assert only_complaints(found) == {}


def test_no_bar_covers_what_has_the_focus(look, kinds):
    pages = each_page(look, kinds, 390, height=500)
    found = {kind: told_at_each_stop(tab, COVERED) for kind, tab in pages}
    assert only_complaints(found) == {}


def told_at_each_stop(tab: Page, question: str) -> list[str]:
    told = []
    for _press in range(TABS):
        tab.keyboard.press("Tab")
        told.append(str(tab.evaluate(question)))
    return [each for each in told if each]
