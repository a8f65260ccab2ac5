"""What people do at a celebration, in short words."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from samverkan.accounts.models import Person
from samverkan.agreements.models import Agreement
from samverkan.celebration import glance
from samverkan.collaborations.values import Todo
from samverkan.core.db import db
from samverkan.notifications.models import Letter, Message
from tests.cast import Cast
from tests.visiting import Page, Visitor

NOON = datetime(2027, 3, 18, 11, 0, tzinfo=UTC)
TODAY = date(2027, 3, 18)
HOSTILE = (
    "<script>alert('x')</script> {{ 7*7 }} %(name)s {name} \U0001f389 \u202eekat\u0000 o\u0308"
)
SECRET = "Kassören har sagt upp sig och ingen vet det än"


def chosen(visitor: Visitor, page: str, step: str, because: str) -> Page:
    return visitor.fill(f"{page}nasta-steg", "nasta-steg", "Spara", step=step, because=because)


def told(visitor: Visitor, page: str, number: int, **written: str) -> Page:
    return visitor.fill(f"{page}fraga/{number}", f"fraga/{number}", "Lägg till", **written)


def all_that_is_kept_of_letters() -> str:
    letters = [letter.message.words for letter in db.session.scalars(select(Letter))]
    return str(letters) + str([m.words for m in db.session.scalars(select(Message))])


def add_agreement(cast: Cast, ends_on: date) -> None:
    db.session.add(
        Agreement(
            collaboration_id=cast.collaboration,
            title="Överenskommelse",
            template_kind="ideburet-partnerskap",
            template_version="2026-1",
            blanks={"slutdag": ends_on.isoformat()},
            begun_at=NOON,
            begun_by_id=cast.marie,
            sealed_at=NOON,
        )
    )
    db.session.commit()


def todos(cast: Cast, name: str) -> list[Todo]:
    person = db.session.get_one(Person, getattr(cast, name))
    return glance.waiting(person, TODAY)
