"""What roles and mandates ask of a person, and how the stage stands."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Collaboration
from samverkan.collaborations.queries import Place, place_of
from samverkan.collaborations.values import Stage, State
from samverkan.core import clock as our_clock
from samverkan.core.db import db
from samverkan.mandates import glance
from samverkan.mandates.actions import Terms, record_mandate, take_on
from samverkan.mandates.values import Scope
from tests.cast import Cast, assemble

MARCH = date(2027, 3, 18)


@pytest.fixture
def cast(session, clock):
    del session, clock
    cast = assemble()
    stage_is(cast, Stage.ROLES)
    return cast


@pytest.fixture
def page(app: Flask):
    """Links need a request to stand in."""
    with app.test_request_context(method="POST"):
        yield


def stage_is(cast: Cast, stage: Stage) -> None:
    db.session.get_one(Collaboration, cast.collaboration).stage = stage
    db.session.flush()


def person(number: int) -> Person:
    return db.session.get_one(Person, number)


def place(cast: Cast, number: int) -> Place:
    found = place_of(person(number), cast.key)
    assert found is not None
    return found


def signs(cast: Cast, number: int, **told: Any) -> None:
    given = {"scope": Scope.SIGN, "ground": "Stadgarna", "since": date(2027, 1, 1), **told}
    terms = Terms(person_id=number, **given)
    record_mandate(terms, here=place(cast, number), by=person(number), at=our_clock.now())


def does(cast: Cast, number: int) -> None:
    here, by = place(cast, number), person(number)
    take_on("Öppnar", holder="", deputy="", here=here, by=by, at=our_clock.now())


def titles(number: int) -> list[str]:
    return [todo.title for todo in glance.waiting(person(number), MARCH)]


@pytest.mark.usefixtures("page")
def test_a_party_is_asked_for_what_it_lacks(cast):
    assert titles(cast.marie) == ["Skriv vad ni gör och vem som får skriva under"]

    does(cast, cast.marie)
    assert titles(cast.marie) == ["Lägg in vem som får skriva under för er"]

    signs(cast, cast.marie)
    assert titles(cast.marie) == []


@pytest.mark.usefixtures("page")
def test_a_party_with_a_signer_is_asked_what_it_does(cast):
    signs(cast, cast.marie)
    assert titles(cast.marie) == ["Skriv vad ni gör i samverkan"]


@pytest.mark.usefixtures("page")
def test_a_mandate_that_ends_soon_is_to_be_renewed(cast):
    does(cast, cast.marie)
    signs(cast, cast.marie, until=date(2027, 4, 10))
    (todo,) = glance.waiting(person(cast.marie), MARCH)

    assert todo.title == "Förnya mandatet för Marie Sundqvist"
    assert (todo.text, todo.due) == ("Det är 23 dagar kvar.", date(2027, 4, 10))
    assert not todo.blocks


@pytest.mark.usefixtures("page")
def test_nothing_waits_for_one_who_only_reads(cast):
    assert titles(cast.lena) == []


@pytest.mark.usefixtures("page")
def test_what_waits_is_one_question(cast, queries):
    marie = person(cast.marie)
    signs(cast, cast.marie)
    with queries() as asked:
        glance.waiting(marie, MARCH)
    assert len(asked) == 1


@pytest.mark.usefixtures("page")
def test_the_stage_stands_where_the_parties_have_come(cast):
    everyone = (cast.marie, cast.amina, cast.joel)
    assert stands(cast) == (State.NEXT, "Ingen har skrivit in något än.")

    does(cast, cast.marie)
    state, sentence = stands(cast)
    assert state == State.NOW
    assert sentence.startswith("Ingen får skriva under än för Granlunda kommun, Kvarnbackens")

    for_each(signs, cast, everyone)
    assert stands(cast) == (State.NOW, "Någon part har inte skrivit in vad den gör.")

    for_each(does, cast, everyone)
    assert stands(cast) == (State.DONE, "Varje part har uppgifter och någon som får skriva under.")


@pytest.mark.usefixtures("page")
def test_what_ends_soon_is_a_warning_with_its_day(cast):
    signs(cast, cast.marie, until=date(2027, 4, 10))
    assert stands(cast) == (State.WARN, "Ett mandat för Marie Sundqvist går ut 10 april 2027.")


@pytest.mark.usefixtures("page")
def test_a_gap_after_the_agreement_has_begun_is_a_warning(cast):
    does(cast, cast.marie)
    db.session.get_one(Collaboration, cast.collaboration).stage = Stage.AGREEMENT
    assert stands(cast)[0] == State.WARN


def stands(cast: Cast) -> tuple[State, str]:
    standing = glance.standing(place(cast, cast.marie), MARCH)
    assert standing.stage == Stage.ROLES
    return standing.state, standing.sentence


def for_each(act: Callable[[Cast, int], None], cast: Cast, everyone: tuple[int, ...]) -> None:
    for one in everyone:
        act(cast, one)


@pytest.mark.usefixtures("page")
def test_nobody_is_asked_who_signs_before_the_need_is_agreed(cast):
    stage_is(cast, Stage.NEEDS)
    assert titles(cast.marie) == []
