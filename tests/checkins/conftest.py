"""The cast in place, and a check-in that has been asked."""

import pytest

from tests.checkins.setting import morning, planned


@pytest.fixture
def asked(app, cast, clock):
    """Everyone in the cast has a letter with a link; it is 18 March 2027."""
    with app.app_context():
        planned(cast)
        morning()
    return clock
