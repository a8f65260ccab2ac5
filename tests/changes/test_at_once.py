"""Two people answer at the same moment, and nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from samverkan.changes.models import Change, ChangeAnswer
from samverkan.collaborations.history import broken_links
from samverkan.collaborations.models import Event
from samverkan.core.db import db
from tests.cast import signed_in
from tests.changes.test_pages import answer, propose
from tests.visiting import Visitor


@pytest.fixture
def address(app, cast):
    found = f"/samverkan/{cast.key}/forandringar/"
    propose(Visitor(signed_in(app, cast.joel)), found)
    return found


def at_once(*acts: Callable[[], int]) -> list[int]:
    """Let everyone act at the same moment, and tell what each was answered."""
    ready = Barrier(len(acts))

    def together(act: Callable[[], int]) -> int:
        ready.wait(timeout=10)
        return act()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(together, acts))


def answering(visitor: Visitor, address: str, said: str) -> Callable[[], int]:
    page = visitor.read(address + "1")
    return lambda: visitor.send(page, "/svar", follow=False, answer=said).status_code


def test_two_parties_answers_at_once_are_both_kept(app, cast, address):
    marie, amina = (Visitor(signed_in(app, one)) for one in (cast.marie, cast.amina))
    acts = [answering(visitor, address, "yes") for visitor in (marie, amina)]
    assert at_once(*acts) == [303, 303]
    with app.app_context():
        assert db.session.query(ChangeAnswer).count() == 3
        assert db.session.query(Change).one().agreed_at is not None
        assert db.session.query(Event).filter_by(kind="changes.agreed").count() == 1
        assert list(broken_links()) == []


def test_one_partys_two_answers_at_once_are_one_answer(app, cast, address):
    here, there = (Visitor(signed_in(app, cast.marie)) for _ in range(2))
    acts = [answering(here, address, "yes"), answering(there, address, "talk")]
    assert at_once(*acts) == [303, 303]
    with app.app_context():
        assert db.session.query(ChangeAnswer).count() == 2
        assert list(broken_links()) == []


def test_an_answer_and_a_withdrawal_at_once_leave_one_of_them(app, cast, address):
    joel, marie = (Visitor(signed_in(app, one)) for one in (cast.joel, cast.marie))
    answer(Visitor(signed_in(app, cast.amina)), address, "yes")
    page = joel.read(address + "1")
    codes = at_once(
        answering(marie, address, "yes"),
        lambda: joel.send(page, "/tillbakadragande", follow=False).status_code,
    )
    assert codes in ([303, 409], [422, 303])
    with app.app_context():
        change = db.session.query(Change).one()
        assert (change.agreed_at is None) != (change.withdrawn_at is None)
