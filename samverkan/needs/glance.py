"""What waits for a person among the needs, and how the needs of one collaboration stand."""

from datetime import date

from flask import url_for
from sqlalchemy import Row

from samverkan.accounts.models import Person
from samverkan.collaborations.queries import Place
from samverkan.collaborations.values import Stage, Standing, State, Todo
from samverkan.core.db import db
from samverkan.core.language import _, _n
from samverkan.needs.queries import Progress, awaited, progress_of
from samverkan.needs.rules import together

ENOUGH = 2


def waiting(person: Person, today: date, *, within: int | None = None) -> list[Todo]:
    """One question to the database however many collaborations there are."""
    del today
    found = db.session.execute(awaited(), {"person": person.id, "within": within})
    todos = (_todo(row) for row in found)
    return [todo for todo in todos if todo is not None]


def _todo(row: Row[str, str, int, int, int, int, int]) -> Todo | None:
    key, name, need, own, written, revision, yes = row
    url = url_for("needs.show", key=key, number=need) if need else url_for("needs.index", key=key)
    if not own:
        return _frame(key, name, url)
    if revision and not yes:
        return _confirm(key, name, url)
    if not revision and written >= ENOUGH:
        return _write(key, name, url)
    return None


def _frame(key: str, name: str, url: str) -> Todo:
    return Todo(
        key=key,
        collaboration=name,
        title=_("Skriv vad ni har sett"),
        text=_("Med egna ord. Ni ser de andras ord när ni har skrivit era."),
        url=url,
        button=_("Skriv"),
        minutes=3,
    )


def _confirm(key: str, name: str, url: str) -> Todo:
    return Todo(
        key=key,
        collaboration=name,
        title=_("Läs den gemensamma texten"),
        text=_("Säg om ni står bakom den, eller ändra."),
        url=url,
        button=_("Läs och svara"),
        minutes=2,
    )


def _write(key: str, name: str, url: str) -> Todo:
    return Todo(
        key=key,
        collaboration=name,
        title=_("Skriv den gemensamma texten"),
        text=_("Ni har skrivit var för sig. Nu kan någon väva ihop det."),
        url=url,
        button=_("Öppna"),
        minutes=5,
        blocks=False,
    )


def standing(place: Place, today: date) -> Standing:
    """How the needs stand, in one sentence; two queries."""
    del today
    state, sentence = _state(progress_of(place.collaboration), place)
    url = url_for("needs.index", key=place.collaboration.key)
    return Standing(Stage.NEEDS, state, sentence, url)


def _state(all_: list[Progress], place: Place) -> tuple[State, str]:
    here = place.collaboration.stage == Stage.NEEDS
    agreed = [each for each in all_ if each.is_agreed(place.joined)]
    if all_ and len(agreed) == len(all_):
        return State.DONE, _n(
            "Ett behov, som alla står bakom", "%(num)s behov, som alla står bakom", len(all_)
        )
    state = State.NOW if here else State.SOME
    open_ = next((each for each in all_ if each not in agreed), None)
    if open_ is None:
        return state, _("Ingen har skrivit än")
    if open_.need.text:
        missing = together([party.name for party in open_.not_confirmed(place.joined)])
        return state, _("Texten väntar på %(parties)s", parties=missing)
    return state, _(
        "%(some)s av %(all)s parter har skrivit",
        some=len(place.joined) - len(open_.not_framed(place.joined)),
        all=len(place.joined),
    )
