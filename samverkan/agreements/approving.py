"""Approving: a party stands behind exactly the words it was shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from samverkan.accounts.models import Person
from samverkan.agreements import letters, rules
from samverkan.agreements.models import Approval
from samverkan.agreements.queries import desk_of
from samverkan.agreements.wording import ReadClause, Reading, read
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Party
from samverkan.collaborations.values import Stage
from samverkan.core.clock import day_of
from samverkan.core.db import insert_or_ignore
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.mandates.rules import signing_mandate

PARTS = 3


@dataclass(frozen=True)
class Seen:
    """What a form says was shown: a clause at a revision, with the hash of its words."""

    slug: str
    revision: int
    words_hash: str


class ChangedMeanwhile(Exception):
    """The words shown are not the words now; `changed` pairs each clause with what was seen."""

    def __init__(self, changed: Sequence[tuple[ReadClause, Seen]]) -> None:
        super().__init__()
        self.changed = tuple(changed)


def seen_in(written: str) -> tuple[Seen, ...]:
    """What a form carried, as `slug:revision:hash` with spaces between; nonsense is left out."""
    parts = (word.split(":") for word in written.split())
    return tuple(
        Seen(part[0], int(part[1]), part[2])
        for part in parts
        if len(part) == PARTS and part[1].isdecimal() and len(part[1]) < 9  # noqa: PLR2004
    )


def changed_since(reading: Reading, seen: Sequence[Seen]) -> list[tuple[ReadClause, Seen]]:
    """The included clauses that no longer read as they did when they were shown."""
    now = {clause.row.slug: clause for clause in reading.included}
    known = [(now[one.slug], one) for one in seen if one.slug in now]
    return [(clause, one) for clause, one in known if clause.words_hash != one.words_hash]


def approve(
    reading: Reading, seen: Sequence[Seen], *, by: Person, party: Party, at: datetime
) -> tuple[ReadClause, ...]:
    """Approve the clauses that were shown, all or none, and say which.

    Raises ChangedMeanwhile if any of them reads otherwise now, RuleBroken if they have gaps.
    Approving twice is approving once.
    """
    rules.may_approve(reading.state, party.id).or_break()
    changed = changed_since(reading, seen)
    if changed:
        raise ChangedMeanwhile(changed)
    shown = {one.slug for one in seen}
    chosen = tuple(one for one in reading.included if one.row.slug in shown)
    if not chosen:
        raise RuleBroken(_("Välj minst ett avsnitt som ni har läst."))
    for clause in chosen:
        rules.has_no_gaps([gap.question for gap in clause.gaps]).or_break()
    fresh = tuple(clause for clause in chosen if not clause.approval_of(party))
    if fresh:
        _stand_behind(reading, fresh, by=by, party=party, at=at)
    return fresh


def _stand_behind(
    reading: Reading,
    clauses: Sequence[ReadClause],
    *,
    by: Person,
    party: Party,
    at: datetime,
) -> None:
    who = {"party_id": party.id, "by_id": by.id, "at": at}
    rows = [{"clause_id": one.row.id, "words_hash": one.words_hash, **who} for one in clauses]
    insert_or_ignore(Approval, rows)
    kind = "agreements.clause_approved" if len(clauses) == 1 else "agreements.clauses_approved"
    facts = {
        "heading": clauses[0].row.heading,
        "count": len(clauses),
        "words": [f"{one.row.slug} {one.words_hash}" for one in clauses],
    }
    of = reading.desk.agreement.collaboration
    record(kind, of=of, stage=Stage.AGREEMENT, by=by, party=party, at=at, facts=facts)
    tell_those_who_sign(reading, at=at)


def tell_those_who_sign(reading: Reading, *, at: datetime) -> None:
    """When nothing stands in the way any more, those with a mandate to sign get a letter, once."""
    agreement, parties = reading.desk.agreement, reading.desk.parties
    now = read(desk_of(agreement, parties))
    if rules.what_is_missing(now.state):
        return
    own = {party.id: party for party in parties}
    signers = [
        one.person
        for one in now.desk.mandates
        if one.party_id in own
        and signing_mandate([one], one.person_id, day_of(at), party=own[one.party_id])[1]
    ]
    key = f"agreements:ready:{agreement.id}:{now.words_hash[:32]}"
    letters.send(letters.ready_to_sign, agreement, signers, key=key, at=at)
