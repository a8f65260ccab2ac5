"""What happened, read for the page: plain columns, newest first."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Collaboration, Event, Party
from samverkan.collaborations.queries import seated
from samverkan.collaborations.values import JOINT, Stage
from samverkan.core.db import db
from samverkan.organisations.models import Organisation

PAGE = 10
MOST_DRAWN = 300
Found = Sequence[Row[*tuple[Any, ...]]]


def _events() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Event.number,
            Event.at,
            Event.stage,
            Event.kind,
            Event.facts,
            Event.why,
            Person.name.label("person"),
            Party.mark,
            Organisation.name.label("party"),
        )
        .outerjoin(Person, Person.id == Event.person_id)
        .outerjoin(Party, Party.id == Event.party_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
    )


def events_of(
    collaboration: Collaboration, *, before: int | None = None, stage: Stage | None = None
) -> Found:
    """The latest events, newest first; one more than a page of them when there is more to see.

    `before` is the number of the last event already seen.
    """
    latest = _latest()
    if before is not None:
        latest = latest.where(Event.number < before)
    if stage is not None:
        latest = latest.where(Event.stage == int(stage))
    return db.session.execute(latest, {"collaboration": collaboration.id}).all()


@cache
def _latest() -> Select[*tuple[Any, ...]]:
    own = Event.collaboration_id == bindparam("collaboration")
    return _events().where(own).order_by(Event.number.desc()).limit(PAGE + 1)


def marks_by_stage(
    collaboration: Collaboration, parties: Sequence[Party]
) -> dict[Stage, list[int]]:
    """The mark of who acted, per stage, oldest first; 0 for what was done together."""
    rows = db.session.execute(_acts(), {"collaboration": collaboration.id}).all()
    marks = {party.id: party.mark for party in parties}
    acted: dict[Stage, list[int]] = defaultdict(list)
    for stage, party_id in reversed(rows):
        acted[Stage(stage)].append(marks.get(party_id or 0, JOINT))
    return acted


@cache
def _acts() -> Select[int, int | None]:
    return (
        select(Event.stage, Event.party_id)
        .where(Event.collaboration_id == bindparam("collaboration"))
        .order_by(Event.number.desc())
        .limit(MOST_DRAWN)
    )


def news_for(person: Person, *, most: int = 5) -> Found:
    """What other parties did lately in this person's collaborations, newest first."""
    return db.session.execute(_news(), {"person": person.id, "within": None, "most": most}).all()


@cache
def _news() -> Select[*tuple[Any, ...]]:
    mine = seated()
    return (
        _events()
        .add_columns(mine.c.key, mine.c.name.label("place"))
        .join(mine, mine.c.collaboration_id == Event.collaboration_id)
        .where(Event.party_id != mine.c.party_id)
        .order_by(Event.at.desc(), Event.id.desc())
        .limit(bindparam("most"))
    )
