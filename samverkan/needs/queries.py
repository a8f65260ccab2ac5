"""Finding needs, the words for them, and who stands behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import joinedload

from samverkan.collaborations.models import Collaboration, Party
from samverkan.collaborations.queries import seated
from samverkan.collaborations.values import Stage
from samverkan.core.db import db
from samverkan.core.words import swedish
from samverkan.needs.models import Confirmation, Framing, Need
from samverkan.needs.rules import is_agreed, is_shared

FRAMED, CONFIRMED = "framed", "confirmed"


@dataclass(frozen=True)
class Progress:
    """How far a need has come: which parties have written, and which stand behind the text."""

    need: Need
    framed: frozenset[int] = frozenset()
    confirmed: frozenset[int] = frozenset()

    @property
    def is_shared(self) -> bool:
        return is_shared(self.confirmed)

    def is_agreed(self, joined: Sequence[Party]) -> bool:
        return bool(self.need.text) and is_agreed(self.confirmed, joined)

    def not_framed(self, parties: Sequence[Party]) -> list[Party]:
        return [party for party in parties if party.id not in self.framed]

    def not_confirmed(self, parties: Sequence[Party]) -> list[Party]:
        return [party for party in parties if party.id not in self.confirmed]


def needs_of(collaboration: Collaboration) -> list[Need]:
    """The needs of a collaboration, in the order they were written."""
    return list(db.session.scalars(_needs(), {"collaboration": collaboration.id}))


@cache
def _needs() -> Select[Need]:
    return (
        select(Need)
        .where(Need.collaboration_id == bindparam("collaboration"))
        .options(joinedload(Need.written_for).joinedload(Party.organisation))
        .order_by(Need.id)
    )


def need_in(collaboration: Collaboration, number: int) -> Need | None:
    """A need that belongs to this collaboration, or None."""
    own = Need.collaboration_id == collaboration.id
    return db.session.scalar(select(Need).where(Need.id == number, own))


def progress_of(collaboration: Collaboration) -> list[Progress]:
    """How far each need has come, in the order they were written; two queries."""
    return _progress(needs_of(collaboration))


def progress(need: Need) -> Progress:
    """How far one need has come."""
    return _progress([need])[0]


def framing_by(need: Need, party: Party) -> Framing | None:
    """The party's own words for the need."""
    return db.session.scalar(
        select(Framing).where(Framing.need_id == need.id, Framing.party_id == party.id)
    )


def framings_for(need: Need, party: Party) -> list[Framing]:
    """The words this party may read: none before it has written its own, then everyone's.

    In the order of the parties' names.
    """
    own = select(Framing.id).where(Framing.need_id == need.id, Framing.party_id == party.id)
    found = db.session.scalars(
        select(Framing)
        .where(Framing.need_id == need.id, own.exists())
        .options(joinedload(Framing.party).joinedload(Party.organisation), joinedload(Framing.by))
        .order_by(Framing.id)
    )
    return sorted(found, key=lambda framing: swedish(framing.party.name))


@cache
def awaited() -> Select[str, str, int, int, int, int, int]:
    """What a person's parties have left to do with needs, the oldest collaboration first.

    Each row: key and name of the collaboration, id of the need (None when there is none yet),
    1 when own words are there, how many have written, the revision of the joint text, and 1 when
    one's own party stands behind it. Bind what `seated` asks for.
    """
    seat = seated()
    own_words = _count(Framing, Framing.need_id == Need.id, Framing.party_id == seat.c.party_id)
    own_yes = _count(
        Confirmation,
        Confirmation.need_id == Need.id,
        Confirmation.revision == Need.revision,
        Confirmation.party_id == seat.c.party_id,
    )
    written = _count(Framing, Framing.need_id == Need.id)
    to_write = and_(
        Collaboration.stage == int(Stage.NEEDS), or_(own_words == 0, Need.revision == 0)
    )
    return (
        select(seat.c.key, seat.c.name, Need.id, own_words, written, Need.revision, own_yes)
        .select_from(seat)
        .join(Collaboration, Collaboration.id == seat.c.collaboration_id)
        .outerjoin(Need, Need.collaboration_id == seat.c.collaboration_id)
        .where(or_(to_write, and_(Need.revision > 0, own_yes == 0)))
        .order_by(seat.c.collaboration_id, Need.id)
    )


def _count(
    table: type[Framing] | type[Confirmation], *where: ColumnElement[bool]
) -> ScalarSelect[int]:
    counted = select(func.count()).select_from(table).where(*where)
    return counted.correlate_except(table).scalar_subquery()


def _progress(needs: list[Need]) -> list[Progress]:
    if not needs:
        return []
    numbers = [need.id for need in needs]
    framed = select(literal(FRAMED), Framing.need_id, Framing.party_id)
    confirmed = (
        select(literal(CONFIRMED), Confirmation.need_id, Confirmation.party_id)
        .join(Confirmation.need)
        .where(Confirmation.revision == Need.revision, Need.id.in_(numbers))
    )
    found = db.session.execute(union_all(framed.where(Framing.need_id.in_(numbers)), confirmed))
    done = {(what, need, party) for what, need, party in found}
    return [
        Progress(need, _parties(done, FRAMED, need), _parties(done, CONFIRMED, need))
        for need in needs
    ]


def _parties(done: set[tuple[str, int, int]], what: str, need: Need) -> frozenset[int]:
    return frozenset(party for kind, of, party in done if (kind, of) == (what, need.id))
