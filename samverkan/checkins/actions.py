"""Planning a check-in, answering it, and closing it for all at once."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from sqlalchemy import update

from samverkan.accounts.models import Person
from samverkan.agreements.models import Agreement
from samverkan.agreements.queries import period, rhythm_months
from samverkan.checkins.letters import the_result
from samverkan.checkins.models import Asked, CheckIn, Reply
from samverkan.checkins.queries import (
    everyone_is_done,
    hold,
    hold_checkin,
    latest_of,
    scores_of,
    sealed_without_plan,
    to_close,
)
from samverkan.checkins.rules import headline, may_answer, may_plan, next_opening, seen
from samverkan.checkins.values import OPEN_DAYS, questions_for
from samverkan.collaborations.actions import reach
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Collaboration, Party
from samverkan.collaborations.queries import members_of, parties_of
from samverkan.collaborations.values import Stage
from samverkan.core import clock
from samverkan.core.db import db, done_apart, insert_or_ignore
from samverkan.core.language import speaking
from samverkan.notifications.actions import post_many
from samverkan.notifications.values import Recipient, Words

CLOSED_AT_ONCE = 50


def plan(
    collaboration: Collaboration,
    *,
    opens_on: date,
    by: Person | None,
    party: Party | None,
    at: datetime,
) -> CheckIn:
    """Plan the next check-in; raises RuleBroken when one is already planned or the day is past."""
    hold(collaboration)
    latest = latest_of(collaboration)
    may_plan(latest, opens_on=opens_on, on=clock.day_of(at)).or_break(field="opens_on")
    number = latest.number + 1 if latest else 1
    checkin = CheckIn(
        collaboration_id=collaboration.id,
        number=number,
        questions=questions_for(number),
        planned_at=at,
        opens_on=opens_on,
        closes_on=opens_on + OPEN_DAYS,
    )
    db.session.add(checkin)
    db.session.flush()
    record(
        "checkins.planned",
        of=collaboration,
        stage=Stage.EVALUATION,
        by=by,
        party=party,
        at=at,
        facts={"number": number, "opens_on": opens_on.isoformat()},
    )
    return checkin


def plan_from_agreements(on: date, *, at: datetime) -> int:
    """Plan the next check-in for each agreement in force that has none; how many were gone through.

    A fault at one agreement is told and leaves the others alone.
    """
    agreements = sealed_without_plan()
    return sum(done_apart(partial(_plan_next, each, on, at)) for each in agreements)


def _plan_next(agreement: Agreement, on: date, at: datetime) -> None:
    """Plan unless somebody just did, or the agreement ends before the day would come."""
    hold(agreement.collaboration)
    latest = latest_of(agreement.collaboration)
    if agreement.sealed_at is None or (latest and latest.closed_at is None):
        return
    start = latest.opens_on if latest else clock.day_of(agreement.sealed_at)
    opens_on = next_opening(start, rhythm_months(agreement), until=period(agreement)[1], on=on)
    if opens_on is not None:
        plan(agreement.collaboration, opens_on=opens_on, by=None, party=None, at=at)


def answer(asked: Asked, code: str, *, on: date, score: int | None = None, words: str = "") -> None:
    """Keep one answer, in place of an earlier one; raises RuleBroken when it comes too late."""
    hold_checkin(asked.checkin)
    may_answer(asked.checkin, on=on).or_break()
    said = {"score": score, "words": words}
    insert_or_ignore(Reply, [{"asked_id": asked.id, "code": code, **said}])
    db.session.execute(
        update(Reply).where(Reply.asked_id == asked.id, Reply.code == code).values(**said)
    )


def finish(asked: Asked, *, at: datetime) -> None:
    """The person has answered what they want to; when they are the last, the result is shown."""
    hold_checkin(asked.checkin)
    if asked.done_at is None:
        asked.done_at = at
        db.session.flush()
        if everyone_is_done(asked.checkin):
            close(asked.checkin, at=at)


def close(checkin: CheckIn, *, at: datetime) -> None:
    """Show the result to all parties at once, and tell everyone in one letter."""
    if checkin.closed_at is not None:
        return
    checkin.closed_at = at
    reach(checkin.collaboration, Stage.EVALUATION)
    db.session.flush()
    record(
        "checkins.closed",
        of=checkin.collaboration,
        stage=Stage.EVALUATION,
        by=None,
        party=None,
        at=at,
        facts={"number": checkin.number},
    )
    post_many(_results(checkin), at=at)


def close_due(on: date, *, at: datetime) -> int:
    """Close the next check-ins whose last day has passed; how many. The caller commits.

    One that cannot be closed is told and left for another morning.
    """
    checkins: Sequence[CheckIn] = to_close(on, most=CLOSED_AT_ONCE)
    return sum(done_apart(partial(close, each, at=at)) for each in checkins)


def headline_of(checkin: CheckIn) -> str:
    """What this check-in's answers say in one sentence; empty when nobody answered."""
    order = [party.id for party in parties_of(checkin.collaboration)]
    scores = scores_of(checkin.collaboration).get(checkin.number, [])
    rows = seen(scores, order)
    return headline(rows) if rows else ""


def _results(checkin: CheckIn) -> dict[Words, dict[str, Recipient]]:
    letters: dict[Words, dict[str, Recipient]] = {}
    said: dict[str, str] = {}
    for seat in members_of(checkin.collaboration):
        person = seat.person
        if person.language not in said:
            with speaking(person.language):
                said[person.language] = headline_of(checkin)
        words = the_result(checkin, said[person.language], person.language)
        key = f"checkin-result:{checkin.id}:{seat.id}"
        letters.setdefault(words, {})[key] = Recipient(person.email, person.name)
    return letters
