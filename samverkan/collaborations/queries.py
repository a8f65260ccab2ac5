"""Finding collaborations, always through the person who asks."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Integer, Select, Subquery, bindparam, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Collaboration, Invitation, Membership, Party
from samverkan.collaborations.values import Listed, ListedParty, Listing, Part, Reply
from samverkan.core.db import db
from samverkan.core.words import swedish
from samverkan.organisations.models import Organisation

PAGE = 20


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


def place_of(person: Person, key: str) -> Place | None:
    """The collaboration named `key` as this person may see it, or None."""
    seat = db.session.scalar(_seat(), {"key": key, "person": person.id})
    if seat is None:
        return None
    collaboration = seat.party.collaboration
    return Place(collaboration, seat, parties_of(collaboration))


@cache
def _seat() -> Select[Membership]:
    return (
        select(Membership)
        .join(Membership.party)
        .join(Party.collaboration)
        .where(
            Collaboration.key == bindparam("key"),
            Membership.person_id == bindparam("person"),
            Membership.ended_at.is_(None),
            Party.left_at.is_(None),
        )
        .options(contains_eager(Membership.party).contains_eager(Party.collaboration))
        .order_by(Membership.id)
        .limit(1)
    )


def parties_of(collaboration: Collaboration) -> tuple[Party, ...]:
    """The parties that have not left, in Swedish alphabetical order."""
    found = db.session.scalars(_parties(), {"collaboration": collaboration.id})
    return tuple(sorted(found, key=lambda party: swedish(party.name)))


@cache
def _parties() -> Select[Party]:
    return (
        select(Party)
        .where(Party.collaboration_id == bindparam("collaboration"), Party.left_at.is_(None))
        .options(joinedload(Party.organisation))
        .order_by(Party.id)
    )


def members_of(collaboration: Collaboration) -> list[Membership]:
    """Everyone who works in the collaboration now, in the order they came."""
    return list(db.session.scalars(_members(), {"collaboration": collaboration.id}))


@cache
def _members() -> Select[Membership]:
    return (
        select(Membership)
        .join(Membership.party)
        .where(
            Party.collaboration_id == bindparam("collaboration"),
            Party.left_at.is_(None),
            Membership.ended_at.is_(None),
        )
        .options(contains_eager(Membership.party), joinedload(Membership.person))
        .order_by(Membership.id)
    )


@cache
def seated() -> Subquery:
    """The seats where one person may write: party and collaboration by id, its key and its name.

    Other floors join their own rows with it, so that what waits for somebody is one query however
    many collaborations there are. Who asks binds `person`, and `within`: the id of the only
    collaboration to look in, or None for all of them. Statements are built once, and kept.
    """
    within = bindparam("within", type_=Integer)
    return (
        select(
            Membership.party_id,
            Collaboration.id.label("collaboration_id"),
            Collaboration.key,
            Collaboration.name,
            Collaboration.stage,
        )
        .join(Membership.party)
        .join(Party.collaboration)
        .where(
            Membership.person_id == bindparam("person"),
            Membership.ended_at.is_(None),
            Membership.part != Part.READER,
            Party.joined_at.is_not(None),
            Party.left_at.is_(None),
            or_(within.is_(None), Collaboration.id == within),
        )
        .subquery("seat")
    )


def collaborations_of(person: Person, *, after: int | None = None, limit: int = PAGE) -> Listing:
    """The person's collaborations, the newest first, at most `limit` older than id `after`.

    Two queries however many there are.
    """
    own = (
        select(Party.collaboration_id)
        .join(Membership, Membership.party_id == Party.id)
        .where(
            Membership.person_id == person.id,
            Membership.ended_at.is_(None),
            Party.left_at.is_(None),
        )
    )
    asked = (
        select(Collaboration.id, Collaboration.key, Collaboration.name, Collaboration.stage)
        .where(Collaboration.id.in_(own))
        .order_by(Collaboration.id.desc())
        .limit(limit + 1)
    )
    if after is not None:
        asked = asked.where(Collaboration.id < after)
    found = db.session.execute(asked).all()
    shown = found[:limit]
    parties = _listed_parties([row.id for row in shown])
    rows = tuple(
        Listed(row.id, row.key, row.name, row.stage, tuple(parties.get(row.id, ())))
        for row in shown
    )
    return Listing(rows, shown[-1].id if len(found) > limit else None)


def _listed_parties(collaborations: list[int]) -> dict[int, list[ListedParty]]:
    rows = db.session.execute(
        select(Party.collaboration_id, Organisation.name, Party.mark)
        .join(Party.organisation)
        .where(Party.collaboration_id.in_(collaborations), Party.left_at.is_(None))
        .order_by(Party.id)
    )
    listed: dict[int, list[ListedParty]] = {}
    for row in sorted(rows, key=lambda row: swedish(row.name)):
        listed.setdefault(row.collaboration_id, []).append(ListedParty(row.name, row.mark))
    return listed


def ever_parties(collaboration: Collaboration) -> list[Party]:
    """All parties there have been, also those that left, in the order they were asked."""
    own = Party.collaboration_id == collaboration.id
    return list(db.session.scalars(select(Party).where(own).order_by(Party.id)))


def open_invitations(collaboration: Collaboration) -> list[Invitation]:
    """Invitations that nobody has said yes to, in the order they were made."""
    return list(
        db.session.scalars(
            _invitations()
            .where(
                Party.collaboration_id == collaboration.id,
                Party.left_at.is_(None),
                or_(Invitation.reply.is_(None), Invitation.reply != Reply.YES),
            )
            .order_by(Invitation.id)
        )
    )


def invitation_of(invitation_id: int) -> Invitation | None:
    """An invitation with its party, its collaboration and who asked."""
    return db.session.scalar(_invitations().where(Invitation.id == invitation_id))


def invitation_in(collaboration: Collaboration, invitation_id: int) -> Invitation | None:
    """An invitation that belongs to this collaboration, or None."""
    return db.session.scalar(
        _invitations().where(
            Invitation.id == invitation_id, Party.collaboration_id == collaboration.id
        )
    )


def invitation_to(party: Party, address: str) -> Invitation | None:
    """The invitation to this address for this party, answered or not."""
    return db.session.scalar(
        select(Invitation).where(Invitation.party_id == party.id, Invitation.address == address)
    )


def seat_of(person: Person, collaboration: Collaboration) -> Membership | None:
    """The person's seat in the collaboration now, for any party."""
    return db.session.scalar(
        select(Membership)
        .join(Membership.party)
        .where(
            Party.collaboration_id == collaboration.id,
            Party.left_at.is_(None),
            Membership.person_id == person.id,
            Membership.ended_at.is_(None),
        )
        .order_by(Membership.id)
        .limit(1)
    )


def membership(party: Party, person: Person) -> Membership | None:
    """The person's row in this party, also when it has ended."""
    return db.session.scalar(
        select(Membership).where(Membership.party_id == party.id, Membership.person_id == person.id)
    )


def _invitations() -> Select[Invitation]:
    return (
        select(Invitation)
        .join(Invitation.party)
        .options(
            contains_eager(Invitation.party).joinedload(Party.organisation),
            contains_eager(Invitation.party).joinedload(Party.collaboration),
            joinedload(Invitation.invited_by),
        )
    )
