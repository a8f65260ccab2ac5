"""People say who they work for, and can set it right."""

import pytest

from samverkan.accounts.models import Person
from samverkan.core.db import db
from samverkan.organisations.actions import affiliate, load_reference
from samverkan.organisations.models import Municipality, Organisation
from samverkan.organisations.queries import affiliations_of
from samverkan.organisations.values import Kind
from tests.cast import THEN, signed_in
from tests.visiting import Visitor

PAGE = "/organisationer/min"


@pytest.fixture
def newcomer(app):
    with app.app_context():
        person = Person(name="Sara Lind", email="sara@ljusdal.example", created_at=THEN)
        db.session.add(person)
        db.session.commit()
        return person.id


def test_the_first_in_a_house_says_who_she_works_for(app, newcomer):
    sara = Visitor(signed_in(app, newcomer))

    page = sara.fill(
        PAGE,
        name="Ljusdals kommun",
        kind="municipality",
        number="16212000-2320",
        municipality="2161",
        title="Strateg",
    )
    assert page.status == 200
    assert page.h1 == "Din organisation"

    with app.app_context():
        known = affiliations_of(db.session.get_one(Person, newcomer))[0]
        assert known.title == "Strateg"
        assert known.organisation.kind == Kind.MUNICIPALITY
        assert known.organisation.number == "212000-2320"
        assert known.organisation.municipality
        assert known.organisation.municipality.name == "Ljusdal"


def test_a_mistake_keeps_all_that_was_written(app, newcomer):
    sara = Visitor(signed_in(app, newcomer))

    page = sara.fill(PAGE, name="Ljusdals IF", number="811218-9876", title="Kassör")
    assert page.status == 422
    assert "Välj vad det är för organisation" in page.text
    assert 'value="Kassör"' in page.html

    again = sara.answer(page, kind="association")
    assert again.status == 422
    assert "personnummer, och sådana sparar vi inte" in again.text


@pytest.mark.usefixtures("cast")
def test_an_old_page_renames_no_organisation_that_came_later(app, newcomer):
    sara = Visitor(signed_in(app, newcomer))
    old = sara.read(PAGE)
    with app.app_context():
        granlunda = db.session.query(Organisation).filter_by(name="Granlunda kommun").one()
        person = db.session.get_one(Person, newcomer)
        affiliate(person, granlunda, title="", at=THEN)
        db.session.commit()

    page = sara.answer(old, name="Ljusdals IF", kind="association")
    assert page.status == 200
    with app.app_context():
        known = affiliations_of(db.session.get_one(Person, newcomer))
        names = {one.organisation.name for one in known}
        assert names == {"Granlunda kommun", "Ljusdals IF"}


def test_nobody_is_let_in_by_knowing_a_number(app, cast, newcomer):
    marie, sara = (Visitor(signed_in(app, each)) for each in (cast.marie, newcomer))
    marie.fill(PAGE, number="212000-0142")

    page = sara.fill(PAGE, name="Granlunda", kind="municipality", number="2120000142")
    assert page.status == 422
    assert "Be någon där att bjuda in dig." in page.text
    with app.app_context():
        assert affiliations_of(db.session.get_one(Person, newcomer)) == []


def test_the_one_who_works_there_sets_it_right(app, cast):
    page = Visitor(signed_in(app, cast.marie)).fill(PAGE, name="Granlunda  kommun\u202e ", title="")

    assert "Sparat." in page.html
    with app.app_context():
        assert db.session.query(Organisation).filter_by(name="Granlunda kommun").count() == 1


@pytest.mark.parametrize("next_", ["//ond.example", "/\\ond.example", "https://ond.example", ""])
def test_the_way_on_is_always_a_page_of_ours(app, cast, next_):
    marie = Visitor(signed_in(app, cast.marie))
    page = marie.read(f"{PAGE}?next={next_}")

    response = marie.send(page, follow=False)
    assert response.status_code == 303
    assert response.location == PAGE


def test_the_way_on_leads_where_she_was_going(app, cast):
    marie = Visitor(signed_in(app, cast.marie))
    page = marie.read(f"{PAGE}?next=/samverkan/ny")
    assert marie.send(page, follow=False).location == "/samverkan/ny"


def test_the_register_can_be_loaded_twice(app):
    with app.app_context():
        assert load_reference() == 290
        assert load_reference() == 0
        assert db.session.query(Municipality).count() == 290
