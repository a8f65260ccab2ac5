"""The past cannot be changed, and when somebody does it anyway it shows."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from samverkan.accounts.models import Person
from samverkan.collaborations.history import broken_links, first_broken, record
from samverkan.collaborations.models import Collaboration, Party
from samverkan.collaborations.values import Stage
from samverkan.core.db import db
from tests.cast import THEN, assemble


@pytest.fixture
def told(app):
    """A collaboration with five events, in an open session."""
    with app.app_context():
        cast = assemble()
        collaboration = db.session.get_one(Collaboration, cast.collaboration)
        marie, party = (
            db.session.get_one(Person, cast.marie),
            db.session.get_one(Party, cast.kommunen),
        )
        for number in range(4):
            record(
                "needs.added",
                of=collaboration,
                stage=Stage.NEEDS,
                by=marie,
                party=party,
                at=THEN,
                why="Å, ä och ö 😀",
                facts={"need": f"Behov {number}"},
            )
        db.session.commit()
        yield collaboration


def test_a_true_history_holds(told):
    assert told.history_length == 5
    assert first_broken(told) is None
    assert list(broken_links()) == []


@pytest.mark.parametrize(
    "attack",
    ["UPDATE events SET why = 'annat'", "DELETE FROM events", "DELETE FROM events WHERE id=2"],
)
def test_the_database_refuses_to_change_or_remove_an_event(told, attack):
    with pytest.raises(DBAPIError, match="the history can only be added to"):
        db.session.execute(text(attack))
    db.session.rollback()
    assert first_broken(told) is None


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE events SET why = 'annat' WHERE collaboration_id = :c AND number = 3",
        "UPDATE events SET kind = 'needs.agreed' WHERE collaboration_id = :c AND number = 3",
        "UPDATE events SET person_id = NULL WHERE collaboration_id = :c AND number = 3",
        "UPDATE events SET party_id = NULL WHERE collaboration_id = :c AND number = 3",
        "UPDATE events SET stage = 6 WHERE collaboration_id = :c AND number = 3",
        "UPDATE events SET number = 30 WHERE collaboration_id = :c AND number = 3",
        "DELETE FROM events WHERE collaboration_id = :c AND number = 3",
    ],
)
def test_a_changed_past_is_found_where_it_was_changed(told, attack):
    without_guard(attack, told)
    assert first_broken(told) == 3


def test_a_past_with_its_end_cut_off_is_found(told):
    without_guard("DELETE FROM events WHERE collaboration_id = :c AND number > 3", told)
    assert first_broken(told) == 4
    assert [(each.collaboration, each.number) for each in broken_links()] == [(told.key, 4)]


def test_a_changed_event_with_a_new_hash_is_still_found(told):
    attack = "UPDATE events SET why = 'x', hash = :h WHERE collaboration_id = :c AND number = 3"
    without_guard(attack, told, h="f" * 64)
    assert first_broken(told) == 3


def test_a_past_emptied_altogether_is_found(told):
    without_guard("DELETE FROM events WHERE collaboration_id = :c", told)
    assert first_broken(told) == 1


def without_guard(attack: str, told: Collaboration, **more: str) -> None:
    """Do what only somebody with the whole database in hand can do."""
    postgres = db.session.get_bind().dialect.name == "postgresql"
    guards = (
        ["events_only_added ON events"] if postgres else ["events_no_update", "events_no_delete"]
    )
    for guard in guards:
        db.session.execute(text(f"DROP TRIGGER {guard}"))
    db.session.execute(text(attack), {"c": told.id, **more})
    db.session.commit()
