"""The county loads whole, once, and tells something at every stage."""

import pytest
from sqlalchemy import func, select

from samverkan.accounts.models import Person
from samverkan.accounts.signing import opens
from samverkan.agreements.models import Agreement, SealedCopy
from samverkan.agreements.sealing import stored_pdf
from samverkan.collaborations.history import broken_links
from samverkan.collaborations.models import Collaboration, Event
from samverkan.collaborations.values import Stage
from samverkan.core import clock
from samverkan.core.db import Row, db
from samverkan.example.county import PASSWORD, is_here, load
from samverkan.example.people import AMINA, EVERYONE, GUESTBOOK, MARIE, Character
from samverkan.example.stories import STORIES
from samverkan.notifications.models import Letter
from samverkan.notifications.queries import claimable
from samverkan.organisations.models import Organisation
from samverkan.overview.queries import events_of
from samverkan.overview.story import told
from samverkan.overview.views import WAITING


@pytest.fixture(autouse=True)
def _inside(county):
    with county.test_request_context():
        yield


def person(who: Character) -> Person:
    return db.session.scalars(select(Person).where(Person.email == who.email)).one()


def counted(model: type[Row]) -> int:
    return db.session.scalar(select(func.count(model.id))) or 0


def test_each_story_has_become_a_collaboration():
    names = db.session.scalars(select(Collaboration.name).order_by(Collaboration.id)).all()
    assert names == [story.NAME for story in STORIES]
    assert is_here()


def test_there_is_something_to_see_at_every_stage():
    assert set(db.session.scalars(select(Collaboration.stage))) == set(Stage)


def test_loading_twice_changes_nothing():
    before = [counted(model) for model in (Person, Collaboration, Event, Letter, Agreement)]

    load(clock.today(), say=str)
    assert [counted(m) for m in (Person, Collaboration, Event, Letter, Agreement)] == before


def test_all_history_holds_and_lies_in_the_past():
    assert list(broken_links()) == []
    latest = db.session.scalars(select(Event.at).order_by(Event.at.desc())).first()
    assert latest
    assert latest < clock.now()


def test_every_history_is_told_in_order():
    for collaboration in db.session.scalars(select(Collaboration)):
        moments = [event.at for event in told(events_of(collaboration))]
        assert moments == sorted(moments, reverse=True)


def test_the_sealed_papers_are_the_ones_that_were_sealed():
    papers = [stored_pdf(copy) for copy in db.session.scalars(select(SealedCopy))]
    assert [paper[:5] for paper in papers] == [b"%PDF-"] * 4


def test_old_letters_are_delivered_and_only_the_last_few_wait():
    waiting = claimable(clock.now(), most=1000)
    assert 3 <= len(waiting) <= 20
    assert len(waiting) < counted(Letter) / 5


@pytest.mark.parametrize("who", [MARIE, AMINA])
def test_those_who_are_shown_first_have_a_handful_to_do(who):
    todos = [todo for floor in WAITING for todo in floor.waiting(person(who), clock.today())]
    assert 3 <= len(todos) <= 6, [todo.title for todo in todos]


@pytest.mark.parametrize("who", [who for who, _ in GUESTBOOK])
def test_those_in_the_guestbook_can_sign_in(who):
    assert opens(person(who), PASSWORD)


def test_nobody_has_a_number_or_an_address_that_could_be_real():
    assert not db.session.scalars(
        select(Organisation).where(Organisation.number.is_not(None))
    ).all()
    assert all(who.email.endswith(".example") for who in EVERYONE)
