"""How often something may be tried, counted in the database so that all workers agree."""

from datetime import datetime, timedelta

from sqlalchemy import String, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from samverkan.core.db import Row, db, insert_or_ignore
from samverkan.core.tokens import digest


class Attempts(Row):
    """How many times a key was used in the window that began at `since`."""

    __tablename__ = "attempts"
    key: Mapped[str] = mapped_column(String(64), unique=True)
    since: Mapped[datetime] = mapped_column(index=True)
    count: Mapped[int]


def allow(what: str, *, at_most: int, within: timedelta, now: datetime) -> bool:
    """Count one more try of `what`; False when there have been more than `at_most` in the window.

    The count is committed at once, so call this before anything else in the request: a refused
    request rolls back, and a refused try must still count. Only a hash of `what` is kept.
    """
    key = digest(what)
    db.session.execute(delete(Attempts).where(Attempts.key == key, Attempts.since < now - within))
    insert_or_ignore(Attempts, [{"key": key, "since": now, "count": 0}])
    db.session.execute(update(Attempts).where(Attempts.key == key).values(count=Attempts.count + 1))
    tries = db.session.scalar(select(Attempts.count).where(Attempts.key == key)) or 0
    db.session.commit()
    return tries <= at_most


def forget_before(moment: datetime) -> None:
    """Sweep away windows that began before `moment`."""
    db.session.execute(delete(Attempts).where(Attempts.since < moment))
