"""Who may answer a change, and when all have said yes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from samverkan.changes.values import Answer
from samverkan.core.language import _, day
from samverkan.core.verdict import YES, Verdict, no

if TYPE_CHECKING:
    from samverkan.changes.models import Change, ChangeAnswer
    from samverkan.collaborations.models import Party


def is_open_still(change: "Change") -> Verdict:
    """Nothing is answered or withdrawn once all have said yes or the proposer has withdrawn."""
    if change.withdrawn_at is not None:
        return no(_("%(party)s drog tillbaka förslaget.", party=change.party.name))
    if change.agreed_at is not None:
        return no(
            _(
                "Alla parter har sagt ja. Ändringen gäller från %(day)s. "
                "Föreslå en ny ändring om något behöver bli annorlunda.",
                day=day(change.starts_on),
            )
        )
    return YES


def may_answer(change: "Change", party: "Party") -> Verdict:
    """Every other party answers, and may change its answer as long as the change is open."""
    if change.party_id == party.id and change.is_open:
        return no(_("Ni föreslog ändringen. Det räknas som ett ja från er."))
    return is_open_still(change)


def may_withdraw(change: "Change", party: "Party") -> Verdict:
    """The party that proposed a change may take it back as long as it is open."""
    if change.party_id != party.id:
        return no(_("Bara %(party)s kan dra tillbaka förslaget.", party=change.party.name))
    return is_open_still(change)


def says_what_instead(answer: Answer, because: str) -> Verdict:
    """A party that wants something else says what."""
    if answer == Answer.OTHERWISE and not because:
        return no(_("Skriv vad ni föreslår i stället."))
    return YES


def has_everyone_said_yes(parties: Iterable["Party"], answers: Iterable["ChangeAnswer"]) -> bool:
    """Whether each of the parties has answered yes; those who have left are not waited for."""
    willing = {one.party_id for one in answers if one.answer == Answer.YES}
    return all(party.id in willing for party in parties)
