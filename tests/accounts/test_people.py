"""People come in, the first of them through a link on the screen."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from flask import Flask

from samverkan.accounts.actions import create_person, person_for
from samverkan.accounts.links import RENEW
from samverkan.accounts.models import Person
from samverkan.accounts.queries import person_by_email
from samverkan.accounts.values import Purpose
from samverkan.core.db import db
from samverkan.core.errors import RuleBroken
from tests.accounts.conftest import PASSWORD
from tests.cast import THEN, Cast
from tests.visiting import Visitor

NILS = {"name": "Nils Öberg", "email": "Nils@Granlunda.example"}


@pytest.fixture
def first_link(app: Flask) -> Callable[[], str]:
    """The path that the command prints for the first person."""

    def printed() -> str:
        told = app.test_cli_runner().invoke(args=["first-administrator"])
        where = urlsplit(told.output.split()[-1])
        return f"{where.path}?{where.query}"

    return printed


def test_the_first_person_signs_in_and_is_asked_whom_they_work_for(
    app: Flask, first_link: Callable[[], str]
):
    visitor = Visitor(app.test_client())
    page = visitor.fill(first_link(), button="Börja", **NILS, password=PASSWORD)

    assert page.response.request.path == "/organisationer/min"
    with app.app_context():
        nils = person_by_email("nils@granlunda.example")
        assert nils is not None
        assert nils.is_caretaker


def test_the_first_person_may_do_without_a_password(app: Flask, first_link: Callable[[], str]):
    visitor = Visitor(app.test_client())
    visitor.fill(first_link(), button="Börja", **NILS)

    assert visitor.read("/konto").h1 == "Ditt konto"


def test_a_bad_password_keeps_what_the_first_person_wrote(
    app: Flask, first_link: Callable[[], str]
):
    page = Visitor(app.test_client()).fill(first_link(), button="Börja", **NILS, password="kort")

    assert page.status == 422
    assert 'value="Nils Öberg"' in page.html
    assert "minst 12 tecken" in page.text


def test_there_is_only_one_first_person(app: Flask, first_link: Callable[[], str]):
    older, newer = first_link(), first_link()
    Visitor(app.test_client()).fill(newer, button="Börja", **NILS)

    assert Visitor(app.test_client()).read(older).status == 410
    assert Visitor(app.test_client()).read(newer).h1 == "Länken är redan använd"
    assert (
        "Det finns redan konton"
        in app.test_cli_runner().invoke(args=["first-administrator"]).output
    )


def test_an_empty_house_that_fills_meanwhile_needs_no_first_person(
    app: Flask, first_link: Callable[[], str]
):
    link = first_link()
    with app.app_context():
        create_person("Nils", "nils@granlunda.example", "sv", THEN)
        db.session.commit()

    assert Visitor(app.test_client()).read(link).status == 410


@pytest.mark.usefixtures("cast")
def test_a_known_address_is_the_same_person(app: Flask):
    with app.app_context():
        assert person_for("marie@granlunda.example", "Någon annan", THEN).name == "Marie Sundqvist"


def test_an_unknown_address_is_a_new_person_with_the_name_given_or_taken_from_it(app: Flask):
    with app.app_context():
        assert person_for("ny@granlunda.example", "Ny Nilsson", THEN).name == "Ny Nilsson"
        assert person_for("ny2@granlunda.example", "", THEN).name == "ny2"
        assert db.session.query(Person).count() == 2


@pytest.mark.usefixtures("cast")
def test_an_address_belongs_to_one_person(app: Flask):
    with app.app_context(), pytest.raises(RuleBroken, match="används redan"):
        create_person("Marie", "marie@granlunda.example", "sv", THEN)


def test_a_closed_account_gets_no_letters(
    app: Flask, cast: Cast, stranger: Visitor, post_box: Callable[[], list[str]]
):
    with app.app_context():
        db.session.get_one(Person, cast.marie).closed_at = THEN
        db.session.commit()
    stranger.fill("/logga-in", "/logga-in", email="marie@granlunda.example")

    assert post_box() == []


def test_a_link_whose_floor_renews_nothing_offers_to_sign_in(
    app: Flask, first_link: Callable[[], str]
):
    link = first_link()
    Visitor(app.test_client()).fill(link, button="Börja", **NILS)
    page = Visitor(app.test_client()).read(link)

    assert Purpose.FIRST_ADMINISTRATOR not in RENEW
    assert "/ny-lank" not in page.html
    assert "Logga in" in page.text


def test_renewing_a_link_we_never_made_is_unknown(stranger: Visitor):
    token = stranger.read("/logga-in").html.partition('name="csrf_token" value="')[2]
    form = {"token": "nonsens", "csrf_token": token.partition('"')[0]}

    assert stranger.client.post("/ny-lank", data=form).status_code == 404
