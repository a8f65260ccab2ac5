"""The people and their pages, seen from the top floor."""

import pytest

from tests.cast import assemble


@pytest.fixture
def cast(app, clock):
    del clock
    with app.app_context():
        return assemble()


@pytest.fixture
def here(cast):
    return f"/samverkan/{cast.key}"
