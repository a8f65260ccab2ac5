"""Finding agreements, and everything one of them says and stands on."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from samverkan.agreements.models import (
    Agreement,
    Approval,
    Clause,
    ClauseVersion,
    RegistryNumber,
    SealedCopy,
    Signature,
)
from samverkan.collaborations.models import Collaboration, Event, Membership, Party
from samverkan.collaborations.queries import members_of
from samverkan.core.db import db
from samverkan.mandates.models import Mandate, Role
from samverkan.mandates.queries import mandates_of, roles_of
from samverkan.needs.models import Need
from samverkan.needs.queries import needs_of
from samverkan.resources.models import Resource
from samverkan.resources.queries import resources_of

USUAL_MONTHS = 6


@dataclass(frozen=True)
class Desk:
    """An agreement with everything it says and stands on, read at one moment.

    `parties` are the joined ones in Swedish alphabetical order; clauses stand in their order,
    those left out too; `registry_numbers` are by party.
    """

    agreement: Agreement
    parties: tuple[Party, ...]
    clauses: tuple[Clause, ...]
    approvals: tuple[Approval, ...]
    signatures: tuple[Signature, ...]
    registry_numbers: dict[int, str]
    needs: tuple[Need, ...]
    roles: tuple[Role, ...]
    mandates: tuple[Mandate, ...]
    resources: tuple[Resource, ...]


def desk_of(agreement: Agreement, parties: tuple[Party, ...]) -> Desk:
    """Everything on the desk, in the same handful of queries however much there is."""
    collaboration = agreement.collaboration
    return Desk(
        agreement=agreement,
        parties=parties,
        clauses=clauses_of(agreement),
        approvals=approvals_of(agreement),
        signatures=_standing(agreement, parties),
        registry_numbers=registry_numbers_of(agreement),
        needs=tuple(needs_of(collaboration)),
        roles=tuple(roles_of(collaboration)),
        mandates=tuple(mandates_of(collaboration)),
        resources=tuple(resources_of(collaboration)),
    )


def _standing(agreement: Agreement, parties: tuple[Party, ...]) -> tuple[Signature, ...]:
    """The signatures that count: before sealing, only those of parties that are still in."""
    own = {party.id for party in parties}
    given = signatures_of(agreement)
    return tuple(one for one in given if agreement.is_sealed or one.party_id in own)


def latest_agreement(collaboration: Collaboration) -> Agreement | None:
    """The agreement begun last, sealed or not."""
    return db.session.scalar(
        select(Agreement)
        .where(Agreement.collaboration_id == collaboration.id)
        .order_by(Agreement.id.desc())
        .limit(1)
    )


def agreement_in(collaboration: Collaboration, number: int) -> Agreement | None:
    """The agreement with that number in this collaboration, or None."""
    return db.session.scalar(_numbered(collaboration, number))


def agreement_to_change(collaboration: Collaboration, number: int) -> Agreement | None:
    """The same, locked until the request is over, so that acts on it come one at a time."""
    fresh = _numbered(collaboration, number).with_for_update(of=Agreement)
    return db.session.scalar(fresh.execution_options(populate_existing=True))


def hold(collaboration: Collaboration) -> None:
    """Lock the collaboration until the request is over, so that two cannot begin at once."""
    own = select(Collaboration.id).where(Collaboration.id == collaboration.id)
    db.session.scalar(own.with_for_update())


def _numbered(collaboration: Collaboration, number: int) -> Select[Agreement]:
    own = Agreement.collaboration_id == collaboration.id
    return select(Agreement).where(Agreement.id == number, own)


def clauses_of(agreement: Agreement) -> tuple[Clause, ...]:
    """The clauses in the order they are read, those left out too."""
    own = Clause.agreement_id == agreement.id
    return tuple(db.session.scalars(select(Clause).where(own).order_by(Clause.position, Clause.id)))


def approvals_of(agreement: Agreement) -> tuple[Approval, ...]:
    """Who has approved what, with the people who did it, oldest first."""
    return tuple(
        db.session.scalars(
            select(Approval)
            .join(Approval.clause)
            .where(Clause.agreement_id == agreement.id)
            .options(joinedload(Approval.by))
            .order_by(Approval.at, Approval.id)
        )
    )


def signatures_of(agreement: Agreement) -> tuple[Signature, ...]:
    """The signatures with their people, parties and mandates, in the order they were given."""
    return tuple(
        db.session.scalars(
            select(Signature)
            .where(Signature.agreement_id == agreement.id)
            .options(
                joinedload(Signature.person),
                joinedload(Signature.mandate),
                joinedload(Signature.party).joinedload(Party.organisation),
            )
            .order_by(Signature.at, Signature.id)
        )
    )


def registry_numbers_of(agreement: Agreement) -> dict[int, str]:
    """Each party's diarienummer, for those that have one."""
    found = select(RegistryNumber).where(RegistryNumber.agreement_id == agreement.id)
    rows = db.session.scalars(found.order_by(RegistryNumber.party_id))
    return {row.party_id: row.number for row in rows}


def registry_number(agreement: Agreement, party: Party) -> RegistryNumber | None:
    return db.session.scalar(
        select(RegistryNumber).where(
            RegistryNumber.agreement_id == agreement.id, RegistryNumber.party_id == party.id
        )
    )


def version_of(clause: Clause, revision: int) -> ClauseVersion | None:
    """The words of a clause as they were at one revision, and who wrote them."""
    return db.session.scalar(
        select(ClauseVersion)
        .where(ClauseVersion.clause_id == clause.id, ClauseVersion.revision == revision)
        .options(joinedload(ClauseVersion.by), joinedload(ClauseVersion.party))
    )


def versions_of(clause: Clause) -> list[ClauseVersion]:
    """All versions of a clause with their writers, the latest first."""
    return list(
        db.session.scalars(
            select(ClauseVersion)
            .where(ClauseVersion.clause_id == clause.id)
            .options(joinedload(ClauseVersion.by), joinedload(ClauseVersion.party))
            .order_by(ClauseVersion.revision.desc())
        )
    )


def sealed_copy(agreement: Agreement) -> SealedCopy | None:
    """The sealed paper, whose bytes are fetched only when asked for."""
    return db.session.scalar(select(SealedCopy).where(SealedCopy.agreement_id == agreement.id))


def sums_in_history(agreement: Agreement) -> list[str]:
    """The checksums of the paper that history tells of, which is one when all is well."""
    events = db.session.scalars(
        select(Event)
        .where(
            Event.collaboration_id == agreement.collaboration_id,
            Event.kind == "agreements.sealed",
        )
        .order_by(Event.number)
    )
    own = [one.facts for one in events if one.facts.get("agreement") == agreement.id]
    return [str(facts.get("sha256")) for facts in own]


def titles_in(collaboration: Collaboration) -> dict[tuple[int, int], str]:
    """What the people call themselves, by party and person."""
    seats: list[Membership] = members_of(collaboration)
    return {(seat.party_id, seat.person_id): seat.title for seat in seats}


def period(agreement: Agreement) -> tuple[date | None, date | None]:
    """The first and the last day the parties have agreed on, where they have."""
    return _day_in(agreement, "startdag"), _day_in(agreement, "slutdag")


def rhythm_months(agreement: Agreement) -> int:
    """The most months between two check-ins; six unless the parties have said otherwise."""
    months = str(agreement.blanks.get("avstamning_manader") or "")
    return int(months) if months.isdecimal() and int(months) else USUAL_MONTHS


def _day_in(agreement: Agreement, blank: str) -> date | None:
    given = agreement.blanks.get(blank)
    return date.fromisoformat(given) if given else None
