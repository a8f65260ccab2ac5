"""What waits for a party that has put in nothing yet."""

from datetime import date
from functools import cache

from flask import url_for
from sqlalchemy import Select, exists, select

from samverkan.accounts.models import Person
from samverkan.collaborations.queries import seated
from samverkan.collaborations.values import Stage, Todo
from samverkan.core.db import db
from samverkan.core.language import _
from samverkan.resources.models import Resource


def waiting(person: Person, today: date, *, within: int | None = None) -> list[Todo]:
    """Say what you put in, once the need is agreed; a suggestion that stops nobody."""
    del today
    rows = db.session.execute(_empty_handed(), {"person": person.id, "within": within})
    return [_todo(key, name) for key, name in rows]


@cache
def _empty_handed() -> Select[str, str]:
    """Key and name of each collaboration where the person's party has put in nothing."""
    seat = seated()
    puts_in = exists().where(Resource.party_id == seat.c.party_id, Resource.removed_at.is_(None))
    return (
        select(seat.c.key, seat.c.name)
        .where(~puts_in, seat.c.stage >= int(Stage.ROLES))
        .order_by(seat.c.collaboration_id, seat.c.party_id)
    )


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
