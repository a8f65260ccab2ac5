"""What may be put in and what it adds up to, without a database."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samverkan.collaborations.models import Party
from samverkan.core.forms import ore
from samverkan.core.language import kronor
from samverkan.organisations.models import Organisation
from samverkan.resources.document import account, in_words, measure
from samverkan.resources.models import Resource
from samverkan.resources.rules import (
    Sums,
    added_up,
    by_year,
    may_take_back,
    runs_in_order,
    says_how_much,
    words_worth_a_talk,
)
from samverkan.resources.values import ResourceKind

KOMMUNEN = Party(id=1, organisation=Organisation(name="Granlunda kommun"))
FORENINGEN = Party(id=2, organisation=Organisation(name="Kvarnbacken"))
RESOURCES = some.builds(
    Resource,
    kind=some.sampled_from(ResourceKind),
    party_id=some.sampled_from([1, 2]),
    year=some.integers(2026, 2030),
    amount_ore=some.none() | some.integers(0, 10**12),
    hours=some.none() | some.integers(0, 10**6),
)


def resource(kind: ResourceKind, **told: Any) -> Resource:
    return Resource(**{"kind": kind, "party_id": 1, "year": 2027, **told})


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_money_and_other_things_with_an_amount_are_told_apart():
    money = resource(ResourceKind.MONEY, amount_ore=412_500_00)
    premises = resource(ResourceKind.PREMISES, amount_ore=60_000_00)
    time = resource(ResourceKind.VOLUNTARY_TIME, hours=120)
    sums = added_up([money, premises, time])
    assert sums == Sums(ore=412_500_00, valued_ore=60_000_00, hours=120)
    assert plain(in_words(sums)) == "120 timmar, 412 500 kr, värt 60 000 kr"


def test_what_has_neither_hours_nor_money_is_put_in_all_the_same():
    contacts = resource(ResourceKind.NETWORK)
    assert added_up([contacts]) == Sums()
    assert measure(contacts) == ""


def test_one_hour_is_one_hour():
    assert measure(resource(ResourceKind.STAFF_TIME, hours=1)) == "1 timme"


def test_money_with_hours_keeps_both():
    assert plain(measure(resource(ResourceKind.MONEY, hours=2, amount_ore=100))) == "2 timmar, 1 kr"


@given(some.lists(RESOURCES))
def test_the_years_and_the_parties_add_up_to_everything(resources):
    years = by_year(resources, [KOMMUNEN, FORENINGEN])
    everything = added_up(resources)
    assert sum((year.sums for year in years), Sums()) == everything
    assert sum((share.sums for year in years for share in year.shares), Sums()) == everything
    assert [year.year for year in years] == sorted({one.year for one in resources})


@given(some.lists(RESOURCES))
def test_every_party_has_its_place_in_every_year(resources):
    years = by_year(resources, [KOMMUNEN, FORENINGEN])
    assert all([one.party for one in year.shares] == [KOMMUNEN, FORENINGEN] for year in years)
    rows = account(resources, [KOMMUNEN, FORENINGEN], years)
    assert [row[0] for row in rows] == ["Granlunda kommun", "Kvarnbacken", "Tillsammans"]


@given(some.integers(0, 10**14))
def test_a_sum_read_back_from_its_words_is_the_same_sum(total):
    assert ore(kronor(total)) == total


def test_money_needs_a_sum_and_time_needs_hours():
    assert says_how_much(ResourceKind.MONEY, 1, None)
    assert says_how_much(ResourceKind.STAFF_TIME, None, 1)
    assert says_how_much(ResourceKind.PREMISES, None, None)
    assert says_how_much(ResourceKind.MONEY, 0, 5).reason.startswith("Skriv hur mycket pengar")
    assert says_how_much(ResourceKind.VOLUNTARY_TIME, 5, 0).reason.startswith("Skriv hur många")


def test_the_years_run_forwards_and_not_too_far():
    assert runs_in_order(2027, None)
    assert runs_in_order(2027, 2027)
    assert runs_in_order(2027, 2046)
    assert runs_in_order(2027, 2026).reason == "Välj ett sista år som inte är före 2027."
    assert runs_in_order(2027, 2047).reason == "Lägg in högst 20 år i taget."


def test_a_party_takes_back_its_own_and_nobody_elses():
    own = resource(ResourceKind.MONEY)
    assert may_take_back(own, KOMMUNEN)
    assert may_take_back(own, FORENINGEN).reason.startswith("Det här lägger en annan part in.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ersättning per plats och månad", ("per plats", "ersättning per")),
        ("Vårt UPPDRAG sedan 2019", ("uppdrag",)),
        ("Kaffe och kanelbullar", ()),
    ],
)
def test_some_wordings_are_worth_a_talk(text, words):
    assert words_worth_a_talk(["Lokalen", text]) == words
