"""Answering an invitation: yes, let us talk first, or not now."""

from dataclasses import dataclass
from datetime import datetime

from samverkan.accounts import links
from samverkan.accounts.models import Link, Person
from samverkan.collaborations import letters, queries
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Invitation, Membership, Party
from samverkan.collaborations.values import Part, Reply, Stage
from samverkan.core.db import db
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.notifications.actions import post
from samverkan.notifications.values import Recipient, Words
from samverkan.organisations.actions import Particulars, affiliate, correct_organisation
from samverkan.organisations.models import Organisation

EVENTS = {Reply.TALK: "collaborations.wants_to_talk", Reply.NOT_NOW: "collaborations.not_now"}


@dataclass(frozen=True)
class Standing:
    """For whom a person comes in: an organisation of theirs, or what they say about a new one.

    Neither is needed by a colleague, whose party is in already.
    """

    own: Organisation | None = None
    told: Particulars | None = None
    title: str = ""


def answer(invitation: Invitation, reply: Reply, *, at: datetime) -> None:
    """Say "let us talk first" or "not now"; the link stays open, so that one may think again.

    A colleague answers for themselves: their party is in, and the history says nothing of it.
    """
    if invitation.reply == reply:
        return
    invitation.reply, invitation.replied_at = reply, at
    party = invitation.party
    if not party.is_in:
        record(
            EVENTS[reply], of=party.collaboration, stage=_stage(party), by=None, party=party, at=at
        )
    _tell_the_inviter(letters.answered(invitation, reply), invitation, what=reply, at=at)


def join(
    invitation: Invitation, link: Link, person: Person, standing: Standing, *, at: datetime
) -> Membership:
    """Say yes: the party is in, the person has a seat, and the link is used up."""
    if not links.use(link, at=at):
        raise RuleBroken(_("Någon har redan svarat på den här inbjudan."))
    party = invitation.party
    if queries.seat_of(person, party.collaboration) is not None:
        raise RuleBroken(_("Du är redan med i den här samverkan."))
    is_colleague = party.is_in
    kind = "collaborations.colleague_joined" if is_colleague else "collaborations.joined"
    if not is_colleague:
        _come_in(party, standing, at=at)
    affiliate(person, party.organisation, title=standing.title, at=at)
    seat = _seat(party, person, invitation.part, standing.title, at=at)
    invitation.reply, invitation.replied_at = Reply.YES, at
    record(kind, of=party.collaboration, stage=_stage(party), by=person, party=party, at=at)
    newcomer = person.name if is_colleague else party.name
    words = letters.came_in(invitation, newcomer, who=person.name)
    _tell_the_inviter(words, invitation, what=Reply.YES, at=at)
    return seat


def _come_in(party: Party, standing: Standing, *, at: datetime) -> None:
    """The party is in: as what its own people say it is called, or as their organisation."""
    if standing.own is not None:
        _be_instead(party, standing.own)
    elif standing.told is not None:
        correct_organisation(party.organisation, standing.told)
    party.joined_at = at
    db.session.flush()


def _be_instead(party: Party, own: Organisation) -> None:
    ever = queries.ever_parties(party.collaboration)
    before = next((other for other in ever if other.organisation_id == own.id), None)
    if before is not None:
        raise RuleBroken(_met_before(before), field="own")
    guessed, party.organisation = party.organisation, own
    db.session.flush()
    db.session.delete(guessed)


def _met_before(party: Party) -> str:
    if party.left_at is None:
        return _("Er organisation är redan med. Be någon där att bjuda in dig.")
    return _(
        "Er organisation har varit med här och lämnat. "
        "Välj En annan, som jag skriver, och skriv namnet igen."
    )


def _seat(party: Party, person: Person, part: Part, title: str, *, at: datetime) -> Membership:
    seat = queries.membership(party, person) or Membership(party=party, person=person)
    seat.part, seat.title, seat.since, seat.ended_at = part, title, at, None
    db.session.add(seat)
    db.session.flush()
    return seat


def _tell_the_inviter(words: Words, invitation: Invitation, *, what: Reply, at: datetime) -> None:
    """One letter for each answer each time somebody is asked: SQLite gives a freed id anew."""
    inviter = invitation.invited_by
    if inviter.closed_at is None:
        key = f"collaborations.{what}:{invitation.id}:{invitation.at.isoformat()}"
        post(words, to=Recipient(inviter.email, inviter.name), key=key, at=at)


def _stage(party: Party) -> Stage:
    return Stage(party.collaboration.stage)
