"""Finding the lines of the story, the choices, and who has acted."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, exists, select
from sqlalchemy.orm import aliased, joinedload

from samverkan.accounts.models import Person
from samverkan.agreements.models import Agreement
from samverkan.celebration.models import Choice, StoryNote
from samverkan.celebration.values import SHOWN
from samverkan.collaborations.models import Collaboration, Event, Party
from samverkan.collaborations.queries import seated
from samverkan.collaborations.values import JOINT
from samverkan.core.db import db

MOST_DRAWN = 600


def story_of(collaboration: Collaboration) -> list[StoryNote]:
    """The lines that have not been taken back, with their parties, oldest first."""
    return list(
        db.session.scalars(
            select(StoryNote)
            .where(StoryNote.collaboration_id == collaboration.id, StoryNote.removed_at.is_(None))
            .options(joinedload(StoryNote.party).joinedload(Party.organisation))
            .order_by(StoryNote.id)
        )
    )


def note_in(collaboration: Collaboration, number: int) -> StoryNote | None:
    """One line of this collaboration's story, taken back or not."""
    return db.session.scalar(
        select(StoryNote).where(
            StoryNote.id == number, StoryNote.collaboration_id == collaboration.id
        )
    )


def choices_of(collaboration: Collaboration) -> list[Choice]:
    """What the parties have chosen, oldest first. Not for the page until all have chosen."""
    return list(db.session.scalars(_choices(), {"collaboration": collaboration.id}))


@cache
def _choices() -> Select[Choice]:
    own = Choice.collaboration_id == bindparam("collaboration")
    return select(Choice).where(own).execution_options(populate_existing=True).order_by(Choice.id)


def is_shown(collaboration: Collaboration) -> bool:
    """Whether all have chosen, so that everyone sees all the choices."""
    return bool(db.session.scalar(_shown(), {"collaboration": collaboration.id}))


@cache
def _shown() -> Select[bool]:
    own = Event.collaboration_id == bindparam("collaboration")
    return select(exists().where(own, Event.kind == SHOWN))


def hold(collaboration: Collaboration) -> None:
    """Let nobody else choose here until the request is over: the last one must see all."""
    db.session.execute(
        select(Collaboration.id).where(Collaboration.id == collaboration.id).with_for_update()
    )


def marks_of(collaboration: Collaboration) -> list[int]:
    """The mark of who acted, the latest 600 acts, oldest first; 0 for what was done together."""
    rows = db.session.scalars(
        select(Party.mark)
        .select_from(Event)
        .outerjoin(Party, Party.id == Event.party_id)
        .where(Event.collaboration_id == collaboration.id)
        .order_by(Event.number.desc())
        .limit(MOST_DRAWN)
    ).all()
    return [mark or JOINT for mark in reversed(rows)]


def waiting_for(person: Person, *, within: int | None = None) -> Sequence[Row[*tuple[Any, ...]]]:
    """Where this person's party has not chosen: key, name, others_chose, Agreement in force if any.

    Only where another party has chosen or an agreement is in force, and not all have chosen.
    """
    return db.session.execute(_without_choice(), {"person": person.id, "within": within}).all()


@cache
def _without_choice() -> Select[*tuple[Any, ...]]:
    mine = seated()
    theirs, other, sealed = aliased(Choice), aliased(Party), aliased(Agreement)
    in_force = (
        select(sealed.id)
        .where(
            sealed.collaboration_id == mine.c.collaboration_id,
            sealed.sealed_at.is_not(None),
        )
        .order_by(sealed.sealed_at.desc(), sealed.id.desc())
        .limit(1)
        .correlate(mine)
        .scalar_subquery()
    )
    others_chose = exists().where(
        theirs.collaboration_id == mine.c.collaboration_id,
        theirs.party_id != mine.c.party_id,
        other.id == theirs.party_id,
        other.left_at.is_(None),
    )
    shown = exists().where(Event.collaboration_id == mine.c.collaboration_id, Event.kind == SHOWN)
    chose = exists().where(Choice.party_id == mine.c.party_id)
    return (
        select(mine.c.key, mine.c.name, others_chose.label("others_chose"), Agreement)
        .outerjoin(Agreement, Agreement.id == in_force)
        .where(~chose, ~shown)
        .where(others_chose | Agreement.id.is_not(None))
        .order_by(mine.c.collaboration_id)
    )


def ready_to_show(*, most: int) -> Sequence[Collaboration]:
    """Collaborations where all who are in have chosen and nobody has been told: someone left."""
    waiting = exists().where(
        Party.collaboration_id == Collaboration.id,
        Party.joined_at.is_not(None),
        Party.left_at.is_(None),
        ~exists().where(Choice.party_id == Party.id),
    )
    standing = exists().where(
        Choice.collaboration_id == Collaboration.id,
        Party.id == Choice.party_id,
        Party.left_at.is_(None),
    )
    shown = exists().where(Event.collaboration_id == Collaboration.id, Event.kind == SHOWN)
    return db.session.scalars(
        select(Collaboration)
        .where(standing, ~waiting, ~shown)
        .order_by(Collaboration.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
