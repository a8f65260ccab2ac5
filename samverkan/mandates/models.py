"""Roles: who does what. Mandates: who may decide what."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samverkan.accounts.models import OfPerson, Person
from samverkan.collaborations.models import Collaboration, InCollaboration, OfParty, Party
from samverkan.core.db import Row
from samverkan.mandates.values import Scope


class Role(Row):
    """A task in the collaboration, the party that does it, and who stands in."""

    __tablename__ = "roles"
    collaboration_id: Mapped[InCollaboration]
    collaboration: Mapped[Collaboration] = relationship()
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    task: Mapped[str] = mapped_column(String(500))
    holder: Mapped[str] = mapped_column(String(200), default="")
    deputy: Mapped[str] = mapped_column(String(200), default="")
    by_id: Mapped[OfPerson]
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Mandate(Row):
    """A person may do something for their party: up to a sum, until a day, on a ground.

    `limit_ore` None means no limit in money; `until` None means until further notice, and the
    day itself is included.
    """

    __tablename__ = "mandates"
    collaboration_id: Mapped[InCollaboration]
    collaboration: Mapped[Collaboration] = relationship()
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    person_id: Mapped[OfPerson]
    person: Mapped[Person] = relationship(foreign_keys="Mandate.person_id")
    scope: Mapped[Scope] = mapped_column(String(20))
    matter: Mapped[str] = mapped_column(String(300), default="")
    limit_ore: Mapped[int | None] = mapped_column(BigInteger)
    since: Mapped[date]
    until: Mapped[date | None]
    ground: Mapped[str] = mapped_column(String(300))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
