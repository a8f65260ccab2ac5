"""Finding letters: those that wait, those that are stuck, and the newest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row as Found
from sqlalchemy import Select, or_, select

from samverkan.core.db import db
from samverkan.notifications.models import Letter, Message
from samverkan.notifications.values import Words


@dataclass(frozen=True)
class Waiting:
    """A letter taken out of the box to be handed in; holds no row, so a commit costs nothing."""

    id: int
    key: str
    address: str
    name: str
    nonce: str
    tries: int
    words: Words


def claimable(now: datetime, *, most: int) -> list[Waiting]:
    """The letters due first that nobody else is handing in, locked until the commit.

    On PostgreSQL rows that another deliverer has locked are passed by; on SQLite the transaction
    is alone from its beginning.
    """
    free = or_(Letter.leased_until.is_(None), Letter.leased_until <= now)
    found = db.session.execute(
        _letters()
        .where(Letter.due_at <= now, _unsettled(), free)
        .order_by(Letter.due_at, Letter.id)
        .limit(most)
        .with_for_update(of=Letter, skip_locked=True)
    )
    return [_waiting(row) for row in found]


def stuck_letters() -> list[Letter]:
    """Letters we gave up, and letters that have failed at least once; the oldest first."""
    return list(
        db.session.scalars(
            select(Letter)
            .where(Letter.sent_at.is_(None), Letter.tries > 0)
            .order_by(Letter.posted_at, Letter.id)
        )
    )


def newest_letters(*, before: int | None, most: int) -> list[Letter]:
    """The letters posted last, newest first; `before` is the id where the page before ended."""
    newest = select(Letter).order_by(Letter.id.desc()).limit(most)
    if before is not None:
        newest = newest.where(Letter.id < before)
    return list(db.session.scalars(newest))


def letter_with_words(letter_id: int) -> Waiting | None:
    """One letter as it would be handed in."""
    row = db.session.execute(_letters().where(Letter.id == letter_id)).one_or_none()
    return _waiting(row) if row else None


def subjects_of(letters: list[Letter]) -> dict[int, str]:
    """What each letter is about, by its id, in one query."""
    ids = {letter.message_id for letter in letters}
    found = db.session.execute(
        select(Message.id, Message.words).where(Message.id.in_(ids)).order_by(Message.id)
    )
    words = {message_id: Words.of(words) for message_id, words in found}
    return {letter.id: words[letter.message_id].about(letter.facts).subject for letter in letters}


def _letters() -> Select[Any]:
    return select(
        Letter.id,
        Letter.key,
        Letter.address,
        Letter.name,
        Letter.nonce,
        Letter.facts,
        Letter.tries,
        Message.words,
    ).join(Letter.message)


def _waiting(row: Found[Any]) -> Waiting:
    said = Words.of(row.words).about(row.facts)
    return Waiting(row.id, row.key, row.address, row.name, row.nonce, row.tries, said)


def _unsettled() -> Any:  # noqa: ANN401 - a condition
    return Letter.sent_at.is_(None) & Letter.given_up_at.is_(None)
