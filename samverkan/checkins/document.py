"""A result made ready to be drawn: rows for the chart, lines for the trend, a question."""

from dataclasses import dataclass

from samverkan.checkins.models import CheckIn
from samverkan.checkins.queries import marks_done, scores_of, turnout, words_in
from samverkan.checkins.rules import Seen, headline, seen
from samverkan.checkins.values import CORE, QUESTIONS, Score
from samverkan.collaborations.models import Party
from samverkan.collaborations.queries import Place

LOOM = 46
WIDEST = 24
Pairs = list[tuple[Party, float]]


@dataclass(frozen=True)
class Charted:
    """One statement and where each party stands."""

    question: str
    answers: Pairs
    gap: float
    is_large: bool


@dataclass(frozen=True)
class Trend:
    """How one core statement has moved, check-in by check-in."""

    question: str
    moments: list[str]
    series: list[tuple[Party, list[float]]]


@dataclass(frozen=True)
class Result:
    """Everything a result page shows; nobody's name is in it."""

    headline: str
    rows: list[Charted]
    talk: str
    starts: Party | None
    trends: list[Trend]
    quotes: list[tuple[Party, str]]
    turnout: list[tuple[Party, int, int]]


def result_of(checkin: CheckIn, place: Place) -> Result:
    """The result of a closed check-in for the parties of this place."""
    by_number = scores_of(place.collaboration)
    rows = seen(by_number.get(checkin.number, []), [party.id for party in place.parties])
    widest = rows[0] if rows else None
    parties = {party.id: party for party in place.parties}
    said, came = words_in(checkin), turnout(checkin)
    return Result(
        headline=headline(rows) if rows else "",
        rows=[_charted(row, parties) for row in rows],
        talk=QUESTIONS[widest.code].talk if widest else "",
        starts=parties[widest.lowest] if widest and widest.is_large else None,
        trends=_trends(by_number, place, until=checkin.number),
        quotes=[
            (party, words) for party in place.parties for id_, words in said if id_ == party.id
        ],
        turnout=[(party, *came[party.id]) for party in place.parties if party.id in came],
    )


def woven(checkin: CheckIn) -> list[tuple[int, int]]:
    """A thread for each who has answered, as (mark, width); the warp left is those who have not."""
    marks, asked = marks_done(checkin), sum(asked for _done, asked in turnout(checkin).values())
    return [(mark, min(WIDEST, max(1, LOOM // max(asked, 1)))) for mark in marks]


def _charted(row: Seen, parties: dict[int, Party]) -> Charted:
    return Charted(
        question=QUESTIONS[row.code].statement,
        answers=[(parties[party_id], round(mean, 1)) for party_id, mean in row.means],
        gap=row.gap,
        is_large=row.is_large,
    )


def _trends(by_number: dict[int, list[Score]], place: Place, *, until: int) -> list[Trend]:
    """From the second check-in on, for parties that have answered every time."""
    numbers = [number for number in sorted(by_number) if number <= until]
    if len(numbers) < 2:  # noqa: PLR2004 - one point is no line
        return []
    return [
        Trend(QUESTIONS[code].statement, [str(number) for number in numbers], series)
        for code in CORE
        if (series := _series(code, [by_number[number] for number in numbers], place))
    ]


def _series(code: str, rounds: list[list[Score]], place: Place) -> list[tuple[Party, list[float]]]:
    found = []
    for party in place.parties:
        line = [
            round(score.mean, 1)
            for scores in rounds
            for score in scores
            if (score.code, score.party_id) == (code, party.id)
        ]
        if len(line) == len(rounds):
            found.append((party, line))
    return found
