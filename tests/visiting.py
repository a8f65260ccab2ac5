"""A visitor who reads pages and fills in the forms that stand on them, as a person would."""

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


@dataclass(frozen=True)
class Page:
    """A page as it came: its status, its words and its forms."""

    response: TestResponse
    tree: Element

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def html(self) -> str:
        return self.response.get_data(as_text=True)

    @property
    def text(self) -> str:
        """All words in main, single-spaced, with no-break spaces made plain."""
        main = self.tree.find(".//main")
        root = self.tree if main is None else main
        return " ".join("".join(root.itertext()).replace("\u00a0", " ").split())

    @property
    def h1(self) -> str:
        found = self.tree.find(".//h1")
        return " ".join("".join(found.itertext()).split()) if found is not None else ""

    def form(self, action: str = "", button: str = "") -> Element:
        """The first form in main whose action ends with `action` and that has such a button."""
        for form in self.tree.iterfind(".//main//form"):
            labels = "".join("".join(b.itertext()) for b in form.iterfind(".//button"))
            if (form.get("action") or "").endswith(action) and button in labels:
                return form
        raise AssertionError(f"No form for {action!r} with {button!r} on this page: {self.text}")


@dataclass(frozen=True)
class Visitor:
    """Somebody at a browser without JavaScript."""

    client: FlaskClient

    def read(self, path: str) -> Page:
        """The page at `path`, after redirects."""
        return _page(self.client.get(path, follow_redirects=True))

    def fill(self, path: str, action: str = "", button: str = "", **written: Any) -> Page:
        """Open `path`, write in the form with that action and button, send it; where it led.

        What is not written keeps what the page had filled in.
        """
        page = self.read(path)
        return self.answer(page, action, button, **written)

    def answer(self, page: Page, action: str = "", button: str = "", **written: Any) -> Page:
        """Write in a form of a page already open, and send it."""
        return _page(self.send(page, action, button, follow=True, **written))

    def send(
        self, page: Page, action: str = "", button: str = "", *, follow: bool, **written: Any
    ) -> TestResponse:
        """As `answer`, but the bare response, before redirects if asked."""
        form = page.form(action, button)
        data = {**_filled_in(form), **written}
        where = form.get("action") or page.response.request.path
        return self.client.post(where, data=data, follow_redirects=follow)


def _page(response: TestResponse) -> Page:
    tree = html5lib.parse(response.get_data(as_text=True), namespaceHTMLElements=False)
    return Page(response, tree)


def _filled_in(form: Element) -> dict[str, Any]:
    """What a browser would send if nothing were written."""
    data: dict[str, Any] = {}
    for field in form.iter():
        name = field.get("name")
        if not name or field.get("disabled") is not None:
            continue
        value = _value(field)
        if value is not None:
            data[name] = value
    return data


def _value(field: Element) -> str | None:
    if field.tag == "textarea":
        return "".join(field.itertext()).removeprefix("\n")
    if field.tag == "select":
        options = field.findall(".//option")
        chosen = [option for option in options if option.get("selected") is not None]
        return next((option.get("value", "") for option in [*chosen, *options]), None)
    if field.tag != "input" or field.get("type") in {"submit", "button", "file"}:
        return None
    if field.get("type") in {"radio", "checkbox"} and field.get("checked") is None:
        return None
    return field.get("value", "")
