"""Taking on a task, recording a mandate, and ending either."""

from dataclasses import dataclass
from datetime import date, datetime

from samverkan.accounts.models import Person
from samverkan.collaborations.actions import reach
from samverkan.collaborations.history import record
from samverkan.collaborations.queries import Place
from samverkan.collaborations.values import Stage
from samverkan.core.clock import day_of
from samverkan.core.db import db
from samverkan.mandates import rules
from samverkan.mandates.models import Mandate, Role
from samverkan.mandates.queries import mandates_of, roles_of
from samverkan.mandates.values import Scope


@dataclass(frozen=True)
class Terms:
    """What a mandate says: who, what, up to how much in öre, when, and on what ground."""

    person_id: int
    scope: Scope
    ground: str
    since: date
    until: date | None = None
    matter: str = ""
    limit_ore: int | None = None


def take_on(  # noqa: PLR0913 - a task, who does it, who stands in, and who said so
    task: str, *, here: Place, holder: str, deputy: str, by: Person, at: datetime
) -> Role:
    """The person's own party takes on a task in the collaboration."""
    role = Role(
        collaboration_id=here.collaboration.id,
        party_id=here.party.id,
        task=task,
        holder=holder,
        deputy=deputy,
        by_id=by.id,
        at=at,
    )
    db.session.add(role)
    _tell("mandates.role_added", here, by=by, at=at, facts={"task": task})
    _reach_roles(here, on=day_of(at))
    return role


def end_role(role: Role, *, here: Place, by: Person, at: datetime) -> None:
    """The task is no longer the party's; the row stays. Ending twice is ending once."""
    rules.may_end(role, here.party).or_forbid()
    if role.ended_at is None:
        role.ended_at = at
        _tell("mandates.role_ended", here, by=by, at=at, facts={"task": role.task})


def record_mandate(terms: Terms, *, here: Place, by: Person, at: datetime) -> Mandate:
    """Write down a mandate that somebody at the person's own party has been given."""
    rules.names_its_matter(terms.scope, terms.matter).or_break(field="matter")
    rules.ends_after_it_begins(terms.since, terms.until).or_break(field="until")
    mandate = Mandate(
        collaboration_id=here.collaboration.id,
        party_id=here.party.id,
        person_id=terms.person_id,
        scope=terms.scope,
        matter=terms.matter,
        limit_ore=terms.limit_ore,
        since=terms.since,
        until=terms.until,
        ground=terms.ground,
        by_id=by.id,
        at=at,
    )
    db.session.add(mandate)
    _tell(f"mandates.recorded_{terms.scope}", here, by=by, at=at, facts=_facts(mandate))
    _reach_roles(here, on=day_of(at))
    return mandate


def end_mandate(mandate: Mandate, *, here: Place, by: Person, at: datetime) -> None:
    """The mandate no longer holds; the row stays. Ending twice is ending once."""
    rules.may_end(mandate, here.party).or_forbid()
    if mandate.ended_at is None:
        mandate.ended_at = at
        _tell(f"mandates.ended_{mandate.scope}", here, by=by, at=at, facts=_facts(mandate))


def _facts(mandate: Mandate) -> dict[str, object]:
    return {
        "matter": mandate.matter,
        "limit_ore": mandate.limit_ore,
        "since_on": mandate.since.isoformat(),
        "until_on": mandate.until.isoformat() if mandate.until else None,
    }


def _tell(kind: str, place: Place, *, by: Person, at: datetime, facts: dict[str, object]) -> None:
    record(
        kind,
        of=place.collaboration,
        stage=Stage.ROLES,
        by=by,
        party=place.party,
        at=at,
        facts=facts,
    )


def _reach_roles(here: Place, *, on: date) -> None:
    """The collaboration has come to its second stage when every party does and may something."""
    spine = here.collaboration
    if rules.are_roles_settled(here.joined, roles_of(spine), mandates_of(spine), on):
        reach(spine, Stage.ROLES)
