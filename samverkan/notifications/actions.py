"""Posting: putting a letter in the box."""

from collections.abc import Iterable
from datetime import datetime

from samverkan.core.db import db, insert_or_ignore
from samverkan.notifications.models import Letter, Message
from samverkan.notifications.values import Recipient, Words


def post(words: Words, *, to: Recipient, key: str, at: datetime) -> None:
    """Owe `to` this letter from `at` on. The same `key` again posts nothing."""
    post_many(words, to={key: to}, at=at)


def post_many(words: Words, *, to: dict[str, Recipient], at: datetime) -> None:
    """Owe many people the same letter, each under its own key, in one statement."""
    message = Message(words=words.as_data(), at=at)
    db.session.add(message)
    db.session.flush()
    insert_or_ignore(Letter, list(_rows(message.id, to, at)))


def _rows(message_id: int, to: dict[str, Recipient], at: datetime) -> Iterable[dict[str, object]]:
    for key, recipient in to.items():
        yield {
            "key": key,
            "message_id": message_id,
            "address": recipient.address,
            "name": recipient.name,
            "nonce": recipient.nonce,
            "posted_at": at,
            "due_at": at,
            "tries": 0,
            "trouble": "",
        }
