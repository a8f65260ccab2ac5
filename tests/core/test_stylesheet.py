"""One sheet, whole: nothing more to fetch but the fonts and pictures it names."""

import re

import pytest

from samverkan.core.places import ROOT
from samverkan.core.stylesheet import FOREVER, joined

CSS = ROOT / "static" / "css"
ADDRESSES = sorted(set(re.findall(r'url\(["\']?([^"\')]+)', joined(CSS))))


def test_every_page_asks_for_one_sheet_that_is_kept_for_ever(client):
    asked = re.findall(r'<link[^>]+href="(/stil/[^"]+)"', client.get("/").get_data(as_text=True))
    assert len(asked) == 1
    answer = client.get(asked[0])
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    assert answer.headers["Cache-Control"] == FOREVER
    assert answer.get_data(as_text=True) == joined(CSS)


def test_nothing_is_left_to_import():
    assert "@import" not in joined(CSS)


def test_the_layers_keep_their_order():
    assert joined(CSS).index("@layer tokens, base") < joined(CSS).index("@font-face")


@pytest.mark.parametrize("file", sorted(CSS.glob("components/*.css")), ids=lambda file: file.stem)
def test_every_component_is_in_the_sheet(file):
    assert file.read_text() in joined(CSS) or 'url("../' in file.read_text()


def test_the_sheet_names_its_fonts():
    assert [address for address in ADDRESSES if address.startswith("/static/fonts/")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_in_the_sheet_is_a_file_of_ours(client, address):
    with client.get(address) as answer:
        assert answer.status_code == 200


def test_as_many_braces_are_closed_as_are_opened():
    assert joined(CSS).count("{") == joined(CSS).count("}")
