"""What waits for a person here: to ask a colleague in, and to call those who were asked."""

from datetime import date, datetime, timedelta
from functools import cache

from flask import url_for
from sqlalchemy import Select, and_, bindparam, or_, select

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Invitation, Membership, Party
from samverkan.collaborations.queries import seated
from samverkan.collaborations.values import PATIENCE_DAYS, Reply, Todo
from samverkan.core.clock import STOCKHOLM
from samverkan.core.db import db
from samverkan.core.language import _
from samverkan.organisations.models import Organisation


def waiting(person: Person, today: date, *, within: int | None = None) -> list[Todo]:
    """Two questions to the database however many collaborations there are.

    On every floor `within` is the id of the only collaboration to look in; None looks in all.
    """
    start_of_day = datetime.combine(today, datetime.min.time(), STOCKHOLM)
    asked_before = start_of_day - timedelta(days=PATIENCE_DAYS)
    who = {"person": person.id, "within": within}
    quiet = db.session.execute(_quiet(), {**who, "asked_before": asked_before})
    lonely = db.session.execute(_lonely(), who)
    return [
        *(_call(reply, key, name, who) for _number, reply, key, name, who in quiet),
        *(_ask_someone_in(key, name) for key, name in lonely),
    ]


@cache
def _quiet() -> Select[int, Reply | None, str, str, str]:
    """What this person asked another party and ought to call about, the oldest first.

    Either they want to talk first, or they have said nothing since `asked_before`.
    """
    seat = seated()
    quiet = and_(Invitation.reply.is_(None), Invitation.at < bindparam("asked_before"))
    return (
        select(Invitation.id, Invitation.reply, seat.c.key, seat.c.name, Organisation.name)
        .join(Invitation.party)
        .join(Party.organisation)
        .join(seat, seat.c.collaboration_id == Party.collaboration_id)
        .where(
            Invitation.invited_by_id == bindparam("person"),
            Party.joined_at.is_(None),
            Party.left_at.is_(None),
            or_(Invitation.reply == Reply.TALK, quiet),
        )
        .order_by(Invitation.id)
    )


@cache
def _lonely() -> Select[str, str]:
    """Key and name of each collaboration where nobody else from the party is in or asked."""
    seat = seated()
    colleague = (
        select(Membership.id)
        .where(
            Membership.party_id == seat.c.party_id,
            Membership.person_id != bindparam("person"),
            Membership.ended_at.is_(None),
        )
        .exists()
    )
    asked = (
        select(Invitation.id)
        .where(Invitation.party_id == seat.c.party_id, Invitation.reply.is_(None))
        .exists()
    )
    return (
        select(seat.c.key, seat.c.name).where(~colleague, ~asked).order_by(seat.c.collaboration_id)
    )


def _call(reply: Reply | None, key: str, name: str, who: str) -> Todo:
    wants_to_talk = reply == Reply.TALK
    return Todo(
        key=key,
        collaboration=name,
        title=_("Ring %(who)s", who=who),
        text=_("De vill prata först.") if wants_to_talk else _("De har inte svarat än."),
        url=url_for("collaborations.parties", key=key),
        button=_("Visa parterna"),
        minutes=10,
        blocks=wants_to_talk,
    )


def _ask_someone_in(key: str, name: str) -> Todo:
    return Todo(
        key=key,
        collaboration=name,
        title=_("Bjud in någon som får svara när du är borta"),
        text=_("Du är ensam från din organisation."),
        url=url_for("collaborations.colleague", key=key),
        button=_("Bjud in en kollega"),
        minutes=1,
        blocks=False,
    )
