"""Everyone at a browser, and the page they meet at."""

import pytest

from tests.cast import signed_in
from tests.visiting import Visitor


@pytest.fixture
def visitors(app, cast):
    people = ("marie", "amina", "joel", "lena", "robin")
    return {name: Visitor(signed_in(app, getattr(cast, name))) for name in people}


@pytest.fixture
def page(cast):
    return f"/samverkan/{cast.key}/firande/"
