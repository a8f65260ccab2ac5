"""Posting: putting a letter in the box."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from samverkan.core.db import db, insert_or_ignore
from samverkan.notifications.models import Letter, Message
from samverkan.notifications.values import Recipient, Words


def post(words: Words, *, to: Recipient, key: str, at: datetime) -> None:
    """Owe `to` this letter from `at` on. The same `key` again posts nothing."""
    post_many({words: {key: to}}, at=at)


def post_many(mailings: Mapping[Words, Mapping[str, Recipient]], *, at: datetime) -> None:
    """Owe many people letters, each under its own key, however many in a few statements."""
    messages = [Message(words=words.as_data(), at=at) for words in mailings]
    db.session.add_all(messages)
    db.session.flush()
    every = zip(messages, mailings.values(), strict=True)
    insert_or_ignore(Letter, [row for message, to in every for row in _rows(message.id, to, at)])


def _rows(
    message_id: int, to: Mapping[str, Recipient], at: datetime
) -> Iterable[dict[str, object]]:
    for key, recipient in to.items():
        yield {
            "key": key,
            "message_id": message_id,
            "address": recipient.address,
            "name": recipient.name,
            "nonce": recipient.nonce,
            "facts": dict(recipient.facts),
            "posted_at": at,
            "due_at": at,
            "tries": 0,
            "trouble": "",
        }
