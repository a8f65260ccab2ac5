"""The first page, what waits, and one collaboration seen whole."""

import pytest

from samverkan.collaborations.models import Party
from samverkan.collaborations.values import STAGES, Stage
from samverkan.core.db import db
from tests.cast import THEN
from tests.overview.setting import more_collaborations, more_events
from tests.visiting import Page, Visitor

WILD = ["-1", "0x10", "9" * 400, "2147483648", "", "ett", "1 OR 1=1", "1.5", "\x00", "٣", "%27"]


def test_a_stranger_is_told_what_this_is_and_where_to_sign_in(client):
    page = Visitor(client).read("/")
    assert page.h1 == "Från gemensamt behov till gemensamt firande"
    assert [link.get("href") for link in page.tree.iterfind(".//main//a")] == ["/logga-in"]
    assert [stage.text for stage in page.tree.iterfind(".//main//h2")] == list(
        map(str, STAGES.values())
    )


def test_who_is_signed_in_comes_straight_to_what_waits(marie):
    assert marie.client.get("/").location == "/att-gora"


def test_a_watchman_hears_that_the_house_stands(client):
    answer = client.get("/halsa")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_the_components_are_shown_where_one_practises(client):
    assert client.get("/stilblad").status_code == 200


def test_the_components_are_nowhere_else(app, client):
    app.config["PRACTICE"] = False
    assert client.get("/stilblad").status_code == 404


@pytest.mark.parametrize("path", ["/tillganglighet", "/uppgifter", "/vem-ser-vad"])
def test_the_house_explains_itself_to_everyone(client, path):
    page = Visitor(client).read(path)
    assert page.status == 200
    assert page.h1


def test_what_waits_is_counted_and_says_how_long_it_takes(marie):
    page = marie.read("/att-gora")
    assert "sak" in page.h1
    assert "ungefär" in page.h1


def test_only_the_five_most_urgent_stand_open(app, cast, marie):
    with app.app_context():
        more_collaborations(cast, 4)
    page = marie.read("/att-gora")
    assert len(page.tree.findall(".//main//details")) == 1
    assert page.tree.find(".//main//details/summary").text.strip().startswith("Visa")


def test_who_has_nothing_waiting_is_asked_to_start_something(lena):
    page = lena.read("/att-gora")
    assert page.h1 == "Inget väntar på dig just nu"
    assert page.tree.find(".//main//a").get("href") == "/samverkan/ny"


def test_news_are_what_other_parties_did(app, cast, marie):
    with app.app_context():
        more_events(cast, 7)
    page = marie.read("/att-gora")
    assert "Syfte nummer 7." in page.text
    assert "Syfte nummer 3." in page.text
    assert "Syfte nummer 2." not in page.text
    assert "Granlunda kommun började" not in page.text


def test_the_list_of_collaborations_shows_mine_and_no_others(marie):
    page = marie.read("/samverkan")
    assert "Kvällsöppet på Kvarnbacken" in page.text
    assert "Språkcafé Norrgården" not in page.text


@pytest.mark.parametrize("wild", WILD)
def test_a_wild_place_in_the_list_is_its_beginning(marie, wild):
    page = marie.read(f"/samverkan?efter={wild}")
    assert page.status == 200
    assert "Kvällsöppet på Kvarnbacken" in page.text


def test_a_collaboration_shows_its_parties_its_stages_and_its_people(marie, here):
    page = marie.read(here)
    assert page.h1 == "Kvällsöppet på Kvarnbacken"
    for words in ("Granlunda kommun", "Läxhjälparna Granlunda", "Amina Yusuf", "Lena Ek"):
        assert words in page.text
    assert all(str(name) in page.text for name in STAGES.values())


def test_a_collaboration_of_others_does_not_exist(robin, here):
    assert robin.read(here).status == 404


@pytest.mark.parametrize("key", ["x", "%00", "%ED%A0%80", "å" * 3000, "' OR 1=1 --"])
def test_a_collaboration_with_a_wild_key_does_not_exist(marie, key):
    assert marie.read(f"/samverkan/{key}").status == 404


def test_who_may_write_is_offered_the_log(marie, here):
    assert "Skriv i loggen" in marie.read(here).text


def test_who_only_reads_is_not(lena, here):
    page = lena.read(here)
    assert page.status == 200
    assert "Skriv i loggen" not in page.text


def test_a_collaboration_where_nothing_waits_says_so(lena, here):
    assert "Inget väntar på er just nu" in lena.read(here).text


def numbers_on(page: Page) -> list[int]:
    """The numbers of the purposes told on a page, in the order they stand."""
    told = page.text.split("Syfte nummer ")[1:]
    return [int(each.split(".")[0]) for each in told]


def test_the_latest_ten_are_told_and_the_rest_page_by_page(app, cast, marie, here):
    with app.app_context():
        more_events(cast, 24)
    first = marie.read(here)
    second = marie.read(f"{here}?fore=16")
    third = marie.read(f"{here}?fore=6")
    assert numbers_on(first) == list(range(24, 14, -1))
    assert numbers_on(second) == list(range(14, 4, -1))
    assert numbers_on(third) == [4, 3, 2, 1]
    assert f'href="{here}?fore=16#happened"' in first.html
    assert f'href="{here}?fore=6#happened"' in second.html
    assert "Visa äldre händelser" not in third.text
    assert "Visa det senaste" in third.text
    assert "Visa det senaste" not in first.text


def test_a_page_stands_still_while_new_things_happen(app, cast, marie, here):
    with app.app_context():
        more_events(cast, 14)
    before = numbers_on(marie.read(f"{here}?fore=6"))
    with app.app_context():
        more_events(cast, 3)
    assert numbers_on(marie.read(f"{here}?fore=6")) == before


def test_exactly_a_page_of_events_offers_no_more(app, cast, marie, here):
    with app.app_context():
        more_events(cast, 9)
    assert "Visa äldre händelser" not in marie.read(here).text


def test_one_stage_is_told_at_a_time(app, cast, marie, here):
    with app.app_context():
        more_events(cast, 12, stage=Stage.ROLES)
    needs = marie.read(f"{here}?skede=1")
    roles = marie.read(f"{here}?skede=2")
    empty = marie.read(f"{here}?skede=6")
    assert numbers_on(needs) == []
    assert numbers_on(roles) == list(range(12, 2, -1))
    assert "?fore=4&amp;skede=2#happened" in roles.html
    assert "Här har inget hänt än." in empty.text


@pytest.mark.parametrize("wild", WILD)
@pytest.mark.parametrize("question", ["fore", "skede"])
def test_a_wild_question_is_no_question(marie, here, question, wild):
    page = marie.read(f"{here}?{question}={wild}")
    assert page.status == 200
    assert "Granlunda kommun började en samverkan." in page.text


@pytest.mark.parametrize("stage", ["0", "7", "2147483647"])
def test_a_stage_that_does_not_exist_shows_all(marie, here, stage):
    assert "Granlunda kommun började en samverkan." in marie.read(f"{here}?skede={stage}").text


def test_before_the_first_nothing_had_happened(marie, here):
    assert "Här har inget hänt än." in marie.read(f"{here}?fore=0").text


def test_what_a_party_that_has_left_did_is_still_told(app, cast, marie, here):
    with app.app_context():
        more_events(cast, 2)
        db.session.get_one(Party, cast.kvarnbacken).left_at = THEN
        db.session.commit()
    page = marie.read(here)
    assert numbers_on(page) == [2, 1]
    assert "Kvarnbackens kvartersförening" in page.text
