"""The same people at the same table in every test of needs."""

from collections.abc import Callable

import pytest

from samverkan.accounts.models import Person
from samverkan.collaborations.queries import place_of
from samverkan.core.db import db
from samverkan.needs import glance
from tests.cast import THEN


@pytest.fixture
def here(cast):
    return f"/samverkan/{cast.key}/behov"


@pytest.fixture
def all_three(marie, amina, joel):
    return marie, amina, joel


@pytest.fixture
def waiting(app) -> Callable[[int], list[str]]:
    """The titles of what waits for a person among the needs."""

    def titles(person_id: int) -> list[str]:
        with app.test_request_context():
            person = db.session.get_one(Person, person_id)
            return [todo.title for todo in glance.waiting(person, THEN.date())]

    return titles


@pytest.fixture
def standing(app, cast) -> Callable[[], str]:
    """How the needs stand, as the collaboration's page says it."""

    def sentence() -> str:
        with app.test_request_context():
            place = place_of(db.session.get_one(Person, cast.marie), cast.key)
            assert place
            return glance.standing(place, THEN.date()).sentence

    return sentence
