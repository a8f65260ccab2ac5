"""What runs by itself, and when. The only file that knows APScheduler.

The scheduler only ticks; nothing is remembered in it. What is due is found in our own tables, so a
missed run heals itself and any number of timetables may run beside each other.
"""

import logging
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from threading import Timer
from types import FrameType

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger
from flask import Flask, current_app

from samverkan.accounts.links import forget_links_before
from samverkan.accounts.signing import forget_sign_ins_before
from samverkan.celebration import prompts as celebration
from samverkan.changes import prompts as changes
from samverkan.checkins import prompts as checkins
from samverkan.core import clock, limits, once
from samverkan.core.db import db
from samverkan.notifications.delivery import Office, deliver_waiting

MORNING = time(7, 0)
KEPT = timedelta(days=90)
GRACE_SECONDS = 5
CALM = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
log = logging.getLogger("samverkan.timetable")


@dataclass(frozen=True)
class Job:
    """Something that runs by itself: what it is called, when (as cron, in Stockholm), and what."""

    name: str
    when: str
    work: Callable[[datetime], object]


def deliver(now: datetime) -> None:
    """Letters that are due leave the house."""
    deliver_waiting(now, Office.of(current_app.config))


def sweep(now: datetime) -> None:
    """What nobody can use any more is thrown away."""
    limits.forget_before(now - timedelta(days=2))
    once.forget_before(now - once.KEPT)
    forget_sign_ins_before(now - KEPT)
    forget_links_before(now - KEPT)


def check_ins(now: datetime) -> None:
    """Check-ins are planned, asked, reminded of and closed, each batch by itself."""
    checkins.run(clock.day_of(now), now)


def agreed(now: datetime) -> None:
    """Changes come in force also when the last one who had not said yes has left."""
    changes.run(clock.day_of(now), now)


def choices(now: datetime) -> None:
    """What all who are left have chosen is shown, also when the last one missing has left."""
    celebration.run(clock.day_of(now), now)


# Nothing by the day runs between 02 and 03: that hour does not exist in March and comes twice in
# October. Every minute is every minute on those nights too.
JOBS: tuple[Job, ...] = (
    Job("brev", "* * * * *", deliver),
    Job("avstamningar", "0 7 * * *", check_ins),
    Job("forandringar", "5 7 * * *", agreed),
    Job("nasta-steg", "10 7 * * *", choices),
    Job("stadning", "30 3 * * *", sweep),
)


def run(app: Flask) -> None:
    """Keep the timetable until told to stop by SIGTERM or Ctrl-C; then stop within seconds."""
    timetable = BlockingScheduler(timezone=clock.STOCKHOLM, job_defaults=CALM)
    for job in JOBS:
        timetable.add_job(run_once, trigger(job), args=(app, job), id=job.name)
    signal.signal(signal.SIGTERM, _stop)
    try:
        timetable.start()
    except (KeyboardInterrupt, SystemExit):
        _leave_soon()
        timetable.shutdown(wait=False)


def run_once(app: Flask, job: Job, now: datetime | None = None) -> bool:
    """Do one job in its own transaction. A fault is logged, and the job comes again next time."""
    with app.app_context():
        try:
            job.work(now or clock.now())
            db.session.commit()
        except Exception:
            db.session.rollback()
            log.exception("The job %s failed and is tried again next time.", job.name)
            return False
    return True


def trigger(job: Job) -> CronTrigger:
    """When a job runs; the zone must be given here, a cron line forgets the scheduler's."""
    return CronTrigger.from_crontab(job.when, timezone=clock.STOCKHOLM)


def job_named(name: str) -> Job | None:
    return next((job for job in JOBS if job.name == name), None)


def morning_of(day: date) -> datetime:
    """Seven in the morning in Stockholm on that day: when jobs by the day run."""
    return datetime.combine(day, MORNING, clock.STOCKHOLM)


def _stop(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise SystemExit(0)


def _leave_soon() -> None:
    """A letter in mid-air may be left: it is claimed by lease, and another run takes it over."""
    alarm = Timer(GRACE_SECONDS, os._exit, args=(0,))
    alarm.daemon = True
    alarm.start()
