"""The example county and four people who walk through it, for tests that look at every page."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from samverkan.accounts.models import Person
from samverkan.collaborations.models import Membership
from samverkan.collaborations.values import Part
from samverkan.core import clock
from samverkan.core.db import db
from samverkan.example import county
from tests.cast import signed_in
from tests.conftest import opened
from tests.databases import Databases
from tests.house.crawling import Walk
from tests.visiting import Visitor

INSIDE = ("/", "/att-gora", "/samverkan", "/konto", "/organisationer/min", "/samverkan/ny")
OUTSIDE = ("/", "/logga-in", "/glomt-losenord", "/logga-in/skickad", "/brevlada", "/stilblad")


@pytest.fixture(scope="session")
def county_app(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The house with the county in it. A GET writes nothing, so all these tests share it."""
    for url in databases.fresh():
        with opened(url, tmp_path_factory.mktemp("county")) as made:
            with made.app_context():
                county.load(clock.today(), say=print)
                _let_lovisa_only_read()
            yield made


def _let_lovisa_only_read() -> None:
    lovisa = select(Person.id).where(Person.email.like("lovisa@%")).scalar_subquery()
    for seat in db.session.scalars(select(Membership).where(Membership.person_id == lovisa)):
        seat.part = Part.READER
    db.session.commit()


@pytest.fixture(scope="session")
def people(county_app: Flask) -> dict[str, Visitor]:
    """A coordinator, a chair, somebody who only reads, and a stranger."""
    inside = {name: _somebody(county_app, name) for name in ("marie", "amina", "lovisa")}
    return {**inside, "a stranger": Visitor(county_app.test_client())}


def _somebody(app: Flask, first_name: str) -> Visitor:
    with app.app_context():
        found = select(Person.id).where(Person.email.like(f"{first_name}@%"))
        person = db.session.scalars(found).one()
    return Visitor(signed_in(app, person))


@pytest.fixture(scope="session")
def walks(county_app: Flask, people: dict[str, Visitor]) -> dict[str, Walk]:
    """Where each of them comes by following links."""
    return {
        name: Walk(county_app, visitor).from_(*(OUTSIDE if name == "a stranger" else INSIDE))
        for name, visitor in people.items()
    }
