"""Organisations and the people who belong to them."""

from datetime import datetime
from typing import Annotated

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samverkan.accounts.models import OfPerson, Person
from samverkan.core.db import Row
from samverkan.organisations.values import PUBLIC, Kind

OfOrganisation = Annotated[int, mapped_column(ForeignKey("organisations.id"), index=True)]


class Municipality(Row):
    """A Swedish municipality with its official code; reference data."""

    __tablename__ = "municipalities"
    code: Mapped[str] = mapped_column(String(4), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    county_code: Mapped[str] = mapped_column(String(2), index=True)


class Organisation(Row):
    """Someone who can be a party: public or from civil society."""

    __tablename__ = "organisations"
    name: Mapped[str] = mapped_column(String(200), index=True)
    kind: Mapped[Kind | None] = mapped_column(String(30))
    number: Mapped[str | None] = mapped_column(String(11), unique=True)
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipalities.id"), index=True)
    municipality: Mapped[Municipality | None] = relationship()
    created_at: Mapped[datetime]

    @property
    def is_public(self) -> bool:
        return self.kind in PUBLIC

    @property
    def letter(self) -> str:
        return self.name[:1].upper() or "?"


class Affiliation(Row):
    """A person who works for an organisation, with a title in its own words."""

    __tablename__ = "affiliations"
    person_id: Mapped[OfPerson]
    person: Mapped[Person] = relationship()
    organisation_id: Mapped[OfOrganisation]
    organisation: Mapped[Organisation] = relationship()
    title: Mapped[str] = mapped_column(String(200), default="")
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("person_id", "organisation_id"),)
