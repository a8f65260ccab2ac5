"""The people and their pages, seen from the top floor."""

import pytest

from tests.cast import assemble, signed_in
from tests.visiting import Visitor


@pytest.fixture
def cast(app, clock):
    del clock
    with app.app_context():
        return assemble()


@pytest.fixture
def here(cast):
    return f"/samverkan/{cast.key}"


@pytest.fixture
def marie(app, cast):
    return Visitor(signed_in(app, cast.marie))


@pytest.fixture
def lena(app, cast):
    return Visitor(signed_in(app, cast.lena))


@pytest.fixture
def robin(app, cast):
    return Visitor(signed_in(app, cast.robin))
