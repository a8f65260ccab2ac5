"""Finding what the parties put in, and adding it up."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from samverkan.collaborations.models import Collaboration, Party
from samverkan.core.db import db
from samverkan.resources.models import Resource
from samverkan.resources.rules import Sums, added_up


def resources_of(collaboration: Collaboration) -> list[Resource]:
    """What the parties put in and have not taken back, with parties, by year and then as added."""
    return list(
        db.session.scalars(
            select(Resource)
            .where(Resource.collaboration_id == collaboration.id, Resource.removed_at.is_(None))
            .options(joinedload(Resource.party).joinedload(Party.organisation))
            .order_by(Resource.year, Resource.id)
        )
    )


def totals(collaboration: Collaboration) -> Sums:
    """All money in öre and all hours, over all parties and years."""
    return added_up(resources_of(collaboration))


def money_of(party: Party) -> int:
    """All the money in öre that a party puts in, over all years."""
    rows = db.session.scalars(
        select(Resource).where(Resource.party_id == party.id, Resource.removed_at.is_(None))
    )
    return added_up(rows).ore


def resource_in(collaboration: Collaboration, number: int) -> Resource | None:
    """The resource with that number in this collaboration, or None."""
    return db.session.scalar(
        select(Resource).where(Resource.id == number, Resource.collaboration_id == collaboration.id)
    )
