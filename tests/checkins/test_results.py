"""What the answers show: nothing before it closes, then the same to all at once."""

from datetime import date

import pytest
from sqlalchemy import select

from samverkan.accounts.models import Person
from samverkan.checkins import glance
from samverkan.checkins.models import CheckIn
from samverkan.collaborations.models import Collaboration, Event
from samverkan.collaborations.queries import place_of
from samverkan.collaborations.values import Stage, State
from samverkan.core.db import db
from samverkan.notifications.models import Letter, Message
from tests.cast import signed_in
from tests.checkins.setting import (
    DAY,
    HOSTILE,
    TODAY,
    answer,
    answered,
    asked_of,
    count,
    guest,
    morning,
    planned,
)
from tests.visiting import Visitor

pytestmark = pytest.mark.usefixtures("asked")
SECRET = "Det är kommunen som bestämmer allt ändå"


@pytest.fixture
def page(cast):
    return f"/samverkan/{cast.key}/avstamning"


def test_no_answer_is_shown_before_it_closes(app, cast, page):
    answer(guest(app, cast.joel), f"/avstamning/{asked_of(app, cast.joel)}/1", "1111", SECRET)
    marie = Visitor(signed_in(app, cast.marie))
    places = ["/att-gora", "/samverkan", f"/samverkan/{cast.key}", page, f"{page}/1"]
    read = [marie.read(path).html for path in places]
    assert not [html for html in read if SECRET in html or "Så ser parterna" in html]
    assert "1 av 1 har svarat" in marie.read(f"{page}/1").text
    with app.app_context():
        kept = db.session.scalars(select(Message.words)).all()
        told = db.session.execute(select(Event.facts, Event.why)).all()
        assert SECRET not in f"{kept}{told}"


def test_when_the_last_has_answered_all_see_it_at_once(app, cast, page):
    with app.app_context():
        answered({cast.marie: (5, 5, 5, 5), cast.lena: (4, 5, 5, 5)})
        answered({cast.amina: (2, 4, 5, 5)})
        assert db.session.scalars(select(CheckIn.closed_at)).one() is None
        answered({cast.joel: (2, 4, 5, 5)})
        assert db.session.scalars(select(CheckIn.closed_at)).one() is not None
        assert count(Letter) == 8
        letters = str(db.session.scalars(select(Message.words)).all())
        where = db.session.get_one(Collaboration, cast.collaboration)
        assert "Ni är eniga om" in letters
        assert "Ni ser olika på inflytandet." in letters
        assert where.stage == Stage.EVALUATION
    seen = [Visitor(signed_in(app, each)).read(f"{page}/1").text for each in (cast.lena, cast.joel)]
    assert seen[0] == seen[1]
    assert "Ni ser olika på inflytandet." in seen[0]


def test_the_mean_is_each_partys_own(app, cast, page):
    with app.app_context():
        answered({cast.marie: (5, 3, 4, None), cast.lena: (2, 3, None, None)})
        answered({cast.amina: (1, 3, 4, None), cast.joel: (None, 3, 4, None)})
    shown = Visitor(signed_in(app, cast.amina)).read(f"{page}/1")
    assert "3,5" in shown.text
    assert "Kvarnbackens kvartersförening börjar." in shown.text
    assert "Hur hanterar vi maktobalansen" in shown.text
    assert "2 av 2" in shown.text


def test_after_the_last_day_the_morning_closes_it_with_what_there_is(app, cast, page):
    with app.app_context():
        answered({cast.joel: (2, 2, 2, 2)})
        morning(TODAY + 10 * DAY)
        assert db.session.scalars(select(CheckIn.closed_at)).one() is None
        morning(TODAY + 11 * DAY)
        assert db.session.scalars(select(CheckIn.closed_at)).one() is not None
    shown = Visitor(signed_in(app, cast.marie)).read(f"{page}/1")
    assert shown.h1.startswith("Bara en part har svarat.")
    assert "0 av 1" in shown.text
    assert "1 av 1" in shown.text


def test_nobody_answered_is_said_kindly(app, cast, page):
    with app.app_context():
        morning(TODAY + 11 * DAY)
        assert "Ingen svarade den här gången." in str(
            db.session.scalars(select(Message.words)).all()
        )
    assert (
        Visitor(signed_in(app, cast.marie)).read(f"{page}/1").h1 == "Ingen svarade den här gången"
    )


def test_half_an_answer_that_was_never_sent_is_not_counted(app, cast, page):
    joel = guest(app, cast.joel)
    joel.answer(joel.read(f"/avstamning/{asked_of(app, cast.joel)}/1"), score="1")
    with app.app_context():
        answered({cast.amina: (5, 5, 5, 5)})
        morning(TODAY + 11 * DAY)
    shown = Visitor(signed_in(app, cast.joel)).read(f"{page}/1")
    assert shown.h1.startswith("Bara en part har svarat.")
    assert "0 av 1" in shown.text


def test_free_words_are_shown_with_the_party_and_never_the_name(app, cast, page):
    for_joel = f"/avstamning/{asked_of(app, cast.joel)}/1"
    answer(guest(app, cast.joel), for_joel, "3333", HOSTILE)
    with app.app_context():
        morning(TODAY + 11 * DAY)
    shown = Visitor(signed_in(app, cast.amina)).read(f"{page}/1")
    assert "<script>alert" not in shown.html
    assert "&lt;script&gt;alert" in shown.html
    assert "Läxhjälparna Granlunda" in shown.text
    assert "Joel" not in shown.text


def test_from_the_second_on_one_sees_what_has_changed(app, cast, page):
    everyone = (cast.marie, cast.lena, cast.amina, cast.joel)
    with app.app_context():
        answered(dict.fromkeys(everyone, (2, 2, 2, 2)))
        planned(cast, opens_on=date(2027, 9, 18))
        morning(date(2027, 9, 18))
        answered(dict.fromkeys(everyone, (4, 4, 4, 4)), on=date(2027, 9, 18))
    marie = Visitor(signed_in(app, cast.marie))
    assert "Så har det ändrats" not in marie.read(f"{page}/1").text
    assert "Så har det ändrats" in marie.read(f"{page}/2").text


@pytest.mark.parametrize("number", ["2", "0", f"{10**20}"])
def test_a_check_in_that_never_was_is_not_found(app, cast, page, number):
    assert Visitor(signed_in(app, cast.marie)).read(f"{page}/{number}").status == 404


def test_others_and_strangers_see_nothing(app, cast, page, client):
    robin = Visitor(signed_in(app, cast.robin))
    assert [robin.read(path).status for path in (page, f"{page}/1")] == [404, 404]
    assert [client.get(path).status_code for path in (page, f"{page}/1")] == [302, 302]


def test_what_waits_is_told_in_one_query_and_gone_when_answered(app, cast, queries):
    with app.test_request_context():
        joel = db.session.get_one(Person, cast.joel)
        with queries() as asked:
            todo = glance.waiting(joel, TODAY)[0]
        assert len(asked) == 1
        assert (todo.minutes, todo.due, todo.button) == (2, TODAY + 10 * DAY, "Svara nu")
        assert todo.text == "Öppet till 28 mars. Alla ser resultatet samtidigt."
    with app.app_context():
        answered({cast.joel: (3, 3, 3, 3)})
    with app.test_request_context():
        assert glance.waiting(db.session.get_one(Person, cast.joel), TODAY) == []


def test_the_standing_follows_the_check_in(app, cast):
    def standing(today: date) -> tuple[State, str]:
        with app.test_request_context():
            place = place_of(db.session.get_one(Person, cast.marie), cast.key)
            assert place
            found = glance.standing(place, today)
            return found.state, found.sentence

    assert standing(TODAY) == (State.NOW, "Öppen till 28 mars")
    assert standing(TODAY - DAY) == (State.SOME, "Nästa avstämning 18 mars")
    with app.app_context():
        morning(TODAY + 11 * DAY)
    assert standing(TODAY + 11 * DAY) == (State.SOME, "Avstämning 1 klar 29 mars")


def test_the_result_asks_the_same_however_many_have_answered(app, cast, page, queries):
    with app.app_context():
        answered({cast.joel: (3, 3, 3, 3)})
        morning(TODAY + 11 * DAY)
    marie = Visitor(signed_in(app, cast.marie))
    marie.read(f"{page}/1")
    with queries() as asked:
        marie.read(f"{page}/1")
    assert len(asked) <= 10
