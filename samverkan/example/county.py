"""Loading the county: the people first, then one story at a time."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from sqlalchemy import select, update

from samverkan.accounts.actions import create_person
from samverkan.accounts.models import Person
from samverkan.accounts.signing import set_password
from samverkan.collaborations.models import Collaboration
from samverkan.core.clock import STOCKHOLM
from samverkan.core.db import db
from samverkan.example.people import EVERYONE, House
from samverkan.example.stories import STORIES
from samverkan.example.telling import County, Tale
from samverkan.notifications.models import Letter
from samverkan.organisations.actions import Particulars, affiliate, create_organisation
from samverkan.organisations.models import Organisation

PASSWORD = "samverkan i Granlunda"  # noqa: S105 - printed on the screen, and only for practice
LONG_AGO = timedelta(days=1200)
FRESH = timedelta(days=3)


class Story(Protocol):
    """A module that tells how one collaboration has gone so far."""

    NAME: str

    def tell(self, tale: Tale) -> None: ...


Say = Callable[[str], object]
Stories = Sequence[Story]


def is_here() -> bool:
    """Whether every story has been told."""
    names = {story.NAME for story in STORIES}
    return names <= set(db.session.scalars(select(Collaboration.name)))


def is_somebody_elses() -> bool:
    """Whether people have come here who do not live in the county."""
    own = [who.email for who in EVERYONE]
    return db.session.scalar(select(Person.id).where(Person.email.not_in(own)).limit(1)) is not None


def load(on: date, *, say: Say, stories: Stories = STORIES) -> None:
    """Tell every story that has not been told, as if `on` were today; commits after each.

    Somebody who stops it halfway can therefore run it again. Nothing is held for long, so that the
    web server and the scheduler may run meanwhile.
    """
    county = _peopled(on)
    told = set(db.session.scalars(select(Collaboration.name)))
    for story in stories:
        if story.NAME not in told:
            say(story.NAME)
            story.tell(Tale(county, story.NAME))
            _settle_letters(on)
            db.session.commit()


def _peopled(on: date) -> County:
    """The county with its houses and people, who move in unless they live here."""
    if db.session.scalar(select(Person.id).limit(1)) is None:
        _move_in(datetime.combine(on, datetime.min.time(), STOCKHOLM) - LONG_AGO)
        db.session.commit()
    people = {one.email: one for one in db.session.scalars(select(Person))}
    houses = {one.name: one for one in db.session.scalars(select(Organisation))}
    return County(on, people, houses)


def _move_in(at: datetime) -> None:
    houses: dict[House, Organisation] = {}
    for who in EVERYONE:
        person = create_person(who.name, who.email, "sv", at)
        set_password(person, PASSWORD, at=at)
        if who.house not in houses:
            told = Particulars(who.house.name, who.house.kind)
            houses[who.house] = create_organisation(told, at=at)
        affiliate(person, houses[who.house], title=who.title, at=at)


def _settle_letters(on: date) -> None:
    """Letters of long ago reached their readers long ago; those of the last days still wait."""
    fresh = datetime.combine(on, datetime.min.time(), STOCKHOLM) - FRESH
    db.session.execute(
        update(Letter)
        .where(Letter.posted_at < fresh, Letter.sent_at.is_(None))
        .values(sent_at=Letter.posted_at, tries=1)
    )
