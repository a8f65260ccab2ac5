"""Events come one after the other, whoever writes them and however many write at once."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from samverkan.accounts.models import Person
from samverkan.collaborations.history import first_broken, hash_of, record
from samverkan.collaborations.models import Collaboration, Event, Party
from samverkan.collaborations.values import Stage
from samverkan.core.db import db
from tests.cast import THEN, Cast
from tests.core.setting import at_once

KNOWN: dict[str, Any] = {
    "id": 7,
    "collaboration_id": 1,
    "number": 2,
    "at": datetime(2027, 3, 18, 9, 0, tzinfo=UTC),
    "stage": 3,
    "kind": "agreements.sealed",
    "person_id": 4,
    "party_id": None,
    "facts": {"sum_ore": 41_250_000, "annat": "Å ä ö 😀"},
    "why": "Alla har skrivit under.",
    "previous_hash": "0" * 64,
}
HASH = "b17e01bac11e102dfd426be3d5a8d0c872a3217a4dd628d198de280ae3062647"


def test_the_hash_of_an_event_is_the_same_for_ever():
    assert hash_of(Event(**KNOWN)) == HASH


def test_the_same_moment_in_another_zone_and_facts_in_another_order_are_the_same_event():
    elsewhere = KNOWN["at"].astimezone(timezone(timedelta(hours=2)))
    turned = dict(reversed(KNOWN["facts"].items()))
    assert hash_of(Event(**{**KNOWN, "at": elsewhere, "facts": turned})) == HASH


@pytest.mark.parametrize("part", sorted(KNOWN.keys() - {"id"}))
def test_every_part_of_an_event_counts(part):
    assert hash_of(Event(**{**KNOWN, part: other(KNOWN[part])})) != HASH


def test_many_who_write_at_once_get_their_numbers_in_turn(app, cast):
    def write_ten():
        for _ in range(10):
            with app.app_context():
                happen(cast)
                db.session.commit()

    at_once([write_ten] * 4)
    with app.app_context():
        evenings = db.session.get_one(Collaboration, cast.collaboration)
        assert evenings.history_length == 1 + 40
        assert first_broken(evenings) is None


def test_what_is_rolled_back_never_happened(app, cast):
    with app.app_context():
        happen(cast)
        db.session.rollback()
        happen(cast)
        db.session.commit()
        evenings = db.session.get_one(Collaboration, cast.collaboration)
        assert (evenings.history_length, first_broken(evenings)) == (2, None)


def test_two_collaborations_have_a_history_each(app, cast):
    with app.app_context():
        happen(cast)
        db.session.commit()
        others = db.session.query(Collaboration).filter_by(key=cast.other_key).one()
        assert (others.history_length, first_broken(others)) == (1, None)


def happen(cast: Cast) -> None:
    """Amina writes a purpose in Kvällsöppet."""
    record(
        "collaborations.purpose_set",
        of=db.session.get_one(Collaboration, cast.collaboration),
        stage=Stage.NEEDS,
        by=db.session.get_one(Person, cast.amina),
        party=db.session.get_one(Party, cast.kvarnbacken),
        at=THEN,
        facts={"purpose": "Öppet alla kvällar."},
    )


def other(part: object) -> object:
    """Something of the same kind that is not the same."""
    return {int: 9, str: "x", dict: {}, datetime: THEN, type(None): 3}[type(part)]
