"""What roles and mandates ask of a person, and how they stand in a collaboration."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import groupby
from typing import NamedTuple

from flask import url_for
from sqlalchemy import Select, exists, select
from sqlalchemy.orm import joinedload

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Party
from samverkan.collaborations.queries import Place, seated
from samverkan.collaborations.values import Stage, Standing, State, Todo
from samverkan.core.db import db
from samverkan.core.language import _, day
from samverkan.mandates.models import Mandate, Role
from samverkan.mandates.queries import mandates_of, roles_of
from samverkan.mandates.rules import (
    Ending,
    are_roles_settled,
    ending_soon,
    obstacle,
    parties_without_signer,
)
from samverkan.mandates.values import Scope


class Seat(NamedTuple):
    """A party the person works for, and whether it does something yet."""

    party_id: int
    key: str
    name: str
    does: bool


def waiting(person: Person, today: date, *, within: int | None = None) -> list[Todo]:
    """Say what you do and who may sign, once the need is agreed; renew what is about to end."""
    who = {"person": person.id, "within": within}
    rows = db.session.execute(_seats_and_mandates(), who)
    by_seat = groupby(rows, key=lambda row: Seat(*row[:-1]))
    return [
        todo
        for seat, some in by_seat
        for todo in _todos(seat, [row.Mandate for row in some if row.Mandate], today)
    ]


@cache
def _seats_and_mandates() -> Select[int, str, str, bool, Mandate | None]:
    """Each `Seat` of the person, once for every mandate there that has not been ended."""
    seat = seated()
    does = exists().where(Role.party_id == seat.c.party_id, Role.ended_at.is_(None))
    return (
        select(seat.c.party_id, seat.c.key, seat.c.name, does, Mandate)
        .outerjoin(Mandate, (Mandate.party_id == seat.c.party_id) & Mandate.ended_at.is_(None))
        .where(seat.c.stage >= int(Stage.ROLES))
        .options(joinedload(Mandate.person))
        .order_by(seat.c.collaboration_id, seat.c.party_id, Mandate.id)
    )


def _todos(seat: Seat, mandates: list[Mandate], today: date) -> Iterable[Todo]:
    signs = any(one.scope == Scope.SIGN and obstacle(one, today, None) is None for one in mandates)
    if not (seat.does and signs):
        yield _say_who(seat, signs=signs)
    for ending in ending_soon(mandates, today):
        yield _renew(seat, ending)


def _say_who(seat: Seat, *, signs: bool) -> Todo:
    title = _("Skriv vad ni gör och vem som får skriva under")
    if seat.does:
        title = _("Lägg in vem som får skriva under för er")
    elif signs:
        title = _("Skriv vad ni gör i samverkan")
    return Todo(
        key=seat.key,
        collaboration=seat.name,
        title=title,
        text=_("Överenskommelsen kan skrivas under när varje part har gjort det."),
        url=url_for("mandates.show", key=seat.key),
        button=_("Visa roller och mandat"),
        minutes=3,
    )


def _renew(seat: Seat, ending: Ending) -> Todo:
    return Todo(
        key=seat.key,
        collaboration=seat.name,
        title=_("Förnya mandatet för %(person)s", person=ending.mandate.person.name),
        text=ending.left,
        url=url_for("mandates.new_mandate", key=seat.key),
        button=_("Lägg in ett nytt mandat"),
        minutes=2,
        blocks=False,
        due=ending.mandate.until,
    )


def standing(place: Place, today: date) -> Standing:
    """How the second stage stands: what is about to end, what is missing, or that all is set."""
    mandates, roles = mandates_of(place.collaboration), roles_of(place.collaboration)
    endings = ending_soon(mandates, today)
    if endings:
        state, sentence = State.WARN, _ends(endings[0])
    elif are_roles_settled(place.joined, roles, mandates, today):
        state, sentence = State.DONE, _("Varje part har uppgifter och någon som får skriva under.")
    elif mandates or roles:
        lacking = parties_without_signer(place.joined, mandates, today)
        state, sentence = _begun(place.collaboration.stage), _missing(lacking)
    else:
        state, sentence = State.NEXT, _("Ingen har skrivit in något än.")
    url = url_for("mandates.show", key=place.collaboration.key)
    return Standing(Stage.ROLES, state, sentence, url)


def _ends(ending: Ending) -> str:
    until = ending.mandate.until
    return _(
        "Ett mandat för %(person)s går ut %(day)s.",
        person=ending.mandate.person.name,
        day=day(until) if until else "",
    )


def _begun(stage: int) -> State:
    """Gaps that come back after the agreement has begun are worth a warning."""
    return State.WARN if stage >= Stage.AGREEMENT else State.NOW


def _missing(lacking: tuple[Party, ...]) -> str:
    if not lacking:
        return _("Någon part har inte skrivit in vad den gör.")
    names = ", ".join(party.name for party in lacking)
    return _("Ingen får skriva under än för %(parties)s.", parties=names)
