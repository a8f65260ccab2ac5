"""Tries are counted so that all workers agree, and a refused one counts too."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import abort

from samverkan.core.db import db
from samverkan.core.limits import Attempts, allow, forget_before
from samverkan.organisations.models import Organisation
from samverkan.organisations.values import Kind
from tests.cast import organisation
from tests.core.setting import at_once

NOON = datetime(2027, 3, 18, 11, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
in_a_session = pytest.mark.usefixtures("session")


def knock(
    times: int = 1, *, at: datetime = NOON, what: str = "amina@kvarnbacken.example"
) -> list[bool]:
    """Try so many times; whether each was let in."""
    return [allow(what, at_most=3, within=HOUR, now=at) for _ in range(times)]


@in_a_session
def test_three_are_let_in_and_the_fourth_is_not():
    assert knock(5) == [True, True, True, False, False]


@in_a_session
def test_each_is_counted_alone():
    knock(5)
    assert knock(what="lösenord:joel@granlunda.example") == [True]


@in_a_session
def test_when_the_hour_has_passed_one_may_try_again():
    knock(5)
    assert knock(at=NOON + HOUR) == [False]
    assert knock(3, at=NOON + HOUR + timedelta(seconds=1)) == [True, True, True]


@in_a_session
def test_only_a_hash_of_the_address_is_kept():
    knock()
    kept = db.session.scalars(db.select(Attempts.key)).all()
    assert [len(key) for key in kept] == [64]
    assert "amina" not in kept[0]


@in_a_session
def test_old_windows_are_swept_away():
    knock(4)
    knock(at=NOON + 2 * HOUR, what="annat")
    forget_before(NOON + HOUR)
    assert db.session.query(Attempts).count() == 1
    assert knock(at=NOON) == [True]


@in_a_session
@pytest.mark.parametrize("what", ["", "\x00", "å" * 100_000, "x' OR 1=1"])
def test_any_name_can_be_counted(what):
    assert knock(4, what=what) == [True, True, True, False]


def test_a_refused_try_still_counts(app, marie):
    @app.post("/prov")
    def refuse():
        allowed = knock()[0]
        organisation("Ny förening", Kind.ASSOCIATION)
        abort(403 if allowed else 429)

    statuses = [marie.post("/prov").status_code for _ in range(5)]
    assert statuses == [403, 403, 403, 429, 429]
    with app.app_context():
        assert db.session.query(Organisation).filter_by(name="Ny förening").count() == 0


def test_many_who_try_at_once_are_all_counted(app):
    def five_tries():
        with app.app_context():
            return [
                allow("lösenord", at_most=12, within=HOUR, now=NOON + timedelta(seconds=number))
                for number in range(5)
            ]

    answers = at_once([five_tries] * 6)
    assert sum(sum(each) for each in answers) == 12
    with app.app_context():
        assert db.session.scalar(db.select(Attempts.count)) == 30
