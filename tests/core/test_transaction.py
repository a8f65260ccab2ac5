"""A good answer is kept whole, any other leaves no trace, and reading changes nothing."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import NoReturn

import pytest
from flask import Flask, abort
from sqlalchemy import Engine, delete, event, insert, update
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError

from samverkan.accounts.models import SignIn
from samverkan.collaborations.models import Collaboration
from samverkan.core.db import Moment, db, insert_or_ignore
from samverkan.core.errors import NotAllowed, RuleBroken
from samverkan.core.limits import Attempts
from samverkan.organisations.models import Organisation
from samverkan.organisations.values import Kind
from tests.cast import THEN, organisation
from tests.core.setting import at_once

NEW = "Ny förening"
ROW = {"key": "k", "since": THEN, "count": 0}
AWAY = "Vi når inte det vi har sparat just nu."


def kept(app: Flask) -> int:
    """How many of the new organisations there are."""
    with app.app_context():
        return db.session.query(Organisation).filter_by(name=NEW).count()


@contextmanager
def away(engine: Engine, what: str) -> Iterator[None]:
    """The database goes away before each such step."""

    def gone(*told: object) -> NoReturn:
        del told
        raise OperationalError("", {}, Exception("gone"))

    event.listen(engine, what, gone)
    yield
    event.remove(engine, what, gone)


def fail(with_what: Exception) -> NoReturn:
    raise with_what


@pytest.mark.parametrize("status", [200, 201, 204, 303])
def test_what_a_good_answer_did_is_kept(app, marie, status):
    @app.post("/prov")
    def act():
        organisation(NEW, Kind.ASSOCIATION)
        return "", status

    assert marie.post("/prov").status_code == status
    assert kept(app) == 1


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 422, 429, 500, 503])
def test_an_answer_of_refusal_leaves_nothing(app, marie, status):
    @app.post("/prov")
    def act():
        organisation(NEW, Kind.ASSOCIATION)
        return "", status

    assert marie.post("/prov").status_code == status
    assert kept(app) == 0


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotAllowed("Nej."), 403),
        (RuleBroken("Nej."), 409),
        (RuntimeError("Nej."), 500),
        (OperationalError("", {}, Exception("locked")), 503),
        (InterfaceError("", {}, Exception("closed")), 503),
    ],
)
def test_an_error_leaves_nothing(app, marie, error, status):
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.post("/prov")
    def act():
        organisation(NEW, Kind.ASSOCIATION)
        return fail(error)

    assert marie.post("/prov").status_code == status
    assert kept(app) == 0


def test_an_abort_in_the_middle_leaves_nothing(app, marie):
    @app.post("/prov")
    def act():
        organisation(NEW, Kind.ASSOCIATION)
        abort(404)

    marie.post("/prov")
    assert kept(app) == 0


def test_when_the_database_is_away_the_visitor_is_asked_to_wait(app, marie):
    @app.get("/prov")
    def read():
        return fail(OperationalError("SELECT hemligt", {}, Exception("no server")))

    answer = marie.get("/prov")
    words = answer.get_data(as_text=True)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert AWAY in words
    assert "hemligt" not in words


@pytest.mark.parametrize("path", ["/att-gora", "/halsa"])
def test_when_the_database_shuts_while_we_read_the_visitor_is_asked_to_wait(app, marie, path):
    with away(engine_of(app), "before_cursor_execute"):
        answer = marie.get(path)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert marie.get("/att-gora").status_code == 200


def test_when_the_database_shuts_after_we_know_the_visitor_they_are_asked_to_wait(app, marie):
    engine = engine_of(app)

    @app.get("/prov")
    def read():
        stack.enter_context(away(engine, "before_cursor_execute"))
        return str(db.session.query(Organisation).count())

    with ExitStack() as stack:
        assert marie.get("/prov").status_code == 503


def test_when_the_last_word_is_lost_the_visitor_is_asked_to_wait(app, marie):
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.post("/prov")
    def act():
        organisation(NEW, Kind.ASSOCIATION)
        return ""

    with away(engine_of(app), "commit"):
        answer = marie.post("/prov")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert kept(app) == 0


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.parametrize(
    "write",
    [
        lambda: organisation(NEW, Kind.ASSOCIATION),
        lambda: insert_or_ignore(Attempts, [ROW]),
        lambda: db.session.execute(insert(Organisation).values(name=NEW)),
        lambda: db.session.execute(update(Organisation).values(name=NEW)),
        lambda: db.session.execute(delete(Attempts)),
    ],
    ids=["add", "insert or ignore", "insert", "update", "delete"],
)
def test_a_page_that_is_only_read_and_tries_to_write_is_a_fault(app, marie, method, write):
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.route("/prov", methods=[method])
    def read():
        write()
        return ""

    assert marie.open("/prov", method=method).status_code == 500
    assert kept(app) == 0


def test_a_page_that_is_only_read_may_read_and_lock(app, marie, cast):
    @app.get("/prov")
    def read():
        return db.session.query(Collaboration).filter_by(key=cast.key).one().name

    assert marie.get("/prov").get_data(as_text=True) == "Kvällsöppet på Kvarnbacken"


def test_many_who_read_and_then_write_lose_nothing(app, cast):
    def count_up():
        for _ in range(50):
            with app.app_context():
                spine = db.session.get_one(Collaboration, cast.collaboration, with_for_update=True)
                spine.history_length += 1
                db.session.commit()

    at_once([count_up] * 8)
    with app.app_context():
        assert db.session.get_one(Collaboration, cast.collaboration).history_length == 1 + 400


@pytest.mark.usefixtures("session")
def test_inserting_what_is_taken_leaves_the_first():
    insert_or_ignore(Attempts, [ROW])
    insert_or_ignore(Attempts, [{**ROW, "count": 7}, {**ROW, "key": "l"}])
    insert_or_ignore(Attempts, [])
    found = db.session.query(Attempts.key, Attempts.count).order_by(Attempts.key).all()
    assert [tuple(row) for row in found] == [("k", 0), ("l", 0)]


def test_a_moment_without_a_zone_is_refused(session):
    with pytest.raises(ValueError, match="time zone"):
        Moment().process_bind_param(THEN.replace(tzinfo=None), session.get_bind().dialect)


def test_a_moment_comes_back_as_it_was(session):
    insert_or_ignore(Attempts, [ROW])
    session.expire_all()
    assert session.scalar(db.select(Attempts.since)) == THEN
    assert session.scalar(db.select(Attempts.since)).utcoffset().total_seconds() == 0
    assert session.scalar(db.select(db.literal(None, Moment()))) is None


def test_a_row_that_points_nowhere_is_refused(session):
    session.add(SignIn(person_id=999, token_hash="x", at=THEN, ends_at=THEN))
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        session.flush()
    session.rollback()


def engine_of(app: Flask) -> Engine:
    with app.app_context():
        return db.engine
