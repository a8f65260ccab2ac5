"""Check-ins at a glance: which wait for an answer, and how things stand."""

from datetime import date
from functools import cache

from flask import url_for
from sqlalchemy import Integer, Select, bindparam, or_, select

from samverkan.accounts.models import Person
from samverkan.checkins.models import Asked, CheckIn
from samverkan.checkins.queries import latest_of
from samverkan.collaborations.models import Collaboration, Membership
from samverkan.collaborations.queries import Place
from samverkan.collaborations.values import Stage, Standing, State, Todo
from samverkan.core.db import db
from samverkan.core.language import _, short_day

TWO_MINUTES = 2


def waiting(person: Person, today: date, *, within: int | None = None) -> list[Todo]:
    """The check-ins this person has been asked and not answered."""
    given = {"person": person.id, "on": today, "within": within}
    return [
        Todo(
            key=row.key,
            collaboration=row.name,
            title=_("Fem frågor om hur samverkan går"),
            text=_(
                "Öppet till %(day)s. Alla ser resultatet samtidigt.", day=short_day(row.closes_on)
            ),
            url=url_for("checkins.question", asked_id=row.id, number=1),
            button=_("Svara nu"),
            minutes=TWO_MINUTES,
            due=row.closes_on,
        )
        for row in db.session.execute(_unanswered(), given)
    ]


@cache
def _unanswered() -> Select[int, date, str, str]:
    """Open check-ins that `person` has not answered `on` a day: asked id, last day, key and name.

    Whoever was asked may answer, also one who only reads.
    """
    within = bindparam("within", type_=Integer)
    return (
        select(Asked.id, CheckIn.closes_on, Collaboration.key, Collaboration.name)
        .join(CheckIn, CheckIn.id == Asked.checkin_id)
        .join(Collaboration, Collaboration.id == CheckIn.collaboration_id)
        .join(Membership, Membership.id == Asked.membership_id)
        .where(
            Membership.person_id == bindparam("person"),
            Membership.ended_at.is_(None),
            Asked.done_at.is_(None),
            CheckIn.closed_at.is_(None),
            CheckIn.closes_on >= bindparam("on"),
            or_(within.is_(None), Collaboration.id == within),
        )
        .order_by(CheckIn.closes_on, Asked.id)
    )


def standing(place: Place, today: date) -> Standing:
    """Where the evaluation stands."""
    state, sentence = _said(latest_of(place.collaboration), today)
    url = url_for("checkins.show", key=place.collaboration.key)
    return Standing(Stage.EVALUATION, state, sentence, url)


def _said(latest: CheckIn | None, today: date) -> tuple[State, str]:
    if latest is None:
        return State.NEXT, _("Ingen avstämning än")
    if latest.closed_at is not None:
        closed = short_day(latest.closed_at)
        return State.SOME, _("Avstämning %(number)s klar %(day)s", number=latest.number, day=closed)
    if latest.opens_on > today:
        return State.SOME, _("Nästa avstämning %(day)s", day=short_day(latest.opens_on))
    return State.NOW, _("Öppen till %(day)s", day=short_day(latest.closes_on))
