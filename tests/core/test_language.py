"""Days, moments, money and numbers, as a Swede and as an English reader writes them."""

from datetime import UTC, date, datetime

import pytest
from flask import session

from samverkan.core import language
from samverkan.core.language import _n, day, kronor, moment, number, short_day, speaking
from samverkan.core.words import one_line
from tests.core.setting import HOUSE

MAY = date(2027, 5, 9)
EVENING = datetime(2027, 5, 9, 22, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def open_house():
    with HOUSE.app_context():
        yield


@pytest.mark.parametrize(
    ("tongue", "words"), [("sv", ("9 maj 2027", "9 maj")), ("en", ("9 May 2027", "9 May"))]
)
def test_a_day_is_said_in_words(tongue, words):
    with speaking(tongue):
        assert (day(MAY), short_day(MAY)) == words


@pytest.mark.parametrize(
    ("tongue", "words"), [("sv", ("10 maj 2027", "10 maj")), ("en", ("10 May 2027", "10 May"))]
)
def test_a_moment_late_in_the_evening_is_the_next_day_in_stockholm(tongue, words):
    with speaking(tongue):
        assert (day(EVENING), short_day(EVENING)) == words


@pytest.mark.parametrize(
    ("tongue", "words"), [("sv", "10 maj 2027 klockan 00.20"), ("en", "10 May 2027 at 00:20")]
)
def test_a_moment_has_a_time_in_stockholm(tongue, words):
    with speaking(tongue):
        assert one_line(moment(EVENING)) == words


@pytest.mark.parametrize(
    ("ore", "swedish", "english"),
    [
        (0, "0 kr", "0 kr"),
        (1, "0,01 kr", "0.01 kr"),
        (41_250_000, "412 500 kr", "412,500 kr"),
        (41_250_050, "412 500,50 kr", "412,500.50 kr"),
        (10**14 - 1, "999 999 999 999,99 kr", "999,999,999,999.99 kr"),
        (10**17 + 1, "1 000 000 000 000 000,01 kr", "1,000,000,000,000,000.01 kr"),
    ],
)
def test_money_is_said_with_ore_only_when_there_are_any(ore, swedish, english):
    with speaking("sv"):
        assert one_line(kronor(ore)) == swedish
    with speaking("en"):
        assert one_line(kronor(ore)) == english


def test_a_sum_never_breaks_over_two_lines_within_the_number():
    assert " " not in kronor(41_250_000).removesuffix(" kr").removesuffix("\u00a0kr")


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [(7, "7", "7"), (20000, "20 000", "20,000"), (3.25, "3,2", "3.2"), (4.0, "4", "4")],
)
def test_a_number_has_the_readers_own_separators(value, swedish, english):
    with speaking("sv"):
        assert one_line(number(value)) == swedish
    with speaking("en"):
        assert one_line(number(value)) == english


@pytest.mark.parametrize(("num", "words"), [(1, "1 minut"), (0, "0 minuter"), (2, "2 minuter")])
def test_one_is_said_otherwise_than_many(num, words):
    assert _n("%(num)s minut", "%(num)s minuter", num) == words


@pytest.mark.parametrize(("wish", "tongue"), [("en", "en"), ("sv", "sv"), ("xx", "sv")])
def test_a_visitor_reads_the_language_they_chose_or_swedish(wish, tongue):
    with HOUSE.test_request_context():
        session["language"] = wish
        assert language.chosen() == tongue


def test_without_a_visitor_the_house_speaks_swedish():
    assert (language.chosen(), language.current()) == ("sv", "sv")
