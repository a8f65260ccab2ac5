"""Numbers in addresses are those a row can have; a wild one is simply not found."""

import pytest
from flask import Flask

from samverkan.core import numbers
from samverkan.core.numbers import MOST, row_number

LARGEST = 2_147_483_647


@pytest.fixture
def pages():
    """An app with one page per row."""
    app = Flask(__name__)
    numbers.install(app)

    @app.get("/rad/<int:number>")
    def row(number):
        return str(number)

    @app.get("/sak/<key>")
    def thing(key):
        return key

    return app.test_client()


@pytest.mark.parametrize("number", [0, 1, LARGEST])
def test_a_row_has_an_address(pages, number):
    assert pages.get(f"/rad/{number}").get_data(as_text=True) == str(number)


@pytest.mark.parametrize("wild", [LARGEST + 1, 2**63, 2**64, 10**4000, -1, "1.5", "ett", "0x1"])
def test_a_wild_number_is_not_found(pages, wild):
    assert pages.get(f"/rad/{wild}").status_code == 404


@pytest.mark.parametrize("key", ["abc", "åäö", "a b", "A-_9", "%FF", "%ED%A0%80"])
def test_a_key_may_be_any_text(pages, key):
    assert pages.get(f"/sak/{key}").status_code == 200


@pytest.mark.parametrize("key", ["%00", "abc%00", "%00abc"])
def test_a_key_that_a_database_cannot_be_asked_for_is_not_found(pages, key):
    assert pages.get(f"/sak/{key}").status_code == 404


@pytest.mark.parametrize("written", ["0", "17", str(MOST)])
def test_a_number_in_a_question_is_a_row_number(written):
    assert row_number(written) == int(written)


@pytest.mark.parametrize(
    "wild",
    [
        "",
        "-1",
        str(MOST + 1),
        "9" * 5000,
        "1e3",
        "ett",
        "1.0",
        "\x00",
        "1;2",
        "None",
        "1_0",
        "٣",
        "+1",
    ],
)
def test_a_wild_number_in_a_question_is_refused(wild):
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError makes Flask leave it out
        row_number(wild)
