"""An invited party looks first, answers in its own way, and comes in with one page."""

import pytest
from flask import Flask

from samverkan.accounts.links import token_of
from samverkan.accounts.models import Link, Person
from samverkan.collaborations.models import Collaboration, Event, Invitation, Membership, Party
from samverkan.collaborations.values import Part
from samverkan.core.db import db
from samverkan.notifications.models import Letter
from samverkan.organisations.models import Organisation
from tests.cast import signed_in
from tests.visiting import Visitor

ADDRESS = "sven@asen.example"


@pytest.fixture
def token(app, marie):
    """The newest link in the letters, as the one who got it would have it."""
    marie.fill("/samverkan/ny", name="Läxcaféet", other="Åsens bygdegård", email=ADDRESS)
    return newest_token(app)


@pytest.fixture
def sven(app, token):
    visitor = Visitor(app.test_client())
    visitor.read(f"/inbjudan/{token}")
    return visitor


def test_the_first_page_says_who_asks_and_what_it_costs(sven):
    page = sven.read("/inbjudan")

    assert page.h1 == "Läxcaféet"
    assert "Marie Sundqvist undrar om ni vill vara med." in page.text
    assert "ungefär en minut" in page.text
    assert "Ja, vi tittar vidare" in page.text
    assert "Vi vill prata först" in page.text
    assert "Inte nu" in page.text


def test_the_secret_leaves_the_address_at_once(app, token):
    response = app.test_client().get(f"/inbjudan/{token}")

    assert response.status_code == 303
    assert response.location == "/inbjudan"


def test_a_mail_scanner_uses_nothing_up(app, token):
    scanners = [app.test_client() for _ in range(5)]
    codes = {each.get(f"/inbjudan/{token}", follow_redirects=True).status_code for each in scanners}
    codes |= {each.head(f"/inbjudan/{token}").status_code for each in scanners}

    assert codes == {200, 303}
    with app.app_context():
        assert db.session.query(Link).one().used_at is None
        assert db.session.query(Person).filter_by(email=ADDRESS).count() == 0


def test_yes_takes_two_fields_and_leads_to_the_needs(app, sven):
    page = sven.fill("/inbjudan", reply="yes")
    assert 'value="Åsens bygdegård"' in page.html

    page = sven.answer(page, name="Sven Åslund", organisation="Åsens bygdegårdsförening")
    assert page.h1 == "Vad har ni sett?"
    assert "Välkommen till Läxcaféet." in page.html

    with app.app_context():
        person = db.session.query(Person).filter_by(email=ADDRESS).one()
        seat = db.session.query(Membership).filter_by(person_id=person.id).one()
        assert seat.part == Part.COORDINATOR
        assert seat.party.name == "Åsens bygdegårdsförening"
        assert seat.party.is_in
        assert db.session.query(Link).one().used_at is not None
        kinds = [event.kind for event in db.session.query(Event).order_by(Event.id)]
        assert kinds[-1] == "collaborations.joined"


def test_a_used_link_says_so_and_lets_nobody_in(app, sven, token):
    sven.answer(sven.fill("/inbjudan", reply="yes"), name="Sven Åslund")

    page = Visitor(app.test_client()).read(f"/inbjudan/{token}")
    assert page.status == 410
    assert page.h1 == "Länken är redan använd"
    assert Visitor(app.test_client()).read("/inbjudan").status == 404


def test_two_answers_at_once_make_one_seat(app, sven, token):
    other = Visitor(app.test_client())
    other.read(f"/inbjudan/{token}")
    pages = [each.fill("/inbjudan", reply="yes") for each in (sven, other)]
    sven.answer(pages[0], name="Sven Åslund")
    late = other.answer(pages[1], name="Sven igen")

    assert late.status == 410
    with app.app_context():
        assert db.session.query(Person).filter_by(email=ADDRESS).count() == 1


def test_let_us_talk_is_kept_and_one_may_change_ones_mind(app, sven):
    page = sven.fill("/inbjudan", reply="talk")
    assert "Vi har sagt till Marie Sundqvist." in page.html
    assert "Ni kan ändra er här när ni vill." in page.text

    sven.fill("/inbjudan", reply="talk")
    page = sven.answer(sven.fill("/inbjudan", reply="yes"), name="Sven Åslund")
    assert page.h1 == "Vad har ni sett?"
    with app.app_context():
        to_marie = db.session.query(Letter).filter_by(address="marie@granlunda.example")
        assert [letter.message.words["subject"] for letter in to_marie.order_by(Letter.id)] == [
            "Åsens bygdegård vill prata först",
            "Åsens bygdegård är med i Läxcaféet",
        ]


def test_the_answer_to_a_later_invitation_is_a_letter_too(app, marie, cast):
    page = f"/samverkan/{cast.key}/parter"
    for name in ("Förskolan", "Biblioteket"):
        marie.fill(f"{page}/ny", name=name, email=ADDRESS)
        asked = Visitor(app.test_client())
        asked.read(f"/inbjudan/{newest_token(app)}")
        asked.fill("/inbjudan", reply="talk")
        marie.fill(page, button="Ta tillbaka")

    with app.app_context():
        to_marie = db.session.query(Letter).filter_by(address="marie@granlunda.example")
        assert [letter.message.words["subject"] for letter in to_marie.order_by(Letter.id)] == [
            "Förskolan vill prata först",
            "Biblioteket vill prata först",
        ]


def test_not_now_creates_no_account(app, sven):
    sven.fill("/inbjudan", reply="not-now")

    with app.app_context():
        assert db.session.query(Person).filter_by(email=ADDRESS).count() == 0
        assert db.session.query(Invitation).one().reply == "not-now"


def test_an_answer_nobody_offered_is_not_understood(sven):
    assert sven.fill("/inbjudan", reply="administrator").status == 400


def test_a_wrong_number_keeps_what_was_written(app, sven):
    page = sven.fill("/inbjudan", reply="yes")
    page = sven.answer(page, name="Sven Åslund", number="811218-9876", title="Kassör")

    assert page.status == 422
    assert "personnummer, och sådana sparar vi inte" in page.text
    assert 'value="Kassör"' in page.html
    with app.app_context():
        assert db.session.query(Link).one().used_at is None


def test_somebody_else_who_is_signed_in_is_told_so(app, cast, token):
    robin = Visitor(signed_in(app, cast.robin))
    page = robin.read(f"/inbjudan/{token}")

    assert "du är inloggad som Robin Åkerlund" in page.text
    assert "Ja, vi tittar vidare" not in page.text
    assert robin.read("/inbjudan/ja").h1 == "Läxcaféet"


def test_somebody_we_know_answers_for_their_own_organisation(app, cast, marie):
    marie.fill(
        f"/samverkan/{cast.key}/parter/ny", name="Ungdomens", email="robin@granlunda.example"
    )
    robin = Visitor(app.test_client())
    robin.read(f"/inbjudan/{newest_token(app)}")
    page = robin.fill("/inbjudan", reply="yes")
    assert "Vad heter du?" not in page.text

    page = robin.answer(page)
    assert page.h1 == "Titta i din e-post"
    assert robin.read("/att-gora").h1 == "Logga in med en länk"  # an invitation opens no account
    with app.app_context():
        party = db.session.query(Party).order_by(Party.id.desc()).first()
        assert party
        assert party.name == "Ungdomens hus i Åsen"
        assert db.session.query(Organisation).filter_by(name="Ungdomens").count() == 0


def test_one_organisation_is_one_party(app, cast, marie):
    marie.fill(f"/samverkan/{cast.key}/parter/ny", name="Ungdomens", email="ny@asen.example")
    marie.fill("/samverkan/ny", name="Café", other="Åsen", email="lena@granlunda.example")
    lena = Visitor(app.test_client())
    lena.read(f"/inbjudan/{newest_token(app)}")

    page = lena.answer(lena.fill("/inbjudan", reply="yes"))
    assert page.status == 422
    assert "Er organisation är redan med." in page.text


def test_who_has_left_is_shown_the_way_back_in(app, cast, marie, joel):
    page = f"/samverkan/{cast.key}/parter"
    joel.fill(page, button="Lämna Kvällsöppet")
    marie.fill(f"{page}/ny", name="Läxhjälparna", email="joel@granlunda.example")
    back = Visitor(app.test_client())
    back.read(f"/inbjudan/{newest_token(app)}")

    refused = back.answer(back.fill("/inbjudan", reply="yes"))
    assert refused.status == 422
    assert "har varit med här och lämnat" in refused.text
    came = back.answer(refused, own="", organisation="Läxhjälparna")
    assert "Du är med. Logga in" in came.text


def test_a_colleague_comes_in_for_the_same_party(app, cast, marie):
    page = marie.fill(f"/samverkan/{cast.key}/parter/kollega", email=ADDRESS, part="member")
    assert "Vi har skickat en inbjudan till din kollega." in page.html

    sven = Visitor(app.test_client())
    assert "så att ingen är ensam om det" in sven.read(f"/inbjudan/{newest_token(app)}").text
    page = sven.fill("/inbjudan", reply="yes")
    assert "Vad heter er organisation?" not in page.text
    page = sven.answer(page, name="Sven Åslund", title="Fritidsledare")
    assert page.h1 == "Vad har ni sett?"
    with app.app_context():
        seat = db.session.query(Membership).order_by(Membership.id.desc()).first()
        assert seat
        assert (seat.party_id, seat.part, seat.title) == (cast.kommunen, "member", "Fritidsledare")
        letter = db.session.query(Letter).filter_by(address="marie@granlunda.example").one()
        assert letter.message.words["subject"].startswith("Sven Åslund är med i ")


def test_a_colleague_who_waits_does_not_speak_for_the_party(app, cast, marie):
    marie.fill(f"/samverkan/{cast.key}/parter/kollega", email=ADDRESS, part="member")
    sven = Visitor(app.test_client())
    sven.read(f"/inbjudan/{newest_token(app)}")
    sven.fill("/inbjudan", reply="not-now")

    with app.app_context():
        kinds = [event.kind for event in db.session.query(Event)]
        assert "collaborations.not_now" not in kinds
        letter = db.session.query(Letter).filter_by(address="marie@granlunda.example").one()
        assert letter.message.words["subject"] == f"{ADDRESS} kan inte just nu"


def test_an_expired_link_is_renewed_to_the_same_address_only(app, clock, token):
    clock.shift(31 * 24 * 3600)
    visitor = Visitor(app.test_client())
    page = visitor.read(f"/inbjudan/{token}")
    assert page.h1 == "Länken har gått ut"

    visitor.answer(page)
    with app.app_context():
        letters = db.session.query(Letter).filter_by(address=ADDRESS).count()
        assert letters == 2
    assert Visitor(app.test_client()).read(f"/inbjudan/{newest_token(app)}").h1 == "Läxcaféet"


def test_a_withdrawn_invitation_opens_nothing(app, marie, token):
    with app.app_context():
        collaboration = db.session.query(Collaboration).order_by(Collaboration.id.desc()).first()
        assert collaboration
        key = collaboration.key
    page = marie.fill(f"/samverkan/{key}/parter", button="Ta tillbaka")
    assert "Åsens bygdegård" not in page.text

    page = Visitor(app.test_client()).read(f"/inbjudan/{token}")
    assert page.status == 410
    assert page.h1 == "Länken gäller inte längre"


def test_nobody_comes_in_for_a_party_that_has_left(app, cast):
    joel = Visitor(signed_in(app, cast.joel))
    joel.fill(f"/samverkan/{cast.key}/parter/kollega", email=ADDRESS, part="member")
    token = newest_token(app)
    joel.fill(f"/samverkan/{cast.key}/parter", button="Lämna Kvällsöppet")

    assert Visitor(app.test_client()).read(f"/inbjudan/{token}").status == 410


def test_who_left_can_be_asked_in_again(app, cast, marie):
    amina = Visitor(signed_in(app, cast.amina))
    amina.fill(f"/samverkan/{cast.key}/parter/kollega", email=ADDRESS, part="coordinator")
    sven = Visitor(app.test_client())
    sven.read(f"/inbjudan/{newest_token(app)}")
    sven.answer(sven.fill("/inbjudan", reply="yes"), name="Sven Åslund")
    sven.fill(f"/samverkan/{cast.key}/parter", button="Lämna Kvällsöppet")
    assert sven.read(f"/samverkan/{cast.key}/parter").status == 404

    amina.fill(f"/samverkan/{cast.key}/parter/kollega", email=ADDRESS, part="reader")
    sven.read(f"/inbjudan/{newest_token(app)}")
    assert sven.answer(sven.fill("/inbjudan", reply="yes")).status == 200
    assert "Sven Åslund" in marie.read(f"/samverkan/{cast.key}/parter").text


def newest_token(app: Flask) -> str:
    with app.app_context():
        return token_of(db.session.query(Link).order_by(Link.id.desc()).limit(1).one())
