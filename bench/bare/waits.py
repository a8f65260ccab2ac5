"""What waits for a person: columns only, each SELECT where it is used."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from bench.bare.asking import Question, many
from samverkan.accounts.models import Person
from samverkan.agreements.models import Agreement, Approval, Clause, Signature
from samverkan.celebration.models import Choice
from samverkan.changes.models import Change, ChangeAnswer
from samverkan.checkins.models import Asked, CheckIn
from samverkan.collaborations.models import Collaboration, Event, Invitation, Membership, Party
from samverkan.mandates.models import Mandate, Role
from samverkan.needs.models import Confirmation, Framing, Need
from samverkan.organisations.models import Organisation
from samverkan.resources.models import Resource

PATIENCE = timedelta(days=7)


@dataclass(frozen=True)
class Waiting:
    """What waits for one person, in all their collaborations or in one."""

    person: int
    now: datetime = field(compare=False)
    within: int | None = None

    def _seats(self, *columns: Any) -> Question:  # noqa: ANN401
        asked = (
            select(Collaboration.key, Collaboration.name, *columns)
            .select_from(Membership)
            .join(Party, Party.id == Membership.party_id)
            .join(Collaboration, Collaboration.id == Party.collaboration_id)
            .where(
                Membership.person_id == self.person,
                Membership.ended_at.is_(None),
                Membership.part != "reader",
                Party.joined_at.is_not(None),
                Party.left_at.is_(None),
            )
            .order_by(Collaboration.id)
        )
        return asked if self.within is None else asked.where(Collaboration.id == self.within)

    @many
    def quiet(self) -> Question:
        invited = aliased(Party)
        return (
            self._seats(Organisation.name.label("who"), Invitation.reply)
            .join(invited, invited.collaboration_id == Collaboration.id)
            .join(Invitation, Invitation.party_id == invited.id)
            .join(Organisation, Organisation.id == invited.organisation_id)
            .where(
                Invitation.invited_by_id == self.person,
                invited.joined_at.is_(None),
                invited.left_at.is_(None),
                or_(
                    Invitation.reply == "talk",
                    Invitation.reply.is_(None) & (Invitation.at < self.now - PATIENCE),
                ),
            )
        )

    @many
    def lonely(self) -> Question:
        other = aliased(Membership)
        colleague = exists().where(
            other.party_id == Party.id, other.person_id != self.person, other.ended_at.is_(None)
        )
        asked = exists().where(Invitation.party_id == Party.id, Invitation.reply.is_(None))
        return self._seats().where(~colleague, ~asked)

    @many
    def needs(self) -> Question:
        own = exists().where(Framing.need_id == Need.id, Framing.party_id == Party.id)
        yes = exists().where(
            Confirmation.need_id == Need.id,
            Confirmation.revision == Need.revision,
            Confirmation.party_id == Party.id,
        )
        written = select(func.count(Framing.id)).where(Framing.need_id == Need.id).scalar_subquery()
        return (
            self._seats(Need.id, Need.revision, own.label("own"), written.label("written"))
            .outerjoin(Need, Need.collaboration_id == Collaboration.id)
            .where(
                or_(
                    (Collaboration.stage == 1) & or_(~own, Need.revision == 0),
                    (Need.revision > 0) & ~yes,
                )
            )
        )

    @many
    def roles(self) -> Question:
        does = exists().where(Role.party_id == Party.id, Role.ended_at.is_(None))
        return self._seats(Party.id, does.label("does")).where(Collaboration.stage > 1)

    @many
    def mandates(self) -> Question:
        holder = aliased(Person)
        return (
            self._seats(
                Mandate.party_id,
                Mandate.scope,
                Mandate.since,
                Mandate.until,
                holder.name.label("who"),
            )
            .join(Mandate, Mandate.party_id == Party.id)
            .join(holder, holder.id == Mandate.person_id)
            .where(Mandate.ended_at.is_(None))
        )

    @many
    def resources(self) -> Question:
        puts_in = exists().where(Resource.party_id == Party.id, Resource.removed_at.is_(None))
        return self._seats().where(~puts_in, Collaboration.stage > 1)

    @many
    def agreements(self) -> Question:
        today, joined = self.now.date(), aliased(Party)
        own = exists().where(Approval.clause_id == Clause.id, Approval.party_id == Party.id)
        all_ = exists().where(Approval.clause_id == Clause.id, Approval.party_id == joined.id)
        clauses = select(func.count(Clause.id)).where(
            Clause.agreement_id == Agreement.id, Clause.is_included
        )
        together = (
            joined.collaboration_id == Agreement.collaboration_id,
            joined.joined_at.is_not(None),
            joined.left_at.is_(None),
        )
        may_sign = exists().where(
            Mandate.party_id == Party.id,
            Mandate.person_id == self.person,
            Mandate.scope == "sign",
            Mandate.ended_at.is_(None),
            Mandate.since <= today,
            or_(Mandate.until.is_(None), Mandate.until >= today),
        )
        signed = exists().where(
            Signature.agreement_id == Agreement.id, Signature.party_id == Party.id
        )
        return (
            self._seats(
                Agreement.id,
                clauses.where(~own).correlate(Agreement, Party).scalar_subquery().label("own_left"),
                clauses.where(*together, ~all_)
                .correlate(Agreement)
                .scalar_subquery()
                .label("all_left"),
                may_sign.label("may_sign"),
                signed.label("signed"),
            )
            .join(Agreement, Agreement.collaboration_id == Collaboration.id)
            .where(Agreement.sealed_at.is_(None))
        )

    @many
    def to_begin(self) -> Question:
        behind = (
            select(func.count(Confirmation.id))
            .where(Confirmation.need_id == Need.id, Confirmation.revision == Need.revision)
            .correlate(Need)
            .scalar_subquery()
        )
        shared = exists().where(Need.collaboration_id == Collaboration.id, behind > 1)
        begun = exists().where(Agreement.collaboration_id == Collaboration.id)
        return self._seats().where(shared, ~begun)

    @many
    def changes(self) -> Question:
        proposer = aliased(Party)
        answered = exists().where(
            ChangeAnswer.change_id == Change.id, ChangeAnswer.party_id == Party.id
        )
        return (
            self._seats(
                Change.id, Change.what, Change.starts_on, Organisation.name.label("proposer")
            )
            .join(Change, Change.collaboration_id == Collaboration.id)
            .join(proposer, proposer.id == Change.party_id)
            .join(Organisation, Organisation.id == proposer.organisation_id)
            .where(Change.agreed_at.is_(None), Change.withdrawn_at.is_(None), ~answered)
        )

    @many
    def answers(self) -> Question:
        who = aliased(Party)
        return (
            self._seats(Change.id, Change.what, ChangeAnswer.answer, Organisation.name.label("who"))
            .join(Change, Change.party_id == Party.id)
            .join(ChangeAnswer, ChangeAnswer.change_id == Change.id)
            .join(who, who.id == ChangeAnswer.party_id)
            .join(Organisation, Organisation.id == who.organisation_id)
            .where(
                Change.agreed_at.is_(None),
                Change.withdrawn_at.is_(None),
                ChangeAnswer.answer != "yes",
            )
        )

    @many
    def checkins(self) -> Question:
        return (
            self._seats(Asked.id, CheckIn.closes_on)
            .join(Asked, Asked.membership_id == Membership.id)
            .join(CheckIn, CheckIn.id == Asked.checkin_id)
            .where(
                Asked.done_at.is_(None),
                CheckIn.closed_at.is_(None),
                CheckIn.closes_on >= self.now.date(),
            )
        )

    @many
    def choices(self) -> Question:
        theirs = aliased(Choice)
        others = exists().where(
            theirs.collaboration_id == Collaboration.id, theirs.party_id != Party.id
        )
        chose = exists().where(Choice.party_id == Party.id)
        shown = exists().where(
            Event.collaboration_id == Collaboration.id, Event.kind == "celebration.chosen"
        )
        return (
            self._seats(others.label("others"), Agreement.blanks)
            .outerjoin(
                Agreement,
                (Agreement.collaboration_id == Collaboration.id) & Agreement.sealed_at.is_not(None),
            )
            .where(~chose, ~shown, or_(others, Agreement.id.is_not(None)))
        )
