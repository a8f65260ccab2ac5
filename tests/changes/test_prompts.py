"""A change does not wait for a party that has left."""

from datetime import date

from samverkan.accounts.models import Person
from samverkan.changes import prompts
from samverkan.changes.actions import Proposal, propose, respond
from samverkan.changes.models import Change
from samverkan.changes.values import Answer, ChangeKind
from samverkan.collaborations.actions import leave
from samverkan.collaborations.models import Event
from samverkan.collaborations.queries import Place, place_of, seat_of
from samverkan.core.db import db
from tests.cast import THEN, Cast, assemble

TODAY = date(2027, 3, 18)


def place(cast: Cast, number: int) -> Place:
    found = place_of(db.session.get_one(Person, number), cast.key)
    assert found is not None
    return found


def proposed(cast: Cast) -> Change:
    by = db.session.get_one(Person, cast.marie)
    told = Proposal(ChangeKind.TIME, "Öppet till 22", "De unga bad om det", TODAY)
    return propose(told, here=place(cast, cast.marie), by=by, at=THEN)


def say_yes(cast: Cast, change: Change) -> None:
    by = db.session.get_one(Person, cast.amina)
    respond(change, Answer.YES, "", here=place(cast, cast.amina), by=by, at=THEN)


def joel_leaves(cast: Cast) -> None:
    here = place(cast, cast.joel)
    seat = seat_of(db.session.get_one(Person, cast.joel), here.collaboration)
    assert seat is not None
    leave(seat, at=THEN)
    db.session.commit()


def test_what_all_who_are_left_want_is_in_force_the_morning_after(session):
    cast = assemble()
    change = proposed(cast)
    say_yes(cast, change)
    joel_leaves(cast)
    assert change.is_open

    prompts.run(TODAY, THEN)
    prompts.run(TODAY, THEN)
    assert change.agreed_at == THEN
    assert session.query(Event).filter_by(kind="changes.agreed").count() == 1


def test_a_change_still_waits_for_those_who_are_in(session):
    cast = assemble()
    change = proposed(cast)
    joel_leaves(cast)
    prompts.run(TODAY, THEN)
    session.refresh(change)
    assert change.is_open
