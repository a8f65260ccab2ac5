"""Founding and mending an organisation, and joining people to it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from samverkan.accounts.models import Person
from samverkan.core.db import db, insert_or_ignore
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.organisations import queries, reference
from samverkan.organisations.models import Affiliation, Municipality, Organisation
from samverkan.organisations.rules import may_be_number, may_have_number, normal
from samverkan.organisations.values import Kind


@dataclass(frozen=True)
class Particulars:
    """What an organisation says about itself; the number as written, the municipality by code."""

    name: str
    kind: Kind | None = None
    number: str = ""
    municipality: str = ""


def create_organisation(told: Particulars, *, at: datetime) -> Organisation:
    """A new organisation; raises RuleBroken at `number` when it is wrong or already here."""
    made = Organisation(name=told.name, created_at=at)
    _tell(made, told)
    return made


def correct_organisation(organisation: Organisation, told: Particulars) -> None:
    """Set right what an organisation says about itself; raises as `create_organisation`."""
    _tell(organisation, told)


def affiliate(person: Person, organisation: Organisation, *, title: str, at: datetime) -> None:
    """The person works for the organisation from `at`; saying it again changes only the title."""
    known = queries.affiliation(person.id, organisation.id)
    if known is None:
        known = Affiliation(person_id=person.id, organisation_id=organisation.id, since=at)
        db.session.add(known)
    known.title, known.ended_at = title or known.title or "", None
    db.session.flush()


def load_reference() -> int:
    """Bring in the municipalities that are missing; how many came. Doing it again adds none."""
    rows = [
        {"code": place.code, "name": place.name, "county_code": place.county_code}
        for place in reference.municipalities()
    ]
    before = queries.number_of_municipalities()
    if before < len(rows):
        insert_or_ignore(Municipality, rows)
    return queries.number_of_municipalities() - before


def _tell(organisation: Organisation, told: Particulars) -> None:
    number = _number(organisation, told)
    try:
        with db.session.begin_nested():
            organisation.name, organisation.kind = told.name, told.kind
            organisation.number = number
            organisation.municipality = _municipality(told.municipality)
            db.session.add(organisation)
    except IntegrityError as taken:
        raise _already_here() from taken


def _number(organisation: Organisation, told: Particulars) -> str | None:
    may_have_number(told.kind, told.number).or_break(field="number")
    if not told.number:
        return None
    may_be_number(told.number).or_break(field="number")
    number = normal(told.number)
    other = queries.organisation_with_number(number)
    if other is not None and other.id != organisation.id:
        raise _already_here()
    return number


def _already_here() -> RuleBroken:
    sentence = _("Det finns redan en organisation med det numret. Be någon där att bjuda in dig.")
    return RuleBroken(sentence, field="number")


def _municipality(code: str) -> Municipality | None:
    """The municipality with this code; the register comes in by itself when it is missing."""
    if not code:
        return None
    found = queries.municipality_with_code(code)
    if found is None and load_reference():
        found = queries.municipality_with_code(code)
    return found
