"""The other rows of both pages, asked for by hand."""

from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from bench.bare.asking import Question, many, one, one_or_none
from samverkan.accounts.models import Person, SignIn
from samverkan.agreements.models import Agreement, Approval, Clause, Signature
from samverkan.celebration.models import Choice
from samverkan.changes.models import Change
from samverkan.checkins.models import CheckIn
from samverkan.collaborations.models import Collaboration, Event, Membership, Party
from samverkan.core.tokens import digest
from samverkan.mandates.models import Mandate, Role
from samverkan.needs.models import Confirmation, Framing, Need
from samverkan.organisations.models import Organisation


@one_or_none
def visitor(token: str, now: datetime) -> Question:
    """Who is signed in with this cookie."""
    return (
        select(Person.id, Person.name)
        .join(SignIn, SignIn.person_id == Person.id)
        .where(
            SignIn.token_hash == digest(token),
            SignIn.ended_at.is_(None),
            SignIn.ends_at > now,
            Person.closed_at.is_(None),
        )
    )


def _events(*columns: Any) -> Question:  # noqa: ANN401
    actor = aliased(Party)
    return (
        select(
            Event.number,
            Event.at,
            Event.kind,
            Event.facts,
            Event.why,
            Person.name.label("person"),
            actor.mark,
            Organisation.name.label("party"),
            *columns,
        )
        .outerjoin(Person, Person.id == Event.person_id)
        .outerjoin(actor, actor.id == Event.party_id)
        .outerjoin(Organisation, Organisation.id == actor.organisation_id)
    )


@many
def news(person: int) -> Question:
    """What others did lately in this person's collaborations."""
    return (
        _events(Collaboration.key, Collaboration.name)
        .join(Collaboration, Collaboration.id == Event.collaboration_id)
        .join(Party, Party.collaboration_id == Collaboration.id)
        .join(Membership, Membership.party_id == Party.id)
        .where(
            Membership.person_id == person,
            Membership.ended_at.is_(None),
            Membership.part != "reader",
            Party.joined_at.is_not(None),
            Party.left_at.is_(None),
            Event.party_id != Party.id,
        )
        .order_by(Event.at.desc(), Event.id.desc())
        .limit(5)
    )


@one_or_none
def place(person: int, key: str) -> Question:
    """The collaboration, if this person sits in it."""
    return (
        select(
            Collaboration.id,
            Collaboration.key,
            Collaboration.name,
            Collaboration.purpose,
            Membership.part,
            Membership.party_id,
        )
        .join(Party, Party.collaboration_id == Collaboration.id)
        .join(Membership, Membership.party_id == Party.id)
        .where(
            Collaboration.key == key,
            Membership.person_id == person,
            Membership.ended_at.is_(None),
            Party.left_at.is_(None),
        )
        .order_by(Membership.id)
        .limit(1)
    )


@many
def parties(collaboration: int) -> Question:
    return (
        select(Party.id, Party.mark, Party.joined_at, Organisation.name)
        .join(Organisation, Organisation.id == Party.organisation_id)
        .where(Party.collaboration_id == collaboration, Party.left_at.is_(None))
        .order_by(Organisation.name)
    )


@many
def members(collaboration: int) -> Question:
    return (
        select(Person.name, Membership.title, Party.mark, Organisation.name.label("party"))
        .select_from(Membership)
        .join(Person, Person.id == Membership.person_id)
        .join(Party, Party.id == Membership.party_id)
        .join(Organisation, Organisation.id == Party.organisation_id)
        .where(
            Party.collaboration_id == collaboration,
            Party.left_at.is_(None),
            Membership.ended_at.is_(None),
        )
        .order_by(Membership.id)
    )


@many
def events(collaboration: int) -> Question:
    return (
        _events()
        .where(Event.collaboration_id == collaboration)
        .order_by(Event.number.desc())
        .limit(11)
    )


@many
def acts(collaboration: int) -> Question:
    """Who did what in which stage, for the weave."""
    return (
        select(Event.stage, Party.mark)
        .outerjoin(Party, Party.id == Event.party_id)
        .where(Event.collaboration_id == collaboration)
        .order_by(Event.number.desc())
        .limit(300)
    )


@many
def needs_in(collaboration: int) -> Question:
    framed = select(func.count(Framing.id)).where(Framing.need_id == Need.id).scalar_subquery()
    behind = (
        select(func.count(Confirmation.id))
        .where(Confirmation.need_id == Need.id, Confirmation.revision == Need.revision)
        .scalar_subquery()
    )
    return (
        select(Need.id, Need.text, framed.label("framed"), behind.label("behind"))
        .where(Need.collaboration_id == collaboration)
        .order_by(Need.id)
    )


@many
def roles_in(collaboration: int) -> Question:
    return select(Role.party_id).where(
        Role.collaboration_id == collaboration, Role.ended_at.is_(None)
    )


@many
def mandates_in(collaboration: int) -> Question:
    return (
        select(Mandate.party_id, Mandate.scope, Mandate.since, Mandate.until, Person.name)
        .join(Person, Person.id == Mandate.person_id)
        .where(Mandate.collaboration_id == collaboration, Mandate.ended_at.is_(None))
        .order_by(Mandate.since)
    )


@one_or_none
def agreement_in(collaboration: int) -> Question:
    waits = exists().where(
        Party.collaboration_id == Agreement.collaboration_id,
        Party.joined_at.is_not(None),
        Party.left_at.is_(None),
        ~exists().where(Approval.clause_id == Clause.id, Approval.party_id == Party.id),
    )
    clauses = select(func.count(Clause.id)).where(
        Clause.agreement_id == Agreement.id, Clause.is_included
    )
    signed = select(func.count(Signature.id)).where(Signature.agreement_id == Agreement.id)
    return (
        select(
            Agreement.sealed_at,
            clauses.scalar_subquery().label("total"),
            clauses.where(~waits).correlate(Agreement).scalar_subquery().label("approved"),
            signed.scalar_subquery().label("signed"),
        )
        .where(Agreement.collaboration_id == collaboration)
        .order_by(Agreement.id.desc())
        .limit(1)
    )


@one
def changes_in(collaboration: int) -> Question:
    waits = Change.agreed_at.is_(None) & Change.withdrawn_at.is_(None)
    agreed = Change.agreed_at.is_not(None)
    return select(
        func.count().filter(waits).label("waiting"),
        func.count().filter(agreed).label("agreed"),
        func.max(Change.starts_on).filter(agreed).label("last"),
    ).where(Change.collaboration_id == collaboration)


@one_or_none
def checkin_in(collaboration: int) -> Question:
    return (
        select(CheckIn.number, CheckIn.opens_on, CheckIn.closes_on, CheckIn.closed_at)
        .where(CheckIn.collaboration_id == collaboration)
        .order_by(CheckIn.number.desc())
        .limit(1)
    )


@one
def choices_in(collaboration: int) -> Question:
    shown = exists().where(
        Event.collaboration_id == collaboration, Event.kind == "celebration.chosen"
    )
    chosen = select(func.count(Choice.id)).where(Choice.collaboration_id == collaboration)
    return select(shown.label("shown"), chosen.scalar_subquery().label("chosen"))
