"""Putting something in, and taking it back."""

from dataclasses import dataclass
from datetime import datetime

from samverkan.accounts.models import Person
from samverkan.collaborations.history import record
from samverkan.collaborations.queries import Place
from samverkan.collaborations.values import Stage
from samverkan.core.db import db
from samverkan.resources import rules
from samverkan.resources.models import Resource
from samverkan.resources.values import ResourceKind


@dataclass(frozen=True)
class Offer:
    """What a party puts in each year from the first to the last; money in öre, time in hours."""

    kind: ResourceKind
    what: str
    first: int
    last: int | None = None
    amount_ore: int | None = None
    hours: int | None = None

    @property
    def years(self) -> range:
        return range(self.first, (self.last or self.first) + 1)


def put_in(offer: Offer, *, here: Place, by: Person, at: datetime) -> list[Resource]:
    """The person's own party puts something in: one row for each calendar year."""
    field = "amount" if offer.kind == ResourceKind.MONEY else "hours"
    rules.says_how_much(offer.kind, offer.amount_ore, offer.hours).or_break(field=field)
    rules.runs_in_order(offer.first, offer.last).or_break(field="last")
    rows = [
        Resource(
            collaboration_id=here.collaboration.id,
            party_id=here.party.id,
            kind=offer.kind,
            what=offer.what,
            year=year,
            amount_ore=offer.amount_ore,
            hours=offer.hours,
            by_id=by.id,
            at=at,
        )
        for year in offer.years
    ]
    db.session.add_all(rows)
    _tell("resources.put_in", rows, here=here, by=by, at=at)
    return rows


def take_back(resource: Resource, *, here: Place, by: Person, at: datetime) -> None:
    """The party no longer puts it in; the row stays. Taking back twice is taking back once."""
    rules.may_take_back(resource, here.party).or_forbid()
    if resource.removed_at is None:
        resource.removed_at = at
        _tell("resources.taken_back", [resource], here=here, by=by, at=at)


def _tell(kind: str, rows: list[Resource], *, here: Place, by: Person, at: datetime) -> None:
    first, last = rows[0], rows[-1]
    record(
        kind,
        of=here.collaboration,
        stage=Stage.ROLES,
        by=by,
        party=here.party,
        at=at,
        facts={
            "what": first.what,
            "kind": str(first.kind),
            "years": [first.year, last.year],
            "amount_ore": first.amount_ore,
            "hours": first.hours,
        },
    )
