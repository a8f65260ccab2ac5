"""Finding changes and what the parties answered."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import joinedload

from samverkan.changes.models import Change, ChangeAnswer
from samverkan.changes.values import PAGE, Answer, ChangeKind
from samverkan.collaborations.models import Collaboration, Party
from samverkan.core.db import db

WITH_WHO = (joinedload(Change.party).joinedload(Party.organisation), joinedload(Change.by))


@dataclass(frozen=True)
class Leaf:
    """One page of changes, newest first; `older` is the cursor of the next page, or None."""

    changes: tuple[Change, ...]
    older: int | None


def changes_of(
    collaboration: Collaboration, *, kind: ChangeKind | None = None, before: int | None = None
) -> Leaf:
    """Changes of one kind or all, newest first, from those older than the one numbered `before`."""
    asked = select(Change).where(Change.collaboration_id == collaboration.id)
    if kind is not None:
        asked = asked.where(Change.kind == kind)
    if before is not None:
        asked = asked.where(Change.id < before)
    found = db.session.scalars(
        asked.options(*WITH_WHO).order_by(Change.id.desc()).limit(PAGE + 1)
    ).all()
    older = found[PAGE - 1].id if len(found) > PAGE else None
    return Leaf(tuple(found[:PAGE]), older)


def change_in(collaboration: Collaboration, number: int) -> Change | None:
    """The change with that number in this collaboration, or None."""
    return db.session.scalar(_one(collaboration, number).options(*WITH_WHO))


def change_to_answer(collaboration: Collaboration, number: int) -> Change | None:
    """As `change_in`, but nobody else can answer or withdraw it until the request is over."""
    return db.session.scalar(
        _one(collaboration, number)
        .with_for_update(of=Change)
        .execution_options(populate_existing=True)
    )


def _one(collaboration: Collaboration, number: int) -> Select[Change]:
    return select(Change).where(Change.id == number, Change.collaboration_id == collaboration.id)


def answers_to(changes: Sequence[Change]) -> dict[int, dict[int, ChangeAnswer]]:
    """What each party answered: by the change's id and then the party's."""
    found: dict[int, dict[int, ChangeAnswer]] = defaultdict(dict)
    for answer in db.session.scalars(
        select(ChangeAnswer)
        .where(ChangeAnswer.change_id.in_([change.id for change in changes]))
        .options(joinedload(ChangeAnswer.by))
        .order_by(ChangeAnswer.id)
    ):
        found[answer.change_id][answer.party_id] = answer
    return found


@dataclass(frozen=True)
class Count:
    """How many changes are open and agreed, and the day the latest agreed one starts."""

    waiting: int
    agreed: int
    last: date | None


def count_of(collaboration: Collaboration) -> Count:
    """The changes of a collaboration in numbers."""
    row = db.session.execute(_counts(), {"collaboration": collaboration.id}).one()
    return Count(*row)


@cache
def _counts() -> Select[int, int, date | None]:
    is_waiting = Change.agreed_at.is_(None) & Change.withdrawn_at.is_(None)
    is_agreed = Change.agreed_at.is_not(None)
    return select(
        func.count().filter(is_waiting),
        func.count().filter(is_agreed),
        func.max(Change.starts_on).filter(is_agreed),
    ).where(Change.collaboration_id == bindparam("collaboration"))


def changes_all_left_agree_on(*, most: int) -> Sequence[Change]:
    """Open changes that every party still in has said yes to, held until the transaction ends.

    There are none, except when a party that had not said yes has left.
    """
    yes = select(ChangeAnswer.id).where(
        ChangeAnswer.change_id == Change.id,
        ChangeAnswer.party_id == Party.id,
        ChangeAnswer.answer == Answer.YES,
    )
    awaited = select(Party.id).where(
        Party.collaboration_id == Change.collaboration_id,
        Party.joined_at.is_not(None),
        Party.left_at.is_(None),
        ~yes.correlate_except(ChangeAnswer).exists(),
    )
    return db.session.scalars(
        select(Change)
        .where(
            Change.agreed_at.is_(None),
            Change.withdrawn_at.is_(None),
            ~awaited.correlate_except(Party).exists(),
        )
        .order_by(Change.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
