"""What each party puts in, through the pages."""

from datetime import date

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Collaboration, Event
from samverkan.collaborations.values import Stage, Todo
from samverkan.core.db import db
from samverkan.resources import glance
from samverkan.resources.models import Resource
from tests.cast import assemble, signed_in
from tests.visiting import Page, Visitor


@pytest.fixture
def cast(app, clock):
    del clock
    with app.app_context():
        return assemble()


@pytest.fixture
def address(cast):
    return f"/samverkan/{cast.key}/resurser/"


def put_in(visitor: Visitor, address: str, kind: str = "money", **told: str) -> Page:
    written = {"what": "Bidrag till hyran", "kind": kind, **told}
    return visitor.fill(address + "ny", "/ny", **written)


def take_back(visitor: Visitor, address: str, number: int) -> TestResponse:
    page = visitor.read(address)
    token = next(page.tree.iterfind(".//input[@name='csrf_token']")).get("value")
    where = f"{address}{number}/borttagning"
    return visitor.client.post(where, data={"csrf_token": token})


def test_money_is_put_in_and_everyone_sees_it(marie, amina, address):
    page = put_in(marie, address, amount="412 500")
    assert "Det är inlagt." in page.text
    seen = amina.read(address)
    assert seen.h1 == "Vad lägger var och en in?"
    assert "Bidrag till hyran 412 500 kr Pengar" in seen.text
    assert "En överenskommelse utan pengar är lika mycket värd." in seen.text


def test_the_same_every_year_is_one_row_a_year_and_one_event(app, amina, address):
    put_in(amina, address, "voluntary-time", what="Två vuxna", hours="1 040", last="2029")
    with app.app_context():
        assert [one.year for one in db.session.query(Resource)] == [2027, 2028, 2029]
        assert db.session.query(Event).filter_by(kind="resources.put_in").one().facts["years"] == [
            2027,
            2029,
        ]
    assert "Tillsammans 3 120" in amina.read(address).text


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "money"}, "amount"),
        ({"kind": "money", "amount": "mycket"}, "amount"),
        ({"kind": "staff-time", "amount": "100"}, "hours"),
        ({"kind": "premises", "what": " "}, "what"),
        ({"kind": "premises", "last": "2026"}, "last"),
        ({"kind": "premises", "year": "27"}, "year"),
        ({"kind": "guld"}, "kind-0"),
    ],
)
def test_what_is_missing_is_told_at_its_field(marie, address, told, field):
    page = put_in(marie, address, **told)
    assert page.status == 422
    assert f'href="#{field}"' in page.html


def test_what_was_written_is_kept_when_something_is_missing(marie, address):
    page = put_in(marie, address, what="Hyran", hours="12", last="2031")
    assert page.status == 422
    assert 'value="Hyran"' in page.html
    assert 'value="12"' in page.html
    assert 'value="2031"' in page.html


def test_taking_back_keeps_the_row_and_leaves_the_sums(app, marie, address):
    put_in(marie, address, amount="100")
    page = marie.fill(address, "/borttagning", "Ta bort")
    assert "Ingen har lagt in något än" in page.text
    with app.app_context():
        assert db.session.query(Resource).one().removed_at is not None


def test_a_second_click_puts_in_nothing_more(app, marie, address):
    page = marie.read(address + "ny")
    told = {"kind": "money", "what": "Hyran", "amount": "100"}
    marie.send(page, "/ny", follow=False, **told)
    marie.send(page, "/ny", follow=False, **told)
    with app.app_context():
        assert db.session.query(Resource).count() == 1


def test_taking_back_twice_is_taking_back_once(app, marie, address):
    put_in(marie, address, amount="100")
    put_in(marie, address, amount="200")
    take_back(marie, address, 1)
    assert take_back(marie, address, 1).status_code == 303
    with app.app_context():
        assert db.session.query(Event).filter_by(kind="resources.taken_back").count() == 1


def test_what_another_party_puts_in_is_not_mine_to_take_back(app, marie, amina, address):
    put_in(marie, address, amount="100")
    put_in(amina, address, amount="50")
    assert take_back(amina, address, 1).status_code == 403
    with app.app_context():
        assert db.session.get_one(Resource, 1).removed_at is None


def test_a_foreign_resource_under_my_own_key_does_not_exist(app, marie, address, cast):
    robin = Visitor(signed_in(app, cast.robin))
    put_in(robin, f"/samverkan/{cast.other_key}/resurser/", amount="100")
    put_in(marie, address, amount="100")
    assert take_back(marie, address, 1).status_code == 404


@pytest.mark.parametrize("path", ["", "ny"])
def test_another_collaboration_does_not_exist(app, cast, address, path):
    assert signed_in(app, cast.robin).get(address + path).status_code == 404


@pytest.mark.parametrize("path", ["", "ny"])
def test_a_stranger_is_asked_to_sign_in(client, address, path):
    answer = client.get(address + path)
    assert (answer.status_code, answer.location.split("?")[0]) == (302, "/logga-in")


def test_a_reader_reads_and_nothing_more(app, cast, address, marie):
    lena = Visitor(signed_in(app, cast.lena))
    assert "Lägg in något" not in lena.read(address).text
    put_in(marie, address, amount="100")
    page = lena.read(address)
    assert "Bidrag till hyran" in page.text
    assert "Ta bort" not in page.text
    assert lena.read(address + "ny").status == 403


def test_some_words_lead_to_questions_and_never_to_a_no(marie, address):
    page = put_in(marie, address, what="Ersättning per plats", amount="100")
    assert page.status == 200
    assert "Värt att prata om Ni har skrivit ”per plats”, ”ersättning per”." in page.text
    assert "HFD 2020 ref. 15, den 11 mars 2020" in page.text


def test_a_party_that_has_put_in_nothing_is_asked_without_haste(app, marie, address, cast, queries):
    assert waiting(app, cast.marie) == []  # the need comes first
    with app.app_context():
        db.session.get_one(Collaboration, cast.collaboration).stage = Stage.ROLES
        db.session.commit()
    todos = waiting(app, cast.marie)
    assert [(one.title, one.blocks) for one in todos] == [("Skriv vad ni lägger in", False)]
    assert waiting(app, cast.lena) == []

    put_in(marie, address, amount="100")
    with queries() as asked:
        assert waiting(app, cast.marie) == []
    assert len(asked) == 2  # the person, and one for what waits


def waiting(app: Flask, number: int) -> list[Todo]:
    with app.test_request_context():
        return glance.waiting(db.session.get_one(Person, number), date(2027, 3, 18))


def test_the_page_asks_as_few_questions_with_many_years(marie, address, queries):
    put_in(marie, address, amount="100")
    with queries() as few:
        marie.read(address)
    put_in(marie, address, amount="100", last="2036")
    with queries() as many:
        marie.read(address)
    assert len(many) == len(few) < 11
