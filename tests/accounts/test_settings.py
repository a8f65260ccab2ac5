"""One's own account: name, language, and the language of strangers."""

from collections.abc import Callable

import pytest
from flask import Flask

from samverkan.accounts.models import Person
from samverkan.core.db import db
from tests.cast import Cast, signed_in
from tests.visiting import Visitor

Path = Callable[[], str]
HERE = {"Referer": "http://localhost/logga-in?next=/konto"}


def language_of(app: Flask, person: int) -> str:
    with app.app_context():
        return db.session.get_one(Person, person).language


def switch(visitor: Visitor, lang: str, came_from: str) -> tuple[int, str | None]:
    token = visitor.read("/logga-in").html.partition('name="csrf_token" value="')[2]
    form = {"lang": lang, "csrf_token": token.partition('"')[0]}
    response = visitor.client.post("/sprak", data=form, headers={"Referer": came_from})
    return response.status_code, response.location


def test_a_new_name_is_seen_at_once(app: Flask, cast: Cast):
    marie = Visitor(signed_in(app, cast.marie))

    page = marie.fill("/konto", "/konto", name="Marie Ek Sundqvist", language="sv")
    assert "Sparat." in page.html
    assert 'value="Marie Ek Sundqvist"' in page.html


def test_an_empty_name_is_told_at_the_field(app: Flask, cast: Cast):
    page = Visitor(signed_in(app, cast.marie)).fill("/konto", "/konto", name="  ")

    assert page.status == 422
    assert "Skriv ditt namn" in page.text


def test_the_language_follows_the_person(app: Flask, cast: Cast):
    page = Visitor(signed_in(app, cast.marie)).fill("/konto", "/konto", language="en")

    assert 'lang="en"' in page.html
    assert language_of(app, cast.marie) == "en"


def test_a_language_we_do_not_speak_is_refused(app: Flask, cast: Cast):
    page = Visitor(signed_in(app, cast.marie)).fill("/konto", "/konto", language="tlh")

    assert page.status == 422


def test_a_stranger_changes_language_and_stays_on_the_page(stranger: Visitor):
    assert switch(stranger, "en", HERE["Referer"]) == (303, "/logga-in?next=/konto")
    assert '<html lang="en">' in stranger.read("/logga-in").html


def test_the_language_is_kept_when_somebody_is_signed_in(app: Flask, cast: Cast):
    marie = Visitor(signed_in(app, cast.marie))
    page = marie.read("/konto")
    token = page.html.partition('name="csrf_token" value="')[2].partition('"')[0]

    marie.client.post("/sprak", data={"lang": "en", "csrf_token": token})
    assert language_of(app, cast.marie) == "en"


@pytest.mark.parametrize(
    "came_from",
    [
        "",
        "https://evil.example/konto",
        "http://localhost//evil.example",
        "http://localhost/ny-lank",
        "http://localhost/finns-inte",
        "http://[",
    ],
)
def test_a_page_one_cannot_go_back_to_leads_home(stranger: Visitor, came_from: str):
    assert switch(stranger, "en", came_from) == (303, "/")


def test_a_language_nobody_offered_is_refused(stranger: Visitor):
    assert switch(stranger, "xx", HERE["Referer"])[0] == 400


def test_letters_are_in_the_readers_language(app: Flask, cast: Cast, stranger: Visitor):
    with app.app_context():
        db.session.get_one(Person, cast.marie).language = "en"
        db.session.commit()
    stranger.fill("/logga-in", "/logga-in", email="marie@granlunda.example")

    listed = Visitor(app.test_client()).read("/brevlada")
    assert listed.status == 200
    assert stranger.read("/brevlada/1/mejl").html.count('<html lang="en">') == 1
