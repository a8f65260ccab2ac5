"""A collaboration, its parties, its people, its invitations and its events."""

from datetime import datetime
from typing import Annotated, Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samverkan.accounts.models import OfPerson, Person
from samverkan.collaborations.values import Part, Reply, Stage
from samverkan.core.db import Row
from samverkan.core.tokens import new_key
from samverkan.organisations.models import OfOrganisation, Organisation

InCollaboration = Annotated[int, mapped_column(ForeignKey("collaborations.id"), index=True)]
OfParty = Annotated[int, mapped_column(ForeignKey("parties.id"), index=True)]
MaybeOfParty = Annotated[int | None, mapped_column(ForeignKey("parties.id"), index=True)]


class Collaboration(Row):
    """Parties who want something together. Its key is its name in addresses, and is random."""

    __tablename__ = "collaborations"
    key: Mapped[str] = mapped_column(String(32), unique=True, default=new_key)
    name: Mapped[str] = mapped_column(String(200))
    purpose: Mapped[str] = mapped_column(String(500), default="")
    stage: Mapped[int] = mapped_column(default=Stage.NEEDS)
    started_at: Mapped[datetime]
    history_length: Mapped[int] = mapped_column(default=0)
    history_head: Mapped[str] = mapped_column(String(64), default="0" * 64)


class Party(Row):
    """An organisation in a collaboration. `mark` (1–6) is its colour and shape."""

    __tablename__ = "parties"
    collaboration_id: Mapped[InCollaboration]
    collaboration: Mapped[Collaboration] = relationship()
    organisation_id: Mapped[OfOrganisation]
    organisation: Mapped[Organisation] = relationship()
    mark: Mapped[int]
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("collaboration_id", "organisation_id"),)

    @property
    def name(self) -> str:
        return self.organisation.name

    @property
    def letter(self) -> str:
        return self.organisation.letter

    @property
    def is_in(self) -> bool:
        """Whether the party has said yes and not left."""
        return self.joined_at is not None and self.left_at is None


class Membership(Row):
    """A person who works in a collaboration for one party."""

    __tablename__ = "memberships"
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    person_id: Mapped[OfPerson]
    person: Mapped[Person] = relationship()
    part: Mapped[Part] = mapped_column(String(20), default=Part.MEMBER)
    title: Mapped[str] = mapped_column(String(200), default="")
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("party_id", "person_id"),)


class Invitation(Row):
    """Someone asked to come in for a party, by letter to one address."""

    __tablename__ = "invitations"
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    address: Mapped[str] = mapped_column(String(254), index=True)
    part: Mapped[Part] = mapped_column(String(20), default=Part.MEMBER)
    invited_by_id: Mapped[OfPerson]
    invited_by: Mapped[Person] = relationship()
    at: Mapped[datetime]
    reply: Mapped[Reply | None] = mapped_column(String(20))
    replied_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("party_id", "address"),)


class Event(Row):
    """Something that happened. Rows are only ever added; each holds the hash of the one before."""

    __tablename__ = "events"
    collaboration_id: Mapped[InCollaboration]
    number: Mapped[int]
    at: Mapped[datetime]
    stage: Mapped[int]
    kind: Mapped[str] = mapped_column(String(60))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    person: Mapped[Person | None] = relationship()
    party_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    party: Mapped[Party | None] = relationship()
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    why: Mapped[str] = mapped_column(Text, default="")
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)

    __table_args__ = (
        UniqueConstraint("collaboration_id", "number"),
        Index("ix_events_at", "collaboration_id", "at"),
    )
