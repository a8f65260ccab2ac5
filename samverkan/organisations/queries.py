"""Finding organisations through the people who work for them."""

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from samverkan.accounts.models import Person
from samverkan.core.db import db
from samverkan.organisations.models import Affiliation, Municipality, Organisation


def organisations_of(person: Person) -> list[Organisation]:
    """The organisations this person works for now, the first one first."""
    return [affiliation.organisation for affiliation in affiliations_of(person)]


def affiliations_of(person: Person) -> list[Affiliation]:
    """The person's current affiliations with their organisations, the first one first."""
    return list(
        db.session.scalars(
            select(Affiliation)
            .join(Affiliation.organisation)
            .where(Affiliation.person_id == person.id, Affiliation.ended_at.is_(None))
            .options(contains_eager(Affiliation.organisation))
            .order_by(Affiliation.since, Affiliation.id)
        )
    )


def affiliation(person_id: int, organisation_id: int) -> Affiliation | None:
    """Whether and how a person belongs or has belonged to an organisation."""
    return db.session.scalar(
        select(Affiliation).where(
            Affiliation.person_id == person_id, Affiliation.organisation_id == organisation_id
        )
    )


def organisation_with_number(number: str) -> Organisation | None:
    """The one organisation with this number in its normal form."""
    return db.session.scalar(select(Organisation).where(Organisation.number == number))


def municipality_with_code(code: str) -> Municipality | None:
    return db.session.scalar(select(Municipality).where(Municipality.code == code))


def number_of_municipalities() -> int:
    return db.session.scalar(select(func.count()).select_from(Municipality)) or 0
