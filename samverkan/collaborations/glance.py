"""What waits for a person here: to ask a colleague in, and to call those who were asked."""

from datetime import date, datetime, timedelta

from flask import url_for

from samverkan.accounts.models import Person
from samverkan.collaborations.queries import lonely_seats, quiet_invitations
from samverkan.collaborations.values import PATIENCE_DAYS, Reply, Todo
from samverkan.core.clock import STOCKHOLM
from samverkan.core.db import db
from samverkan.core.language import _


def waiting(person: Person, today: date) -> list[Todo]:
    """Two questions to the database however many collaborations there are."""
    start_of_day = datetime.combine(today, datetime.min.time(), STOCKHOLM)
    asked_before = start_of_day - timedelta(days=PATIENCE_DAYS)
    quiet = db.session.execute(quiet_invitations(person, asked_before=asked_before))
    lonely = db.session.execute(lonely_seats(person))
    return [
        *(_call(reply, key, name, who) for _number, reply, key, name, who in quiet),
        *(_ask_someone_in(key, name) for key, name in lonely),
    ]


def _call(reply: Reply | None, key: str, name: str, who: str) -> Todo:
    wants_to_talk = reply == Reply.TALK
    return Todo(
        key=key,
        collaboration=name,
        title=_("Ring %(who)s", who=who),
        text=_("De vill prata först.") if wants_to_talk else _("De har inte svarat än."),
        url=url_for("collaborations.parties", key=key),
        button=_("Visa parterna"),
        minutes=10,
        blocks=wants_to_talk,
    )


def _ask_someone_in(key: str, name: str) -> Todo:
    return Todo(
        key=key,
        collaboration=name,
        title=_("Bjud in någon som får svara när du är borta"),
        text=_("Du är ensam från din organisation."),
        url=url_for("collaborations.colleague", key=key),
        button=_("Bjud in en kollega"),
        minutes=1,
        blocks=False,
    )
