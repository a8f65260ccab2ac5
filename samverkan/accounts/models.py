"""People, their sign-ins, and links for one purpose and one person."""

from datetime import datetime
from typing import Annotated

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samverkan.accounts.values import Purpose
from samverkan.core.db import Row

OfPerson = Annotated[int, mapped_column(ForeignKey("people.id"), index=True)]


class Person(Row):
    """Someone who works in a collaboration. We keep a name and an address, nothing more."""

    __tablename__ = "people"
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(255))
    language: Mapped[str] = mapped_column(String(2), default="sv")
    is_caretaker: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    @property
    def initial(self) -> str:
        return self.name[:1].upper() or "?"


class SignIn(Row):
    """A person signed in on one device; ending the row signs that device out."""

    __tablename__ = "sign_ins"
    person_id: Mapped[OfPerson]
    person: Mapped[Person] = relationship()
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    at: Mapped[datetime]
    ends_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Link(Row):
    """A link in a letter: one purpose, one address, one subject; only its hash is kept."""

    __tablename__ = "links"
    purpose: Mapped[Purpose] = mapped_column(String(30))
    subject_id: Mapped[int]
    address: Mapped[str] = mapped_column(String(254))
    nonce: Mapped[str] = mapped_column(String(64), unique=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_links_subject", "purpose", "subject_id"),)
