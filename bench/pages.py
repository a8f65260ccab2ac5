"""Pages against a bare Flask + SQLAlchemy + Jinja page that shows the same rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, render_template_string
from flask.testing import FlaskClient
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine, event

from bench.alternate import Measure, by_turns
from bench.ground import fill, ground, signed_in

SIZES = (1_000, 100_000)
TURNS = 7
REQUESTS = 20
HOUSEKEEPING = ("BEGIN", "PRAGMA", "SAVEPOINT", "RELEASE", "ROLLBACK")
BARE = """<!doctype html><title>Bare</title>
{% for rows in tables %}<table>{% for row in rows %}<tr>
{% for value in row %}<td>{{ value }}</td>{% endfor %}</tr>{% endfor %}</table>{% endfor %}"""
Asked = list[tuple[str, Any]]


def start() -> None:
    """What waits for a person in twelve collaborations."""
    _measure("pages.start", "/att-gora")


def collaboration() -> None:
    """One collaboration seen whole."""
    _measure("pages.collaboration", "/samverkan/collaboration-1")


def _measure(name: str, path: str) -> None:
    for size in SIZES:
        with ground() as app:
            fill(app, size)
            client = signed_in(app, 1)
            asked = _asked(client, path)
            bare = _bare(str(app.config["SQLALCHEMY_DATABASE_URI"]), asked).test_client()
            took = by_turns(
                lambda: client.get(path).data,  # noqa: B023 - called at once
                lambda: bare.get("/").data,  # noqa: B023
                turns=TURNS,
                repeat=REQUESTS,
            )
        Measure(
            name,
            *took,
            ours_is=f"GET {path} signed in, {size} collaborations in the database",
            floor_is="a bare page: the same questions as ready-made SQL, every row by one Jinja loop",
        ).print(collaborations=size, queries=len(asked), requests_of_floor=round(1 / took[2], 2))


def _asked(client: FlaskClient, path: str) -> Asked:
    """The questions that our page asks the database."""
    assert client.get(path).status_code == 200  # noqa: PLR2004
    with _listening() as asked:
        client.get(path)
    return [each for each in asked if not each[0].lstrip().upper().startswith(HOUSEKEEPING)]


@contextmanager
def _listening() -> Iterator[Asked]:
    asked: Asked = []

    def hear(*told: Any) -> None:  # noqa: ANN401
        asked.append((told[2], told[3]))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def _bare(url: str, asked: Asked) -> Flask:
    app, db = Flask("bare"), SQLAlchemy()
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    db.init_app(app)

    @app.get("/")
    def _page() -> str:
        connection = db.session.connection()
        tables = [connection.exec_driver_sql(sql, given).all() for sql, given in asked]
        return render_template_string(BARE, tables=tables)

    return app
