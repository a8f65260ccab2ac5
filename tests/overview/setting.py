"""More of everything than the cast has: collaborations, and things that have happened."""

from datetime import timedelta

from samverkan.accounts.models import Person
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Collaboration, Party
from samverkan.collaborations.values import Part, Stage
from samverkan.core.db import db
from tests.cast import THEN, Cast, collaboration, party, seat


def more_collaborations(cast: Cast, many: int) -> None:
    """Marie gets into that many collaborations more, each with the association in it; commits."""
    marie = db.session.get_one(Person, cast.marie)
    amina = db.session.get_one(Person, cast.amina)
    granlunda = db.session.get_one(Party, cast.kommunen).organisation
    kvarnbacken = db.session.get_one(Party, cast.kvarnbacken).organisation
    for number in range(many):
        made = collaboration(f"Samverkan {number}")
        ours, theirs = party(made, granlunda, 1), party(made, kvarnbacken, 2)
        seat(ours, marie, Part.COORDINATOR)
        seat(theirs, amina, Part.COORDINATOR)
        kind = "collaborations.started"
        record(kind, of=made, stage=Stage.NEEDS, by=amina, party=theirs, at=THEN)
    db.session.commit()


def more_events(cast: Cast, many: int, *, stage: Stage = Stage.NEEDS) -> None:
    """That many things happen in Kvällsöppet, by Amina and an hour apart; commits."""
    evenings = db.session.get_one(Collaboration, cast.collaboration)
    amina = db.session.get_one(Person, cast.amina)
    kvarnbacken = db.session.get_one(Party, cast.kvarnbacken)
    for number in range(1, many + 1):
        record(
            "collaborations.purpose_set",
            of=evenings,
            stage=stage,
            by=amina,
            party=kvarnbacken,
            at=THEN + timedelta(hours=number),
            facts={"purpose": f"Syfte nummer {number}."},
        )
    db.session.commit()
