"""When to ask, who may answer, and what the answers say."""

from datetime import UTC, date, datetime

import pytest

from samverkan.checkins.models import CheckIn
from samverkan.checkins.rules import (
    headline,
    may_answer,
    may_plan,
    months_after,
    next_opening,
    seen,
)
from samverkan.checkins.values import CORE, FREE, QUESTIONS, ROTATING, Score, questions_for
from samverkan.core.clock import day_of

MARCH = date(2027, 3, 18)
NOON = datetime(2027, 3, 18, 9, 0, tzinfo=UTC)
ONE, TWO, THREE = 1, 2, 3


def checkin(closed_at: datetime | None = None) -> CheckIn:
    opens, closes = date(2027, 3, 10), date(2027, 3, 20)
    return CheckIn(opens_on=opens, closes_on=closes, closed_at=closed_at)


def scores(code: str, *means: float) -> list[Score]:
    return [Score(code, party, mean, 1) for party, mean in enumerate(means, start=1)]


@pytest.mark.parametrize(
    ("start", "months", "then"),
    [
        (date(2027, 3, 18), 6, date(2027, 9, 18)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2027, 12, 1), 1, date(2028, 1, 1)),
        (date(2027, 3, 31), 0, date(2027, 3, 31)),
        (date(2027, 9, 30), 6, date(2028, 3, 30)),
    ],
)
def test_months_end_where_the_month_ends(start, months, then):
    assert months_after(start, months) == then


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2027, 3, 27, 22, 59, tzinfo=UTC), date(2027, 3, 27)),
        (datetime(2027, 3, 27, 23, 0, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 21, 59, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 22, 0, tzinfo=UTC), date(2027, 3, 29)),
        (datetime(2027, 10, 30, 22, 0, tzinfo=UTC), date(2027, 10, 31)),
        (datetime(2027, 10, 31, 22, 59, tzinfo=UTC), date(2027, 10, 31)),
        (datetime(2027, 10, 31, 23, 0, tzinfo=UTC), date(2027, 11, 1)),
    ],
)
def test_the_day_is_stockholms_also_when_the_clocks_change(moment, day):
    assert day_of(moment) == day


def test_the_next_opens_when_the_months_have_passed():
    assert next_opening(MARCH, 6, until=None, on=MARCH) == date(2027, 9, 18)


def test_a_day_that_has_passed_becomes_today():
    assert next_opening(date(2025, 1, 1), 6, until=None, on=MARCH) == MARCH


def test_nothing_is_asked_after_the_agreement_has_ended():
    assert next_opening(MARCH, 6, until=date(2027, 9, 18), on=MARCH) == date(2027, 9, 18)
    assert next_opening(MARCH, 6, until=date(2027, 9, 17), on=MARCH) is None


def test_absurd_months_are_no_fault():
    assert next_opening(MARCH, 10**9, until=None, on=MARCH) == date(2037, 3, 18)


@pytest.mark.parametrize("day", [date(2027, 3, 10), MARCH, date(2027, 3, 20)])
def test_answers_are_taken_from_the_first_day_to_the_last(day):
    assert may_answer(checkin(), on=day)


def test_outside_those_days_one_is_told_when():
    assert "öppnar 10 mars 2027" in may_answer(checkin(), on=date(2027, 3, 9)).reason
    assert "stängde 20 mars 2027" in may_answer(checkin(), on=date(2027, 3, 21)).reason
    assert "Resultatet visas för alla" in may_answer(checkin(NOON), on=MARCH).reason


def test_one_check_in_at_a_time_and_none_in_the_past():
    assert may_plan(None, opens_on=MARCH, on=MARCH)
    assert may_plan(checkin(NOON), opens_on=MARCH, on=MARCH)
    assert "Det finns redan en" in may_plan(checkin(), opens_on=MARCH, on=MARCH).reason
    assert "från och med i dag" in may_plan(None, opens_on=date(2027, 3, 17), on=MARCH).reason


def test_five_questions_of_which_three_are_always_the_same():
    asked = [questions_for(number) for number in range(1, 20)]
    assert {len(five) for five in asked} == {5}
    assert {tuple(five[:3]) for five in asked} == {CORE}
    assert {five[4] for five in asked} == {FREE}
    assert {five[3] for five in asked} == set(ROTATING)
    assert set(CORE) | set(ROTATING) == set(QUESTIONS)


def test_the_widest_gap_comes_first_and_parties_keep_their_order():
    rows = seen(scores("makt", 4, 3.5) + scores("behov", 5, 1), [TWO, ONE])
    assert [row.code for row in rows] == ["behov", "makt"]
    assert next(row.means for row in rows) == ((TWO, 1), (ONE, 5))
    assert [(row.gap, row.is_large, row.lowest) for row in rows] == [
        (4, True, TWO),
        (0.5, False, TWO),
    ]


def test_each_party_weighs_the_same_however_many_answered():
    rows = seen([Score("makt", ONE, 5.0, 30), Score("makt", TWO, 1.0, 1)], [ONE, TWO])
    assert rows[0].mean == 3


def test_a_party_that_has_left_is_not_in_the_row():
    rows = seen([*scores("makt", 4, 2), Score("behov", THREE, 4, 1)], [ONE])
    assert [(row.code, row.means) for row in rows] == [("makt", ((ONE, 4),))]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (scores("behov", 5, 4.5), "Ni är eniga om behoven."),
        (scores("makt", 4, 2.5), "Ni ser olika på inflytandet."),
        (
            scores("behov", 5, 4.5) + scores("makt", 4, 2),
            "Ni är eniga om behoven. Ni ser olika på inflytandet.",
        ),
        (scores("papper", 2, 2.2), "Alla tycker att pappersarbetet är svårt."),
        (scores("makt", 4.5, 3.5), "Ni ser ungefär likadant på er samverkan."),
        (scores("makt", 4.1, 3.5), "Ni är eniga om inflytandet."),
        (scores("makt", 5, 3.4), "Ni ser olika på inflytandet."),
    ],
)
def test_the_headline_says_agreement_first_and_then_the_difference(rows, words):
    assert headline(seen(rows, [ONE, TWO])).startswith(words)


def test_one_party_alone_is_no_agreement():
    assert headline(seen(scores("behov", 5), [ONE, TWO])).startswith("Bara en part har svarat.")
