"""Dispatch: ten thousand due prompts become ten thousand letters in the outbox."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import delete, insert, select, update

from bench.alternate import Measure, by_turns
from bench.ground import THEN, fill, ground
from samverkan.accounts.models import Link
from samverkan.checkins.models import Asked, CheckIn
from samverkan.checkins.prompts import send_due
from samverkan.checkins.values import questions_for
from samverkan.core.db import Row, db
from samverkan.notifications.models import Letter, Message

COLLABORATIONS = 5_000
TURNS = 5
BATCH = 2_000
OPENS = date(2027, 3, 1)
TABLES: tuple[type[Row], ...] = (Asked, Link, Message, Letter)
Rows = dict[type[Row], list[dict[str, Any]]]


def enqueue() -> None:
    """`send_due` against inserting the very same rows, made beforehand, in batches as large."""
    with ground() as app:
        fill(app, COLLABORATIONS)
        _within(app, _plan)()
        _within(app, _send)()
        rows: Rows = {}
        _within(app, lambda: rows.update(_rows()))()
        took = by_turns(
            _within(app, _send),
            _within(app, lambda: _insert(rows)),
            turns=TURNS,
            before=_within(app, _empty),
        )
    count = len(rows[Letter])
    Measure(
        "prompts.enqueue",
        *took,
        ours_is=f"{count} due prompts to {count} letters in the outbox, by send_due",
        floor_is=f"inserting the same {count} letters, links and askings ready-made, batches alike",
    ).print(letters=count)


def _within(app: Flask, work: Callable[[], object]) -> Callable[[], None]:
    def done() -> None:
        with app.app_context():
            work()

    return done


def _plan() -> None:
    days = {"planned_at": THEN, "opens_on": OPENS, "closes_on": OPENS + timedelta(days=10)}
    plans = [
        {"collaboration_id": n, "number": 1, "questions": questions_for(1), **days}
        for n in range(1, COLLABORATIONS + 1)
    ]
    db.session.execute(insert(CheckIn), plans)
    db.session.commit()


def _send() -> None:
    send_due(OPENS, THEN)


def _empty() -> None:
    for table in (Letter, Message, Link, Asked):
        db.session.execute(delete(table))
    db.session.execute(update(CheckIn).values(asked_at=None))
    db.session.commit()


def _rows() -> Rows:
    return {
        table: [
            {name: getattr(row, name) for name in table.__table__.columns.keys()}  # noqa: SIM118
            for row in db.session.scalars(select(table).order_by(table.id))
        ]
        for table in TABLES
    }


def _insert(rows: Rows) -> None:
    for first in range(0, len(rows[Letter]), BATCH):
        for table in TABLES:
            batch = rows[table][first : first + BATCH]
            if batch:
                db.session.execute(insert(table), batch)
        db.session.commit()
