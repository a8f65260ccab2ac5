"""The story made ready for the page: lines by kind, names in order, the weave, the choices."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from samverkan.celebration.models import Choice, StoryNote
from samverkan.celebration.queries import choices_of, is_shown, marks_of, story_of
from samverkan.celebration.rules import may_choose, said_together
from samverkan.celebration.values import NEXT_STEPS, NextStep, NoteKind
from samverkan.collaborations.models import Party
from samverkan.collaborations.queries import Place
from samverkan.core import clock
from samverkan.core.language import _, _l, _n
from samverkan.core.verdict import Verdict
from samverkan.core.words import swedish

MONTHS = 12
LOOM = 160
WIDEST = 24
YEARS = (
    _l("Ett år"),
    _l("Två år"),
    _l("Tre år"),
    _l("Fyra år"),
    _l("Fem år"),
    _l("Sex år"),
    _l("Sju år"),
    _l("Åtta år"),
    _l("Nio år"),
    _l("Tio år"),
)


@dataclass(frozen=True)
class Said:
    """One party's choice, and why."""

    party: Party
    step: str
    because: str


@dataclass(frozen=True)
class NextSteps:
    """Where the choosing stands; `said` is empty until all have chosen."""

    own: Choice | None
    verdict: Verdict
    chosen: int
    parties: int
    said: tuple[Said, ...] = ()
    together: str = ""


@dataclass(frozen=True)
class Story:
    """Everything a celebration shows, apart from the choices."""

    title: str
    lines: dict[str, list[StoryNote]]
    numbers: list[tuple[str, str]]
    thanks: list[str]
    own: list[StoryNote]
    weave: list[tuple[int, int]]
    acts: int
    is_empty: bool


def story(place: Place, on: date) -> Story:
    """The story of this place as it stands."""
    notes = story_of(place.collaboration)
    lines = {kind.value: [note for note in notes if note.kind == kind] for kind in NoteKind}
    return Story(
        title=title_of(place, on),
        lines=lines,
        numbers=[(note.figure, note.text) for note in lines[NoteKind.NUMBER]],
        thanks=in_order([note.text for note in lines[NoteKind.THANKS]]),
        own=[note for note in notes if note.party_id == place.party.id],
        weave=woven(marks_of(place.collaboration)),
        acts=place.collaboration.history_length,
        is_empty=not notes,
    )


def title_of(place: Place, on: date) -> str:
    """How long, and with what: "Tre år med Kvällsöppet"."""
    name = place.collaboration.name
    return _(
        "%(time)s med %(name)s",
        time=how_long(clock.day_of(place.collaboration.started_at), on),
        name=name,
    )


def how_long(start: date, end: date) -> str:
    """The whole years, else the months, between two days, in words a headline can begin with."""
    months = (end.year - start.year) * MONTHS + end.month - start.month - (end.day < start.day)
    if months < 1:
        return _("Den första tiden")
    if months < MONTHS:
        return _n("En månad", "%(num)s månader", months)
    years = months // MONTHS
    return str(YEARS[years - 1]) if years <= len(YEARS) else _n("%(num)s år", "%(num)s år", years)


def in_order(names: list[str]) -> list[str]:
    """Those who are thanked, each once: names and then groups, in Swedish alphabetical order."""
    found = {name.rstrip(" .").casefold(): name.rstrip(" .") for name in reversed(names)}
    thanked = [name for name in found.values() if name]
    return sorted(thanked, key=lambda name: (name[0].islower(), *swedish(name)))


def woven(marks: list[int]) -> list[tuple[int, int]]:
    """The whole weave as (mark, width), 160 wide: few acts become broad threads, many are thinned.

    Every party's share of the loom is its share of the acts, as near as threads allow.
    """
    drawn = [marks[place * len(marks) // LOOM] for place in range(LOOM)] if marks else []
    return [
        (mark, width) for mark, threads in groupby(drawn) for width in _widths(len(list(threads)))
    ]


def _widths(threads: int) -> list[int]:
    whole, rest = divmod(threads, WIDEST)
    return [WIDEST] * whole + ([rest] if rest else [])


def next_steps(place: Place) -> NextSteps:
    """What one's own party has chosen, how many have, and all choices once all have chosen."""
    parties = {party.id: party for party in place.joined}
    choices = {each.party_id: each for each in choices_of(place.collaboration)}
    shown = is_shown(place.collaboration)
    own = choices.get(place.party.id)
    told = [(party, choices[id_]) for id_, party in parties.items() if shown and id_ in choices]
    return NextSteps(
        own=own,
        verdict=may_choose(own, joined=parties, is_shown=shown),
        chosen=sum(id_ in choices for id_ in parties),
        parties=len(parties),
        said=tuple(
            Said(party, str(NEXT_STEPS[NextStep(one.step)]), one.because) for party, one in told
        ),
        together=said_together([NextStep(one.step) for _party, one in told]) if told else "",
    )
