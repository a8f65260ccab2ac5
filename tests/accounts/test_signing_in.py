"""Signing in and out: by link, by password, and back to where one was going."""

from collections.abc import Callable
from datetime import timedelta

import time_machine
from flask import Flask

from tests.accounts.conftest import PASSWORD, token_on
from tests.cast import Cast, signed_in
from tests.visiting import Visitor

MARIE = "marie@granlunda.example"
Path = Callable[[], str]


def ask_for_link(visitor: Visitor, address: str = MARIE) -> str:
    return visitor.fill("/logga-in", "/logga-in", email=address).h1


def test_a_link_signs_in_after_one_press(stranger: Visitor, newest_link: Path):
    assert ask_for_link(stranger) == "Titta i din e-post"

    behind = stranger.read(newest_link())
    assert behind.h1 == "Välkommen, Marie Sundqvist"
    assert stranger.read("/konto").h1 != "Ditt konto"

    stranger.answer(behind, button="Logga in")
    assert stranger.read("/konto").h1 == "Ditt konto"


def test_an_address_is_found_however_it_is_written(
    stranger: Visitor, post_box: Callable[[], list[str]]
):
    ask_for_link(stranger, "  MARIE@Granlunda.example ")

    assert post_box() == [MARIE]


def test_a_link_fits_once(stranger: Visitor, app: Flask, newest_link: Path):
    ask_for_link(stranger)
    stranger.fill(newest_link(), button="Logga in")

    again = Visitor(app.test_client()).read(newest_link())
    assert (again.status, again.h1) == (410, "Länken är redan använd")


def test_a_link_that_has_expired_says_when_and_offers_a_new_one(
    stranger: Visitor, newest_link: Path, clock: time_machine.Traveller
):
    ask_for_link(stranger)
    clock.shift(timedelta(minutes=31))

    late = stranger.read(newest_link())
    assert (late.status, late.h1) == (410, "Länken har gått ut")
    assert "18 mars 2027 klockan 10.30" in late.text

    assert stranger.answer(late, "/ny-lank").h1 == "Titta i din e-post"
    stranger.fill(newest_link(), button="Logga in")
    assert stranger.read("/konto").h1 == "Ditt konto"


def test_only_the_newest_link_works(stranger: Visitor, newest_link: Path):
    ask_for_link(stranger)
    older = newest_link()
    ask_for_link(stranger)

    assert stranger.read(older).h1 == "Länken gäller inte längre"
    assert stranger.read(newest_link()).status == 200


def test_a_link_we_never_made_is_unknown(stranger: Visitor):
    page = stranger.read("/logga-in/lank/nonsens")

    assert (page.status, page.h1) == (404, "Vi känner inte igen länken")


def test_a_password_signs_in(stranger: Visitor):
    stranger.fill("/logga-in", "/losenord", email=MARIE, password=PASSWORD)

    assert stranger.read("/konto").h1 == "Ditt konto"


def test_a_wrong_password_says_how_to_go_on_and_keeps_the_address(stranger: Visitor):
    page = stranger.fill("/logga-in", "/losenord", email=MARIE, password="något helt annat")

    assert page.status == 422
    assert "hör inte ihop" in page.text
    assert f'value="{MARIE}"' in page.html
    assert "något helt annat" not in page.html


def test_a_wrong_password_does_not_use_up_the_form(stranger: Visitor):
    page = stranger.read("/logga-in")
    stranger.answer(page, "/losenord", email=MARIE, password="något helt annat")

    stranger.answer(page, "/losenord", email=MARIE, password=PASSWORD)
    assert stranger.read("/konto").h1 == "Ditt konto"


def test_an_address_that_is_none_is_told_at_the_field(stranger: Visitor):
    page = stranger.fill("/logga-in", "/logga-in", email="marie")

    assert page.status == 422
    assert "namn@exempel.se" in page.text


def test_one_lands_where_one_was_going(stranger: Visitor, newest_link: Path):
    page = stranger.read("/konto")
    assert page.h1 == "Logga in med en länk"

    stranger.answer(page, button="Skicka en länk", email=MARIE)
    landed = stranger.answer(stranger.read(newest_link()), button="Logga in")
    assert landed.response.request.path == "/konto"


def test_signing_out_closes_the_old_cookie(app: Flask, cast: Cast):
    marie = signed_in(app, cast.marie)
    kept = marie.get_cookie("session")
    assert kept is not None
    page = Visitor(marie).read("/konto")
    form = page.tree.find(".//header//form[@action='/logga-ut']")
    assert form is not None

    inputs = {i.get("name", ""): i.get("value", "") for i in form.iter("input")}
    out = marie.post("/logga-ut", data=inputs, follow_redirects=True)
    assert "Du är utloggad." in out.get_data(as_text=True)

    marie.set_cookie("session", kept.value)
    assert Visitor(marie).read("/konto").h1 == "Logga in med en länk"


def test_a_stranger_who_signs_out_is_only_led_home(stranger: Visitor):
    form = {"csrf_token": token_on(stranger.read("/logga-in").html)}
    response = stranger.client.post("/logga-ut", data=form)

    assert (response.status_code, response.location) == (303, "/")


def test_somebody_signed_in_is_led_past_the_front_door(app: Flask, cast: Cast):
    response = signed_in(app, cast.marie).get("/logga-in?next=/konto")

    assert (response.status_code, response.location) == (302, "/konto")
