"""A check-in is planned by people or by the agreement's rhythm, and only one at a time."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from samverkan.checkins import actions, letters
from samverkan.checkins.models import Asked, CheckIn
from samverkan.collaborations.models import Collaboration, Event
from samverkan.core.db import db
from samverkan.core.errors import RuleBroken
from samverkan.notifications.models import Letter, Message
from samverkan.notifications.values import Words
from tests.cast import signed_in
from tests.checkins.setting import (
    DAY,
    NOON,
    TODAY,
    count,
    counts,
    crowd,
    morning,
    planned,
    sealed,
)
from tests.visiting import Visitor


def test_a_sealed_agreement_plans_the_first_check_in_by_itself(app, cast):
    with app.app_context():
        sealed(cast, at=datetime(2026, 8, 31, 9, 0, tzinfo=UTC), avstamning_manader="6")
        morning(date(2026, 9, 1))
        first = db.session.scalars(select(CheckIn)).one()
        assert (first.opens_on, first.closes_on) == (date(2027, 2, 28), date(2027, 3, 10))
        assert first.asked_at is None


def test_the_seal_is_read_on_stockholms_day(app, cast):
    with app.app_context():
        sealed(cast, at=datetime(2027, 1, 31, 23, 30, tzinfo=UTC), avstamning_manader="1")
        morning(date(2027, 2, 2))
        assert db.session.scalars(select(CheckIn.opens_on)).one() == date(2027, 3, 1)


def test_the_next_is_counted_from_the_last_and_never_in_the_past(app, cast):
    with app.app_context():
        sealed(cast, at=datetime(2025, 1, 1, 9, 0, tzinfo=UTC), avstamning_manader="6")
        morning(TODAY)
        morning(TODAY + 11 * DAY)
        morning(TODAY + 12 * DAY)
        days = db.session.scalars(select(CheckIn.opens_on).order_by(CheckIn.number)).all()
        assert days == [TODAY, date(2027, 9, 18)]


def test_no_check_in_is_planned_after_the_agreements_last_day(app, cast):
    with app.app_context():
        sealed(cast, slutdag="2027-06-30", avstamning_manader="6")
        morning()
        assert count(CheckIn) == 0


def test_one_bad_collaboration_holds_up_no_other(app, cast, caplog):
    with app.app_context():
        sealed(cast, at=datetime(2026, 9, 18, 9, 0, tzinfo=UTC), slutdag="i sinom tid")
        crowd(1)
        morning()
        assert "One of many failed" in caplog.text
        assert count(Letter) == 2


def test_a_check_in_that_cannot_close_holds_up_no_other(app, monkeypatch):
    with app.app_context():
        crowd(1)
        morning()
        first = db.session.scalars(select(CheckIn.id).order_by(CheckIn.id)).first()
        told = letters.the_result

        def fails_once(checkin: CheckIn, *words: str) -> Words:
            assert checkin.id != first
            return told(checkin, *words)

        monkeypatch.setattr(actions, "the_result", fails_once)
        morning(TODAY + 11 * DAY)
        closed = db.session.scalars(select(CheckIn.closed_at).order_by(CheckIn.id)).all()
        assert [each is not None for each in closed] == [False, True]


def test_a_part_of_the_morning_that_fails_holds_up_no_other(app, cast, monkeypatch):
    with app.app_context():
        planned(cast)
        monkeypatch.setattr(actions, "plan_from_agreements", lambda _on, at: at / 0)
        with pytest.raises(ExceptionGroup):
            morning()
        assert count(Letter) == 4


def test_a_rhythm_nobody_lives_to_see_is_no_fault(app, cast):
    with app.app_context():
        sealed(cast, avstamning_manader="999999999")
        morning()
        assert db.session.scalars(select(CheckIn.opens_on)).one() == date(2037, 3, 18)


def test_running_a_morning_twice_changes_nothing(app, cast):
    with app.app_context():
        sealed(cast, at=datetime(2026, 9, 18, 9, 0, tzinfo=UTC), avstamning_manader="6")
        everything = (CheckIn, Asked, Letter, Message, Event)
        morning()
        once = counts(*everything)
        morning()
        assert counts(*everything) == once
        morning(TODAY + 5 * DAY)
        reminded = counts(*everything)
        assert reminded[2] == once[2] + 4
        morning(TODAY + 5 * DAY)
        morning(TODAY + 6 * DAY)
        assert counts(*everything) == reminded
        morning(TODAY + 11 * DAY)
        closed = counts(*everything)
        morning(TODAY + 11 * DAY)
        assert counts(*everything)[1:4] == closed[1:4]


@pytest.mark.usefixtures("clock")
def test_the_coordinator_plans_and_all_are_asked_the_same_day(app, cast):
    marie = Visitor(signed_in(app, cast.marie))
    path = f"/samverkan/{cast.key}/avstamning"
    page = marie.fill(path, "/avstamning", "Planera", opens_on="2027-03-18")
    assert "Avstämningen är planerad." in page.text
    assert "Öppen till och med 28 mars 2027." in page.text
    assert "0 av 2 har svarat" in page.text
    with app.app_context():
        assert count(Letter) == count(Asked) == 4
        morning()
        assert count(Letter) == 4


@pytest.mark.usefixtures("clock")
def test_a_check_in_planned_for_later_is_asked_that_morning(app, cast):
    marie = Visitor(signed_in(app, cast.marie))
    path = f"/samverkan/{cast.key}/avstamning"
    page = marie.fill(path, "/avstamning", "Planera", opens_on="2027-04-01")
    assert "Öppnar 1 april 2027." in page.text
    with app.app_context():
        morning(date(2027, 3, 31))
        assert count(Letter) == 0
        morning(date(2027, 4, 1))
        assert count(Letter) == 4


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("2027-03-17", "Välj en dag från och med i dag."),
        ("2037-03-19", "Välj en dag senast 18 mars 2037."),
        ("9999-12-31", "Välj en dag senast 18 mars 2037."),
        ("", "Välj en dag."),
        ("i mars", "så här"),
    ],
)
@pytest.mark.usefixtures("clock")
def test_a_day_that_cannot_be_is_told_at_the_field(app, cast, written, sentence):
    marie = Visitor(signed_in(app, cast.marie))
    path = f"/samverkan/{cast.key}/avstamning"
    page = marie.fill(path, "/avstamning", "Planera", opens_on=written)
    assert page.status == 422
    assert sentence in page.text


def test_a_second_plan_is_refused_with_the_day_of_the_first(app, cast):
    with app.app_context():
        planned(cast, opens_on=date(2027, 4, 1))
        where = db.session.get_one(Collaboration, cast.collaboration)
        with pytest.raises(RuleBroken, match="öppnar 1 april 2027"):
            actions.plan(where, opens_on=date(2027, 5, 1), by=None, party=None, at=NOON)


def test_a_reader_and_a_stranger_plan_nothing(app, cast, client):
    path = f"/samverkan/{cast.key}/avstamning"
    lena = Visitor(signed_in(app, cast.lena))
    assert "Planera" not in lena.read(path).text
    assert Visitor(signed_in(app, cast.robin)).read(path).status == 404
    assert client.get(path).status_code == 302


def test_a_missed_week_still_gives_people_their_ten_days(app, cast):
    with app.app_context():
        planned(cast, opens_on=TODAY)
        morning(TODAY + 20 * DAY)
        late = db.session.scalars(select(CheckIn)).one()
        assert late.closes_on == TODAY + 30 * DAY
        assert late.closed_at is None
        assert count(Letter) == 4
        assert "17 april 2027" in str(db.session.scalars(select(Letter.facts)).all())
