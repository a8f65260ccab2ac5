"""The whole journey through the pages, on the public facts of an agreement in Göteborg 2015–16.

What is public and what is made up is told apart in gothenburg.json, with sources.
"""

import re
from hashlib import sha256
from io import BytesIO

import pytest
import time_machine
from flask import Flask
from pypdf import PdfReader

from tests.journeys import steps
from tests.journeys.steps import Actor
from tests.journeys.story import MADE_UP, PEOPLE, PUBLIC, Story, actor, gothenburg

CLAUSES = 21
EXPIRED = "Ditt mandat gick ut 30 november 2014. Förnya det under Roller och mandat."
WITHOUT = (
    "Du har inget mandat att skriva under för Göteborgs Stad, Social resursförvaltning. "
    "Be Kerstin Alm skriva under."
)


@pytest.fixture
def story(app: Flask, clock: time_machine.Traveller) -> Story:
    return gothenburg(app, clock)


def test_from_a_need_to_the_next_step(story):
    until_sealed(story)
    the_parties_change(story)
    a_check_in_is_answered(story)
    they_celebrate_and_choose(story)
    the_history_holds(story)


def test_the_sealed_paper_is_valid(story, pdf_verdict):
    assert pdf_verdict(until_sealed(story)) == []


def until_sealed(story: Story) -> bytes:
    story.on("2014-10-06")
    the_city_starts(story)
    the_other_parties_come_in(story)
    the_need_is_framed_apart(story)
    the_need_is_written_together(story)
    story.all_come_back_on("2014-11-20")
    roles_mandates_and_resources(story)
    the_agreement_is_drafted(story)
    the_agreement_is_approved(story)
    story.all_come_back_on("2014-12-15")
    some_may_not_sign(story)
    everybody_signs(story)
    return the_sealed_paper(story)


def the_city_starts(story: Story) -> None:
    first, civil = story.city, story.people["stadsmissionen"]
    asked = steps.becomes_the_first_person(first)
    assert asked.h1 == "Vem arbetar du för?"
    saved = first.visitor.answer(asked, name=first.party, kind="municipality", municipality="1480")
    assert "Sparat." in saved.html
    begun = steps.starts_a_collaboration(
        first, PUBLIC["title"], other=civil.party, email=civil.email
    )
    assert begun.h1 == PUBLIC["title"]
    assert first.visitor.read("/samverkan").text.count(PUBLIC["title"]) == 1


def the_other_parties_come_in(story: Story) -> None:
    invited_by_letter, *asked_later = story.others
    assert steps.says_yes_to_the_invitation(invited_by_letter).h1 == "Vad har ni sett?"
    for newcomer in asked_later:
        steps.invites(story.city, newcomer.party, newcomer.email)
        steps.says_yes_to_the_invitation(newcomer)
    page = story.city.at("/parter")
    assert [who.party for who in story.everyone if who.party not in page.text] == []
    assert "Har inte svarat än" not in page.text


def the_need_is_framed_apart(story: Story) -> None:
    words = {who: PEOPLE[who]["sees"] for who in story.people}
    written: list[str] = []
    for who, writer in story.people.items():
        before = writer.at("/behov").html
        assert [each for each in words.values() if each in before] == []
        after = steps.writes_what_they_have_seen(writer, words[who]).text
        written.append(words[who])
        assert [each for each in words.values() if each in after] == written


def the_need_is_written_together(story: Story) -> None:
    writer, *readers = story.everyone
    assert MADE_UP["joint"] in steps.writes_the_joint_text(writer, MADE_UP["joint"]).text
    assert "Formulerad av en part" in writer.at("/behov").text
    for reader in readers:
        steps.stands_behind_the_text(reader)
    assert "Alla står bakom texten" in writer.at("/behov").text


def roles_mandates_and_resources(story: Story) -> None:
    last_day = {"armen": "2014-11-30"}
    for who, worker in story.people.items():
        for effort in PUBLIC["parties"][who]["efforts"]:
            steps.takes_on(worker, effort)
        steps.gets_a_mandate_to_sign(
            worker,
            PEOPLE[who]["ground"],
            since="2014-11-01",
            until=last_day.get(who, PUBLIC["period"][1]),
        )
    for civil in story.others:
        steps.puts_in(civil, PUBLIC["in_kind"], "knowledge", 2015, amount="", last="2016")
    money = PUBLIC["money"]
    page = steps.puts_in(
        story.city, money["what"], "money", money["year"], amount=money["kronor"], last=""
    )
    assert "Tillsammans: 6 700 000 kr" in page.text


def the_agreement_is_drafted(story: Story) -> None:
    story.city.fills("/avtal", button="Gör utkastet")
    for clause in ("kommunikation", "forandrade-behov", "firande", "bilagor"):
        steps.takes_in(story.city, clause)
    steps.answers_the_questions(story.city, MADE_UP["answers"])
    groups = f"Vi arbetar i tre grupper: {', '.join(PUBLIC['groups'])}."
    steps.adds_to(story.city, "Organisation och beslut", groups, why="Så arbetar vi redan i dag.")
    annexes = "Bilagorna är:\n\n" + "\n".join(f"- {each}" for each in PUBLIC["annexes"])
    page = steps.adds_to(
        story.people["stadsmissionen"], "Bilagor", annexes, why="En bilaga för varje insats."
    )
    assert [annex for annex in PUBLIC["annexes"] if annex not in page.text] == []
    resources = steps.reads_the_clause(story.city, "Resurser").text
    assert f"{PUBLIC['money']['kronor']} kr" in resources


def the_agreement_is_approved(story: Story) -> None:
    *most, last = story.everyone
    for reader in most:
        steps.approves_all_they_have_read(reader)
    assert f"0 av {CLAUSES} avsnitt" in last.at("/avtal").text
    steps.approves_clause_by_clause(last, first="Parter och företrädare", clauses=CLAUSES)
    assert f"{CLAUSES} av {CLAUSES} avsnitt" in last.at("/avtal").text
    an_edit_voids_one_clause(story)


def an_edit_voids_one_clause(story: Story) -> None:
    writer, *readers = story.everyone
    steps.adds_to(writer, "Syfte", "Vi gör det tillsammans.", why="Det är det viktigaste.")
    assert f"{CLAUSES - 1} av {CLAUSES} avsnitt" in writer.at("/avtal").text
    for reader in readers:
        assert "Läs och godkänn ett avsnitt" in reader.at("/avtal").text
        steps.approves_all_they_have_read(reader)
    assert f"{CLAUSES} av {CLAUSES} avsnitt" in writer.at("/avtal").text


def some_may_not_sign(story: Story) -> None:
    steps.brings_a_colleague(story.city, story.colleague)
    assert WITHOUT in steps.looks_at_the_signing_page(story.colleague).text
    late = story.people["armen"]
    assert EXPIRED in steps.looks_at_the_signing_page(late).text
    steps.gets_a_mandate_to_sign(
        late, "Fullmakt den 12 december 2014", since="2014-12-12", until="2016-12-31"
    )
    assert f"{CLAUSES - 1} av {CLAUSES} avsnitt" in late.at("/avtal").text
    for reader in story.everyone:
        steps.approves_all_they_have_read(reader)


def everybody_signs(story: Story) -> None:
    *most, last = story.everyone
    for signer in most:
        assert "Du har skrivit under." in steps.signs(signer).html
    assert story.city.visitor.client.get(paper_of(story.city)).status_code == 404
    assert "Alla har skrivit under." in steps.signs(last).html


def paper_of(reader: Actor) -> str:
    page = steps.looks_at_the_signing_page(reader)
    return page.response.request.path.replace("/underskrift", "/avtal.pdf")


def the_sealed_paper(story: Story) -> bytes:
    address = paper_of(story.city)
    paper = story.city.visitor.client.get(address).data
    assert paper.startswith(b"%PDF")
    for reader in story.everyone:
        assert reader.visitor.client.get(address).data == paper
        assert sha256(paper).hexdigest() in reader.at("/avtal").text
    the_paper_says_what_is_public(paper)
    return bytes(paper)


def the_paper_says_what_is_public(paper: bytes) -> None:
    read = "".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    words = " ".join(read.replace("\u00a0", " ").replace("\u00ad", "").split())
    parties = [party["name"] for party in PUBLIC["parties"].values()]
    money = f"{PUBLIC['money']['kronor']} kr"
    public = [*parties, *PUBLIC["annexes"], money, "1 januari 2015", "31 december 2016"]
    assert [each for each in public if each not in words] == []
    assert re.findall(r"^\d+\.\d+\s+\S+-$", read, re.MULTILINE) == []  # a lone half of a word


def the_parties_change(story: Story) -> None:
    story.all_come_back_on("2015-02-02")
    newcomer = actor(story.app, PEOPLE["grannarna"], MADE_UP["newcomer"])
    coming = f"{newcomer.party} kommer med."
    steps.proposes(
        story.city, "party-in", coming, why="De bor granne med behovet.", from_="2015-03-01"
    )
    assert story.city.at("?skede=4").text.count(coming.rstrip(".")) == 1
    all_say_yes(story.others)
    steps.invites(story.city, newcomer.party, newcomer.email)
    steps.says_yes_to_the_invitation(newcomer)
    story.people["grannarna"] = newcomer
    leaving = f"{newcomer.party} lämnar."
    steps.proposes(story.city, "party-out", leaving, why="De har flyttat.", from_="2015-05-01")
    all_say_yes(story.others)
    newcomer.fills("/parter", action="/avsked")
    del story.people["grannarna"]
    newest = story.city.at("?skede=4")
    older = story.city.follows(newest, "Visa äldre händelser")
    assert leaving.rstrip(".") in newest.text
    assert coming.rstrip(".") in older.text


def all_say_yes(parties: list[Actor]) -> None:
    answers = [steps.says_yes_to_the_change(party) for party in parties]
    assert "Alla parter har sagt ja. Ändringen gäller." in answers[-1].html
    assert "Alla parter har sagt ja. Ändringen gäller." not in answers[0].html


def a_check_in_is_answered(story: Story) -> None:
    steps.runs(story.app, "prompts run avstamningar")
    story.all_come_back_on("2015-06-15")
    steps.runs(story.app, "prompts run avstamningar")
    steps.runs(story.app, "prompts run avstamningar")
    assert steps.letters_about("Fem frågor", app=story.app) == len(story.everyone) + 1
    for person in story.everyone:
        thanks = steps.answers_the_check_in(person, "5244", f"Mer tid, säger {person.party}.")
        assert thanks.h1.startswith(f"Tack, {person.name.split()[0]}!")
    assert {each.at("/avstamning/1").h1 for each in story.everyone} == {"Hur går det?"}
    steps.answers_the_check_in(story.colleague, "1254", "Fler möten på kvällen.")
    seen = [each.at("/avstamning/1") for each in story.everyone]
    assert len({page.text for page in seen}) == 1
    assert "stängd 15 juni 2015" in seen[0].text
    assert [who.party for who in story.everyone if who.party not in seen[0].text] == []
    result = steps.opens_the_letter(story.people["bracke"], "Så svarade ni")
    assert result.h1 == seen[0].h1


def they_celebrate_and_choose(story: Story) -> None:
    story.all_come_back_on("2016-11-07")
    teller = story.people["raddningsmissionen"]
    page = teller.fills("/firande/fraga/2", text="Fler barn har en plats att leka på.")
    assert page.status == 200
    assert "Fler barn har en plats att leka på." in story.city.at("/firande").text
    *most, last = story.everyone
    for party in most:
        steps.chooses_next_step(party, "extend", f"{party.party} vill fortsätta.")
    assert f"{story.city.party} vill fortsätta." not in last.at("/firande").text
    steps.chooses_next_step(last, "widen", "Vi vill ha plats för fler barn.")
    shown = {each.at("/firande").text.count("vill fortsätta.") for each in story.everyone}
    assert shown == {len(most)}


def the_history_holds(story: Story) -> None:
    assert "håller" in steps.runs(story.app, "verify-history")
