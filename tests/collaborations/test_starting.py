"""Three fields start a collaboration and ask the other party in."""

from samverkan.accounts.models import Link, Person
from samverkan.collaborations.models import Collaboration, Event, Invitation, Membership, Party
from samverkan.collaborations.queries import collaborations_of, parties_of
from samverkan.core.db import db
from samverkan.notifications.models import Letter
from samverkan.organisations.models import Affiliation
from samverkan.organisations.values import Kind
from tests.cast import THEN, organisation, signed_in
from tests.visiting import Visitor

PAGE = "/samverkan/ny"
WRITTEN = {
    "name": "Läxcaféet i Åsen",
    "other": "Åsens bygdegårdsförening",
    "email": "Sven@asen.example",
}


def test_three_fields_start_a_collaboration(app, cast, marie):
    page = marie.fill(PAGE, **WRITTEN, purpose="Barn ska få hjälp med läxorna.")

    assert "Vi har skickat en inbjudan till Åsens bygdegårdsförening." in page.html
    with app.app_context():
        person = db.session.get_one(Person, cast.marie)
        newest = collaborations_of(person).rows[0]
        assert newest.name == "Läxcaféet i Åsen"
        assert [(party.name, party.mark) for party in newest.parties] == [
            ("Granlunda kommun", 1),
            ("Åsens bygdegårdsförening", 2),
        ]


def test_the_other_party_gets_a_letter_without_a_working_link_in_the_box(app, marie):
    marie.fill(PAGE, **WRITTEN)

    with app.app_context():
        letter = db.session.query(Letter).one()
        assert letter.address == "sven@asen.example"
        assert letter.message.words["subject"] == "Vill ni vara med i Läxcaféet i Åsen?"
        assert letter.message.words["button"][1].endswith("/inbjudan/{token}")
        assert letter.nonce == db.session.query(Link).one().nonce


def test_what_happened_is_told_without_names_of_people(app, cast, marie):
    marie.fill(PAGE, **WRITTEN)

    with app.app_context():
        events = db.session.query(Event).filter(Event.collaboration_id > 2).order_by(Event.id)
        assert [event.kind for event in events] == [
            "collaborations.started",
            "collaborations.invited",
        ]
        assert {event.person_id for event in events} == {cast.marie}
        assert events[1].facts == {"invited": "Åsens bygdegårdsförening"}


def test_a_mistake_keeps_what_was_written(marie):
    page = marie.fill(PAGE, **{**WRITTEN, "email": "sven snabel a"})

    assert page.status == 422
    assert "Skriv e-postadressen så här: namn@exempel.se" in page.text
    assert 'value="Åsens bygdegårdsförening"' in page.html


def test_ones_own_address_is_no_invitation(app, marie):
    page = marie.fill(PAGE, **{**WRITTEN, "email": "marie@granlunda.example"})

    assert page.status == 422
    assert "Det är din egen adress. Skriv deras." in page.text
    with app.app_context():
        assert db.session.query(Collaboration).count() == 2
        assert db.session.query(Letter).count() == 0


def test_a_second_click_starts_nothing_more(app, marie):
    page = marie.read(PAGE)
    first = marie.send(page, follow=False, **WRITTEN)
    second = marie.send(page, follow=False, **WRITTEN)

    assert first.location == second.location
    with app.app_context():
        assert db.session.query(Collaboration).count() == 3
        assert db.session.query(Invitation).count() == 1


def test_one_address_is_not_flooded(marie):
    pages = [marie.fill(PAGE, **{**WRITTEN, "name": f"Brev {n}"}) for n in range(6)]

    assert pages[4].status == 200
    assert pages[5].status == 422
    assert "Vänta till i morgon." in pages[5].text


def test_somebody_without_an_organisation_says_first_who_they_work_for(app):
    with app.app_context():
        sara = Person(name="Sara", email="sara@ljusdal.example", created_at=THEN)
        db.session.add(sara)
        db.session.commit()
        number = sara.id

    visitor = Visitor(signed_in(app, number))
    page = visitor.read(PAGE)
    assert page.h1 == "Vem arbetar du för?"

    page = visitor.answer(page, name="Ljusdals kommun", kind="municipality")
    assert page.h1 == "Starta en samverkan"


def test_the_list_asks_as_much_for_many_as_for_one(app, cast, queries):
    with app.app_context():
        robin = db.session.get_one(Person, cast.robin)
        marie = db.session.get_one(Person, cast.marie)
        with queries() as for_one:
            collaborations_of(robin)
        with queries() as for_more:
            collaborations_of(marie)
        assert len(for_one) == len(for_more) == 2


def test_the_list_goes_on_where_it_stopped(app, cast, marie):
    marie.fill(PAGE, **WRITTEN)

    with app.app_context():
        person = db.session.get_one(Person, cast.marie)
        first = collaborations_of(person, limit=1)
        then = collaborations_of(person, after=first.after, limit=1)
        assert [row.name for row in first.rows + then.rows] == [
            "Läxcaféet i Åsen",
            "Kvällsöppet på Kvarnbacken",
        ]
        assert then.after is None


def test_marks_begin_again_after_six(app, cast, marie):
    for number in range(5):
        marie.fill(
            f"/samverkan/{cast.key}/parter/ny", name=f"Part {number}", email=f"{number}@p.example"
        )

    with app.app_context():
        collaboration = db.session.get_one(Collaboration, cast.collaboration)
        marks = {party.name: party.mark for party in parties_of(collaboration)}
        assert marks["Part 2"] == 6
        assert marks["Part 3"] == 1
        assert db.session.query(Party).filter_by(joined_at=None).count() == 5


def test_who_works_for_several_chooses_which(app, cast, marie):
    with app.app_context():
        club = organisation("Kvarnbackens IF", Kind.ASSOCIATION)
        number = club.id
        row = Affiliation(person_id=cast.marie, organisation_id=number, title="Kassör", since=THEN)
        db.session.add(row)
        db.session.commit()

    assert "Vem gör du det för?" in marie.read(PAGE).text
    marie.fill(PAGE, **WRITTEN, organisation=str(number))
    with app.app_context():
        seat = db.session.query(Membership).order_by(Membership.id.desc()).limit(1).one()
        assert (seat.party.name, seat.title) == ("Kvarnbackens IF", "Kassör")
    assert marie.fill(PAGE, **WRITTEN, organisation="999").status == 422
