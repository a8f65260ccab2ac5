"""Links for one purpose and one person: made, judged, used, withdrawn."""

from collections.abc import Callable
from datetime import datetime

from flask import current_app
from sqlalchemy import delete, update

from samverkan.accounts.models import Link
from samverkan.accounts.queries import link_by_token
from samverkan.accounts.values import LIFETIMES, LinkState, Purpose
from samverkan.core.db import db
from samverkan.core.tokens import derive, digest, new_key

Renewer = Callable[[Link, datetime], None]
RENEW: dict[Purpose, Renewer] = {}
"""Who writes the letter when somebody asks for a new link of a kind.

A floor whose letters carry links registers here when its views are imported. The renewer gets the
old link and the moment, makes a new link and posts a letter to the old link's own address. It says
nothing about what it found: when the link may not be renewed it quietly does nothing.
"""


def link_row(
    purpose: Purpose, *, about: int, address: str, at: datetime, nonce: str
) -> dict[str, object]:
    """A new link as a row to insert; its working token exists only when the letter leaves.

    The nonce must be unique; it need not be secret.
    """
    secret = str(current_app.config["SECRET_KEY"])
    return {
        "purpose": purpose,
        "subject_id": about,
        "address": address,
        "nonce": nonce,
        "token_hash": digest(derive(secret, nonce)),
        "made_at": at,
        "expires_at": at + LIFETIMES[purpose],
    }


def make_link(purpose: Purpose, *, about: int, address: str, at: datetime) -> Link:
    """A new link about the row `about`; older links of the same kind to it stop working."""
    withdraw_links(purpose, about=about, at=at)
    link = Link(**link_row(purpose, about=about, address=address, at=at, nonce=new_key()))
    db.session.add(link)
    db.session.flush()
    return link


def withdraw_links(purpose: Purpose, *, about: int, at: datetime) -> None:
    """Every unused link of this kind to this row stops working now."""
    db.session.execute(
        update(Link)
        .where(
            Link.purpose == purpose,
            Link.subject_id == about,
            Link.used_at.is_(None),
            Link.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=at)
    )


def state_of(link: Link | None, *, at: datetime) -> LinkState:
    """What became of a link; None is a link we never made."""
    if link is None:
        return LinkState.UNKNOWN
    if link.withdrawn_at is not None:
        return LinkState.WITHDRAWN
    if link.used_at is not None:
        return LinkState.USED
    return LinkState.EXPIRED if link.expires_at <= at else LinkState.OPEN


def find(token: str, purpose: Purpose, *, at: datetime) -> tuple[Link | None, LinkState]:
    """The link behind a token and its state; a link for another purpose is unknown here."""
    link = link_by_token(token)
    if link is not None and link.purpose != purpose:
        link = None
    return link, state_of(link, at=at)


def use(link: Link, *, at: datetime) -> bool:
    """Use the link up; False when somebody else just did, or withdrew it."""
    used = db.session.execute(
        update(Link)
        .where(Link.id == link.id, Link.used_at.is_(None), Link.withdrawn_at.is_(None))
        .values(used_at=at)
    )
    return bool(getattr(used, "rowcount", 0))


def token_of(link: Link) -> str:
    """The working token of a link, made anew from its nonce and our secret."""
    return derive(str(current_app.config["SECRET_KEY"]), link.nonce)


def forget_links_before(moment: datetime) -> None:
    """Sweep away links that stopped working by themselves before `moment`."""
    db.session.execute(delete(Link).where(Link.expires_at < moment))
