"""Each party writes first by itself; then they write together and stand behind it."""

from collections.abc import Callable

import pytest

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Collaboration, Event
from samverkan.collaborations.queries import place_of
from samverkan.core.db import db
from samverkan.needs import glance, queries
from samverkan.needs.models import Confirmation, Framing, Need
from samverkan.notifications.models import Letter, Message
from tests.cast import THEN, assemble, signed_in
from tests.visiting import Visitor

SECRET = "Ungdomarna säger att de fryser vid pumphuset."
OURS = "Det är tomt i ungdomsgruppen efter klockan fem."
JOINT = "Unga 13–19 år saknar en plats på kvällen. Vi vill öppna en."


@pytest.fixture
def cast(app):
    with app.app_context():
        return assemble()


@pytest.fixture
def here(cast):
    return f"/samverkan/{cast.key}/behov"


@pytest.fixture
def marie(app, cast):
    return Visitor(signed_in(app, cast.marie))


@pytest.fixture
def amina(app, cast):
    return Visitor(signed_in(app, cast.amina))


@pytest.fixture
def joel(app, cast):
    return Visitor(signed_in(app, cast.joel))


@pytest.fixture
def all_three(marie, amina, joel):
    return marie, amina, joel


@pytest.fixture
def lena(app, cast):
    return Visitor(signed_in(app, cast.lena))


@pytest.fixture
def robin(app, cast):
    return Visitor(signed_in(app, cast.robin))


@pytest.fixture
def waiting(app) -> Callable[[int], list[str]]:
    """The titles of what waits for a person among the needs."""

    def titles(person_id: int) -> list[str]:
        with app.test_request_context():
            person = db.session.get_one(Person, person_id)
            return [todo.title for todo in glance.waiting(person, THEN.date())]

    return titles


@pytest.fixture
def standing(app, cast) -> Callable[[], str]:
    """How the needs stand, as the collaboration's page says it."""

    def sentence() -> str:
        with app.test_request_context():
            place = place_of(db.session.get_one(Person, cast.marie), cast.key)
            assert place
            return glance.standing(place, THEN.date()).sentence

    return sentence


def test_the_first_words_make_the_first_need(app, here, amina):
    page = amina.fill(here, text=SECRET)

    assert page.h1 == "Kvällsöppet på Kvarnbacken"
    assert f"”{SECRET}”" in page.text
    assert "Nu väntar vi på Granlunda kommun, Läxhjälparna Granlunda" in page.text
    with app.app_context():
        assert [event.kind for event in db.session.query(Event).order_by(Event.id)][2:] == [
            "needs.framed"
        ]


def test_nobody_reads_another_partys_words_before_writing_their_own(app, here, amina, marie, lena):
    amina.fill(here, text=SECRET)

    everywhere = [here, f"{here}/1", f"{here}/1/ord", f"{here}/1/text", f"{here}/nytt"]
    for visitor in (marie, lena):
        for path in everywhere:
            assert "pumphuset" not in visitor.read(path).html
    assert "Kvarnbackens kvartersförening" in marie.read(f"{here}/1").text

    mistaken = marie.fill(f"{here}/1/ord", text="")
    assert mistaken.status == 422
    assert "pumphuset" not in mistaken.html

    clash = marie.fill(f"{here}/1/ord", text="x", seen="2027-01-01T00:00:00+00:00")
    assert clash.status == 409
    assert "pumphuset" not in clash.html

    with app.app_context():
        told = [str(event.facts) for event in db.session.query(Event)]
        posted = [str(message.words) for message in db.session.query(Message)]
        assert "pumphuset" not in "".join(told + posted)
        assert len(posted) == 1


def test_when_both_have_written_they_stand_side_by_side(here, amina, marie):
    amina.fill(here, text=SECRET)
    page = marie.fill(here, text=OURS)

    assert SECRET in page.text
    assert OURS in page.text
    assert "Skriv den gemensamma texten" in page.text
    assert SECRET in amina.read(here).text


def test_a_reader_sees_what_the_party_sees_and_writes_nothing(here, amina, marie, lena):
    amina.fill(here, text=SECRET)
    assert "Spara våra ord" not in lena.read(here).text

    marie.fill(here, text=OURS)
    page = lena.read(here)
    assert SECRET in page.text
    assert "Ändra era ord" not in page.text
    assert lena.read(f"{here}/1/text").status == 403


def test_a_stranger_to_the_collaboration_finds_nothing(here, cast, amina, robin):
    amina.fill(here, text=SECRET)

    assert {robin.read(f"{here}{end}").status for end in ("", "/1", "/1/ord", "/nytt")} == {404}
    assert robin.read(f"/samverkan/{cast.other_key}/behov/1").status == 404
    assert robin.read(f"/samverkan/{cast.other_key}/behov/99999999999999999999").status == 404


def test_all_parties_stand_behind_the_text_and_the_collaboration_moves_on(
    app, cast, here, all_three
):
    marie, amina, joel = all_three
    amina.fill(here, text=SECRET)
    marie.fill(here, text=OURS)
    joel.fill(here, text="Läxorna blir inte gjorda.")
    page = marie.fill(f"{here}/1/text", text=JOINT)
    assert "Formulerad av en part" in page.text
    assert "Nu väntar vi på Kvarnbackens kvartersförening, Läxhjälparna Granlunda" in page.text

    page = amina.fill(f"{here}/1", button="Vi står bakom texten")
    assert "Formulerad av en part" not in page.text
    page = joel.fill(f"{here}/1", button="Vi står bakom texten")
    assert "Alla står bakom texten" in page.text

    page = joel.fill(f"{here}/1", button="Gör meningen till syfte")
    assert "Syftet står nu överst" in page.html
    with app.app_context():
        collaboration = db.session.get_one(Collaboration, cast.collaboration)
        assert collaboration.stage == 2
        assert collaboration.purpose == "Unga 13–19 år saknar en plats på kvällen."
        assert len(queries.confirmed_by(queries.needs_of(collaboration)[0])) == 3
        kinds = [event.kind for event in db.session.query(Event).order_by(Event.id)]
        assert kinds[-2:] == ["needs.agreed", "collaborations.purpose_set"]


def test_a_new_revision_needs_new_answers(here, marie, amina):
    amina.fill(here, text=SECRET)
    marie.fill(here, text=OURS)
    marie.fill(f"{here}/1/text", text=JOINT)
    amina.fill(f"{here}/1", button="Vi står bakom texten")

    page = amina.fill(f"{here}/1/text", text=f"{JOINT} Varje kväll.")
    assert "Formulerad av en part" in page.text
    assert "Står ni bakom texten?" in marie.read(here).text


def test_one_stands_behind_the_text_one_has_read(app, here, marie, amina):
    amina.fill(here, text=SECRET)
    marie.fill(here, text=OURS)
    marie.fill(f"{here}/1/text", text=JOINT)
    open_page = amina.read(here)
    marie.fill(f"{here}/1/text", text="Något helt annat.")

    page = amina.answer(open_page, button="Vi står bakom texten")
    assert "Texten ändrades medan du läste." in page.html
    with app.app_context():
        assert db.session.query(Confirmation).filter_by(revision=2).count() == 1


def test_two_who_save_at_once_lose_nothing(app, here, marie, amina):
    amina.fill(here, text=SECRET)
    marie.fill(here, text=OURS)
    open_page = amina.read(f"{here}/1/text")
    marie.fill(f"{here}/1/text", text=JOINT)

    clash = amina.answer(open_page, text="Unga fryser på kvällen.")
    assert clash.status == 409
    assert clash.h1 == "Någon hann före"
    assert "saknar en plats" in clash.text
    assert "Unga fryser på kvällen.</textarea>" in clash.html

    page = amina.answer(clash, button="Spara min text")
    assert page.status == 200
    assert "Unga fryser på kvällen." in page.text
    with app.app_context():
        assert db.session.query(Need).one().revision == 2


def test_a_second_click_saves_once(app, here, amina):
    page = amina.read(here)
    first = amina.send(page, text=SECRET, follow=False)
    second = amina.send(page, text=SECRET, follow=False)

    assert first.location == second.location
    with app.app_context():
        assert db.session.query(Framing).count() == 1
        assert db.session.query(Event).filter_by(kind="needs.framed").count() == 1


def test_two_first_words_at_once_make_one_need(app, here, marie, amina):
    pages = marie.read(here), amina.read(here)
    marie.answer(pages[0], text=OURS)
    amina.answer(pages[1], text=SECRET)

    with app.app_context():
        assert db.session.query(Need).count() == 1
        assert db.session.query(Framing).count() == 2


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Café å-ö".encode().decode() + " cafe\u0301", "Café å-ö café"),
        ("glad 😀👩‍👩‍👧‍👦 flagga 🇸🇪", "glad 😀👩‍👩‍👧‍👦 flagga 🇸🇪"),
        ("dold\u202e\u0000\u0007text", "doldtext"),
        ("مرحبا بالعالم", "مرحبا بالعالم"),
        ("<script>alert(1)</script> {{ 7*7 }} %(x)s", "<script>alert(1)</script> {{ 7*7 }} %(x)s"),
    ],
)
def test_strange_texts_are_kept_and_shown_as_text(app, here, amina, written, kept):
    page = amina.fill(here, text=written)

    assert page.status == 200
    assert kept in page.text
    assert "<script>alert" not in page.html
    with app.app_context():
        assert db.session.query(Framing).one().text == kept


def test_a_far_too_long_text_is_kept_in_the_field(app, here, amina):
    page = amina.fill(here, text="långt " * 33_334)

    assert page.status == 422
    assert "Korta texten till" in page.text
    assert page.html.count("långt") > 33_000
    with app.app_context():
        assert db.session.query(Need).count() == 0


def test_a_text_made_to_take_time_answers_at_once(here, marie, amina):
    amina.fill(here, text=SECRET)
    marie.fill(here, text=OURS)
    open_page = amina.read(f"{here}/1/text")
    marie.fill(f"{here}/1/text", text="a " * 9_000)

    assert amina.answer(open_page, text="a b " * 4_900).status == 409


def test_more_needs_make_a_list(here, amina):
    amina.fill(here, text=SECRET)
    page = amina.fill(f"{here}/nytt", title="Bussen hem")
    assert page.h1 == "Vad har ni sett?"

    page = amina.read(here)
    assert page.h1 == "Behov"
    assert "Bussen hem" in page.text
    assert "Ni har inte skrivit än" in page.text


def test_the_page_asks_as_much_for_one_as_for_three(here, queries, marie, amina, joel):
    amina.fill(here, text=SECRET)
    with queries() as for_one:
        amina.read(f"{here}/1")
    marie.fill(here, text=OURS)
    joel.fill(here, text=OURS)
    with queries() as for_three:
        amina.read(f"{here}/1")
    assert len(for_one) == len(for_three)


def test_what_waits_follows_the_writing(cast, here, all_three, waiting):
    marie, amina, _joel = all_three
    assert waiting(cast.amina) == ["Skriv vad ni har sett"]
    amina.fill(here, text=SECRET)
    assert waiting(cast.amina) == []
    marie.fill(here, text=OURS)
    assert waiting(cast.amina) == ["Skriv den gemensamma texten"]
    marie.fill(f"{here}/1/text", text=JOINT)
    assert waiting(cast.amina) == ["Läs den gemensamma texten"]
    assert waiting(cast.marie) == []
    assert waiting(cast.lena) == []
    amina.fill(f"{here}/1", button="Vi står bakom texten")
    assert waiting(cast.amina) == []


def test_the_stage_says_how_it_stands(here, all_three, standing):
    marie, amina, joel = all_three
    assert standing() == "Ingen har skrivit än"
    amina.fill(here, text=SECRET)
    assert standing() == "1 av 3 parter har skrivit"
    marie.fill(here, text=OURS)
    marie.fill(f"{here}/1/text", text=JOINT)
    amina.fill(f"{here}/1", button="Vi står bakom texten")
    assert standing() == "Texten väntar på Läxhjälparna Granlunda"
    joel.fill(here, text=OURS)
    joel.fill(f"{here}/1", button="Vi står bakom texten")
    assert standing() == "Ett behov, som alla står bakom"


def test_letters_go_once_to_those_who_write_in_the_other_parties(app, here, marie, amina):
    amina.fill(here, text=SECRET)
    marie.fill(here, text=OURS)
    marie.fill(f"{here}/1/text", text=JOINT)
    marie.fill(f"{here}/1/text", text=f"{JOINT} Ja.")

    with app.app_context():
        addresses = [letter.address for letter in db.session.query(Letter).order_by(Letter.id)]
        assert sorted(addresses[:2]) == ["joel@granlunda.example", "marie@granlunda.example"]
        assert "lena@granlunda.example" not in addresses
        assert addresses.count("amina@granlunda.example") == 2
