"""The pages on a phone, in a real browser: nothing sticks out, and axe finds nothing to mend."""

import pytest

from tests.cast import signed_in
from tests.visiting import Visitor

WIDTH = 390


@pytest.fixture
def address(app, cast):
    marie = Visitor(signed_in(app, cast.marie))
    address = f"/samverkan/{cast.key}/resurser/"
    told = {"kind": "money", "what": "Ersättning per plats", "amount": "412 500"}
    marie.fill(address + "ny", "/ny", last="2028", **told)
    return address


@pytest.fixture
def phone(app, cast, page, live_server):
    """Marie's phone, so tall that the menu at its foot covers nothing."""
    cookie = signed_in(app, cast.marie).get_cookie("session")
    assert cookie is not None
    page.context.add_cookies([{"name": "session", "value": cookie.value, "url": live_server}])
    page.set_viewport_size({"width": WIDTH, "height": 4_000})
    return page


@pytest.mark.parametrize("path", ["", "ny"])
def test_the_page_fits_and_can_be_used_by_everyone(phone, axe, address, path):
    phone.goto(address + path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= WIDTH
    assert axe(phone) == []
