"""Finding what the parties put in, and adding it up."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from samverkan.collaborations.models import Collaboration, Party
from samverkan.core.db import db
from samverkan.resources.models import Resource


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


def resource_in(collaboration: Collaboration, number: int) -> Resource | None:
    """The resource with that number in this collaboration, or None."""
    return db.session.scalar(
        select(Resource).where(Resource.id == number, Resource.collaboration_id == collaboration.id)
    )
