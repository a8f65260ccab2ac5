"""A second click does nothing twice, and a form that was refused can be sent again."""

from datetime import timedelta

import pytest
from flask import redirect, request

from samverkan.core import clock
from samverkan.core.db import db
from samverkan.core.limits import allow
from samverkan.core.once import UsedForm, forget_before
from samverkan.core.tokens import digest
from samverkan.organisations.models import Organisation
from samverkan.organisations.values import Kind
from tests.cast import organisation, signed_in
from tests.core.setting import at_once

HOME = "http://localhost/"


@pytest.fixture
def made(app, cast):
    """How many organisations the form has made."""
    del cast

    def count():
        with app.app_context():
            return db.session.query(Organisation).filter_by(name="Ny förening").count()

    return count


@pytest.fixture(autouse=True)
def form(app):
    """A form at /prov that makes an organisation, unless it is asked to fail."""

    @app.post("/prov")
    def try_it():
        allow("prov", at_most=100, within=timedelta(hours=1), now=clock.now())
        organisation("Ny förening", Kind.ASSOCIATION)
        if "wrong" in request.form:
            return "Skriv om.", 422
        if "broken" in request.form:
            raise RuntimeError
        return redirect(f"/prov/{request.form.get('where', 'klar')}", 303)


def test_a_second_click_leads_to_where_the_first_led(marie, made):
    first = marie.post("/prov", data={"once": "k", "where": "en"})
    second = marie.post("/prov", data={"once": "k", "where": "två"})
    assert (first.status_code, first.location) == (303, "/prov/en")
    assert (second.status_code, second.location) == (303, "/prov/en")
    assert made() == 1


def test_two_forms_are_two_acts(marie, made):
    marie.post("/prov", data={"once": "k1"})
    marie.post("/prov", data={"once": "k2"})
    assert made() == 2


def test_a_form_without_a_key_is_always_answered(marie, made):
    marie.post("/prov", data={})
    marie.post("/prov", data={})
    assert made() == 2


@pytest.mark.parametrize("fault", ["wrong", "broken"])
def test_a_form_that_failed_leaves_nothing(app, marie, made, fault):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    assert marie.post("/prov", data={"once": "k", fault: "1"}).status_code in {422, 500}
    assert made() == 0


def test_a_refused_form_can_be_sent_again_from_the_page_one_goes_back_to(marie, made):
    marie.post("/prov", data={"once": "k", "wrong": "1"})
    again = marie.post("/prov", data={"once": "k"})
    assert again.location == "/prov/klar"
    assert made() == 1


def test_two_clicks_at_once_do_it_once(app, cast, marie, made):
    other_tab = signed_in(app, cast.marie)
    answers = at_once(
        [
            lambda: marie.post("/prov", data={"once": "k"}),
            lambda: other_tab.post("/prov", data={"once": "k"}),
        ]
    )
    assert [answer.status_code for answer in answers] == [303, 303]
    assert made() == 1


@pytest.mark.parametrize(
    ("came_from", "leads_to"),
    [
        (f"{HOME}parter", f"{HOME}parter"),
        ("https://annat.example/", "/prov"),
        ("http://localhost.annat.example/", "/prov"),
        ("", "/prov"),
    ],
)
def test_a_click_while_the_first_is_still_answered_leads_back(app, marie, came_from, leads_to):
    with app.app_context():
        db.session.add(UsedForm(key=digest("k"), used_at=clock.now()))
        db.session.commit()
    answer = marie.post("/prov", data={"once": "k"}, headers={"Referer": came_from})
    assert (answer.status_code, answer.location) == (303, leads_to)
    with app.app_context():
        assert db.session.query(UsedForm.location).scalar() == ""


@pytest.mark.parametrize("odd", ["k" * 100_000, "\x00", "å", "' OR 1=1"])
def test_whatever_stands_in_the_key_is_a_key(marie, made, odd):
    marie.post("/prov", data={"once": odd})
    marie.post("/prov", data={"once": odd})
    assert made() == 1


def test_a_form_older_than_what_we_remember_is_answered_anew(app, marie, made):
    marie.post("/prov", data={"once": "k"})
    with app.app_context():
        forget_before(clock.now())
        db.session.commit()
    marie.post("/prov", data={"once": "k"})
    assert made() == 2


def test_every_page_with_a_form_gives_it_a_new_key(marie):
    pages = [marie.get("/konto").get_data(as_text=True) for _ in range(2)]
    assert 'name="once"' in pages[0]
    assert pages[0] != pages[1]
