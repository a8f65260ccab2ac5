"""An outbox, and an office to hand letters in at."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from samverkan.core.db import db
from samverkan.notifications.actions import post
from samverkan.notifications.delivery import Office, deliver_waiting
from samverkan.notifications.models import Letter
from samverkan.notifications.values import Recipient, Words

THEN = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
HELLO = Words(
    subject="Dags för avstämning",
    lines=("Hej {name}", "Fem frågor, två minuter."),
    button=("Svara", "http://localhost/svar/{token}"),
    because="Du får mejlet för att du är med i Kvällsöppet.",
)
Owe = Callable[..., None]
Deliver = Callable[..., int]


@pytest.fixture
def owe(app: Flask) -> Owe:
    """`owe(3)` posts three letters; `owe(1, words=…, name=…, address=…)` one with those."""

    def post_some(
        many: int = 1, *, words: Words = HELLO, name: str = "Marie", address: str = ""
    ) -> None:
        with app.app_context():
            for n in range(many):
                to = Recipient(address or f"r{n}@example.se", name, f"nonce-{n}")
                post(words, to=to, key=f"letter:{n}", at=THEN)
            db.session.commit()

    return post_some


@pytest.fixture
def deliver(app: Flask) -> Deliver:
    """`deliver(at=…)` hands in what is due then; how many left."""

    def hand_in(at: datetime = THEN) -> int:
        with app.app_context():
            return deliver_waiting(at, Office.of(app.config))

    return hand_in


@pytest.fixture
def letters(app: Flask) -> Callable[[], list[Letter]]:
    """All letters in the order they were posted, free of their session."""

    def all_of_them() -> list[Letter]:
        with app.app_context():
            found = list(db.session.scalars(select(Letter).order_by(Letter.id)))
            db.session.expunge_all()
            return found

    return all_of_them
