"""What changes ask of a person, and how the stage stands."""

from datetime import date

import pytest

from samverkan.accounts.models import Person
from samverkan.changes import glance
from samverkan.changes.actions import Proposal, propose, respond, withdraw
from samverkan.changes.models import Change
from samverkan.changes.values import Answer, ChangeKind
from samverkan.collaborations.queries import Place, place_of
from samverkan.collaborations.values import Stage, State
from samverkan.core import clock as our_clock
from samverkan.core.db import db
from tests.cast import Cast, assemble

MARCH = date(2027, 3, 18)
pytestmark = pytest.mark.usefixtures("page")


@pytest.fixture
def cast(session, clock):
    del session, clock
    return assemble()


@pytest.fixture
def page(app):
    """Links need a request to stand in."""
    with app.test_request_context(method="POST"):
        yield


def person(number: int) -> Person:
    return db.session.get_one(Person, number)


def place(cast: Cast, number: int) -> Place:
    found = place_of(person(number), cast.key)
    assert found is not None
    return found


def proposed(cast: Cast, starts_on: date = date(2027, 7, 1)) -> Change:
    told = Proposal(ChangeKind.MONEY, "Bidraget höjs.", "Hyran höjs.", starts_on)
    by = person(cast.marie)
    return propose(told, here=place(cast, cast.marie), by=by, at=our_clock.now())


def says_yes(cast: Cast, number: int, change: Change) -> None:
    here, by = place(cast, number), person(number)
    respond(change, Answer.YES, "", here=here, by=by, at=our_clock.now())


def stands(cast: Cast) -> tuple[State, str]:
    standing = glance.standing(place(cast, cast.marie), MARCH)
    assert standing.stage == Stage.CHANGES
    return standing.state, standing.sentence


def test_a_change_waits_for_the_others_until_they_have_answered(cast):
    change = proposed(cast)
    assert glance.waiting(person(cast.marie), MARCH) == []
    assert glance.waiting(person(cast.robin), MARCH) == []
    (todo,) = glance.waiting(person(cast.amina), MARCH)
    assert todo.title == "Svara på en ändring: Bidraget höjs."
    assert todo.text == "Granlunda kommun vill att den gäller från 1 juli 2027."
    assert todo.blocks
    assert todo.due == date(2027, 7, 1)

    says_yes(cast, cast.amina, change)
    assert glance.waiting(person(cast.amina), MARCH) == []


def test_a_day_that_has_passed_is_no_last_day(cast):
    proposed(cast, starts_on=date(2027, 1, 1))
    assert glance.waiting(person(cast.amina), MARCH)[0].due is None


def test_what_is_withdrawn_waits_for_nobody(cast):
    change = proposed(cast)
    withdraw(change, here=place(cast, cast.marie), by=person(cast.marie), at=our_clock.now())
    assert glance.waiting(person(cast.amina), MARCH) == []
    assert stands(cast) == (State.NEXT, "Inget har ändrats än.")


def test_an_answer_that_wants_something_else_waits_for_the_proposer(cast):
    change, at = proposed(cast), our_clock.now()
    amina, joel = person(cast.amina), person(cast.joel)
    respond(change, Answer.OTHERWISE, "Mer", here=place(cast, cast.amina), by=amina, at=at)
    respond(change, Answer.TALK, "", here=place(cast, cast.joel), by=joel, at=at)

    assert [todo.title for todo in glance.waiting(person(cast.marie), MARCH)] == [
        "Kvarnbackens kvartersförening föreslår något annat än er ändring",
        "Läxhjälparna Granlunda vill prata om en ändring ni har föreslagit",
    ]
    assert glance.waiting(amina, MARCH) == []


def test_what_waits_is_two_questions(cast, queries):
    amina = person(cast.amina)
    proposed(cast)
    proposed(cast)
    db.session.flush()
    with queries() as asked:
        assert len(glance.waiting(amina, MARCH)) == 2
    assert len(asked) == 2


def test_the_stage_stands_where_the_changes_stand(cast):
    assert stands(cast) == (State.NEXT, "Inget har ändrats än.")

    change = proposed(cast)
    assert stands(cast) == (State.NOW, "En ändring väntar på svar.")
    proposed(cast)
    assert stands(cast) == (State.NOW, "2 ändringar väntar på svar.")

    says_yes(cast, cast.amina, change)
    says_yes(cast, cast.joel, change)
    assert change.agreed_at is not None
    assert stands(cast) == (State.NOW, "En ändring väntar på svar.")


def test_the_latest_agreed_change_is_told_with_its_day(cast):
    change = proposed(cast)
    says_yes(cast, cast.amina, change)
    says_yes(cast, cast.joel, change)
    assert stands(cast) == (
        State.SOME,
        "En ändring är överenskommen. Den gäller från 1 juli 2027.",
    )
