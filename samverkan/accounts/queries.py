"""Finding people, their sign-ins and their links."""

from datetime import datetime
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import contains_eager

from samverkan.accounts.models import Link, Person, SignIn
from samverkan.core.db import db
from samverkan.core.tokens import digest


def person_by_email(email: str) -> Person | None:
    """The open account with this address, written in its normal form."""
    return db.session.scalar(
        select(Person).where(Person.email == email, Person.closed_at.is_(None))
    )


def sign_in_by_token(token: str, now: datetime) -> SignIn | None:
    """The sign-in this browser's token opens, together with its person."""
    return db.session.scalar(_open_sign_in(), {"token_hash": digest(token), "now": now})


@cache
def _open_sign_in() -> Select[SignIn]:
    return (
        select(SignIn)
        .join(SignIn.person)
        .where(
            SignIn.token_hash == bindparam("token_hash"),
            SignIn.ended_at.is_(None),
            SignIn.ends_at > bindparam("now"),
            Person.closed_at.is_(None),
        )
        .options(contains_eager(SignIn.person))
    )


def person_of(link: Link) -> Person | None:
    """The open account that a link to sign in or to a new password is about.

    None when it is closed, or has another address than the letter went to.
    """
    return db.session.scalar(
        select(Person).where(
            Person.id == link.subject_id,
            Person.email == link.address,
            Person.closed_at.is_(None),
        )
    )


def link_by_token(token: str) -> Link | None:
    """The link this token belongs to, whatever its state."""
    return db.session.scalar(select(Link).where(Link.token_hash == digest(token)))


def somebody_exists() -> bool:
    """Whether anyone has an account yet."""
    return db.session.scalar(select(Person.id).limit(1)) is not None
