"""The cast at the front door, and the letters that they get."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import func, select

from samverkan.accounts.models import Link, Person, SignIn
from samverkan.accounts.signing import set_password
from samverkan.core.db import db
from samverkan.notifications.letters import filled
from samverkan.notifications.models import Letter
from samverkan.notifications.queries import letter_with_words
from tests.cast import THEN, Cast, assemble
from tests.visiting import Visitor

PASSWORD = "korvgubben sjunger åtta"


@pytest.fixture
def cast(app: Flask) -> Cast:
    """The cast; Marie has a password, the others sign in with links."""
    with app.app_context():
        cast = assemble()
        marie = db.session.get_one(Person, cast.marie)
        set_password(marie, PASSWORD, at=THEN)
        db.session.commit()
    return cast


@pytest.fixture
def stranger(app: Flask, cast: Cast) -> Visitor:
    """Somebody at a browser who has not signed in; the cast exists."""
    del cast
    return Visitor(app.test_client())


@pytest.fixture
def newest_link(app: Flask) -> Callable[[], str]:
    """The path and query behind the button in the letter posted last."""

    def path() -> str:
        with app.app_context():
            newest = db.session.scalars(select(Letter.id).order_by(Letter.id.desc())).first()
            letter = letter_with_words(newest or 0)
            assert letter is not None, "Nobody has got a letter."
            words = filled(letter, app.config["SECRET_KEY"])
            assert words.button is not None
            where = urlsplit(words.button[1])
            return f"{where.path}?{where.query}".rstrip("?")

    return path


@pytest.fixture
def post_box(app: Flask) -> Callable[[], list[str]]:
    """The addresses of all letters, in the order they were posted."""

    def addresses() -> list[str]:
        with app.app_context():
            return list(db.session.scalars(select(Letter.address).order_by(Letter.id)))

    return addresses


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Fills with one word for every time Argon2 is asked to work: the time a try takes."""
    counted: list[str] = []
    for word in ("hash", "verify"):
        monkeypatch.setattr(PasswordHasher, word, counting(getattr(PasswordHasher, word), counted))
    return counted


def counting(real: Callable[..., object], counted: list[str]) -> Callable[..., object]:
    def count(*given: object, **more: object) -> object:
        counted.append(real.__name__)
        return real(*given, **more)

    return count


def count_of(app: Flask, table: type[Link] | type[SignIn]) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def token_on(html: str) -> str:
    return html.partition('name="csrf_token" value="')[2].partition('"')[0]
