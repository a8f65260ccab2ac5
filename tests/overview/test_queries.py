"""The two pages that everyone opens ask the same few questions however much there is."""

import pytest

from tests.overview.setting import more_collaborations, more_events

TODO = 12
COLLABORATION = 23


@pytest.fixture
def asked(marie, queries):
    """`asked(path)` is how many questions the page puts to the database, once it is warm."""

    def count(path):
        marie.read(path)
        with queries() as found:
            assert marie.read(path).status == 200
        return len(found)

    return count


def test_what_waits_in_few_collaborations(app, cast, asked):
    with app.app_context():
        more_collaborations(cast, 1)
    assert asked("/att-gora") == TODO


def test_what_waits_in_many_collaborations(app, cast, asked):
    with app.app_context():
        more_collaborations(cast, 39)
        more_events(cast, 300)
    assert asked("/att-gora") == TODO


def test_a_collaboration_where_little_has_happened(app, cast, here, asked):
    with app.app_context():
        more_collaborations(cast, 1)
        more_events(cast, 10)
    assert asked(here) == COLLABORATION


def test_a_collaboration_where_much_has_happened(app, cast, here, asked):
    with app.app_context():
        more_collaborations(cast, 39)
        more_events(cast, 300)
    assert asked(here) == COLLABORATION


def test_the_list_of_collaborations(app, cast, asked):
    few = asked("/samverkan")
    with app.app_context():
        more_collaborations(cast, 39)
    assert asked("/samverkan") == few
