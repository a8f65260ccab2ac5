"""One session, and what it is asked: a SELECT built for each request, as one usually does."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Row, Select

db = SQLAlchemy()
Found = Row[*tuple[Any, ...]]
Rows = Sequence[Found]
Question = Select[*tuple[Any, ...]]


def many(ask: Callable[..., Question]) -> Callable[..., Rows]:
    return lambda *given: db.session.execute(_built(ask, *given)).all()


def one(ask: Callable[..., Question]) -> Callable[..., Found]:
    return lambda *given: db.session.execute(_built(ask, *given)).one()


def one_or_none(ask: Callable[..., Question]) -> Callable[..., Found | None]:
    return lambda *given: db.session.execute(_built(ask, *given)).one_or_none()


def _built(ask: Callable[..., Question], *given: object) -> Question:
    """The SELECT, built for this request; with READY_MADE as if building had cost nothing."""
    if not current_app.config["READY_MADE"]:
        return ask(*given)
    key = (ask, *(each for each in given if not isinstance(each, datetime)))
    if key not in _READY:
        _READY[key] = ask(*given)
    return _READY[key]


_READY: dict[tuple[object, ...], Question] = {}
