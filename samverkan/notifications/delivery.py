"""Delivery: letters that are due leave the house, each once, however many deliverers there are.

A letter is claimed by lease, handed in, and marked at once in its own short transaction. Whoever is
killed between handing in and marking causes at most one letter twice, with the same Message-ID.
"""

import logging
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from pathlib import Path
from secrets import SystemRandom
from smtplib import SMTPDataError, SMTPException, SMTPNotSupportedError, SMTPRecipientsRefused
from time import monotonic
from typing import Any

from sqlalchemy import update

from samverkan.core.db import db
from samverkan.core.mail import Envelope, Post, open_post
from samverkan.core.words import one_line
from samverkan.notifications.letters import written
from samverkan.notifications.models import Letter
from samverkan.notifications.queries import Waiting, claimable
from samverkan.notifications.values import BATCH, LEASE, MOST_TRIES, pause_after

FOR_EVER = range(500, 600)
TROUBLE = 500
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Office:
    """Where letters are handed in, who signs them, and what their links are made of."""

    url: str
    folder: Path
    sender: str
    base: str
    secret: str

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> "Office":
        """The post office that the settings name."""
        return cls(
            url=config["SMTP_URL"],
            folder=config["LETTERS"],
            sender=config["MAIL_FROM"],
            base=config["BASE_URL"],
            secret=config["SECRET_KEY"],
        )


class Undeliverable(Exception):
    """The letter will never arrive, however often we try."""


class NotNow(Exception):
    """The letter may arrive later; the office is open for others."""


def deliver_waiting(now: datetime, office: Office) -> int:
    """Hand in every letter that is due; how many left the house. Commits as it goes.

    When the office is shut, the first letter gets a pause and the others wait for the next run.
    """
    sent = 0
    while batch := _claim(now):
        count, shut = _hand_in_all(batch, office, now)
        sent += count
        if shut:
            break
    return sent


def _claim(now: datetime) -> deque[Waiting]:
    """Letters that are ours for the length of a lease."""
    batch = deque(claimable(now, most=BATCH))
    if batch:
        _change(batch, leased_until=now + LEASE)
    db.session.commit()
    return batch


def _hand_in_all(batch: deque[Waiting], office: Office, now: datetime) -> tuple[int, bool]:
    """Over one connection; how many were taken, and whether the office turned out to be shut."""
    sent, shut = 0, False
    until = monotonic() + LEASE.total_seconds() / 2  # slower than that, others may take over
    try:
        with open_post(office.url, office.folder) as post:
            while batch and monotonic() < until:
                sent += _settle(post, batch[0], office, now)
                batch.popleft()
    except (OSError, SMTPException) as closed:
        shut = True
        if batch:
            _postpone(batch.popleft(), str(closed) or type(closed).__name__, now)
    if batch:
        _change(batch, leased_until=None)
        db.session.commit()
    return sent, shut


def _settle(post: Post, letter: Waiting, office: Office, now: datetime) -> bool:
    """Hand in one letter and write down at once what became of it; True when it left."""
    try:
        _hand_in(post, letter, office)
    except Undeliverable as trouble:
        _give_up(letter, str(trouble), now)
        return False
    except NotNow as trouble:
        _postpone(letter, str(trouble), now)
        return False
    _change([letter], sent_at=now, tries=letter.tries + 1, leased_until=None, trouble="")
    db.session.commit()
    return True


def _hand_in(post: Post, letter: Waiting, office: Office) -> None:
    """Raises Undeliverable or NotNow about this letter; other errors are about the office."""
    envelope = _written(letter, office)
    try:
        post.send(envelope)
    except SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        raise _refusal(code, words) from refused
    except SMTPDataError as refused:
        raise _refusal(refused.smtp_code, refused.smtp_error) from refused
    except (SMTPNotSupportedError, MessageError, ValueError, IndexError) as impossible:
        raise Undeliverable(str(impossible) or type(impossible).__name__) from impossible


def _written(letter: Waiting, office: Office) -> Envelope:
    """The letter written out. A fault of ours in one letter is told and stops no other."""
    try:
        return written(letter, sender=office.sender, base=office.base, secret=office.secret)
    except Exception as fault:
        log.exception("The letter %s could not be written.", letter.key)
        raise NotNow(repr(fault)) from fault


def _refusal(code: int, words: bytes | str) -> Undeliverable | NotNow:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    kind = Undeliverable if code in FOR_EVER else NotNow
    return kind(f"{code} {said}")


def _postpone(letter: Waiting, trouble: str, now: datetime) -> None:
    """Try again after a pause that grows, with up to a fifth more so that not all come at once."""
    tries = letter.tries + 1
    if tries >= MOST_TRIES:
        _give_up(letter, trouble, now)
        return
    due = now + pause_after(tries) * SystemRandom().uniform(1, 1.2)
    _change([letter], tries=tries, due_at=due, leased_until=None, trouble=_short(trouble))
    db.session.commit()


def _give_up(letter: Waiting, trouble: str, now: datetime) -> None:
    tried = letter.tries + 1
    _change([letter], tries=tried, given_up_at=now, leased_until=None, trouble=_short(trouble))
    db.session.commit()


def _change(letters: deque[Waiting] | list[Waiting], **values: object) -> None:
    ids = [letter.id for letter in letters]
    db.session.execute(update(Letter).where(Letter.id.in_(ids)).values(**values))


def _short(trouble: str) -> str:
    return one_line(trouble)[:TROUBLE]
