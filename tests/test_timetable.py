"""What runs by itself: when, one by one, and never the last word."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise

import pytest
from flask import Flask
from sqlalchemy import func, select

from samverkan import timetable
from samverkan.accounts.links import make_link
from samverkan.accounts.models import Link, SignIn
from samverkan.accounts.values import Purpose
from samverkan.core import clock, limits
from samverkan.core.db import Row, db
from samverkan.core.limits import Attempts
from samverkan.core.once import UsedForm
from samverkan.notifications.actions import post
from samverkan.notifications.models import Letter
from samverkan.notifications.values import Recipient, Words
from samverkan.timetable import JOBS, Job, trigger
from tests.cast import THEN, assemble, signed_in

NIGHTS = [date(2027, 3, 28), date(2027, 10, 31)]
STOCKHOLM = clock.STOCKHOLM
MOST_SECONDS = 30
names = pytest.mark.parametrize("name", [job.name for job in JOBS])


def times(job: Job, after: datetime) -> Iterator[datetime]:
    """When the job runs, from a moment on."""
    ticks, last = trigger(job), None
    while True:
        last = ticks.get_next_fire_time(last, after if last is None else last)
        assert last is not None
        yield last


def job(name: str) -> Job:
    found = timetable.job_named(name)
    assert found is not None
    return found


def count_of(table: type[Row]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_a_timetable_has_one_of_each():
    assert len({each.name for each in JOBS}) == len(JOBS)
    assert timetable.job_named("finns-inte") is None


@pytest.mark.parametrize("night", NIGHTS)
def test_letters_leave_every_minute_also_when_the_clock_changes(night: date):
    midnight = datetime.combine(night, time(0, 30), STOCKHOLM)
    ticks = [each.astimezone(UTC) for each in islice(times(job("brev"), midnight), 300)]

    assert {later - sooner for sooner, later in pairwise(ticks)} == {timedelta(minutes=1)}


@names
@pytest.mark.parametrize("night", NIGHTS)
def test_nothing_by_the_day_runs_in_the_hour_that_comes_twice_or_not_at_all(name: str, night: date):
    fields = dict(zip(("minute", "hour"), job(name).when.split(), strict=False))
    first = next(times(job(name), datetime.combine(night, time(0), STOCKHOLM)))

    assert fields["hour"] != "2"
    assert first.astimezone(STOCKHOLM).date() == night


def test_a_job_commits_what_it_did(app: Flask):
    def work(now: datetime) -> None:
        db.session.add(UsedForm(key="ett", used_at=now))

    assert timetable.run_once(app, Job("x", "* * * * *", work))
    with app.app_context():
        assert count_of(UsedForm) == 1


def test_a_job_that_fails_leaves_no_trace_and_is_told_of(
    app: Flask, caplog: pytest.LogCaptureFixture
):
    def work(now: datetime) -> None:
        db.session.add(UsedForm(key="ett", used_at=now))
        db.session.flush()
        raise ZeroDivisionError

    assert not timetable.run_once(app, Job("x", "* * * * *", work))
    assert "The job x failed" in caplog.text
    with app.app_context():
        assert count_of(UsedForm) == 0


def test_letters_leave_by_themselves(app: Flask):
    with app.app_context():
        post(Words("Hej", ("Hej",)), to=Recipient("m@example.se"), key="k", at=THEN)
        db.session.commit()

    assert timetable.run_once(app, job("brev"), THEN)
    with app.app_context():
        assert db.session.scalars(select(Letter)).one().sent_at == THEN


def test_what_nobody_can_use_is_swept_away_and_nothing_else(app: Flask):
    with app.app_context():
        cast = assemble()
        make_link(Purpose.SIGN_IN, about=cast.marie, address="m@example.se", at=THEN)
        make_link(Purpose.CHECKIN, about=1, address="m@example.se", at=THEN)
        db.session.add(UsedForm(key="ett", used_at=THEN))
        limits.allow("x", at_most=1, within=timedelta(hours=1), now=THEN)
        db.session.add(SignIn(person_id=cast.marie, token_hash="x", at=THEN, ends_at=THEN))
        db.session.commit()
    signed_in(app, cast.marie)

    timetable.run_once(app, job("stadning"), THEN + timedelta(days=100))
    timetable.run_once(app, job("stadning"), THEN + timedelta(days=100))

    with app.app_context():
        assert [link.purpose for link in db.session.scalars(select(Link))] == [Purpose.CHECKIN]
        assert (count_of(UsedForm), count_of(Attempts), count_of(SignIn)) == (0, 0, 1)


@names
def test_every_job_has_a_twin_by_hand(app: Flask, name: str):
    told = app.test_cli_runner().invoke(args=["prompts", "run", name, "--on", "2027-05-04"])

    assert (told.exit_code, told.output) == (0, f"Klart: {name}.\n")


def test_a_twin_that_fails_says_so(app: Flask, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        timetable, "job_named", lambda _name: Job("x", "* * * * *", lambda _n: 1 / 0)
    )
    told = app.test_cli_runner().invoke(args=["prompts", "run", "brev"])

    assert told.exit_code == 1
    assert "Det gick inte" in told.output


def test_letters_by_hand(app: Flask):
    with app.app_context():
        post(Words("Hej", ("Hej",)), to=Recipient("m@example.se"), key="k", at=THEN)
        post(Words("Hej", ("Hej",)), to=Recipient("fel"), key="l", at=THEN)
        db.session.commit()

    def told(*words: str) -> str:
        return app.test_cli_runner().invoke(args=["letters", *words]).output

    assert told("list", "--stuck") == "0 brev.\n"
    assert told("list").endswith("2 brev.\n")
    with app.app_context():
        timetable.deliver(THEN)
    stuck = told("list", "--stuck")
    assert "fel  uppgivet, försök 1: " in stuck
    assert stuck.endswith("1 brev.\n")
    assert told("deliver") == "0 brev lämnades.\n"


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGINT])
def test_the_timetable_stops_when_told(app: Flask, way: signal.Signals):
    environment = {
        **os.environ,
        "SAMVERKAN_SETTINGS": "testing",
        "SAMVERKAN_INSTANCE": str(app.config["INSTANCE"]),
        "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
    }
    with subprocess.Popen(
        [sys.executable, "-c", RUNNING], env=environment, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"running\n"
        child.send_signal(way)
        assert child.wait(MOST_SECONDS) == 0


def test_a_job_in_mid_air_holds_nobody_up():
    child = subprocess.run([sys.executable, "-c", STUCK], timeout=MOST_SECONDS, check=False)

    assert child.returncode == 0


STUCK = """
from threading import Event, Thread
from samverkan import timetable
timetable.GRACE_SECONDS = 0.2
Thread(target=Event().wait).start()
timetable._leave_soon()
"""
RUNNING = """
import threading
from samverkan.app import create_app
from samverkan import timetable
threading.Timer(0.3, lambda: print("running", flush=True)).start()
timetable.run(create_app())
"""
