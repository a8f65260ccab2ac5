"""Every page of the example county, as four people come to it: well made, whole and reachable."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from html5lib.html5parser import ParseError

from tests.house.crawling import Walk, words_in
from tests.visiting import Page

HEADINGS = {f"h{level}": level for level in range(1, 7)}
KEYS = {"csrf_token", "once"}
UNLABELLED = {"hidden", "submit", "button"}
# Files, a paper that takes seconds, and what one comes to by a form or a letter of one's own.
BESIDE_THE_WALKS = {
    "accounts.sign_in_with_password",
    "agreements.draft_pdf",
    "agreements.sealed_pdf",
    "checkins.done",
    "collaborations.coming",
    "collaborations.invitation",
    "overview.health",
    "static",
    "stylesheet",
}
Complaints = dict[str, list[str]]


@pytest.fixture(scope="module")
def pages(walks: dict[str, Walk]) -> dict[str, Page]:
    """Every page that somebody came to, by who and where."""
    return {
        f"{name} at {where}": page
        for name, walk in walks.items()
        for where, page in walk.pages.items()
    }


def complaints(pages: dict[str, Page], about: Callable[[Page], list[str]]) -> Complaints:
    found = {where: about(page) for where, page in pages.items()}
    return {where: wrong for where, wrong in found.items() if wrong}


def test_no_link_is_dead(walks):
    assert [dead for walk in walks.values() for dead in walk.dead] == []


def test_the_walks_come_to_every_other_page(walks, county_app):
    met = {walk.kind_of(where)[0] for walk in walks.values() for where in walk.pages}
    every = {
        rule.endpoint
        for rule in county_app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and "token" not in rule.arguments
    }
    assert every - met == BESIDE_THE_WALKS


def test_every_page_is_strictly_html(pages):
    assert complaints(pages, what_the_parser_says) == {}


def what_the_parser_says(page: Page) -> list[str]:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    try:
        parser.parse(page.html)
    except ParseError as wrong:
        return [f"{wrong} at {parser.tokenizer.stream.position()}"]
    return []


def test_every_page_has_one_first_heading_and_its_title_begins_with_it(pages):
    assert complaints(pages, about_its_title) == {}


def about_its_title(page: Page) -> list[str]:
    firsts = [words_in(each) for each in page.tree.iter("h1")]
    title = words_in(next(page.tree.iter("title")))
    return [] if len(firsts) == 1 and title.startswith(firsts[0]) else [title, *firsts]


def test_no_heading_skips_a_level(pages):
    assert complaints(pages, skipped_headings) == {}


def skipped_headings(page: Page) -> list[str]:
    found = [each for each in page.tree.iter() if each.tag in HEADINGS]
    return [
        f"{before.tag} to {after.tag} {words_in(after)}"
        for before, after in pairwise(found)
        if HEADINGS[after.tag] > HEADINGS[before.tag] + 1
    ]


def test_no_id_stands_twice_on_a_page(pages):
    assert complaints(pages, repeated_ids) == {}


def repeated_ids(page: Page) -> list[str]:
    ids = Counter(each.get("id") for each in page.tree.iter() if each.get("id"))
    return [str(name) for name, count in ids.items() if count > 1]


def test_every_reference_within_a_page_finds_its_aim(pages):
    assert complaints(pages, lost_references) == {}


def lost_references(page: Page) -> list[str]:
    ids = {each.get("id") for each in page.tree.iter()}
    aimed = [
        name
        for each in page.tree.iter()
        for kind in ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        for name in str(each.get(kind) or "").split()
    ]
    jumps = [str(each.get("href"))[1:] for each in page.tree.iter("a") if is_jump(each)]
    return [name for name in [*aimed, *jumps] if name not in ids]


def is_jump(link: Element) -> bool:
    return len(str(link.get("href") or "")) > 1 and str(link.get("href")).startswith("#")


def test_every_field_has_a_label(pages):
    assert complaints(pages, unlabelled) == {}


def unlabelled(page: Page) -> list[str]:
    labels = list(page.tree.iter("label"))
    within = {id(each) for label in labels for each in label.iter()}
    named = {label.get("for") for label in labels if words_in(label)}
    return [
        str(each.get("name"))
        for tag in ("input", "select", "textarea")
        for each in page.tree.iter(tag)
        if each.get("type") not in UNLABELLED
        and each.get("id") not in named
        and id(each) not in within
        and each.get("hidden") is None
        and not each.get("aria-label")
    ]


def test_every_form_that_acts_carries_its_two_keys(pages):
    assert complaints(pages, forms_without_keys) == {}


def forms_without_keys(page: Page) -> list[str]:
    acting = [form for form in page.tree.iter("form") if form.get("method") == "post"]
    return [str(form.get("action")) for form in acting if not keys_of(form) >= KEYS]


def keys_of(form: Element) -> set[str]:
    return {str(each.get("name")) for each in form.iter("input") if each.get("value")}
