"""Check-ins at a glance: which wait for an answer, and how things stand."""

from datetime import date

from flask import url_for

from samverkan.accounts.models import Person
from samverkan.checkins.models import CheckIn
from samverkan.checkins.queries import latest_of, waiting_for
from samverkan.collaborations.queries import Place
from samverkan.collaborations.values import Stage, Standing, State, Todo
from samverkan.core.language import _, short_day

TWO_MINUTES = 2


def waiting(person: Person, today: date) -> list[Todo]:
    """The check-ins this person has been asked and not answered."""
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
        for row in waiting_for(person, today)
    ]


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
