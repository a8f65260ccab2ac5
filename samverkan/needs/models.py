"""A need, each party's own words for it, and who confirms the joint text."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samverkan.accounts.models import OfPerson, Person
from samverkan.collaborations.models import (
    Collaboration,
    InCollaboration,
    MaybeOfParty,
    OfParty,
    Party,
)
from samverkan.core.db import Row


class Need(Row):
    """A need the parties frame together. `revision` grows each time the joint text is saved."""

    __tablename__ = "needs"
    collaboration_id: Mapped[InCollaboration]
    collaboration: Mapped[Collaboration] = relationship()
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int] = mapped_column(default=0)
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    written_by: Mapped[Person | None] = relationship()
    written_for_id: Mapped[MaybeOfParty]
    written_for: Mapped[Party | None] = relationship()
    written_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Framing(Row):
    """One party's own words for a need; the others see them when they have written theirs."""

    __tablename__ = "framings"
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id"), index=True)
    need: Mapped[Need] = relationship()
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    text: Mapped[str] = mapped_column(Text)
    by_id: Mapped[OfPerson]
    by: Mapped[Person] = relationship()
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("need_id", "party_id"),)


class Confirmation(Row):
    """A party stands behind one revision of the joint text."""

    __tablename__ = "need_confirmations"
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id"), index=True)
    need: Mapped[Need] = relationship()
    revision: Mapped[int]
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    by_id: Mapped[OfPerson]
    by: Mapped[Person] = relationship()
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("need_id", "revision", "party_id"),)
