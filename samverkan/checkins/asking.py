"""Asking: from a check-in that is due to a letter for each person, in batches."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, update

from samverkan.accounts.links import link_row
from samverkan.accounts.models import Link
from samverkan.accounts.values import Purpose
from samverkan.checkins.letters import a_new_link, last_day, still_time, time_to_check_in
from samverkan.checkins.models import Asked, CheckIn
from samverkan.checkins.queries import claim_due, not_yet_asked, to_remind
from samverkan.checkins.values import OPEN_DAYS, REMIND_AFTER, REMINDER
from samverkan.core.db import db, insert_or_ignore
from samverkan.core.tokens import new_key
from samverkan.notifications.actions import post, post_many
from samverkan.notifications.values import Recipient, Words

CLAIMED = 500
BATCH = 2_000


def ask_batch(on: date, *, at: datetime) -> int:
    """Post letters to the next people to ask; how many. Zero means that nobody is left.

    The caller commits after each batch. Check-ins are held while we work and every row has a
    unique key, so several processes, or one that is killed, ask nobody twice and forget nobody.
    """
    claimed = claim_due(on, most=CLAIMED)
    if not claimed:
        return 0
    _allow_time(claimed, on)
    rows = not_yet_asked(claimed, most=BATCH)
    _ask(rows, at)
    if len(rows) < BATCH:
        _change(claimed, asked_at=at)
    return len(rows) or len(claimed)


def _allow_time(claimed: Sequence[int], on: date) -> None:
    """When the morning was missed and little is left of the time, people get all of it anyway."""
    late = CheckIn.closes_on <= on + OPEN_DAYS - REMIND_AFTER
    _change(claimed, late, closes_on=on + OPEN_DAYS)


def _change(checkin_ids: Sequence[int], *only: ColumnElement[bool], **values: object) -> None:
    db.session.execute(update(CheckIn).where(CheckIn.id.in_(checkin_ids), *only).values(**values))


def ask_now(checkin: CheckIn, *, at: datetime) -> None:
    """Post letters to all who should answer a check-in that opens today."""
    _ask(not_yet_asked([checkin.id], most=BATCH), at)
    checkin.asked_at = at


def _ask(rows: Sequence[Any], at: datetime) -> None:
    asked, links = [], []
    letters: dict[str, dict[str, Recipient]] = defaultdict(dict)
    last = cache(last_day)
    series = new_key()
    for number, row in enumerate(rows):
        nonce = f"{series}.{number}"
        link = _link_row(row.checkin_id, row.email, at, nonce)
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
    asked.nonce = new_key()
    db.session.add(Link(**_link_row(asked.checkin_id, person.email, at, asked.nonce)))
    to = Recipient(person.email, person.name, asked.nonce)
    post(a_new_link(asked), to=to, key=f"checkin-link:{asked.nonce}", at=at)


def _link_row(checkin_id: int, address: str, at: datetime, nonce: str) -> dict[str, object]:
    return link_row(Purpose.CHECKIN, about=checkin_id, address=address, at=at, nonce=nonce)
