"""What the ground floor's tests share: a signed-in browser, and many hands at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast, assemble, signed_in

Answer = TypeVar("Answer")


@pytest.fixture
def cast(app: Flask) -> Cast:
    with app.app_context():
        return assemble()


@pytest.fixture
def marie(app: Flask, cast: Cast) -> FlaskClient:
    """Marie's browser; forms need no token against forgery here."""
    app.config["WTF_CSRF_ENABLED"] = False
    return signed_in(app, cast.marie)


@pytest.fixture
def at_once() -> Callable[[list[Callable[[], Answer]]], list[Answer]]:
    """`at_once([act, act])` lets each act go in a thread of its own, all from the same line."""

    def run(acts: list[Callable[[], Answer]]) -> list[Answer]:
        line = Barrier(len(acts))

        def one(act: Callable[[], Answer]) -> Answer:
            line.wait()
            return act()

        with ThreadPoolExecutor(len(acts)) as hands:
            return list(hands.map(one, acts))

    return run
