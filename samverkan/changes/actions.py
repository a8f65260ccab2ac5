"""Proposing a change, answering it, and taking it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from samverkan.accounts.models import Person
from samverkan.changes import letters, rules
from samverkan.changes.models import Change, ChangeAnswer
from samverkan.changes.queries import answers_to, changes_all_left_agree_on
from samverkan.changes.values import TITLE, Answer, ChangeKind
from samverkan.collaborations.actions import reach
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Party
from samverkan.collaborations.queries import Place, members_of, parties_of
from samverkan.collaborations.values import Part, Stage
from samverkan.core.db import db, done_apart
from samverkan.core.language import LANGUAGES
from samverkan.notifications.actions import post_many
from samverkan.notifications.values import Recipient, Words

AT_ONCE = 50


@dataclass(frozen=True)
class Proposal:
    """What should change, why, and from which day."""

    kind: ChangeKind
    what: str
    why: str
    starts_on: date


def propose(proposal: Proposal, *, here: Place, by: Person, at: datetime) -> Change:
    """Propose a change; one's own party has then said yes, and the others are asked by letter."""
    change = Change(
        collaboration=here.collaboration,
        kind=proposal.kind,
        what=proposal.what,
        why=proposal.why,
        starts_on=proposal.starts_on,
        party=here.party,
        by=by,
        at=at,
    )
    db.session.add(change)
    db.session.flush()
    db.session.add(_answer(change, Answer.YES, "", party=here.party, by=by, at=at))
    _tell("proposed", change, party=here.party, by=by, at=at, why=change.why)
    if here.collaboration.stage >= Stage.AGREEMENT:
        reach(here.collaboration, Stage.CHANGES)
    _post("proposed", letters.proposed, change, unless=lambda party, _: party == here.party)
    _settle(change, here.joined, by=by, at=at)
    return change


def respond(  # noqa: PLR0913 - an answer is what, why, who and when
    change: Change, answer: Answer, because: str, *, here: Place, by: Person, at: datetime
) -> None:
    """Answer for one's own party, or change its answer. The last yes puts the change in force.

    Ask for the change with `change_to_answer`, so that two answers at once wait for each other.
    """
    rules.may_answer(change, here.party).or_break()
    rules.says_what_instead(answer, because).or_break(field="because")
    given = answers_to([change])[change.id].get(here.party.id)
    if given is None or (given.answer, given.because) != (answer, because):
        _keep(given, _answer(change, answer, because, party=here.party, by=by, at=at))
        _tell(f"answered_{answer}", change, party=here.party, by=by, at=at, why=because)
    _settle(change, here.joined, by=by, at=at)


def withdraw(change: Change, *, here: Place, by: Person, at: datetime) -> None:
    """Take one's own party's proposal back, before all have said yes. Twice is once."""
    if change.withdrawn_at is not None and change.party_id == here.party.id:
        return
    rules.may_withdraw(change, here.party).or_break()
    change.withdrawn_at = at
    _tell("withdrawn", change, party=here.party, by=by, at=at)


def _answer(  # noqa: PLR0913 - as above
    change: Change, answer: Answer, because: str, *, party: Party, by: Person, at: datetime
) -> ChangeAnswer:
    return ChangeAnswer(
        change_id=change.id,
        party_id=party.id,
        answer=answer,
        because=because,
        by_id=by.id,
        at=at,
    )


def _keep(given: ChangeAnswer | None, new: ChangeAnswer) -> None:
    """One answer for each party; the history keeps the earlier ones."""
    if given is None:
        db.session.add(new)
        return
    given.answer, given.because = new.answer, new.because
    given.by_id, given.at = new.by_id, new.at


def settle_due(*, at: datetime) -> int:
    """Put in force what all who are left have said yes to; how many. The caller commits."""
    found = changes_all_left_agree_on(most=AT_ONCE)
    return sum(done_apart(partial(_settle_without, change, at=at)) for change in found)


def _settle_without(change: Change, *, at: datetime) -> None:
    _settle(change, [p for p in parties_of(change.collaboration) if p.is_in], by=None, at=at)


def _settle(change: Change, joined: Sequence[Party], *, by: Person | None, at: datetime) -> None:
    """In force when every joined party has said yes."""
    db.session.flush()
    answers = answers_to([change])[change.id].values()
    if not rules.has_everyone_said_yes(joined, answers):
        return
    change.agreed_at = at
    _tell("agreed", change, party=None, by=by, at=at, why=change.why)
    _post("agreed", letters.agreed, change, unless=lambda _, person: person == by)


def _post(
    what: str,
    words: Callable[..., Words],
    change: Change,
    *,
    unless: Callable[[Party, Person], bool],
) -> None:
    """The same letter to everyone who writes here, in each reader's language, once each."""
    readers = [
        seat.person
        for seat in members_of(change.collaboration)
        if seat.part != Part.READER and seat.party.is_in and not unless(seat.party, seat.person)
    ]
    mailings = {
        words(change, language=language): {
            f"changes.{what}:{change.id}:{one.id}": Recipient(one.email, one.name)
            for one in readers
            if one.language == language and one.closed_at is None
        }
        for language in LANGUAGES
    }
    post_many({words: to for words, to in mailings.items() if to}, at=change.agreed_at or change.at)


def _tell(  # noqa: PLR0913 - an event is this many things
    what: str,
    change: Change,
    *,
    party: Party | None,
    by: Person | None,
    at: datetime,
    why: str = "",
) -> None:
    record(
        f"changes.{what}",
        of=change.collaboration,
        stage=Stage.CHANGES,
        by=by,
        party=party,
        at=at,
        why=why,
        facts={
            "change": change.id,
            "kind": str(change.kind),
            "what": shortened(change.what),
            "starts_on": change.starts_on.isoformat(),
        },
    )


def shortened(text: str) -> str:
    """The text on one line, cut at a word if it is too long for a heading."""
    line = " ".join(text.split())
    if len(line) <= TITLE:
        return line
    return f"{line[:TITLE].rpartition(' ')[0] or line[:TITLE]} …"
