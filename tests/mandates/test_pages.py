"""Roles and mandates through the pages, as each role and as a stranger."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from samverkan.collaborations.models import Collaboration, Event
from samverkan.core.db import db
from samverkan.mandates.models import Mandate, Role
from tests.cast import Cast, assemble, signed_in
from tests.visiting import Page, Visitor


@pytest.fixture
def cast(app, clock):
    del clock
    with app.app_context():
        return assemble()


@pytest.fixture
def address(cast):
    return f"/samverkan/{cast.key}/mandat/"


def add_mandate(visitor: Visitor, address: str, person: int, **told: str) -> Page:
    written = {"person": str(person), "scope": "sign", "ground": "Protokoll § 12", **told}
    return visitor.fill(address + "nytt", "/nytt", **written)


def add_role(visitor: Visitor, address: str, task: str = "Öppnar lokalen", **told: str) -> Page:
    return visitor.fill(address + "uppgift", "/uppgift", task=task, **told)


def test_a_mandate_is_recorded_and_everyone_sees_it(marie, amina, address, cast):
    page = add_mandate(marie, address, cast.lena, limit="100 000", until="2027-12-31")
    assert page.h1 == "Vem får bestämma vad?"
    assert "Mandatet är inlagt." in page.text

    seen = amina.read(address).text
    assert "Lena Ek" in seen
    assert "högst 100 000 kr" in seen
    assert "Protokoll § 12" in seen
    assert "till 31 december 2027" in seen


def test_a_mandate_without_a_ground_keeps_all_that_was_written(marie, address, cast):
    page = add_mandate(marie, address, cast.marie, ground=" ", limit="77", until="2027-12-31")
    assert page.status == 422
    assert "Skriv vad mandatet bygger på, till exempel protokoll § 12" in page.text
    assert 'value="77"' in page.html
    assert 'value="2027-12-31"' in page.html


def test_a_mandate_to_decide_needs_a_matter(marie, address, cast):
    page = add_mandate(marie, address, cast.marie, scope="decide")
    assert page.status == 422
    assert 'href="#matter"' in page.html


def test_a_mandate_that_ends_before_it_begins_is_sent_back(marie, address, cast):
    page = add_mandate(marie, address, cast.marie, since="2027-05-01", until="2027-04-30")
    assert page.status == 422
    assert "Välj en sista dag som inte är före 1 maj 2027" in page.text


def test_only_a_colleague_can_get_a_mandate(marie, address, cast):
    page = add_mandate(marie, address, cast.amina)
    assert page.status == 422
    assert "Välj en person hos er." in page.text


def test_ending_a_mandate_keeps_the_row(app, marie, address, cast):
    add_mandate(marie, address, cast.marie)
    page = marie.fill(address, "/slut", "Avsluta mandatet")
    assert "Mandatet är avslutat." in page.text
    assert "Mandatet avslutades 18 mars 2027." in page.text
    with app.app_context():
        assert db.session.query(Mandate).one().ended_at is not None


def test_a_second_click_does_nothing_twice(app, marie, address):
    page = marie.read(address + "uppgift")
    marie.send(page, "/uppgift", follow=False, task="Öppnar lokalen")
    again = marie.send(page, "/uppgift", follow=False, task="Öppnar lokalen")
    assert (again.status_code, again.location) == (303, address)
    with app.app_context():
        assert db.session.query(Role).count() == 1
        assert db.session.query(Event).filter_by(kind="mandates.role_added").count() == 1


def test_ending_twice_is_ending_once(app, marie, address):
    add_role(marie, address)
    page = marie.read(address)
    marie.send(page, "/slut", follow=False)
    marie.send(page, "/slut", follow=False, once="another-key")
    with app.app_context():
        assert db.session.query(Event).filter_by(kind="mandates.role_ended").count() == 1


def test_a_task_without_a_deputy_is_kindly_noted(marie, amina, address):
    add_role(marie, address, holder="Fältgruppen")
    assert "Ingen ersättare än. Vem tar vid om någon blir sjuk?" in amina.read(address).text

    add_role(marie, address, task="Ringer skolan", deputy="Lena Ek")
    assert "Ersättare: Lena Ek" in amina.read(address).text


def test_a_task_without_words_is_sent_back(marie, address):
    page = add_role(marie, address, task=" ", holder="Fältgruppen")
    assert page.status == 422
    assert "Fältgruppen" in page.html


def test_another_partys_mandate_and_task_are_not_mine_to_end(app, marie, amina, address, cast):
    add_mandate(marie, address, cast.marie)
    add_role(marie, address)
    page = marie.read(address)
    mandate, task = (form_action(page, label) for label in ("mandatet", "uppgiften"))

    assert post(amina, address, mandate).status_code == 403
    assert post(amina, address, task).status_code == 403
    with app.app_context():
        assert db.session.query(Mandate).one().ended_at is None
        assert db.session.query(Role).one().ended_at is None


def test_a_foreign_mandate_under_my_own_key_does_not_exist(app, marie, address, cast):
    robin = Visitor(signed_in(app, cast.robin))
    theirs = f"/samverkan/{cast.other_key}/mandat/"
    add_mandate(robin, theirs, cast.robin)
    add_role(robin, theirs)
    assert post(marie, address, f"{address}1/slut").status_code == 404
    assert post(marie, address, f"{address}uppgift/1/slut").status_code == 404


@pytest.mark.parametrize("path", ["", "nytt", "uppgift"])
def test_another_collaboration_does_not_exist(app, cast, address, path):
    assert signed_in(app, cast.robin).get(address + path).status_code == 404


@pytest.mark.parametrize("path", ["", "nytt", "uppgift"])
def test_a_stranger_is_asked_to_sign_in(client, address, path):
    answer = client.get(address + path)
    assert (answer.status_code, answer.location.split("?")[0]) == (302, "/logga-in")


def test_a_reader_reads_and_nothing_more(app, cast, address):
    lena = signed_in(app, cast.lena)
    assert "Lägg in ett mandat" not in lena.get(address).text
    assert lena.get(address + "nytt").status_code == 403
    assert lena.get(address + "uppgift").status_code == 403


def test_may_we_answers_yes_with_who_ground_and_last_day(marie, amina, address, cast):
    told = {"scope": "decide", "matter": "Inköp till verksamheten", "limit": "10 000"}
    add_mandate(amina, address, cast.amina, until="2027-12-31", **told)
    page = marie.read(address + "?fraga=decide:inköp+till+verksamheten&belopp=8+000")
    assert (
        "Ja. Amina Yusuf, Kvarnbackens kvartersförening, får besluta om inköp till verksamheten "
        "för högst 10 000 kr. Det gäller till 31 december 2027. Grund: Protokoll § 12."
    ) in page.text


def test_may_we_answers_no_with_who_to_ask(marie, amina, address, cast):
    told = {"scope": "decide", "matter": "inköp", "limit": "10 000"}
    add_mandate(amina, address, cast.amina, **told)
    page = marie.read(address + "?fraga=decide:inköp&belopp=20+000")
    assert "Nej, inte än. Ingen får besluta om inköp för 20 000 kr." in page.text
    assert (
        "Fråga Amina Yusuf, Kvarnbackens kvartersförening. "
        "Mandatet gäller högst 10 000 kr, men det gäller 20 000 kr."
    ) in page.text


def test_signing_takes_somebody_at_every_party(marie, address, cast):
    add_mandate(marie, address, cast.marie)
    page = marie.read(address + "?fraga=sign:&belopp=")
    assert "Nej, inte än. Kvarnbackens kvartersförening har ingen" in page.text
    assert "Granlunda kommun har ingen" not in page.text


@pytest.mark.parametrize("question", ["fraga=nonsens", "fraga=sign:&belopp=mycket"])
def test_a_question_we_cannot_read_is_sent_back(marie, address, question):
    page = marie.read(f"{address}?{question}")
    assert page.status == 422
    assert "Du behöver rätta en sak" in page.text


def test_gaps_are_told(marie, address, cast):
    add_mandate(marie, address, cast.marie, until="2027-04-10")
    text = marie.read(address).text
    assert "Mandatet för Marie Sundqvist, Granlunda kommun, går ut 10 april 2027." in text
    assert "Det är 23 dagar kvar." in text
    assert (
        "Ingen får skriva under än för Kvarnbackens kvartersförening, Läxhjälparna Granlunda."
        in text
    )


def test_the_next_step_is_one_thing_at_a_time(marie, address, cast):
    page = marie.read(address)
    assert "Lägg in vem som får skriva under för er" in page.text
    assert "Får vi …?" not in page.text

    page = add_mandate(marie, address, cast.marie)
    assert "Skriv vad ni gör i samverkan" in page.text
    assert "Får vi …?" in page.text

    page = add_role(marie, address)
    assert "Skriv vad ni gör i samverkan" not in page.text


def test_the_stage_is_reached_when_every_party_does_and_may_something(
    app, marie, amina, address, cast
):
    joel = Visitor(signed_in(app, cast.joel))
    everyone = ((marie, cast.marie), (amina, cast.amina), (joel, cast.joel))
    for visitor, person in everyone:
        add_role(visitor, address)
        assert stage_of(app, cast) == 1
        add_mandate(visitor, address, person)
    assert stage_of(app, cast) == 2


def test_the_page_asks_as_few_questions_with_many_mandates(marie, address, cast, queries):
    add_mandate(marie, address, cast.marie)
    add_role(marie, address)
    with queries() as few:
        marie.read(address)
    for number in range(3):
        add_mandate(marie, address, cast.lena, scope="decide", matter=f"fråga {number}")
        add_role(marie, address, task=f"Uppgift {number}")
    with queries() as many:
        marie.read(address)
    assert len(many) == len(few) < 12


def test_the_history_tells_it(app, marie, address, cast):
    add_mandate(marie, address, cast.marie, limit="100 000")
    with app.app_context():
        event = db.session.query(Event).filter_by(kind="mandates.recorded_sign").one()
        assert event.facts["limit_ore"] == 100_000_00
        assert event.facts["since_on"] == "2027-03-18"
        assert event.at == datetime(2027, 3, 18, 9, 0, tzinfo=UTC)


def stage_of(app: Flask, cast: Cast) -> int:
    with app.app_context():
        return db.session.get_one(Collaboration, cast.collaboration).stage


def form_action(page: Page, label: str) -> str:
    return page.form("/slut", label).get("action") or ""


def post(visitor: Visitor, open_page: str, path: str) -> TestResponse:
    """Send a bare form to `path`, with the token of a page one may open."""
    data = {"csrf_token": token_of(visitor.read(open_page))}
    return visitor.client.post(path, data=data)


def token_of(page: Page) -> str:
    found = page.tree.iterfind(".//input[@name='csrf_token']")
    return next(found).get("value") or ""
