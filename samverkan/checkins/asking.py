"""Asking: from a check-in that is due to a letter for each person, in batches."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from flask import current_app
from sqlalchemy import update

from samverkan.accounts.links import link_row
from samverkan.accounts.models import Link
from samverkan.accounts.values import Purpose
from samverkan.checkins.letters import a_new_link, last_day, still_time, time_to_check_in
from samverkan.checkins.models import Asked, CheckIn
from samverkan.checkins.queries import claim_due, not_yet_asked, to_remind
from samverkan.checkins.values import OPEN_DAYS, REMIND_AFTER, REMINDER
from samverkan.core.db import db, insert_or_ignore
from samverkan.notifications.actions import post, post_many
from samverkan.notifications.values import Recipient, Words

CLAIMED = 500
BATCH = 2_000


def ask_batch(on: date, *, at: datetime) -> int:
    """Post letters to the next people to ask; how many. Zero means that nobody is left.

    The caller commits after each batch. Check-ins are held while we work and every row has a
    unique key, so several processes, or one that is killed, ask nobody twice and forget nobody.
    """
    checkins = claim_due(on, most=CLAIMED)
    if not checkins:
        return 0
    for checkin in checkins:
        _allow_time(checkin, on)
    db.session.flush()
    rows = not_yet_asked([checkin.id for checkin in checkins], most=BATCH)
    _ask(rows, at)
    if len(rows) < BATCH:
        for checkin in checkins:
            checkin.asked_at = at
    return len(rows) or len(checkins)


def _allow_time(checkin: CheckIn, on: date) -> None:
    """When the morning was missed and little is left of the time, people get all of it anyway."""
    if checkin.closes_on <= on + OPEN_DAYS - REMIND_AFTER:
        checkin.closes_on = on + OPEN_DAYS


def ask_now(checkin: CheckIn, *, at: datetime) -> None:
    """Post letters to all who should answer a check-in that opens today."""
    _ask(not_yet_asked([checkin.id], most=BATCH), at)
    checkin.asked_at = at


def _ask(rows: Sequence[Any], at: datetime) -> None:
    asked, links = [], []
    letters: dict[str, dict[str, Recipient]] = defaultdict(dict)
    last = cache(last_day)
    for row in rows:
        link = _link_row(row.checkin_id, row.email, at)
        nonce = str(link["nonce"])
        links.append(link)
        asked.append(_asked_row(row, nonce, at))
        facts = {"collaboration": row.collaboration, "day": last(row.closes_on, row.language)}
        key = f"checkin:{row.checkin_id}:{row.membership_id}"
        letters[row.language][key] = Recipient(row.email, row.name, nonce, facts)
    insert_or_ignore(Asked, asked)
    insert_or_ignore(Link, links)
    post_many({time_to_check_in(language): to for language, to in letters.items()}, at=at)


def _asked_row(row: Any, nonce: str, at: datetime) -> dict[str, Any]:  # noqa: ANN401
    return {
        "checkin_id": row.checkin_id,
        "party_id": row.party_id,
        "membership_id": row.membership_id,
        "nonce": nonce,
        "at": at,
    }


def remind_batch(on: date, *, at: datetime) -> int:
    """One reminder to each of the next who have not answered half-way; how many.

    Zero means that nobody is left. The caller commits after each batch.
    """
    half_way = on + OPEN_DAYS - REMIND_AFTER
    waiting = to_remind(on, closes_by=half_way, most=BATCH)
    letters: dict[Words, dict[str, Recipient]] = defaultdict(dict)
    for asked in waiting:
        person = asked.membership.person
        to = Recipient(person.email, person.name, asked.nonce)
        letters[still_time(asked)][f"{REMINDER}{asked.id}"] = to
    post_many(letters, at=at)
    return len(waiting)


def send_new_link(asked: Asked, *, at: datetime) -> None:
    """A fresh link to the person who was asked, and to nobody else."""
    person = asked.membership.person
    db.session.execute(update(Link).where(Link.nonce == asked.nonce).values(withdrawn_at=at))
    link = _link_row(asked.checkin_id, person.email, at)
    db.session.add(Link(**link))
    asked.nonce = str(link["nonce"])
    to = Recipient(person.email, person.name, asked.nonce)
    post(a_new_link(asked), to=to, key=f"checkin-link:{asked.nonce}", at=at)


def _link_row(checkin_id: int, address: str, at: datetime) -> dict[str, object]:
    secret = str(current_app.config["SECRET_KEY"])
    return link_row(Purpose.CHECKIN, about=checkin_id, address=address, at=at, secret=secret)
