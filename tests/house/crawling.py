"""Walking from link to link as somebody, and keeping every page one comes to."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from tests.visiting import Page, Visitor

# Pages of one kind in one collaboration look alike: so many of each are enough.
ENOUGH = 3
# A draft is typeset each time it is asked for, which takes seconds.
HEAVY = {"agreements.draft_pdf"}


@dataclass
class Walk:
    """A walk through the house: `pages` by address, and `dead` links with where they stood."""

    app: Flask
    visitor: Visitor
    pages: dict[str, Page] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)

    def from_(self, *starts: str) -> "Walk":
        """Follow every link from these addresses on."""
        waiting = deque((start, "the start") for start in starts)
        known, met = set(starts), Counter[tuple[str, str]]()
        while waiting:
            address, stood_on = waiting.popleft()
            kind = self.kind_of(address)
            met[kind] += 1
            if met[kind] > ENOUGH or kind[0] in HEAVY:
                continue
            fresh = set(self._links_on(address, stood_on)) - known
            known |= fresh
            waiting.extend((link, address) for link in sorted(fresh))
        return self

    def kind_of(self, address: str) -> tuple[str, str]:
        """The endpoint an address leads to, and in which collaboration."""
        try:
            adapter = self.app.url_map.bind("localhost")
            endpoint, values = adapter.match(urlsplit(address).path, method="GET")
        except HTTPException:
            return address, ""
        return str(endpoint), str(values.get("key", ""))

    def _links_on(self, address: str, stood_on: str) -> Iterator[str]:
        response = self.visitor.client.get(address, follow_redirects=True)
        if response.status_code != 200:
            self.dead.append(f"{response.status} {address}, linked from {stood_on}")
        elif response.mimetype == "text/html":
            self.pages[address] = as_page(response)
            yield from links_of(self.pages[address])


def as_page(response: TestResponse) -> Page:
    tree = html5lib.parse(response.get_data(as_text=True), namespaceHTMLElements=False)
    return Page(response, tree)


def links_of(page: Page) -> Iterator[str]:
    """Every address of ours that a page links to, without its fragment."""
    here = urlsplit(page.response.request.path).path
    for link in page.tree.iterfind(".//a[@href]"):
        to = urlsplit(str(link.get("href")))
        if not to.scheme and not to.netloc and (to.path or to.query):
            path = to.path or here
            yield f"{path}?{to.query}" if to.query else path


def words_in(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
