"""Starting a collaboration, asking people in, moving it along, and leaving it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update

from samverkan.accounts.links import make_link, withdraw_links
from samverkan.accounts.models import Link, Person
from samverkan.accounts.queries import person_by_email
from samverkan.accounts.values import Purpose
from samverkan.collaborations import letters, queries, rules
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Collaboration, Invitation, Membership, Party
from samverkan.collaborations.values import MARKS, Part, Reply, Stage
from samverkan.core import language
from samverkan.core.db import db
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.notifications.actions import post
from samverkan.notifications.values import Recipient, Words
from samverkan.organisations.actions import Particulars, create_organisation
from samverkan.organisations.models import Organisation

LONGEST_PURPOSE = 500


@dataclass(frozen=True)
class Beginning:
    """What one needs to begin: a name, who one works for, and whom to ask."""

    name: str
    organisation: Organisation
    other: str
    address: str
    purpose: str = ""
    title: str = ""


def start(told: Beginning, *, by: Person, at: datetime) -> Collaboration:
    """A new collaboration with one's own party in it and the other asked by letter."""
    collaboration = Collaboration(name=told.name, purpose=told.purpose, started_at=at)
    db.session.add(collaboration)
    db.session.flush()
    party = Party(collaboration=collaboration, organisation=told.organisation, mark=1, joined_at=at)
    seat = Membership(party=party, person=by, part=Part.COORDINATOR, title=told.title, since=at)
    db.session.add_all([party, seat])
    db.session.flush()
    record("collaborations.started", of=collaboration, stage=Stage.NEEDS, by=by, party=party, at=at)
    invite(collaboration, told.other, told.address, by=seat, at=at)
    return collaboration


def invite(
    collaboration: Collaboration, name: str, address: str, *, by: Membership, at: datetime
) -> Invitation:
    """Ask another party in, by a letter to one address; raises RuleBroken at `email`."""
    rules.may_invite(by, queries.parties_of(collaboration)).or_forbid()
    _may_ask(collaboration, address, by)
    mark = len(queries.ever_parties(collaboration)) % MARKS + 1
    organisation = create_organisation(Particulars(name), at=at)
    party = Party(collaboration=collaboration, organisation=organisation, mark=mark)
    db.session.add(party)
    invitation = _invitation(party, address, Part.COORDINATOR, by=by, at=at)
    _tell("invited", invitation, by=by, at=at, invited=name)
    return invitation


def invite_colleague(address: str, part: Part, *, by: Membership, at: datetime) -> Invitation:
    """Ask a colleague in to one's own party, so that nobody is alone."""
    rules.may_invite_colleague(by, part).or_break(field="part")
    _may_ask(by.party.collaboration, address, by)
    invitation = _invitation(by.party, address, part, by=by, at=at)
    _tell("colleague_invited", invitation, by=by, at=at)
    return invitation


def remind(invitation: Invitation, *, by: Membership, at: datetime) -> None:
    """Send the letter again, with a new link; the old one stops working."""
    rules.is_unanswered_still(invitation).or_break()
    rules.may_manage(invitation, by).or_forbid()
    _send(invitation, at=at)
    _tell("reminded", invitation, by=by, at=at, invited=invitation.party.name)


def renew(link: Link, at: datetime) -> None:
    """A new letter to somebody whose link has expired, if the invitation still stands."""
    invitation = queries.invitation_of(link.subject_id)
    if invitation is None or invitation.reply == Reply.YES or invitation.party.left_at:
        return
    if invitation.address == link.address and link.used_at is None:
        _send(invitation, at=at)


def withdraw(invitation: Invitation, *, by: Membership, at: datetime) -> None:
    """Take the invitation back; a party that never came in is gone with it.

    The link goes first: whoever is saying yes at this moment has used it, and is waited for.
    """
    withdraw_links(Purpose.INVITATION, about=invitation.id, at=at)
    db.session.refresh(invitation)
    rules.is_unanswered_still(invitation).or_break()
    rules.may_manage(invitation, by).or_forbid()
    _tell("withdrawn", invitation, by=by, at=at, invited=invitation.party.name)
    if not invitation.party.is_in:
        invitation.party.left_at = at
    db.session.delete(invitation)
    db.session.flush()


def leave(seat: Membership, *, at: datetime) -> None:
    """Leave the collaboration; the last one from a party takes the party with them."""
    collaboration = seat.party.collaboration
    members = queries.members_of(collaboration)
    rules.may_leave(seat, members).or_forbid()
    seat.ended_at = at
    alone = rules.is_alone(seat, members)
    kind = "collaborations.party_left" if alone else "collaborations.left"
    record(
        kind, of=collaboration, stage=_stage(collaboration), by=seat.person, party=seat.party, at=at
    )
    if alone:
        _close(seat.party, at=at)


def reach(collaboration: Collaboration, stage: Stage) -> bool:
    """Move the collaboration on to `stage`, never back; True when it moved."""
    moved = db.session.execute(
        update(Collaboration)
        .where(Collaboration.id == collaboration.id, Collaboration.stage < int(stage))
        .values(stage=int(stage))
    )
    db.session.refresh(collaboration, ["stage"])
    return bool(getattr(moved, "rowcount", 0))


def set_purpose(
    collaboration: Collaboration, purpose: str, *, by: Membership, at: datetime
) -> None:
    """Say in one sentence what the collaboration is for."""
    collaboration.purpose = purpose[:LONGEST_PURPOSE]
    record(
        "collaborations.purpose_set",
        of=collaboration,
        stage=_stage(collaboration),
        by=by.person,
        party=by.party,
        at=at,
        facts={"purpose": collaboration.purpose},
    )


def _close(party: Party, *, at: datetime) -> None:
    """The party has left, and nobody can come in for it by an old link."""
    for invitation in queries.open_invitations(party.collaboration):
        if invitation.party_id == party.id:
            withdraw_links(Purpose.INVITATION, about=invitation.id, at=at)
            db.session.delete(invitation)
    party.left_at = at


def _may_ask(collaboration: Collaboration, address: str, by: Membership) -> None:
    """Locks the collaboration, so that two who ask the same address at once take turns."""
    db.session.refresh(collaboration, with_for_update=True)
    if address == by.person.email:
        raise RuleBroken(_("Det är din egen adress. Skriv deras."), field="email")
    if any(each.address == address for each in queries.open_invitations(collaboration)):
        raise RuleBroken(_("Den adressen har redan en inbjudan hit."), field="email")
    known = person_by_email(address)
    if known is not None and queries.seat_of(known, collaboration) is not None:
        raise RuleBroken(_("Den personen är redan med här."), field="email")


def _invitation(
    party: Party, address: str, part: Part, *, by: Membership, at: datetime
) -> Invitation:
    """The invitation and its letter; somebody who was in before is asked anew."""
    db.session.flush()
    invitation = queries.invitation_to(party, address) or Invitation(party=party, address=address)
    invitation.part, invitation.invited_by, invitation.at = part, by.person, at
    invitation.reply = invitation.replied_at = None
    db.session.add(invitation)
    db.session.flush()
    _send(invitation, at=at)
    return invitation


def _send(invitation: Invitation, *, at: datetime) -> None:
    address = invitation.address
    link = make_link(Purpose.INVITATION, about=invitation.id, address=address, at=at)
    known = person_by_email(address)
    tongue = known.language if known else language.DEFAULT
    post(
        _words(invitation, tongue),
        to=Recipient(address, known.name if known else "", link.nonce),
        key=f"collaborations.invitation:{link.nonce}",
        at=at,
    )


def _words(invitation: Invitation, tongue: str) -> Words:
    if invitation.party.is_in:
        return letters.colleague(invitation, language=tongue)
    seat = queries.seat_of(invitation.invited_by, invitation.party.collaboration)
    return letters.invitation(
        invitation, from_=seat.party.name if seat else "Samverkan", language=tongue
    )


def _tell(what: str, invitation: Invitation, *, by: Membership, at: datetime, **facts: str) -> None:
    collaboration = invitation.party.collaboration
    record(
        f"collaborations.{what}",
        of=collaboration,
        stage=_stage(collaboration),
        by=by.person,
        party=by.party,
        at=at,
        facts=dict(facts),
    )


def _stage(collaboration: Collaboration) -> Stage:
    return Stage(collaboration.stage)
