"""A check-in, who was asked, and what they answered."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samverkan.collaborations.models import (
    Collaboration,
    InCollaboration,
    Membership,
    OfParty,
    Party,
)
from samverkan.core.db import Row


class CheckIn(Row):
    """Five questions to everyone, open for some days. `questions` are the codes, in order.

    `asked_at` is set when every member has a letter in the outbox; `closed_at` when the
    result is shown, to all parties at once.
    """

    __tablename__ = "checkins"
    collaboration_id: Mapped[InCollaboration]
    collaboration: Mapped[Collaboration] = relationship()
    number: Mapped[int]
    questions: Mapped[list[Any]] = mapped_column(JSON)
    planned_at: Mapped[datetime]
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    asked_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("collaboration_id", "number"),
        Index("ix_checkins_due", "asked_at", "opens_on"),
        Index("ix_checkins_closing", "closed_at", "closes_on"),
    )


class Asked(Row):
    """One person asked in one check-in; `done_at` when they have sent their answers.

    `nonce` names the link in their letter, which opens without an account.
    """

    __tablename__ = "asked"
    checkin_id: Mapped[int] = mapped_column(ForeignKey("checkins.id"), index=True)
    checkin: Mapped[CheckIn] = relationship()
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    membership_id: Mapped[int] = mapped_column(ForeignKey("memberships.id"), index=True)
    membership: Mapped[Membership] = relationship()
    nonce: Mapped[str] = mapped_column(String(64), unique=True)
    at: Mapped[datetime]
    done_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("checkin_id", "membership_id"),)


class Reply(Row):
    """One answer: a score from 1 to 5, or None for "does not know", or words."""

    __tablename__ = "checkin_answers"
    asked_id: Mapped[int] = mapped_column(ForeignKey("asked.id"), index=True)
    asked: Mapped[Asked] = relationship()
    code: Mapped[str] = mapped_column(String(30))
    score: Mapped[int | None]
    words: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (UniqueConstraint("asked_id", "code"),)
