"""Changes through the pages: proposing, answering, agreeing, withdrawing."""

import pytest
from flask import Flask

from samverkan.changes.models import Change, ChangeAnswer
from samverkan.collaborations.models import Collaboration, Event
from samverkan.collaborations.values import Stage
from samverkan.core.db import db
from samverkan.notifications.models import Letter, Message
from tests.cast import Cast, assemble, signed_in
from tests.visiting import Page, Visitor

WRITTEN = {
    "kind": "money",
    "what": "Bidraget höjs till 412 500 kronor.",
    "why": "Hyran höjs i juli.",
    "starts_on": "2027-07-01",
}


@pytest.fixture
def cast(app, clock):
    del clock
    with app.app_context():
        return assemble()


@pytest.fixture
def address(cast):
    return f"/samverkan/{cast.key}/forandringar/"


def propose(visitor: Visitor, address: str, **told: str) -> Page:
    return visitor.fill(address + "ny", "/ny", **{**WRITTEN, **told})


def answer(visitor: Visitor, address: str, said: str, because: str = "") -> Page:
    return visitor.fill(address + "1", "/svar", answer=said, because=because)


def events(app: Flask) -> list[str]:
    with app.app_context():
        told = db.session.query(Event).filter(Event.kind.like("changes.%")).order_by(Event.number)
        return [event.kind.removeprefix("changes.") for event in told]


def letters(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        found = db.session.query(Letter, Message).join(Message).order_by(Letter.id)
        return sorted((message.words["subject"], letter.name) for letter, message in found)


def test_a_proposal_is_told_to_the_others_who_write(app, marie, address):
    page = propose(marie, address)
    assert page.h1 == "Granlunda kommun föreslår en ändring"
    assert "Väntar på Kvarnbackens kvartersförening, Läxhjälparna Granlunda" in page.text
    assert letters(app) == [
        ("Granlunda kommun föreslår en ändring", "Amina Yusuf"),
        ("Granlunda kommun föreslår en ändring", "Joel Henriksson"),
    ]


def test_the_letter_says_what_why_and_when_and_leads_to_the_page(app, marie, address, cast):
    propose(marie, address)
    with app.app_context():
        words = db.session.query(Message).one().words
    assert "Bidraget höjs till 412 500 kronor." in words["lines"]
    assert "Varför: Hyran höjs i juli." in words["lines"]
    assert "Den ska gälla från 1 juli 2027, om alla parter säger ja." in words["lines"]
    assert words["button"][1].endswith(f"/samverkan/{cast.key}/forandringar/1")


def test_a_proposal_that_lacks_something_keeps_the_rest(app, marie, address):
    page = propose(marie, address, why=" ", starts_on="i juli")
    assert page.status == 422
    assert "Du behöver rätta 2 saker" in page.text
    assert "Skriv varför. En mening räcker." in page.text
    assert "Bidraget höjs till 412 500 kronor." in page.html
    assert events(app) == []
    assert letters(app) == []


def test_the_last_yes_puts_the_change_in_force(app, marie, amina, joel, address):
    propose(marie, address)
    assert "Ert svar är sparat." in answer(amina, address, "yes").text

    page = answer(joel, address, "yes", "Tack.")
    assert "Alla parter har sagt ja. Ändringen gäller." in page.text
    assert "Gäller från 1 juli 2027" in page.text
    assert events(app) == ["proposed", "answered_yes", "answered_yes", "agreed"]
    assert [name for subject, name in letters(app) if subject == "Alla har sagt ja"] == [
        "Amina Yusuf",
        "Marie Sundqvist",
    ]


def test_something_else_needs_a_sentence(app, marie, amina, address):
    propose(marie, address)
    page = answer(amina, address, "otherwise")
    assert page.status == 422
    assert "Skriv vad ni föreslår i stället." in page.text
    assert 'value="otherwise" checked' in page.html

    page = answer(amina, address, "otherwise", "Höj till 400 000.")
    assert "Kvarnbackens kvartersföreningFöreslår något annat" in page.text
    assert "”Höj till 400 000.” Amina Yusuf" in page.text
    assert events(app) == ["proposed", "answered_otherwise"]


def test_a_party_may_change_its_mind_while_the_change_is_open(app, marie, amina, joel, address):
    propose(marie, address)
    answer(amina, address, "talk", "Hur mycket blir det?")
    answer(joel, address, "yes")
    answer(amina, address, "yes")
    assert events(app) == ["proposed", "answered_talk", "answered_yes", "answered_yes", "agreed"]
    with app.app_context():
        assert db.session.query(ChangeAnswer).count() == 3


def test_the_same_answer_again_is_no_news(app, marie, amina, address):
    propose(marie, address)
    answer(amina, address, "talk")
    answer(amina, address, "talk")
    assert events(app) == ["proposed", "answered_talk"]


def test_an_answer_must_be_chosen(marie, amina, address):
    propose(marie, address)
    page = answer(amina, address, "kanske", "Vi får se.")
    assert page.status == 422
    assert "Vi får se." in page.html


def test_the_proposer_cannot_answer_but_may_withdraw(app, marie, amina, address):
    page = propose(marie, address)
    assert "Vad svarar ni?" not in page.text
    open_page = amina.read(address + "1")
    page = marie.fill(address + "1", "/tillbakadragande")
    assert "Tillbakadragen" in page.text

    late = amina.answer(open_page, "/svar", answer="talk", because="Vi ses hellre.")
    assert late.status == 422
    assert "Granlunda kommun drog tillbaka förslaget." in late.text
    assert "”Vi ses hellre.”" in late.text
    assert events(app) == ["proposed", "withdrawn"]


def test_withdrawing_twice_is_withdrawing_once(app, marie, address):
    page = propose(marie, address)
    marie.send(page, "/tillbakadragande", follow=False)
    marie.send(page, "/tillbakadragande", follow=False, once="another-key")
    assert events(app) == ["proposed", "withdrawn"]


def test_another_partys_proposal_is_not_mine_to_withdraw(app, marie, amina, address):
    page = propose(marie, address)
    form = page.form("/tillbakadragande")
    data = {"csrf_token": token_of(amina.read(address))}
    refused = amina.client.post(form.get("action"), data=data)
    assert refused.status_code == 409
    assert "Bara Granlunda kommun kan dra tillbaka förslaget." in refused.text
    assert events(app) == ["proposed"]


def test_a_second_click_proposes_nothing_more(app, marie, address):
    page = marie.read(address + "ny")
    marie.send(page, "/ny", follow=False, **WRITTEN)
    again = marie.send(page, "/ny", follow=False, **WRITTEN)
    assert (again.status_code, again.location) == (303, address + "1")
    with app.app_context():
        assert db.session.query(Change).count() == 1
    assert len(letters(app)) == 2


@pytest.mark.parametrize("path", ["", "ny", "1"])
def test_another_collaboration_does_not_exist(app, cast, marie, address, path):
    propose(marie, address)
    assert signed_in(app, cast.robin).get(address + path).status_code == 404


def test_a_foreign_change_under_my_own_key_does_not_exist(app, cast, marie, address):
    propose(Visitor(signed_in(app, cast.robin)), f"/samverkan/{cast.other_key}/forandringar/")
    page = propose(marie, address)
    token = token_of(page)
    assert marie.client.get(address + "1").status_code == 404
    assert post(marie, address + "1/svar", token) == 404
    assert post(marie, address + "1/tillbakadragande", token) == 404


@pytest.mark.parametrize("path", ["", "ny", "1"])
def test_a_stranger_is_asked_to_sign_in(client, address, path):
    found = client.get(address + path)
    assert (found.status_code, found.location.split("?")[0]) == (302, "/logga-in")


def test_a_reader_reads_and_nothing_more(app, cast, amina, address):
    propose(amina, address)
    lena = Visitor(signed_in(app, cast.lena))
    assert "Föreslå en ändring" not in lena.read(address).text
    page = lena.read(address + "1")
    assert "Vad svarar ni?" not in page.text
    assert lena.read(address + "ny").status == 403
    assert post(lena, address + "1/svar", token_of(page)) == 403


def test_a_change_after_the_agreement_has_begun_moves_the_collaboration_on(
    app, cast, marie, amina, address
):
    propose(amina, address)
    assert stage_of(app, cast) == Stage.NEEDS
    with app.app_context():
        db.session.get_one(Collaboration, cast.collaboration).stage = Stage.AGREEMENT
        db.session.commit()
    propose(marie, address)
    assert stage_of(app, cast) == Stage.CHANGES


def test_one_who_is_alone_has_everyones_yes(app, cast):
    robin = Visitor(signed_in(app, cast.robin))
    page = propose(robin, f"/samverkan/{cast.other_key}/forandringar/")
    assert "Gäller från 1 juli 2027" in page.text
    assert events(app) == ["proposed", "agreed"]


def test_long_odd_words_break_nothing(marie, amina, address):
    odd = "🧶 שלום\u202e \x00" + "å" * 3_900
    page = propose(marie, address, what=odd, why=odd)
    assert page.status == 200
    assert amina.read(address).status == 200


def stage_of(app: Flask, cast: Cast) -> int:
    with app.app_context():
        return db.session.get_one(Collaboration, cast.collaboration).stage


def post(visitor: Visitor, path: str, token: str) -> int:
    return visitor.client.post(path, data={"csrf_token": token, "answer": "yes"}).status_code


def token_of(page: Page) -> str:
    found = page.tree.iterfind(".//input[@name='csrf_token']")
    return next(found).get("value") or ""
