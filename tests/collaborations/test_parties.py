"""Who is in, who may ask whom, and how one goes."""

import pytest
from flask import Flask

from samverkan.accounts.models import Person
from samverkan.collaborations import glance
from samverkan.collaborations.models import Invitation, Membership, Party
from samverkan.collaborations.values import Reply
from samverkan.core import clock as our_clock
from samverkan.core.db import db

NEW = {"name": "Åsens bygdegård", "email": "sven@asen.example"}


@pytest.fixture
def page(cast):
    return f"/samverkan/{cast.key}/parter"


def test_the_parties_stand_in_the_order_of_the_alphabet_with_their_people(page, marie):
    text = marie.read(page).text

    names = ("Granlunda kommun", "Marie Sundqvist", "Kvarnbackens", "Amina Yusuf", "Läxhjälparna")
    places = [text.index(name) for name in names]
    assert places == sorted(places)


def test_nobody_is_left_alone_without_a_kind_word(page, marie, amina):
    assert "Du är ensam från Kvarnbackens kvartersförening." in amina.read(page).text
    assert "Du är ensam" not in marie.read(page).text


def test_only_those_who_hold_it_together_ask_parties_in(page, marie, joel, lena):
    assert marie.fill(f"{page}/ny", **NEW).h1 == "Parter"
    assert joel.read(f"{page}/ny").status == 403
    assert lena.read(f"{page}/ny").status == 403
    assert "Bjud in en part till" not in joel.read(page).text


def test_a_stranger_finds_no_parties(page, cast, app, robin, marie):
    marie.fill(f"{page}/ny", **NEW)
    paths = ["", "/ny", "/kollega", "/titel"]
    assert {robin.read(f"{page}{end}").status for end in paths} == {404}

    with app.app_context():
        number = db.session.query(Invitation).one().id
    foreign = f"/samverkan/{cast.other_key}/parter/inbjudningar/{number}/aterkallelse"
    own = robin.read(f"/samverkan/{cast.other_key}/parter/titel")
    token = own.form("/titel").find(".//input[@name='csrf_token']").get("value")
    assert robin.client.post(foreign, data={"csrf_token": token}).status_code == 404


def test_a_member_gives_nobody_more_than_they_have(page, joel):
    blank = joel.read(f"{page}/kollega")
    assert "Håller ihop" not in blank.text

    answer = joel.answer(blank, email="ny@lax.example", part="coordinator")
    assert answer.status == 422


def test_addresses_are_shown_only_to_those_who_asked(page, marie, joel):
    marie.fill(f"{page}/ny", **NEW)

    assert NEW["email"] in marie.read(page).text
    assert NEW["email"] not in joel.read(page).html
    assert "Har inte svarat än" in joel.read(page).text


def test_one_address_has_one_invitation(page, marie, amina):
    marie.fill(f"{page}/ny", **NEW)
    again = amina.fill(f"{page}/ny", **NEW)
    assert again.status == 422
    assert "Den adressen har redan en inbjudan hit." in again.text

    known = amina.fill(f"{page}/ny", name="Robin", email="joel@granlunda.example")
    assert "Den personen är redan med här." in known.text


def test_sending_again_has_an_end(page, marie):
    marie.fill(f"{page}/ny", **NEW)
    answers = [marie.fill(page, button="Skicka igen").status for _ in range(5)]
    assert answers == [200, 200, 200, 200, 409]


@pytest.mark.parametrize("button", ["Skicka igen", "Ta tillbaka"])
def test_an_old_page_takes_no_yes_back(app, page, marie, button):
    marie.fill(f"{page}/kollega", email=NEW["email"], part="member")
    old = marie.read(page)
    with app.app_context():
        db.session.query(Invitation).one().reply = Reply.YES
        db.session.commit()

    late = marie.answer(old, button=button)
    assert late.status == 409
    assert "Inbjudan har redan fått ett ja." in late.text
    with app.app_context():
        assert db.session.query(Invitation).one().reply == Reply.YES


def test_one_says_oneself_what_one_is_called(page, amina, marie):
    amina.fill(f"{page}/titel", title="Ordförande")
    assert "Ordförande" in marie.read(page).text


def test_the_last_who_holds_it_together_stays(page, marie, amina):
    assert marie.fill(page, button="Lämna Kvällsöppet").status == 200
    last = amina.read(page)
    assert "Du är den sista som håller ihop samverkan." in last.text

    token = (
        last.form("/avsked").find(".//input[@name='csrf_token']") if "avsked" in last.html else None
    )
    assert token is None


def test_a_forged_farewell_is_refused(page, marie, amina):
    open_page = amina.read(page)
    marie.fill(page, button="Lämna Kvällsöppet")

    answer = amina.answer(open_page, "/avsked")
    assert answer.status == 403
    assert "Bjud in någon som tar över" in answer.text


def test_who_has_left_is_out_at_once(page, marie):
    marie.fill(page, button="Lämna Kvällsöppet")
    assert marie.read(page).status == 404


def test_the_last_one_takes_the_party_along(app, cast, page, joel, marie):
    joel.fill(page, button="Lämna Kvällsöppet")

    assert "Läxhjälparna" not in marie.read(page).text
    with app.app_context():
        assert db.session.get_one(Party, cast.laxhjalparna).left_at is not None
        assert db.session.query(Membership).count() == 5


def test_the_page_asks_as_much_for_three_parties_as_for_nine(page, marie, queries):
    with queries() as few:
        marie.read(page)
    for number in range(6):
        marie.fill(f"{page}/ny", name=f"Part {number}", email=f"part{number}@asen.example")
    with queries() as many:
        marie.read(page)
    assert len(few) == len(many)


def test_what_waits_is_to_call_and_not_to_be_alone(app, clock, cast, page, marie):
    marie.fill(f"{page}/ny", **NEW)
    assert titles(app, cast.marie) == []
    clock.shift(8 * 24 * 3600)
    assert titles(app, cast.marie) == ["Ring Åsens bygdegård"]
    assert titles(app, cast.amina) == ["Bjud in någon som får svara när du är borta"]
    assert titles(app, cast.lena) == []


def titles(app: Flask, person_id: int) -> list[str]:
    with app.test_request_context():
        person = db.session.get_one(Person, person_id)
        return [todo.title for todo in glance.waiting(person, our_clock.today())]
