"""Finding roles and mandates in a collaboration."""

from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload

from samverkan.collaborations.models import Collaboration, Party
from samverkan.core.db import db
from samverkan.mandates.models import Mandate, Role


def mandates_of(collaboration: Collaboration) -> list[Mandate]:
    """Every mandate ever recorded, ended ones too, with person and party, oldest first."""
    return list(db.session.scalars(_mandates(), {"collaboration": collaboration.id}))


@cache
def _mandates() -> Select[Mandate]:
    return (
        select(Mandate)
        .where(Mandate.collaboration_id == bindparam("collaboration"))
        .options(
            joinedload(Mandate.person),
            joinedload(Mandate.party).joinedload(Party.organisation),
        )
        .order_by(Mandate.since, Mandate.id)
    )


def roles_of(collaboration: Collaboration) -> list[Role]:
    """The roles that have not ended, with their parties, in the order they were added."""
    return list(db.session.scalars(_roles(), {"collaboration": collaboration.id}))


@cache
def _roles() -> Select[Role]:
    return (
        select(Role)
        .where(Role.collaboration_id == bindparam("collaboration"), Role.ended_at.is_(None))
        .options(joinedload(Role.party).joinedload(Party.organisation))
        .order_by(Role.id)
    )


def mandate_in(collaboration: Collaboration, number: int) -> Mandate | None:
    """The mandate with that number in this collaboration, or None."""
    return db.session.scalar(
        select(Mandate).where(Mandate.id == number, Mandate.collaboration_id == collaboration.id)
    )


def role_in(collaboration: Collaboration, number: int) -> Role | None:
    """The role with that number in this collaboration, or None."""
    return db.session.scalar(
        select(Role).where(Role.id == number, Role.collaboration_id == collaboration.id)
    )
