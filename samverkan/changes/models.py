"""A change and what each party answers."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samverkan.accounts.models import OfPerson, Person
from samverkan.changes.values import Answer, ChangeKind
from samverkan.collaborations.models import Collaboration, InCollaboration, OfParty, Party
from samverkan.core.db import Row


class Change(Row):
    """Something that has changed or should; in force from `starts_on` when all have said yes."""

    __tablename__ = "changes"
    collaboration_id: Mapped[InCollaboration]
    collaboration: Mapped[Collaboration] = relationship()
    kind: Mapped[ChangeKind] = mapped_column(String(20))
    what: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    starts_on: Mapped[date]
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    by_id: Mapped[OfPerson]
    by: Mapped[Person] = relationship()
    at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    @property
    def is_open(self) -> bool:
        return self.agreed_at is None and self.withdrawn_at is None


class ChangeAnswer(Row):
    """What a party answered, last; earlier answers stay in the history."""

    __tablename__ = "change_answers"
    change_id: Mapped[int] = mapped_column(ForeignKey("changes.id"), index=True)
    change: Mapped[Change] = relationship()
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    answer: Mapped[Answer] = mapped_column(String(20))
    because: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[OfPerson]
    by: Mapped[Person] = relationship()
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("change_id", "party_id"),)
