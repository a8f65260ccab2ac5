"""The list of changes: newest first, in pages, of one kind or all."""

import pytest

from samverkan.changes.models import Change
from samverkan.core.db import db
from tests.cast import Cast, assemble
from tests.changes.test_pages import propose


@pytest.fixture
def cast(app, clock):
    del clock
    with app.app_context():
        return assemble()


@pytest.fixture
def address(cast):
    return f"/samverkan/{cast.key}/forandringar/"


def test_the_list_is_newest_first_in_pages_and_can_be_chosen_from(app, cast, marie, address):
    propose(marie, address, kind="time", what="Den första ändringen")
    with app.app_context():
        fill_up(cast, 20)
    page = marie.read(address)
    assert page.text.index("Ändring nummer 19") < page.text.index("Ändring nummer 0")
    assert "Den första ändringen" not in page.text

    older = marie.read(f"{address}?fore=2")
    assert "Den första ändringen" in older.text
    chosen = marie.read(f"{address}?slag=time")
    assert "Den första ändringen" in chosen.text
    assert "Ändring nummer" not in chosen.text
    assert "Ingen har föreslagit någon sådan ändring." in marie.read(f"{address}?slag=roles").text


@pytest.mark.parametrize("query", ["?fore=x", f"?fore={10**20}", "?slag=guld", "?fore=-1"])
def test_an_odd_address_is_no_fault(marie, address, query):
    assert marie.read(address + query).status == 200


def test_a_number_no_change_can_have_does_not_exist(marie, address):
    assert marie.read(f"{address}{10**20}").status == 404


def test_the_list_asks_as_few_questions_with_many_changes(app, cast, marie, address, queries):
    propose(marie, address)
    with queries() as few:
        marie.read(address)
    with app.app_context():
        fill_up(cast, 10)
    with queries() as many:
        marie.read(address)
    assert len(many) == len(few) < 11


def test_filters_stay_away_until_there_is_something_to_choose_from(app, cast, marie, address):
    propose(marie, address)
    assert "Roller eller mandat" not in marie.read(address).text
    with app.app_context():
        fill_up(cast, 4)
    assert "Roller eller mandat" in marie.read(address).text


def fill_up(cast: Cast, count: int) -> None:
    told = {"kind": "money", "why": "Därför", "party_id": cast.kommunen, "by_id": cast.marie}
    first = db.session.query(Change).one()
    db.session.add_all(
        Change(
            collaboration_id=cast.collaboration,
            what=f"Ändring nummer {number}",
            starts_on=first.starts_on,
            at=first.at,
            **told,
        )
        for number in range(count)
    )
    db.session.commit()
