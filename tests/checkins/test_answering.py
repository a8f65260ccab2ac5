"""From the letter's link through five questions to thanks, on a phone, without an account."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from samverkan.accounts.models import Link
from samverkan.checkins.models import Asked, CheckIn, Reply
from samverkan.collaborations.models import Event, Membership
from samverkan.core.db import db
from samverkan.notifications.delivery import Office, deliver_waiting
from samverkan.notifications.models import Letter
from tests.cast import signed_in
from tests.checkins.setting import (
    HOSTILE,
    NOON,
    answer,
    asked_of,
    count,
    counts,
    guest,
    replies,
    token_for,
)
from tests.post import PostOffice
from tests.visiting import Visitor

pytestmark = pytest.mark.usefixtures("asked")


def link_in_letter(app: Flask, smtp: PostOffice, to: str) -> str:
    """The path of the link in the letter that left the house for this address."""
    with app.app_context():
        deliver_waiting(NOON, Office.of(app.config))
        db.session.commit()
    letter = next(one for one in smtp.messages if to in one["To"])
    body = letter.get_body(("plain",))
    found = re.search(r"http://localhost(/svara/\S+)", body.get_content() if body else "")
    return found[1] if found else ""


def test_the_whole_way_from_the_letter_to_thanks(app, smtp):
    joel = Visitor(app.test_client())
    first = joel.read(link_in_letter(app, smtp, "joel@"))
    assert first.h1 == "Vi har lika mycket att säga till om som de andra parterna"
    assert "Fråga 1 av 5" in first.html
    second = joel.answer(first, button="Nästa", score="4")
    third = joel.answer(second, button="Nästa", score="vet-inte")
    fourth = joel.answer(third, button="Nästa", score="1")
    fifth = joel.answer(fourth, button="Nästa", score="5")
    assert fifth.h1 == "Vad borde vi göra mer av tillsammans?"
    thanks = joel.answer(fifth, button="Skicka", words="Äta middag.")
    assert thanks.h1 == "Tack, Joel! Du har vävt in din tråd."
    assert "1 av 4 har svarat" in thanks.text
    with app.app_context():
        said = [(score, words) for _code, score, words in replies()]
    assert said == [(4, ""), (None, ""), (1, ""), (5, ""), (None, "Äta middag.")]


def test_going_back_shows_what_one_said_and_changes_it(app, cast):
    joel = guest(app, cast.joel)
    path = f"/avstamning/{asked_of(app, cast.joel)}/1"
    joel.answer(joel.read(path), score="2")
    again = joel.read(path)
    assert 'value="2" checked' in again.html
    joel.answer(again, score="5")
    with app.app_context():
        assert [score for _code, score, _words in replies()] == [5]


def test_no_choice_is_told_at_the_question(app, cast):
    joel = guest(app, cast.joel)
    page = joel.answer(joel.read(f"/avstamning/{asked_of(app, cast.joel)}/1"))
    assert page.status == 422
    assert "Välj det som stämmer bäst" in page.text
    wrong = joel.answer(joel.read(f"/avstamning/{asked_of(app, cast.joel)}/1"), score="6")
    assert wrong.status == 422


def test_the_free_question_may_be_empty_but_not_too_long(app, cast):
    joel = guest(app, cast.joel)
    path = f"/avstamning/{asked_of(app, cast.joel)}/5"
    page = joel.answer(joel.read(path), words="å" * 401)
    assert page.status == 422
    assert "Korta texten till 400 tecken. Nu är den 401." in page.text
    assert "å" * 401 in page.html
    assert joel.answer(joel.read(path), words="").h1.startswith("Tack, Joel")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_reading_burns_nothing(app, cast, method):
    token, number = token_for(app, cast.joel), asked_of(app, cast.joel)
    with app.app_context():
        before = counts(Link, Asked, Reply, Letter, Event)
        state = db.session.execute(select(Link.used_at, Link.withdrawn_at)).all()
    readers = [app.test_client() for _each in range(10)]
    assert [r.open(f"/svara/{token}", method=method).status_code for r in readers] == [302] * 10
    again = [readers[0].open(f"/avstamning/{number}/{n}", method=method) for n in (1, 2, 5)]
    assert [response.status_code for response in again] == [200, 200, 200]
    with app.app_context():
        assert counts(Link, Asked, Reply, Letter, Event) == before
        assert db.session.execute(select(Link.used_at, Link.withdrawn_at)).all() == state
    assert answer(guest(app, cast.joel), f"/avstamning/{number}/1", "4444").h1.startswith("Tack")


@pytest.mark.parametrize("token", ["fel", "A" * 43, "å" * 300, "{token}"])
def test_a_link_we_never_made_leads_nowhere(app, token):
    page = Visitor(app.test_client()).read(f"/svara/{token}")
    assert page.status == 404
    assert page.h1 == "Vi känner inte igen länken"


def test_an_expired_link_says_so_and_a_new_one_goes_to_the_same_address(app, cast):
    old = token_for(app, cast.joel)
    with app.app_context():
        link = db.session.scalars(select(Link).where(Link.address.like("joel@%"))).one()
        link.expires_at = NOON - timedelta(days=1)
        db.session.commit()
    stranger = Visitor(app.test_client())
    page = stranger.read(f"/svara/{old}")
    assert (page.status, page.h1) == (410, "Länken har gått ut")
    assert "joel" not in page.html

    stranger.answer(page, button="Skicka en ny länk")
    with app.app_context():
        newest = db.session.scalars(select(Letter).order_by(Letter.id.desc()).limit(1)).one()
        assert (newest.address, count(Letter)) == ("joel@granlunda.example", 5)
    assert stranger.read(f"/avstamning/{asked_of(app, cast.joel)}/1").status == 404
    renewed = f"/svara/{token_for(app, cast.joel)}"
    assert "Fråga 1 av 5" in Visitor(app.test_client()).read(renewed).html


def test_a_link_that_a_newer_one_replaced_can_be_renewed_again(app, cast):
    first = token_for(app, cast.joel)
    with app.app_context():
        link = db.session.scalars(select(Link).where(Link.address.like("joel@%"))).one()
        link.expires_at = NOON - timedelta(days=1)
        db.session.commit()
    joel = Visitor(app.test_client())
    joel.answer(joel.read(f"/svara/{first}"), button="Skicka en ny länk")
    second = token_for(app, cast.joel)
    replaced = joel.read(f"/svara/{first}")
    assert replaced.status == 410
    joel.answer(replaced, button="Skicka en ny länk")
    third = token_for(app, cast.joel)
    assert len({first, second, third}) == 3
    assert Visitor(app.test_client()).read(f"/svara/{second}").h1 == "Länken gäller inte längre"
    assert Visitor(app.test_client()).read(f"/svara/{third}").status == 200


def test_after_the_last_day_the_link_says_that_it_is_closed(app, cast, asked):
    number = asked_of(app, cast.joel)
    late = guest(app, cast.joel)
    form = late.read(f"/avstamning/{number}/1")
    asked.shift(timedelta(days=11))
    page = late.read(f"/svara/{token_for(app, cast.joel)}")
    assert page.h1 == "Avstämningen är stängd"
    assert "stängde 28 mars 2027" in page.text
    refused = late.answer(form, score="5")
    assert refused.status == 409
    with app.app_context():
        assert count(Reply) == 0


def test_words_sent_too_late_stay_on_the_page(app, cast, asked):
    late = guest(app, cast.joel)
    form = late.read(f"/avstamning/{asked_of(app, cast.joel)}/5")
    asked.shift(timedelta(days=11))
    refused = late.answer(form, words="Vi borde äta middag tillsammans.")
    assert refused.status == 409
    assert "stängde 28 mars 2027" in refused.text
    assert "Vi borde äta middag tillsammans." in refused.text
    with app.app_context():
        assert count(Reply) == 0


def test_a_check_in_that_closed_early_says_the_day_it_did(app, cast):
    late = guest(app, cast.joel)
    form = late.read(f"/avstamning/{asked_of(app, cast.joel)}/5")
    with app.app_context():
        db.session.scalars(select(CheckIn)).one().closed_at = NOON
        db.session.commit()
    assert "stängde 18 mars 2027" in late.answer(form, words="Fika").text


def test_one_who_has_left_is_asked_nothing_any_more(app, cast):
    number, token = asked_of(app, cast.joel), token_for(app, cast.joel)
    joel = guest(app, cast.joel)
    form = joel.read(f"/avstamning/{number}/5")
    with app.app_context():
        seat = db.session.scalars(select(Membership).where(Membership.person_id == cast.joel)).one()
        seat.ended_at = NOON
        db.session.commit()
    assert joel.answer(form, words="Jag är inte med.").status == 404
    assert joel.read(f"/avstamning/{number}/klart").status == 404
    page = joel.read(f"/svara/{token}")
    assert (page.status, page.h1) == (410, "Länken gäller inte längre")
    joel.answer(page, button="Skicka en ny länk")
    with app.app_context():
        assert (count(Reply), count(Letter)) == (0, 4)


def test_nobody_answers_for_another(app, cast, client):
    amina, joel = asked_of(app, cast.amina), asked_of(app, cast.joel)
    assert client.get(f"/avstamning/{amina}/1").status_code == 404
    assert guest(app, cast.joel).read(f"/avstamning/{amina}/1").status == 404
    assert guest(app, cast.joel).read(f"/avstamning/{amina}/klart").status == 404
    assert Visitor(signed_in(app, cast.amina)).read(f"/avstamning/{joel}/1").status == 404
    assert Visitor(signed_in(app, cast.robin)).read(f"/avstamning/{joel}/1").status == 404
    assert Visitor(signed_in(app, cast.amina)).read(f"/avstamning/{amina}/1").status == 200
    forged = guest(app, cast.joel)
    form = forged.read(f"/avstamning/{joel}/1")
    token = form.form().find(".//input")
    data = {"score": "1", "csrf_token": token.get("value") if token is not None else ""}
    assert forged.client.post(f"/avstamning/{amina}/1", data=data).status_code == 404


@pytest.mark.parametrize("path", ["0/1", "1/0", "1/6", f"{10**20}/1", "-1/1", "1/99999999999999"])
def test_numbers_that_are_no_question_lead_nowhere(app, cast, path):
    assert guest(app, cast.joel).read(f"/avstamning/{path}").status == 404


def test_two_letters_open_at_once_both_work(app, cast):
    """As on a shared computer in the premises: each tab keeps its own way in."""
    shared = guest(app, cast.joel)
    shared.read(f"/svara/{token_for(app, cast.amina)}")
    for_joel = shared.read(f"/avstamning/{asked_of(app, cast.joel)}/1")
    assert (for_joel.status, "Läxhjälparna Granlunda" in for_joel.text) == (200, True)
    assert shared.read(f"/avstamning/{asked_of(app, cast.amina)}/1").status == 200


def test_the_link_works_for_somebody_signed_in_as_another(app, cast):
    lent = Visitor(signed_in(app, cast.robin))
    assert lent.read(f"/svara/{token_for(app, cast.joel)}").status == 200


def test_small_groups_are_told_honestly(app, cast):
    alone = guest(app, cast.joel).read(f"/avstamning/{asked_of(app, cast.joel)}/1")
    assert "Du är den enda som svarar från Läxhjälparna Granlunda." in alone.text
    two = guest(app, cast.marie).read(f"/avstamning/{asked_of(app, cast.marie)}/1")
    assert "Ni är två som svarar från Granlunda kommun." in two.text


def test_twenty_clicks_on_the_same_answer_are_one_answer(app, cast):
    path = f"/avstamning/{asked_of(app, cast.joel)}/1"
    joels = [guest(app, cast.joel) for _each in range(20)]
    forms = [(joel, joel.read(path)) for joel in joels]
    with ThreadPoolExecutor(20) as crowd:
        sent = [crowd.submit(one.send, form, follow=False, score="3") for one, form in forms]
    assert {each.result().status_code for each in sent} == {303}
    with app.app_context():
        assert [score for _code, score, _words in replies()] == [3]


def test_the_last_two_who_finish_together_close_it_once(app, cast):
    people = (cast.marie, cast.amina, cast.joel, cast.lena)
    visitors = [(guest(app, each), f"/avstamning/{asked_of(app, each)}/5") for each in people]
    forms = [(visitor, visitor.read(path)) for visitor, path in visitors]
    with ThreadPoolExecutor(4) as crowd:
        sent = [crowd.submit(one.send, form, follow=False, words="Fika") for one, form in forms]
    assert {each.result().status_code for each in sent} == {303}
    with app.app_context():
        assert db.session.scalars(select(CheckIn.closed_at)).one() is not None
        closed = select(Event.id).where(Event.kind == "checkins.closed")
        assert len(db.session.scalars(closed).all()) == 1
        assert count(Letter) == 8


def test_one_who_has_left_keeps_nobody_waiting(app, cast):
    with app.app_context():
        lena = db.session.scalars(select(Membership).where(Membership.person_id == cast.lena)).one()
        lena.ended_at = NOON
        db.session.commit()
    for_all = (cast.marie, cast.amina, cast.joel)
    done = [answer(guest(app, e), f"/avstamning/{asked_of(app, e)}/1", "4444") for e in for_all]
    assert "har svarat" in done[0].text
    with app.app_context():
        assert db.session.scalars(select(CheckIn.closed_at)).one() is not None


def test_hostile_words_are_words(app, cast):
    path = f"/avstamning/{asked_of(app, cast.joel)}/1"
    answer(guest(app, cast.joel), path, "1111", words=HOSTILE)
    back = guest(app, cast.joel).read(path.replace("/1", "/5"))
    assert "<script>alert" not in back.html
    with app.app_context():
        assert replies()[-1][2] == HOSTILE.replace("\u202e", "").replace("o\u0308", "ö")
