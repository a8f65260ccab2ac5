"""The cast: the same few people in every test, so that one knows them after a day.

Marie coordinates at Granlunda kommun, Amina chairs Kvarnbackens kvartersförening and Joel works
for Läxhjälparna Granlunda; together they have Kvällsöppet. Robin has a collaboration of his own
and is a stranger in theirs. Lena only reads.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from flask import Flask
from flask.testing import FlaskClient

from samverkan.accounts.models import Person, SignIn
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Collaboration, Membership, Party
from samverkan.collaborations.values import Part, Stage
from samverkan.core.db import db
from samverkan.core.tokens import digest, new_key
from samverkan.organisations.models import Affiliation, Organisation
from samverkan.organisations.values import Kind

Thing = TypeVar("Thing")
THEN = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Cast:
    """Ids and keys rather than rows, so that they outlive the session that made them."""

    marie: int
    amina: int
    joel: int
    lena: int
    robin: int
    key: str
    other_key: str
    collaboration: int
    kommunen: int
    kvarnbacken: int
    laxhjalparna: int


def assemble() -> Cast:  # noqa: PLR0915 - everyone comes in at once
    """Everyone in place in two collaborations that have just begun; commits."""
    granlunda = organisation("Granlunda kommun", Kind.MUNICIPALITY)
    kvarnbacken = organisation("Kvarnbackens kvartersförening", Kind.ASSOCIATION)
    laxhjalparna = organisation("Läxhjälparna Granlunda", Kind.ASSOCIATION)
    ungdomens = organisation("Ungdomens hus i Åsen", Kind.FOUNDATION)
    marie = person("Marie Sundqvist", granlunda)
    amina = person("Amina Yusuf", kvarnbacken)
    joel = person("Joel Henriksson", laxhjalparna)
    lena = person("Lena Ek", granlunda)
    robin = person("Robin Åkerlund", ungdomens)
    evenings = collaboration("Kvällsöppet på Kvarnbacken")
    cafe = collaboration("Språkcafé Norrgården")
    parties = [
        party(evenings, organisation_, mark)
        for mark, organisation_ in enumerate((granlunda, kvarnbacken, laxhjalparna), start=1)
    ]
    seat(parties[0], marie, Part.COORDINATOR)
    seat(parties[1], amina, Part.COORDINATOR)
    seat(parties[2], joel, Part.MEMBER)
    seat(parties[0], lena, Part.READER)
    seat(party(cafe, ungdomens, 1), robin, Part.COORDINATOR)
    for each, first, by in ((evenings, parties[0], marie), (cafe, None, robin)):
        record("collaborations.started", of=each, stage=Stage.NEEDS, by=by, party=first, at=THEN)
    cast = Cast(
        marie=marie.id,
        amina=amina.id,
        joel=joel.id,
        lena=lena.id,
        robin=robin.id,
        key=evenings.key,
        other_key=cafe.key,
        collaboration=evenings.id,
        kommunen=parties[0].id,
        kvarnbacken=parties[1].id,
        laxhjalparna=parties[2].id,
    )
    db.session.commit()
    return cast


def organisation(name: str, kind: Kind) -> Organisation:
    return _added(Organisation(name=name, kind=kind, created_at=THEN))


def person(name: str, works_for: Organisation) -> Person:
    first = name.split(maxsplit=1)[0].lower()
    made = _added(Person(name=name, email=f"{first}@granlunda.example", created_at=THEN))
    _added(Affiliation(person_id=made.id, organisation_id=works_for.id, since=THEN))
    return made


def collaboration(name: str) -> Collaboration:
    return _added(Collaboration(name=name, key=new_key(), started_at=THEN))


def party(of: Collaboration, organisation_: Organisation, mark: int) -> Party:
    return _added(
        Party(collaboration_id=of.id, organisation_id=organisation_.id, mark=mark, joined_at=THEN)
    )


def seat(party_: Party, person_: Person, part: Part) -> Membership:
    return _added(Membership(party_id=party_.id, person_id=person_.id, part=part, since=THEN))


def signed_in(app: Flask, person_id: int) -> FlaskClient:
    """A browser in which this person is signed in, in Swedish."""
    token = new_key()
    with app.app_context():
        year = timedelta(days=3650)
        db.session.add(
            SignIn(person_id=person_id, token_hash=digest(token), at=THEN, ends_at=THEN + year)
        )
        db.session.commit()
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = token
        session["_fresh"] = True
    return client


def _added(thing: Thing) -> Thing:
    db.session.add(thing)
    db.session.flush()
    return thing
