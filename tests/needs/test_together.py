"""The parties write one text together and stand behind it."""

from samverkan.collaborations.models import Collaboration, Event
from samverkan.core.db import db
from samverkan.needs import queries
from samverkan.needs.models import Confirmation, Need
from samverkan.notifications.models import Letter

SECRET = "Ungdomarna säger att de fryser vid pumphuset."
OURS = "Det är tomt i ungdomsgruppen efter klockan fem."
JOINT = "Unga 13–19 år saknar en plats på kvällen. Vi vill öppna en."


def test_all_parties_stand_behind_the_text_and_the_collaboration_moves_on(
    app, cast, here, all_three
):
    marie, amina, joel = all_three
    amina.fill(here, text=SECRET)
    marie.fill(here, text=OURS)
    joel.fill(here, text="Läxorna blir inte gjorda.")
    page = marie.fill(f"{here}/1/text", text=JOINT)
    assert "Formulerad av en part" in page.text
    assert "Nu väntar vi på Kvarnbackens kvartersförening och Läxhjälparna Granlunda" in page.text

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
        assert (
            db.session.query(Confirmation)
            .filter_by(revision=queries.needs_of(collaboration)[0].revision)
            .count()
            == 3
        )
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


def test_a_text_made_to_take_time_answers_at_once(here, marie, amina):
    amina.fill(here, text=SECRET)
    marie.fill(here, text=OURS)
    open_page = amina.read(f"{here}/1/text")
    marie.fill(f"{here}/1/text", text="a " * 9_000)

    assert amina.answer(open_page, text="a b " * 4_900).status == 409


def test_nobody_stands_behind_a_text_that_is_not_written(app, here, amina):
    amina.fill(here, text="Det är mörkt vid hållplatsen.")
    token = amina.read(f"{here}/1/text").form().find(".//input[@name='csrf_token']").get("value")

    early = {"csrf_token": token, "revision": "0"}
    assert amina.client.post(f"{here}/1/bekraftelse", data=early).status_code == 303
    with app.app_context():
        assert db.session.query(Confirmation).count() == 0
