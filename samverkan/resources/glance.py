"""What waits for a party that has put in nothing yet."""

from datetime import date

from flask import url_for
from sqlalchemy import exists, select

from samverkan.accounts.models import Person
from samverkan.collaborations.queries import seats
from samverkan.collaborations.values import Todo
from samverkan.core.db import db
from samverkan.core.language import _
from samverkan.resources.models import Resource


def waiting(person: Person, today: date) -> list[Todo]:
    """Say what you put in; a suggestion that stops nobody."""
    del today
    seat = seats().subquery()
    puts_in = exists().where(Resource.party_id == seat.c.party_id, Resource.removed_at.is_(None))
    rows = db.session.execute(
        select(seat.c.party_id, seat.c.key, seat.c.name)
        .where(seat.c.person_id == person.id, ~puts_in)
        .order_by(seat.c.collaboration_id, seat.c.party_id)
    )
    return [_todo(key, name) for _party, key, name in rows]


def _todo(key: str, name: str) -> Todo:
    return Todo(
        key=key,
        collaboration=name,
        title=_("Skriv vad ni lägger in"),
        text=_("Tid, lokal och kunskap räknas lika mycket som pengar."),
        url=url_for("resources.new", key=key),
        button=_("Skriv vad ni lägger in"),
        minutes=3,
        blocks=False,
    )
