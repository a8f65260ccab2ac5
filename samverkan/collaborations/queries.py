"""Finding collaborations, always through the person who asks."""

from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Collaboration, Membership, Party
from samverkan.collaborations.values import Part
from samverkan.core.db import db
from samverkan.core.words import swedish


@dataclass(frozen=True)
class Place:
    """Where a person stands: a collaboration, their seat in it, and all parties.

    `parties` are those who have not left, in Swedish alphabetical order, joined or not.
    """

    collaboration: Collaboration
    seat: Membership
    parties: tuple[Party, ...]

    @property
    def party(self) -> Party:
        """The party this person works for here."""
        return next(party for party in self.parties if party.id == self.seat.party_id)

    @property
    def joined(self) -> tuple[Party, ...]:
        """The parties that have said yes."""
        return tuple(party for party in self.parties if party.is_in)

    @property
    def others(self) -> tuple[Party, ...]:
        """The joined parties apart from one's own."""
        return tuple(party for party in self.joined if party.id != self.seat.party_id)

    @property
    def may_write(self) -> bool:
        return self.seat.part != Part.READER

    def party_by_id(self, party_id: int) -> Party | None:
        return next((party for party in self.parties if party.id == party_id), None)


def place_of(person: Person, key: str) -> Place | None:
    """The collaboration named `key` as this person may see it, or None."""
    seat = db.session.scalar(
        select(Membership)
        .join(Membership.party)
        .join(Party.collaboration)
        .where(
            Collaboration.key == key,
            Membership.person_id == person.id,
            Membership.ended_at.is_(None),
            Party.left_at.is_(None),
        )
        .options(contains_eager(Membership.party).contains_eager(Party.collaboration))
        .order_by(Membership.id)
        .limit(1)
    )
    if seat is None:
        return None
    collaboration = seat.party.collaboration
    return Place(collaboration, seat, parties_of(collaboration))


def parties_of(collaboration: Collaboration) -> tuple[Party, ...]:
    """The parties that have not left, in Swedish alphabetical order."""
    found = db.session.scalars(
        select(Party)
        .where(Party.collaboration_id == collaboration.id, Party.left_at.is_(None))
        .options(joinedload(Party.organisation))
        .order_by(Party.id)
    )
    return tuple(sorted(found, key=lambda party: swedish(party.name)))


def members_of(collaboration: Collaboration) -> list[Membership]:
    """Everyone who works in the collaboration now, in the order they came."""
    return list(
        db.session.scalars(
            select(Membership)
            .join(Membership.party)
            .where(
                Party.collaboration_id == collaboration.id,
                Party.left_at.is_(None),
                Membership.ended_at.is_(None),
            )
            .options(contains_eager(Membership.party), joinedload(Membership.person))
            .order_by(Membership.id)
        )
    )


def seats() -> Select[int, int, int, str, str]:
    """Everyone's seats: person, party and collaboration by id, with the key and the name.

    Other floors join their own rows with `seats().subquery()` and filter on one person, so that
    what waits for somebody is one query however many collaborations there are.
    """
    return (
        select(
            Membership.person_id,
            Membership.party_id,
            Collaboration.id.label("collaboration_id"),
            Collaboration.key,
            Collaboration.name,
        )
        .join(Membership.party)
        .join(Party.collaboration)
        .where(
            Membership.ended_at.is_(None),
            Membership.part != Part.READER,
            Party.joined_at.is_not(None),
            Party.left_at.is_(None),
        )
    )
