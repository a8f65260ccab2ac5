"""What changes ask of a person, and how they stand in a collaboration."""

from datetime import date
from functools import cache

from flask import url_for
from sqlalchemy import Select, exists, select
from sqlalchemy.orm import joinedload

from samverkan.accounts.models import Person
from samverkan.changes.actions import shortened
from samverkan.changes.models import Change, ChangeAnswer
from samverkan.changes.queries import Count, count_of
from samverkan.changes.values import Answer
from samverkan.collaborations.models import Party
from samverkan.collaborations.queries import Place, seated
from samverkan.collaborations.values import Stage, Standing, State, Todo
from samverkan.core.db import db
from samverkan.core.language import _, _n, day


def waiting(person: Person, today: date, *, within: int | None = None) -> list[Todo]:
    """Changes that wait for one's own party's answer, and answers that wait for a talk."""
    who = {"person": person.id, "within": within}
    to_answer = db.session.execute(_to_answer(), who)
    to_talk_about = db.session.execute(_to_talk_about(), who)
    return [
        *(_todo(change, key, name, today) for change, key, name in to_answer),
        *(_talk(answer, change, key, name) for answer, change, key, name in to_talk_about),
    ]


@cache
def _to_answer() -> Select[Change, str, str]:
    seat = seated()
    answered = exists().where(
        ChangeAnswer.change_id == Change.id, ChangeAnswer.party_id == seat.c.party_id
    )
    return (
        select(Change, seat.c.key, seat.c.name)
        .join(seat, seat.c.collaboration_id == Change.collaboration_id)
        .where(
            Change.agreed_at.is_(None),
            Change.withdrawn_at.is_(None),
            ~answered,
        )
        .options(joinedload(Change.party).joinedload(Party.organisation))
        .order_by(Change.id, seat.c.party_id)
    )


def _todo(change: Change, key: str, name: str, today: date) -> Todo:
    return Todo(
        key=key,
        collaboration=name,
        title=_("Svara på en ändring: %(what)s", what=shortened(change.what)),
        text=_(
            "%(party)s vill att den gäller från %(day)s.",
            party=change.party.name,
            day=day(change.starts_on),
        ),
        url=url_for("changes.show", key=key, number=change.id),
        button=_("Läs och svara"),
        minutes=2,
        due=change.starts_on if change.starts_on > today else None,
    )


@cache
def _to_talk_about() -> Select[ChangeAnswer, Change, str, str]:
    """Answers other than yes to what one's own party has proposed."""
    seat = seated()
    return (
        select(ChangeAnswer, Change, seat.c.key, seat.c.name)
        .join(ChangeAnswer.change)
        .join(seat, seat.c.party_id == Change.party_id)
        .where(
            Change.agreed_at.is_(None),
            Change.withdrawn_at.is_(None),
            ChangeAnswer.answer != Answer.YES,
        )
        .options(joinedload(ChangeAnswer.party).joinedload(Party.organisation))
        .order_by(ChangeAnswer.id)
    )


def _talk(answer: ChangeAnswer, change: Change, key: str, name: str) -> Todo:
    party = answer.party.name
    title = _("%(party)s vill prata om en ändring ni har föreslagit", party=party)
    if answer.answer == Answer.OTHERWISE:
        title = _("%(party)s föreslår något annat än er ändring", party=party)
    return Todo(
        key=key,
        collaboration=name,
        title=title,
        text=shortened(change.what),
        url=url_for("changes.show", key=key, number=change.id),
        button=_("Läs svaret"),
        minutes=2,
    )


def standing(place: Place, today: date) -> Standing:
    """How the fourth stage stands: how many changes wait, and since when the last one holds."""
    del today
    count = count_of(place.collaboration)
    state = State.NEXT
    if count.waiting:
        state = State.NOW
    elif count.agreed:
        state = State.SOME
    url = url_for("changes.index", key=place.collaboration.key)
    return Standing(Stage.CHANGES, state, _sentence(count), url)


def _sentence(count: Count) -> str:
    if count.waiting:
        return _n("En ändring väntar på svar.", "%(num)s ändringar väntar på svar.", count.waiting)
    if count.last:
        since = day(count.last)
        return _n(
            "En ändring är överenskommen. Den gäller från %(day)s.",
            "%(num)s ändringar är överenskomna. Den senaste gäller från %(day)s.",
            count.agreed,
            day=since,
        )
    return _("Inget har ändrats än.")
