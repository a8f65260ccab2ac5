"""What somebody with bad intentions tries at the front door. Numbers are the attack catalogue's."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from flask.testing import FlaskClient

from config import Production
from samverkan.accounts import doors
from samverkan.accounts.models import Link
from tests.accounts.conftest import PASSWORD, count_of, token_on
from tests.cast import Cast, signed_in
from tests.visiting import Visitor

MARIE = "marie@granlunda.example"
NOBODY = "ingen@granlunda.example"
BROKEN = ["", "x", "å" * 40, "a" * 8000, "e30.x.y", ".eJ.x", "\x7f|||", "é|é"]
OUTSIDE = ["//e.se", "/\\e.se", "https:e.se", "javascript:alert(1)", "\t//e.se", "@e.se"]
KEYS = re.compile(r'value="[\w.-]{20,}"')
WRONG = "fel lösenord"
Path = Callable[[], str]
Counting = Callable[[], AbstractContextManager[list[str]]]


def cookie_of(client: FlaskClient) -> str:
    cookie = client.get_cookie("session")
    assert cookie is not None
    return cookie.value


def test_16_signing_in_makes_a_new_session(stranger: Visitor):
    stranger.client.set_cookie("session", "fixerad")
    stranger.read("/logga-in")
    with stranger.client.session_transaction() as session:
        session["planted"] = "av någon annan"
    before = cookie_of(stranger.client)

    stranger.fill("/logga-in", "/losenord", email=MARIE, password=PASSWORD)

    assert cookie_of(stranger.client) != before
    with stranger.client.session_transaction() as session:
        assert "planted" not in session


def test_16_the_old_cookie_stays_a_strangers(app: Flask, stranger: Visitor):
    stranger.read("/logga-in")
    before = cookie_of(stranger.client)
    stranger.fill("/logga-in", "/losenord", email=MARIE, password=PASSWORD)

    other = app.test_client()
    other.set_cookie("session", before)
    assert Visitor(other).read("/konto").h1 == "Logga in med en länk"


def test_17_signing_out_everywhere_closes_every_device(app: Flask, cast: Cast):
    here, there = (Visitor(signed_in(app, cast.marie)) for _ in range(2))

    assert "utloggad på alla enheter" in here.fill("/konto", "/utloggning").html

    assert here.read("/konto").h1 == "Logga in med en länk"
    assert there.read("/konto").h1 == "Logga in med en länk"


@pytest.mark.parametrize(
    "value", ["", "x", "å" * 40, "a" * 8000, "e30.x.y", ".eJ.x", "\x7f|||", "é|é"]
)
@pytest.mark.parametrize("name", ["session", "remember_token"])
def test_18_a_broken_cookie_is_a_strangers(app: Flask, name: str, value: str):
    headers = {"Cookie": f"{name}={value}".encode().decode("latin-1")}

    response = app.test_client(use_cookies=False).get("/konto", headers=headers)
    assert response.status_code == 302
    assert response.location.startswith("/logga-in")


@pytest.mark.parametrize("cut", [1, 10, 40])
def test_18_a_cookie_cut_short_is_a_strangers(app: Flask, cast: Cast, cut: int):
    client = signed_in(app, cast.marie)
    client.set_cookie("session", cookie_of(client)[:-cut])

    assert Visitor(client).read("/konto").h1 == "Logga in med en länk"


def test_19_the_cookie_is_kept_from_scripts_and_other_sites(stranger: Visitor):
    cookie = stranger.client.get("/logga-in").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_19_in_earnest_the_cookie_belongs_to_one_host_and_travels_in_secret():
    assert Production.SESSION_COOKIE_NAME.startswith("__Host-")
    assert Production.SESSION_COOKIE_SECURE


@pytest.mark.parametrize(
    "path",
    [
        "/logga-in",
        "/logga-in/losenord",
        "/logga-in/lank/x",
        "/logga-ut",
        "/glomt-losenord",
        "/nytt-losenord/x",
        "/ny-lank",
        "/forsta/x",
        "/konto",
        "/konto/losenord",
        "/konto/utloggning",
        "/sprak",
    ],
)
def test_20_and_21_a_form_without_its_token_changes_nothing(app: Flask, cast: Cast, path: str):
    client = signed_in(app, cast.marie)

    response = client.post(path, data={"email": MARIE, "password": PASSWORD, "lang": "en"})
    assert response.status_code == 400
    assert Visitor(client).read("/konto").h1 == "Ditt konto"


def seen(visitor: Visitor, path: str, action: str, **written: str) -> tuple[object, ...]:
    """Everything a stranger can see of the answer, apart from keys and the address they wrote."""
    response = visitor.send(visitor.read(path), action, follow=False, **written)
    answer = KEYS.sub("", response.get_data(as_text=True)).replace(written["email"], "")
    after = visitor.read("/logga-in/skickad").text.replace(written["email"], "")
    return response.status_code, response.location, answer, after


@pytest.mark.parametrize(
    ("path", "action"), [("/logga-in", "/logga-in"), ("/glomt-losenord", "/glomt-losenord")]
)
def test_22_an_unknown_address_gets_the_same_answer(stranger: Visitor, path: str, action: str):
    assert seen(stranger, path, action, email=MARIE) == seen(stranger, path, action, email=NOBODY)


def test_22_an_unknown_address_and_a_wrong_password_get_the_same_answer(stranger: Visitor):
    known = seen(stranger, "/logga-in", "/losenord", email=MARIE, password=WRONG)

    assert seen(stranger, "/logga-in", "/losenord", email=NOBODY, password=WRONG) == known


@pytest.mark.parametrize("address", [MARIE, NOBODY, "amina@granlunda.example"])
def test_22_every_try_costs_one_hash(stranger: Visitor, hashes: list[str], address: str):
    stranger.fill("/logga-in", "/losenord", email=address, password="fel lösenord")

    assert hashes == ["verify"]


@pytest.mark.parametrize("path", ["/logga-in", "/glomt-losenord"])
def test_22_asking_for_a_link_costs_the_same_for_everyone(
    stranger: Visitor, queries: Counting, path: str
):
    page = stranger.read(path)
    with queries() as known:
        stranger.send(page, path, follow=False, email=MARIE)
    page = stranger.read(path)
    with queries() as unknown:
        stranger.send(page, path, follow=False, email=NOBODY)

    assert unknown == known


def test_22_the_work_done_for_a_stranger_leaves_no_trace(
    app: Flask, stranger: Visitor, post_box: Callable[[], list[str]]
):
    stranger.fill("/logga-in", "/logga-in", email=NOBODY)

    assert post_box() == []
    assert count_of(app, Link) == 0


def test_23_many_accounts_tried_from_one_computer_are_stopped(
    stranger: Visitor, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(doors, "UNDER_ONE_ROOF", 2)
    page = stranger.read("/logga-in")
    codes = [
        stranger.send(
            page,
            "/losenord",
            follow=False,
            email=f"a{n}@granlunda.example",
            password="fel",
            once=f"o{n}",
        ).status_code
        for n in range(21)
    ]

    assert codes[-2:] == [422, 429]


def test_24_a_forged_forwarded_address_dodges_nothing(stranger: Visitor):
    page = stranger.read("/logga-in")
    form = {"email": MARIE, "password": "fel", "csrf_token": token_on(page.html)}
    codes = [
        stranger.client.post(
            "/logga-in/losenord", data=form, headers={"X-Forwarded-For": f"10.0.0.{n}"}
        ).status_code
        for n in range(11)
    ]

    assert codes[-1] == 429


@pytest.mark.parametrize("onward", OUTSIDE)
def test_27_nobody_is_led_out_of_the_house(stranger: Visitor, onward: str):
    page = stranger.read("/logga-in")
    form = {"email": MARIE, "password": PASSWORD, "csrf_token": token_on(page.html)}

    landed = stranger.client.post("/logga-in/losenord", query_string={"next": onward}, data=form)
    assert (landed.status_code, landed.location) == (303, "/")
