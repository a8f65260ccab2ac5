"""The table of who decides what, without a database."""

from datetime import date
from typing import Any

import pytest

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Party
from samverkan.mandates.document import Topic, advise, table, topics
from samverkan.mandates.models import Mandate
from samverkan.mandates.story import SENTENCES
from samverkan.mandates.values import Scope
from samverkan.organisations.models import Organisation

MARCH = date(2027, 3, 18)
KOMMUNEN = Party(id=1, organisation=Organisation(name="Granlunda kommun"))
FORENINGEN = Party(id=2, organisation=Organisation(name="Kvarnbacken"))


def mandate(number: int, party: Party, scope: Scope, **told: Any) -> Mandate:
    given: dict[str, Any] = {
        "matter": "",
        "since": date(2027, 1, 1),
        "ground": "Stadgarna",
        "person": Person(name="Amina Yusuf"),
        **told,
    }
    return Mandate(id=number, party_id=party.id, party=party, scope=scope, **given)


def test_signing_stands_first_even_when_nobody_may():
    (row,) = table([], [KOMMUNEN, FORENINGEN], MARCH)
    assert row.title == "Skriva under överenskommelsen"
    assert [cell.text for cell in row.cells] == ["Ingen än", "Ingen än"]
    assert row.cells[0].tag == ("warn", "Saknas", "warn")


def test_a_row_for_each_matter_in_swedish_order():
    held = [
        mandate(1, KOMMUNEN, Scope.REPORT),
        mandate(2, KOMMUNEN, Scope.DECIDE, matter="öppettider"),
        mandate(3, FORENINGEN, Scope.DECIDE, matter="inköp"),
        mandate(4, FORENINGEN, Scope.DECIDE, matter="Öppettider"),
        mandate(5, FORENINGEN, Scope.NEGOTIATE, matter="Lokalen"),
    ]
    rows = table(held, [KOMMUNEN, FORENINGEN], MARCH)
    assert [row.title for row in rows] == [
        "Skriva under överenskommelsen",
        "Inköp",
        "Öppettider",
        "Förhandla om lokalen",
        "Följa upp och redovisa",
    ]
    assert [cell.level for cell in rows[1].cells] == ["out", "decides"]
    assert [cell.level for cell in rows[2].cells] == ["decides", "decides"]


def test_what_is_over_is_not_in_the_table_and_what_comes_is():
    over = mandate(1, KOMMUNEN, Scope.DECIDE, matter="inköp", until=date(2027, 3, 17))
    coming = mandate(2, KOMMUNEN, Scope.REPORT, since=date(2027, 5, 1))
    rows = table([over, coming], [KOMMUNEN], MARCH)
    assert [row.title for row in rows[1:]] == ["Följa upp och redovisa"]
    assert rows[1].cells[0].lines == ("Amina Yusuf", "Stadgarna", "från 1 maj 2027")


def test_a_last_day_that_is_near_stands_in_the_tag_and_only_there():
    (row,) = table([mandate(1, KOMMUNEN, Scope.SIGN, until=date(2027, 4, 1))], [KOMMUNEN], MARCH)
    assert row.cells[0].tag == ("warn", "till 1 april 2027", "clock")
    assert row.cells[0].lines == ("Amina Yusuf", "Stadgarna")


@pytest.mark.parametrize(
    ("scope", "matter", "words"),
    [
        (Scope.SIGN, "", "skriva under överenskommelsen"),
        (Scope.DECIDE, "Inköp i juni", "besluta om inköp i juni"),
        (Scope.DECIDE, "IT", "besluta om IT"),
        (Scope.NEGOTIATE, "", "förhandla och skriva fram text"),
        (Scope.NEGOTIATE, "Texten", "förhandla om texten"),
        (Scope.REPORT, "", "följa upp och redovisa"),
        (Scope.REPORT, "Målen", "följa upp och redovisa målen"),
    ],
)
def test_a_topic_reads_well_after_may(scope, matter, words):
    assert Topic(scope, matter).doing == words


def test_everyone_who_may_sign_is_named_when_all_parties_have_somebody():
    held = [mandate(1, KOMMUNEN, Scope.SIGN), mandate(2, FORENINGEN, Scope.SIGN)]
    signing = topics(held)[0]
    advice = advise(signing, held, [KOMMUNEN, FORENINGEN], sum_ore=None, on=MARCH)
    assert advice.is_yes
    assert advice.sentences[0] == (
        "Amina Yusuf, Granlunda kommun, får skriva under överenskommelsen. "
        "Det gäller tills vidare. Grund: Stadgarna."
    )
    assert len(advice.sentences) == 2


def test_the_party_that_lacks_somebody_is_named():
    held = [mandate(1, KOMMUNEN, Scope.SIGN), mandate(2, FORENINGEN, Scope.SIGN, limit_ore=100)]
    advice = advise(topics(held)[0], held, [KOMMUNEN, FORENINGEN], sum_ore=200, on=MARCH)
    assert not advice.is_yes
    assert advice.sentences[0] == "Kvarnbacken har ingen som får skriva under för 2 kr."
    assert advice.sentences[1].startswith("Fråga Amina Yusuf, Kvarnbacken. Mandatet gäller högst")


def test_nobody_may_is_said_without_a_sum_too():
    topic = Topic(Scope.DECIDE, "inköp")
    advice = advise(topic, [], [KOMMUNEN], sum_ore=None, on=MARCH)
    assert advice.sentences == ("Ingen får besluta om inköp just nu.",)


@pytest.mark.parametrize("scope", list(Scope))
def test_every_kind_of_mandate_can_be_told(scope):
    assert {f"mandates.recorded_{scope}", f"mandates.ended_{scope}"} <= set(SENTENCES)
