"""An app on a database of its own, and made-up collaborations by the thousand."""

import tempfile
from collections.abc import Callable, Iterator
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
from samverkan.agreements.models import Agreement, Approval, Clause
from samverkan.app import create_app
from samverkan.changes.models import Change
from samverkan.collaborations.models import Collaboration, Event, Membership, Party
from samverkan.core.db import Row, db
from samverkan.core.tokens import digest, new_key
from samverkan.mandates.models import Mandate, Role
from samverkan.needs.models import Confirmation, Framing, Need
from samverkan.organisations.models import Organisation
from samverkan.resources.models import Resource

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
    """So many collaborations of two parties, two people and a dozen events each.

    All but those of person 1 also have a need, words for it, a yes, a role, a mandate, something
    put in, an agreement with a clause, and a change: none of that may cost person 1 anything.
    """
    with app.app_context():
        _put(Person, [_person(n) for n in range(1, PEOPLE + 1)])
        _put(Organisation, [_organisation(n) for n in range(1, PEOPLE + 1)])
        for first in range(1, collaborations + 1, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, collaborations + 1))
            _put(Collaboration, [_collaboration(n) for n in numbers])
            _put(Party, [row for n in numbers for row in _parties(n)])
            _put(Membership, [row for n in numbers for row in _seats(n)])
            _put(Event, [row for n in numbers for row in _events(n)])
            others = [n for n in numbers if n > OWN]
            for table, row in PAPERS.items():
                _put(table, [row(n) for n in others])
        db.session.execute(db.text("ANALYZE"))
        db.session.commit()


def signed_in(app: Flask, person_id: int) -> FlaskClient:
    """A browser in which this person is signed in."""
    return browser(app, token_for(app, person_id))


def token_for(app: Flask, person_id: int) -> str:
    """What the cookie of a browser holds when this person is signed in there."""
    token = new_key()
    with app.app_context():
        ends = THEN + timedelta(days=3650)
        db.session.add(SignIn(person_id=person_id, token_hash=digest(token), at=THEN, ends_at=ends))
        db.session.commit()
    return token


def browser(app: Flask, token: str) -> FlaskClient:
    """A browser with that token in its cookie."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = token
    return client


def _put(table: type[Row], rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    db.session.execute(insert(table), rows)
    db.session.commit()


def _person(n: int) -> dict[str, Any]:
    name, email = f"Person {n}", f"person{n}@bench.example"
    return {"id": n, "name": name, "email": email, "created_at": THEN}


def _organisation(n: int) -> dict[str, Any]:
    kind = "municipality" if n % 2 else "association"
    return {"id": n, "name": f"Organisation {n}", "kind": kind, "created_at": THEN}


def _collaboration(n: int) -> dict[str, Any]:
    """Every second one has agreed on its needs and come to roles and resources."""
    key = f"collaboration-{n}"
    return {"id": n, "key": key, "name": f"Samverkan {n}", "started_at": THEN, "stage": 1 + n % 2}


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


def _by(n: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - columns
    """A row number n of collaboration n, by the person at its first party."""
    return {"id": n, "party_id": 2 * n, "by_id": _who(n, 0), "at": THEN, **more}


def _in(n: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - columns
    return _by(n, collaboration_id=n, **more)


PAPERS: dict[type[Row], Callable[[int], dict[str, Any]]] = {
    Need: lambda n: {
        "id": n,
        "collaboration_id": n,
        "title": "Ett behov",
        "revision": 1,
        "created_at": THEN,
    },
    Framing: lambda n: _by(n, need_id=n, text="Våra ord"),
    Confirmation: lambda n: _by(n, need_id=n, revision=1),
    Role: lambda n: _in(n, task="Håller i fikat"),
    Mandate: lambda n: _in(
        n, person_id=_who(n, 0), scope="sign", since=THEN.date(), ground="Styrelsen"
    ),
    Resource: lambda n: _in(n, kind="time", what="Timmar", year=2027),
    Agreement: lambda n: {
        "id": n,
        "collaboration_id": n,
        "title": "Överenskommelse",
        "template_kind": "ideburet-partnerskap",
        "template_version": "2026-1",
        "blanks": {},
        "begun_at": THEN,
        "begun_by_id": _who(n, 0),
    },
    Clause: lambda n: {
        "id": n,
        "agreement_id": n,
        "slug": "parter",
        "position": 1,
        "heading": "Parter",
        "text": "Vi är två.",
    },
    Approval: lambda n: _by(n, clause_id=n, words_hash=digest("Vi är två.")),
    Change: lambda n: _in(n, kind="role", what="Ny person", why="", starts_on=THEN.date()),
}
