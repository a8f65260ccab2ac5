"""Everyone is asked exactly once: twice, in batches, killed or by two at once."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from samverkan.accounts.models import Link, Person
from samverkan.checkins import asking, prompts
from samverkan.checkins.models import Asked, CheckIn
from samverkan.collaborations.models import Membership
from samverkan.core.db import db
from samverkan.notifications.models import Letter, Message
from tests.checkins.setting import DAY, NOON, TODAY, count, counts, crowd, left, morning, planned

ROOT = Path(__file__).parents[2]


def asker(url: str, folder: Path, *, batch: int, when: str) -> subprocess.Popen[str]:
    """A process of its own that asks in batches of this size."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.checkins.asker", url, str(folder), str(batch), when],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def everyone_has_one() -> bool:
    """Whether each member has one letter, one row and one link that fits, and none is left over."""
    pairs = db.session.execute(
        select(func.count(), func.count(Asked.id.distinct()), func.count(Letter.id.distinct()))
        .select_from(Membership)
        .join(Person, Person.id == Membership.person_id)
        .outerjoin(Asked, Asked.membership_id == Membership.id)
        .outerjoin(Link, (Link.nonce == Asked.nonce) & (Link.address == Person.email))
        .outerjoin(Letter, (Letter.nonce == Link.nonce) & (Letter.address == Person.email))
    ).one()
    people = count(Membership)
    return tuple(pairs) == (people, people, people) and counts(Asked, Letter) == [people, people]


@pytest.mark.usefixtures("clock")
def test_all_are_asked_once_with_a_link_of_their_own(app, cast):
    with app.app_context():
        planned(cast)
        prompts.send_due(TODAY, NOON)
        asked = set(db.session.scalars(select(Letter.address)))
        assert asked == {f"{name}@granlunda.example" for name in ("marie", "amina", "joel", "lena")}
        assert count(Link) == 4
        assert count(Message) == 1
        prompts.send_due(TODAY, NOON)
        assert counts(Letter, Asked, Link, Message) == [4, 4, 4, 1]


def test_asking_in_small_batches_reaches_all(app, monkeypatch):
    monkeypatch.setattr(asking, "BATCH", 3)
    with app.app_context():
        crowd(people=7)
        prompts.send_due(TODAY, NOON)
        assert count(Asked) == 14
        assert everyone_has_one()
        assert all(checkin.asked_at for checkin in db.session.scalars(select(CheckIn)))


def test_those_who_are_gone_are_not_asked(app, cast):
    with app.app_context():
        planned(cast)
        left(cast.laxhjalparna)
        db.session.get_one(Person, cast.lena).closed_at = NOON
        amina = select(Membership).where(Membership.person_id == cast.amina)
        db.session.scalars(amina).one().ended_at = NOON
        db.session.commit()
        morning()
        assert db.session.scalars(select(Letter.address)).all() == ["marie@granlunda.example"]


@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_a_batch_nobody_is_asked_twice_and_nobody_forgotten(
    app, database_url, tmp_path, when
):
    with app.app_context():
        crowd(people=10)
    process = asker(database_url, tmp_path, batch=4, when=when)
    assert process.stdout
    assert process.stdout.readline() == "4\n"
    process.kill()
    process.communicate()
    assert process.returncode == -9

    with app.app_context():
        assert count(Asked) == {"before": 0, "after": 4}[when]
        prompts.send_due(TODAY, NOON)
        assert count(Asked) == 20
        assert everyone_has_one()


def test_two_processes_at_once_ask_everyone_once(app, database_url, tmp_path):
    with app.app_context():
        crowd(people=25)
    both = [asker(database_url, tmp_path, batch=3, when="never") for _each in range(2)]
    ended = [process.communicate(timeout=60) and process.returncode for process in both]
    assert ended == [0, 0]
    with app.app_context():
        prompts.send_due(TODAY, NOON)
        assert count(Asked) == 50
        assert everyone_has_one()


def test_the_number_of_queries_does_not_grow_with_the_people(app, queries):
    with app.app_context():
        crowd(people=2)
        with queries() as few:
            prompts.send_due(TODAY, NOON)
        crowd(people=40)
        with queries() as many:
            prompts.send_due(TODAY, NOON)
    assert len(few) == len(many)


@pytest.mark.usefixtures("clock")
def test_half_way_each_who_has_not_answered_is_reminded_once(app, cast):
    with app.app_context():
        planned(cast)
        morning()
        done = db.session.scalars(select(Asked).order_by(Asked.id)).first()
        assert done
        done.done_at = NOON
        db.session.commit()
        morning(TODAY + 4 * DAY)
        assert count(Letter) == 4
        morning(TODAY + 5 * DAY)
        assert count(Letter) == 7
        morning(TODAY + 9 * DAY)
        assert count(Letter) == 7
