"""A day is a day in Stockholm, also on the nights when the clocks change."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.clock import STOCKHOLM, day_of, now, today


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2027, 1, 10, 22, 59, 59, tzinfo=UTC), date(2027, 1, 10)),
        (datetime(2027, 1, 10, 23, 0, tzinfo=UTC), date(2027, 1, 11)),
        (datetime(2027, 7, 10, 21, 59, 59, tzinfo=UTC), date(2027, 7, 10)),
        (datetime(2027, 7, 10, 22, 0, tzinfo=UTC), date(2027, 7, 11)),
    ],
)
def test_the_day_turns_at_midnight_in_stockholm(moment, day):
    assert day_of(moment) == day


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2027, 3, 27, 23, 0, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 21, 59, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 22, 0, tzinfo=UTC), date(2027, 3, 29)),
        (datetime(2027, 10, 30, 22, 0, tzinfo=UTC), date(2027, 10, 31)),
        (datetime(2027, 10, 31, 22, 59, tzinfo=UTC), date(2027, 10, 31)),
        (datetime(2027, 10, 31, 23, 0, tzinfo=UTC), date(2027, 11, 1)),
    ],
)
def test_the_short_day_and_the_long_day_are_one_day_each(moment, day):
    assert day_of(moment) == day


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(STOCKHOLM)))  # noqa: DTZ001
def test_the_same_moment_is_the_same_day_however_it_is_written(moment):
    assert day_of(moment.astimezone(UTC)) == moment.astimezone(UTC).astimezone(STOCKHOLM).date()


def test_the_clock_tells_an_aware_moment_in_utc(clock):
    clock.move_to(datetime(2027, 12, 31, 23, 30, tzinfo=UTC))
    assert now().utcoffset() == timedelta(0)
    assert (now().date(), today()) == (date(2027, 12, 31), date(2028, 1, 1))
