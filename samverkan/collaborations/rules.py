"""Who may ask whom in, and who may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan.collaborations.values import MOST_PARTIES, Part, Reply
from samverkan.core.language import _
from samverkan.core.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan.collaborations.models import Invitation, Membership, Party


def may_invite(seat: Membership, parties: Sequence[Party]) -> Verdict:
    """Another party is asked in by someone who holds the collaboration together."""
    if seat.part != Part.COORDINATOR:
        return no(_("Den som håller ihop samverkan bjuder in parter. Be hen göra det."))
    if len(parties) >= MOST_PARTIES:
        return no(_("Ni är redan %(num)s parter. Fler än så ryms inte här.", num=MOST_PARTIES))
    return YES


def may_invite_colleague(seat: Membership, part: Part) -> Verdict:
    """Anyone who writes may ask a colleague in, but not to more than they may do themselves."""
    if seat.part == Part.READER:
        return no(_("Du läser här. Be en kollega som är med att bjuda in fler."))
    if part == Part.COORDINATOR and seat.part != Part.COORDINATOR:
        return no(_("Du kan bjuda in någon som är med eller läser."))
    return YES


def may_manage(invitation: Invitation, seat: Membership) -> Verdict:
    """One's own party's invitations, and those to parties that have not come in yet."""
    is_own = invitation.party_id == seat.party_id and seat.part != Part.READER
    if is_own or (seat.part == Part.COORDINATOR and not invitation.party.is_in):
        return YES
    return no(_("Den som bjöd in kan ändra inbjudan."))


def is_unanswered_still(invitation: Invitation) -> Verdict:
    """Nothing is sent again or taken back once somebody has come in."""
    if invitation.reply == Reply.YES:
        return no(_("Inbjudan har redan fått ett ja. Ladda om sidan, så ser du vilka som är med."))
    return YES


def may_leave(seat: Membership, members: Sequence[Membership]) -> Verdict:
    """Anyone may go, but somebody must hold the collaboration together."""
    others = [member for member in members if member.id != seat.id]
    if seat.part != Part.COORDINATOR or any(each.part == Part.COORDINATOR for each in others):
        return YES
    return no(
        _("Du är den sista som håller ihop samverkan. Bjud in någon som tar över, och gå sedan.")
    )


def is_alone(seat: Membership, members: Sequence[Membership]) -> bool:
    """Whether nobody else from the same party is in."""
    return all(each.id == seat.id or each.party_id != seat.party_id for each in members)
