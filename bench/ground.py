"""An app on a database of its own, and made-up collaborations by the thousand."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import flask_migrate
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert

from config import Testing
from samverkan.accounts.models import Person, SignIn
from samverkan.app import create_app
from samverkan.collaborations.models import Collaboration, Event, Membership, Party
from samverkan.core.db import Row, db
from samverkan.core.tokens import digest, new_key
from samverkan.organisations.models import Organisation

THEN = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
NOW = datetime(2027, 3, 18, 9, 0, tzinfo=UTC)
EVENTS = 12
PEOPLE = 500
OWN = 12
AT_ONCE = 10_000


@contextmanager
def ground() -> Iterator[Flask]:
    """A migrated app on an empty SQLite file that is thrown away after, on a day in 2027."""
    with tempfile.TemporaryDirectory() as folder, time_machine.travel(NOW):
        settings = Testing()
        settings.INSTANCE = Path(folder)
        settings.SQLALCHEMY_DATABASE_URI = f"sqlite:///{folder}/bench.db"
        app = create_app(settings)
        with app.app_context():
            flask_migrate.upgrade()
        yield app
        with app.app_context():
            db.engine.dispose()


def fill(app: Flask, collaborations: int) -> None:
    """So many collaborations of two parties, two people and a dozen events each."""
    with app.app_context():
        _put(Person, [_person(n) for n in range(1, PEOPLE + 1)])
        _put(Organisation, [_organisation(n) for n in range(1, PEOPLE + 1)])
        for first in range(1, collaborations + 1, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, collaborations + 1))
            _put(Collaboration, [_collaboration(n) for n in numbers])
            _put(Party, [row for n in numbers for row in _parties(n)])
            _put(Membership, [row for n in numbers for row in _seats(n)])
            _put(Event, [row for n in numbers for row in _events(n)])
        db.session.execute(db.text("ANALYZE"))
        db.session.commit()


def signed_in(app: Flask, person_id: int) -> FlaskClient:
    """A browser in which this person is signed in."""
    token = new_key()
    with app.app_context():
        ends = THEN + timedelta(days=3650)
        db.session.add(SignIn(person_id=person_id, token_hash=digest(token), at=THEN, ends_at=ends))
        db.session.commit()
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = token
    return client


def _put(table: type[Row], rows: list[dict[str, Any]]) -> None:
    db.session.execute(insert(table), rows)
    db.session.commit()


def _person(n: int) -> dict[str, Any]:
    name, email = f"Person {n}", f"person{n}@bench.example"
    return {"id": n, "name": name, "email": email, "created_at": THEN}


def _organisation(n: int) -> dict[str, Any]:
    kind = "municipality" if n % 2 else "association"
    return {"id": n, "name": f"Organisation {n}", "kind": kind, "created_at": THEN}


def _collaboration(n: int) -> dict[str, Any]:
    key = f"collaboration-{n}"
    return {"id": n, "key": key, "name": f"Samverkan {n}", "started_at": THEN, "stage": 1}


def _parties(n: int) -> list[dict[str, Any]]:
    return [
        {
            "id": 2 * n + side,
            "collaboration_id": n,
            "organisation_id": _who(n, side),
            "mark": side + 1,
            "joined_at": THEN,
        }
        for side in (0, 1)
    ]


def _seats(n: int) -> list[dict[str, Any]]:
    """Person 1 sits in the first twelve; the rest are spread over everybody else."""
    return [
        {"party_id": 2 * n + side, "person_id": _who(n, side), "part": "member", "since": THEN}
        for side in (0, 1)
    ]


def _who(n: int, side: int) -> int:
    if n <= OWN and side == 0:
        return 1
    return 2 + (n + side * 251) % (PEOPLE - 1)


def _events(n: int) -> list[dict[str, Any]]:
    return [
        {
            "collaboration_id": n,
            "number": number,
            "at": THEN + timedelta(hours=number),
            "stage": 1 + number % 3,
            "kind": "collaborations.started",
            "person_id": _who(n, number % 2),
            "party_id": 2 * n + number % 2,
            "facts": {},
            "previous_hash": "0" * 64,
            "hash": digest(f"{n}:{number}"),
        }
        for number in range(1, EVENTS + 1)
    ]
