"""Everyone at a browser, and the page they meet at."""

import pytest

from tests.cast import assemble, signed_in
from tests.visiting import Visitor


@pytest.fixture
def cast(app):
    with app.app_context():
        return assemble()


@pytest.fixture
def visitors(app, cast):
    people = ("marie", "amina", "joel", "lena", "robin")
    return {name: Visitor(signed_in(app, getattr(cast, name))) for name in people}


@pytest.fixture
def page(cast):
    return f"/samverkan/{cast.key}/firande/"
