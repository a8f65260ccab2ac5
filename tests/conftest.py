"""What every test may ask for: an app on a fresh database, a clock, a post office, a browser.

The size of a test follows from what it asks for, so nobody marks tests by hand:
`page` makes it a browser test, `pdf_verdict` a paper test, `app` a page test, nothing a unit test.
"""

import os
import signal
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import flask_migrate
import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from flask_sqlalchemy.session import Session
from sqlalchemy import Engine, event
from sqlalchemy.orm import scoped_session

from config import Testing
from tests.databases import Databases, PostgresCopies, SqliteCopies, postgres_server

pytest_plugins = ["tests.browsing", "tests.people", "tests.post", "tests.verdicts"]

HOME = ["127.0.0.1", "::1"]
NOON = datetime(2027, 3, 18, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
SIZES = {"browser": "browser", "pdf_verdict": "paper", "app": "pages"}
HOUSEKEEPING = ("BEGIN", "PRAGMA", "SAVEPOINT", "RELEASE", "ROLLBACK")
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Where fresh databases come from; TEST_DATABASE says sqlite (if silent) or postgresql."""
    if os.environ.get("TEST_DATABASE", "sqlite") == "postgresql":
        with postgres_server() as sockets:
            yield PostgresCopies(sockets, migrate)
    else:
        yield SqliteCopies(tmp_path_factory.mktemp("databases"), migrate)


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """The address of a migrated, empty database that is this test's alone."""
    yield from databases.fresh()


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The whole app on a fresh database, with its instance folder in the test's own."""
    with opened(database_url, tmp_path) as made:
        yield made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A stranger with a browser that keeps its cookies."""
    return app.test_client()


@pytest.fixture
def db_session(app: Flask) -> Callable[[], AbstractContextManager[scoped_session[Session]]]:
    """`with db_session() as session:` around arranging or looking; commits when the block ends.

    Keep the blocks short and ask for pages outside them: a pushed context shares `g`, and with it
    the language and the signed-in person, between requests.
    """

    @contextmanager
    def short_context() -> Iterator[scoped_session[Session]]:
        with app.app_context():
            yield app.extensions["sqlalchemy"].session
            app.extensions["sqlalchemy"].session.commit()

    return short_context


@pytest.fixture
def session(app: Flask, request: pytest.FixtureRequest) -> Iterator[scoped_session[Session]]:
    """One session through the whole test: for queries and actions, never together with pages."""
    assert "client" not in request.fixturenames, "Use db_session: an open context shares g."
    with app.app_context():
        yield app.extensions["sqlalchemy"].session


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Time stands at 10 on 18 March 2027 in Stockholm; `clock.move_to(…)`, `clock.shift(…)`."""
    with time_machine.travel(NOON.astimezone(ZoneInfo("UTC")), tick=False) as traveller:
        yield traveller


@pytest.fixture
def queries() -> Callable[[], AbstractContextManager[list[str]]]:
    """`with queries() as asked:` collects every SQL statement that any engine is asked."""

    @contextmanager
    def listening() -> Iterator[list[str]]:
        asked: list[str] = []

        def hear(*told: Any) -> None:
            if not told[2].lstrip().upper().startswith(HOUSEKEEPING):
                asked.append(told[2])

        event.listen(Engine, "before_cursor_execute", hear)
        try:
            yield asked
        finally:
            event.remove(Engine, "before_cursor_execute", hear)

    return listening


@contextmanager
def opened(url: str, folder: Path) -> Iterator[Flask]:
    """An app on the database at `url`, with all its connections closed afterwards.

    The app is imported here, by name, so that a test of a rule does not wait for all of it.
    """
    settings = Testing()
    settings.SQLALCHEMY_DATABASE_URI = url
    settings.INSTANCE = folder
    settings.LETTERS = folder / "letters"
    settings.SMTP_URL = ""
    made: Flask = import_module("samverkan.app").create_app(settings)
    yield made
    with made.app_context():
        for engine in made.extensions["sqlalchemy"].engines.values():
            engine.dispose()


def migrate(url: str) -> None:
    """All migrations, on the database at `url`."""
    with (
        TemporaryDirectory() as folder,
        opened(url, Path(folder)) as made,
        made.app_context(),
    ):
        flask_migrate.upgrade()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Tests reach this machine and nothing else; a kill still puts everything away."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    config.option.allow_hosts = HOME
    config.option.allow_unix_socket = True
    for size in ("unit: no app, no database", "pages: app and database", "migrations: both ways"):
        config.addinivalue_line("markers", size)
    # WeasyPrint leaves its colour profile and the fonts it reads open.
    left_open = "ignore:unclosed file .*[.](icc|ttf|otf|ttc|woff2?)':ResourceWarning"
    config.addinivalue_line("filterwarnings", left_open)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(size_of(item))


def size_of(item: pytest.Item) -> str:
    """The size that a test has by what it asks for, unless it already says."""
    said = {mark.name for mark in item.iter_markers()} & {"browser", "paper", "migrations"}
    asked: list[str] = getattr(item, "fixturenames", [])
    return next(iter([*said, *(SIZES[name] for name in SIZES if name in asked), "unit"]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    expected = hasattr(report, "wasxfail")
    return report if expected else refuse_to_skip(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return refuse_to_skip((yield))


def refuse_to_skip(report: Report) -> Report:
    """With SAMVERKAN_NO_SKIP set, what would have been skipped fails, with its reason."""
    if os.environ.get("SAMVERKAN_NO_SKIP") and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"Nothing may skip here. {report.longrepr}"
    return report


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Adds this run's numbers to the file that bin/test sums up."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    file = os.environ.get("SAMVERKAN_TALLY")
    if file and reporter and not hasattr(session.config, "workerinput"):
        told = {word: len(reporter.getreports(word)) for word in ("passed", "failed", "error")}
        with Path(file).open("a") as tally:
            tally.write(f"{told['passed']} {told['failed'] + told['error']}\n")
