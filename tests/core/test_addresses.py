"""Addresses in letters are those of the installation, whoever asks and from wherever."""

import pytest

from samverkan.core.addresses import absolute, with_token

BASE = "https://samverkan.granlunda.example"


@pytest.fixture
def told(app):
    """The app knows its address, and answers somebody who calls it something else."""
    app.config["BASE_URL"] = BASE
    with app.test_request_context(base_url="https://annat.example"):
        yield


@pytest.mark.usefixtures("told")
def test_an_address_never_comes_from_who_asks():
    assert absolute("overview.todo") == f"{BASE}/att-gora"
    assert absolute("overview.collaboration", key="k", skede=2) == f"{BASE}/samverkan/k?skede=2"


@pytest.mark.usefixtures("told")
def test_odd_signs_in_a_key_stay_in_their_place():
    assert absolute("overview.collaboration", key="å?#") == f"{BASE}/samverkan/%C3%A5%3F%23"


@pytest.mark.usefixtures("told")
def test_a_link_has_an_open_place_for_its_token():
    address = with_token("accounts.enter_by_link")
    assert address.startswith(f"{BASE}/")
    assert address.format(token="abc").endswith("abc")
    assert "TOKEN" not in address


def test_letters_are_addressed_outside_any_visit(app):
    app.config["BASE_URL"] = BASE
    with app.app_context():
        assert absolute("overview.todo") == f"{BASE}/att-gora"
