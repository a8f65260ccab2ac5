"""What a page says about a change: each party's answer, and where it all stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samverkan.changes.models import Change, ChangeAnswer
from samverkan.changes.values import Answer
from samverkan.collaborations.models import Party
from samverkan.collaborations.queries import Place
from samverkan.core.language import _, day

Row = tuple[Party, str, str]
Tag = tuple[str, str, str]


@dataclass(frozen=True)
class Sheet:
    """A change as one party reads it."""

    change: Change
    answers: Mapping[int, ChangeAnswer]
    rows: tuple[Row, ...]
    tag: Tag
    waits_for_us: bool


def sheet(change: Change, answers: Mapping[int, ChangeAnswer], place: Place) -> Sheet:
    """The change with each party's answer, in the alphabet's order, and whose turn it is."""
    own = place.party.id
    return Sheet(
        change=change,
        answers=answers,
        rows=tuple(_row(party, answers.get(party.id), change) for party in place.joined),
        tag=_tag(change, place.joined, answers),
        waits_for_us=change.is_open and place.party.is_in and own not in answers,
    )


def _row(party: Party, given: ChangeAnswer | None, change: Change) -> Row:
    if given is None:
        return party, "plain", _("Har inte svarat än") if change.is_open else _("Svarade inte")
    if given.party_id == change.party_id:
        return party, "ok", _("Föreslog ändringen")
    return {
        Answer.YES: (party, "ok", _("Säger ja")),
        Answer.OTHERWISE: (party, "warn", _("Föreslår något annat")),
        Answer.TALK: (party, "warn", _("Vill prata först")),
    }[Answer(given.answer)]


def _tag(change: Change, parties: Sequence[Party], answers: Mapping[int, ChangeAnswer]) -> Tag:
    if change.withdrawn_at is not None:
        return "plain", _("Tillbakadragen"), "out"
    if change.agreed_at is not None:
        return "ok", _("Gäller från %(day)s", day=day(change.starts_on)), "check"
    missing = [party.name for party in parties if party.id not in answers]
    if missing:
        return "warn", _("Väntar på %(parties)s", parties=", ".join(missing)), "clock"
    return "warn", _("Behöver pratas om"), "chat"
