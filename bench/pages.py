"""Pages against a bare Flask + SQLAlchemy + Jinja page that shows the same rows."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from bench.alternate import Measure, by_turns
from bench.bare import create_app
from bench.ground import browser, fill, ground, token_for

SIZES = (1_000, 100_000)
TURNS = 15
REQUESTS = 20
HOUSEKEEPING = ("BEGIN", "PRAGMA", "SAVEPOINT", "RELEASE", "ROLLBACK")
SHOWN = re.compile(r'<(?:h[123]|p|b|time|span class="(?:journey__name|part__name)")[^>]*>(.*?)</')


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
            token = token_for(app, 1)
            ours = browser(app, token)
            url = str(app.config["SQLALCHEMY_DATABASE_URI"])
            bare = browser(create_app(url), token)
            ready_made = browser(create_app(url, ready_made=True), token)
            _assert_same_content(ours, bare, path)
            asked, floor_asked = _asked(ours, path), _asked(bare, path)
            took = by_turns(
                lambda: ours.get(path).data,  # noqa: B023 - called at once
                lambda: bare.get(path).data,  # noqa: B023
                turns=TURNS,
                repeat=REQUESTS,
            )
            strictly = by_turns(
                lambda: ours.get(path).data,  # noqa: B023
                lambda: ready_made.get(path).data,  # noqa: B023
                turns=TURNS,
                repeat=REQUESTS,
            )
        Measure(
            name,
            *took,
            ours_is=f"GET {path} signed in, {size} collaborations in the database",
            floor_is="a bare Flask app: the same rows by hand-written SELECTs, one plain template",
        ).print(
            collaborations=size,
            queries=asked,
            floor_queries=floor_asked,
            requests_of_floor=round(1 / took[2], 2),
            ratio_if_building_sql_were_free=round(strictly[2], 2),
        )


def _assert_same_content(ours: FlaskClient, bare: FlaskClient, path: str) -> None:
    """Every heading, sentence, name and day of our page stands on the bare page, as often."""
    mine, theirs = ours.get(path).text, bare.get(path).text
    words = {_plain(found) for found in SHOWN.findall(mine)} - {""}
    missing = [each for each in words if mine.count(each) and each not in theirs]
    assert not missing, missing
    assert mine.count("<h2") <= theirs.count("<h2")
    assert len(words) > 10  # noqa: PLR2004 - the pages are not empty


def _plain(html: str) -> str:
    """The words up to the first tag inside."""
    inside = re.sub(r"<[^>]+>", "\n", html)
    return next((line.strip() for line in inside.split("\n") if line.strip()), "")


def _asked(client: FlaskClient, path: str) -> int:
    """How many questions a page asks the database, once it is warm."""
    with _listening() as asked:
        assert client.get(path).status_code == 200  # noqa: PLR2004
    return len([sql for sql in asked if not sql.lstrip().upper().startswith(HOUSEKEEPING)])


@contextmanager
def _listening() -> Iterator[list[str]]:
    asked: list[str] = []

    def hear(*told: object) -> None:
        asked.append(str(told[2]))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
