"""The cast at their browsers: the same people in the same seats, in every test that asks."""

import pytest
from flask import Flask

from tests.cast import Cast, assemble, signed_in
from tests.visiting import Visitor


@pytest.fixture
def cast(app: Flask) -> Cast:
    """Everyone in place in two collaborations that have just begun."""
    with app.app_context():
        return assemble()


@pytest.fixture
def marie(app: Flask, cast: Cast) -> Visitor:
    """Coordinator, for Granlunda kommun."""
    return Visitor(signed_in(app, cast.marie))


@pytest.fixture
def amina(app: Flask, cast: Cast) -> Visitor:
    """Chair of Kvarnbackens kvartersförening."""
    return Visitor(signed_in(app, cast.amina))


@pytest.fixture
def joel(app: Flask, cast: Cast) -> Visitor:
    """Writes for Läxhjälparna Granlunda."""
    return Visitor(signed_in(app, cast.joel))


@pytest.fixture
def lena(app: Flask, cast: Cast) -> Visitor:
    """Only reads, for Granlunda kommun."""
    return Visitor(signed_in(app, cast.lena))


@pytest.fixture
def robin(app: Flask, cast: Cast) -> Visitor:
    """A stranger here, with a collaboration of his own."""
    return Visitor(signed_in(app, cast.robin))
