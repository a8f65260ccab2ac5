"""Telling how it went: check-ins asked and answered, lines of the story, and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from samverkan.celebration import actions as celebration
from samverkan.celebration.values import NextStep, NoteKind
from samverkan.checkins import actions as checkins
from samverkan.checkins import asking
from samverkan.checkins.models import Asked, CheckIn
from samverkan.checkins.values import FREE
from samverkan.collaborations.models import Membership
from samverkan.core.db import db
from samverkan.example.people import Character
from samverkan.example.telling import Tale

DOES_NOT_KNOW = "-"


@dataclass(frozen=True)
class Said:
    """What one person answers: four scores from 1 to 5 in a row, "-" for not knowing, and words."""

    scores: str
    words: str = ""


def plan(tale: Tale, who: Character, *, opens: int) -> CheckIn:
    """Somebody plans a check-in that opens so many days from the load day."""
    place, by = tale.place(who), tale.person(who)
    return checkins.plan(
        tale.collaboration, opens_on=tale.day(opens), by=by, party=place.party, at=tale.tick()
    )


def ask(tale: Tale, checkin: CheckIn) -> None:
    """On the day a check-in opens everybody gets their letter."""
    asking.ask_now(checkin, at=tale.tick())


def answer(tale: Tale, checkin: CheckIn, said: Mapping[Character, Said]) -> None:
    """People answer, each a while after the other; when all have, the result shows."""
    for who, words in said.items():
        asked = _asked(tale, checkin, who)
        for code, score in zip(checkin.questions, words.scores.split(), strict=False):
            number = None if score == DOES_NOT_KNOW else int(score)
            checkins.answer(asked, code, score=number, on=tale.at.date())
        checkins.answer(asked, FREE, words=words.words, on=tale.at.date())
        checkins.finish(asked, at=tale.tick())


def hold(tale: Tale, who: Character, *, ago: int, said: Mapping[Character, Said]) -> None:
    """A whole check-in, planned, asked, answered and shown, that opened so many days ago."""
    tale.ago(ago + 14)
    checkin = plan(tale, who, opens=-ago)
    tale.ago(ago)
    ask(tale, checkin)
    tale.ago(ago - 2)
    answer(tale, checkin, said)
    tale.ago(ago - 11)
    checkins.close(checkin, at=tale.tick())


def remember(tale: Tale, who: Character, kind: NoteKind, text: str, *, figure: str = "") -> None:
    """A party writes a line in the story."""
    by, party = tale.person(who), tale.place(who).party
    celebration.tell(party, kind, text=text, figure=figure, by=by, at=tale.tick())


def thank(tale: Tale, who: Character, *thanked: str) -> None:
    """A party thanks people and groups, one line each."""
    for words in thanked:
        remember(tale, who, NoteKind.THANKS, words)


def choose(tale: Tale, who: Character, step: NextStep, because: str) -> None:
    """A party chooses what it wants next."""
    by, party = tale.person(who), tale.place(who).party
    celebration.choose(party, step, because=because, by=by, at=tale.tick())


def _asked(tale: Tale, checkin: CheckIn, who: Character) -> Asked:
    return db.session.scalars(
        select(Asked)
        .join(Asked.membership)
        .where(Asked.checkin_id == checkin.id, Membership.person_id == tale.person(who).id)
    ).one()
