"""History: every act is an event, chained so that a changed past shows."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Collaboration, Event, Party
from samverkan.collaborations.values import Stage
from samverkan.core.db import db

BEGINNING = "0" * 64


@dataclass(frozen=True)
class BrokenLink:
    """Where a history no longer fits together; `number` is the first event that does not."""

    collaboration: str
    number: int


def record(  # noqa: PLR0913 - an event is this many things
    kind: str,
    *,
    of: Collaboration,
    stage: Stage,
    by: Person | None,
    party: Party | None,
    at: datetime,
    why: str = "",
    facts: dict[str, Any] | None = None,
) -> Event:
    """Add what happened to the collaboration's history. No names of people go into `facts`.

    Locks the collaboration until the request is over, so that events get their numbers in turn.
    `party` is None for what the parties did together.
    """
    spine = db.session.scalars(
        select(Collaboration).where(Collaboration.id == of.id).with_for_update()
    ).one()
    db.session.refresh(spine, ["history_length", "history_head"])
    event = Event(
        collaboration_id=spine.id,
        number=spine.history_length + 1,
        at=at,
        stage=int(stage),
        kind=kind,
        person_id=by.id if by else None,
        party_id=party.id if party else None,
        facts=facts or {},
        why=why,
        previous_hash=spine.history_head,
    )
    event.hash = hash_of(event)
    spine.history_length, spine.history_head = event.number, event.hash
    db.session.add(event)
    db.session.flush()
    return event


def hash_of(event: Event) -> str:
    """SHA-256 over the event's content and the hash before it, as canonical JSON in UTF-8."""
    content = {
        "collaboration": event.collaboration_id,
        "number": event.number,
        "at": event.at.astimezone(UTC).isoformat(),
        "stage": event.stage,
        "kind": event.kind,
        "person": event.person_id,
        "party": event.party_id,
        "facts": event.facts,
        "why": event.why,
        "previous": event.previous_hash,
    }
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def broken_links() -> Iterable[BrokenLink]:
    """The first broken link of each collaboration whose history does not hold, in order of id."""
    every = select(Collaboration).order_by(Collaboration.id).execution_options(yield_per=100)
    for collaboration in db.session.scalars(every):
        number = first_broken(collaboration)
        if number:
            yield BrokenLink(collaboration.key, number)


def first_broken(collaboration: Collaboration) -> int | None:
    """The number of the first event that does not fit, or None when the chain holds."""
    head, number = BEGINNING, 0
    for event in _in_order(collaboration):
        number += 1
        if (event.number, event.previous_hash) != (number, head) or event.hash != hash_of(event):
            return number
        head = event.hash
    if (number, head) != (collaboration.history_length, collaboration.history_head):
        return number + 1
    return None


def _in_order(collaboration: Collaboration) -> Iterable[Event]:
    own = Event.collaboration_id == collaboration.id
    return db.session.scalars(select(Event).where(own).order_by(Event.number))
