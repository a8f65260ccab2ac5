"""What the top floor shows: rows made ready for a page."""

from dataclasses import dataclass
from datetime import datetime

from samverkan.collaborations.values import JOINT, STAGES, Stage, Standing, State

MOST_THREADS = 22


@dataclass(frozen=True)
class Actor:
    """A party as it is drawn: its mark, its letter and its name."""

    mark: int
    letter: str
    name: str


@dataclass(frozen=True)
class Happening:
    """An event as it is told."""

    number: int
    at: datetime
    stage: Stage
    sentence: str
    who: str
    person: str
    actor: Actor | None
    why: str
    key: str = ""
    place: str = ""

    @property
    def by(self) -> str:
        """Who did it, as one line: the party, and the person when there was one."""
        return f"{self.who}, {self.person}" if self.person else self.who


@dataclass(frozen=True)
class StageView:
    """One stage on the journey."""

    name: str
    url: str
    state: State
    sentence: str
    threads: tuple[tuple[int, int], ...]


def woven(marks: list[int]) -> tuple[tuple[int, int], ...]:
    """Acts in order become threads: (mark, width), neighbours of the same party side by side.

    Only the latest acts are drawn when there are more than fit; mark 0 is what was done together.
    """
    threads: list[tuple[int, int]] = []
    for mark in marks[-MOST_THREADS:]:
        if threads and threads[-1][0] == mark != JOINT:
            threads[-1] = (mark, threads[-1][1] + 1)
        else:
            threads.append((mark, 1))
    return tuple(threads)


def seen_together(standings: list[Standing], acted: dict[Stage, list[int]]) -> list[StageView]:
    """The six stages side by side. Several may be going on; most happens in one of them."""
    going_on = [standing.stage for standing in standings if standing.state == State.NOW]
    here = max(going_on, key=lambda stage: (len(acted.get(stage, ())), stage), default=None)
    return [
        StageView(
            name=STAGES[standing.stage],
            url=standing.url,
            state=State.SOME
            if standing.stage in going_on and standing.stage != here
            else standing.state,
            sentence=standing.sentence,
            threads=woven(acted.get(standing.stage, [])),
        )
        for standing in standings
    ]
