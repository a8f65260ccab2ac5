"""What happens around a check-in, in short words."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from flask import Flask
from sqlalchemy import func, select

from samverkan.accounts.links import token_of
from samverkan.accounts.models import Link, Person
from samverkan.agreements.models import Agreement
from samverkan.checkins import actions, prompts
from samverkan.checkins.models import Asked, CheckIn, Reply
from samverkan.collaborations.models import Collaboration, Party
from samverkan.collaborations.values import Part
from samverkan.core.db import Row, db
from samverkan.organisations.values import Kind
from tests.cast import Cast, collaboration, organisation, party, person, seat
from tests.visiting import Page, Visitor

NOON = datetime(2027, 3, 18, 9, 0, tzinfo=UTC)
TODAY = date(2027, 3, 18)
HOSTILE = "<script>alert('x')</script> {{ 7*7 }} %(name)s {name} \U0001f389 \u202eekat o\u0308"


def planned(cast: Cast, *, opens_on: date = TODAY) -> None:
    """A check-in in the cast's collaboration; commits."""
    where = db.session.get_one(Collaboration, cast.collaboration)
    actions.plan(where, opens_on=opens_on, by=None, party=None, at=NOON)
    db.session.commit()


def morning(on: date = TODAY) -> None:
    """The morning's work of that day."""
    prompts.run(on, NOON + (on - TODAY))


def sealed(cast: Cast, *, at: datetime = NOON, **blanks: object) -> Agreement:
    """An agreement that all have signed; commits."""
    agreement = Agreement(
        collaboration_id=cast.collaboration,
        title="Överenskommelse",
        template_kind="ideburet-partnerskap",
        template_version="2026-1",
        blanks=blanks,
        begun_at=at,
        begun_by_id=cast.marie,
        sealed_at=at,
    )
    db.session.add(agreement)
    db.session.commit()
    return agreement


def crowd(people: int) -> None:
    """Two collaborations with this many people in each, and a check-in due today; commits."""
    for number in (1, 2):
        house = organisation(f"Förening {number}-{people}", Kind.ASSOCIATION)
        where = collaboration(f"Samverkan {number}-{people}")
        inside = party(where, house, 1)
        for each in range(people):
            seat(inside, person(f"p{number}-{people}-{each} Ek", house), Part.MEMBER)
        actions.plan(where, opens_on=TODAY, by=None, party=None, at=NOON)
    db.session.commit()


def count(table: type[Row]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def counts(*tables: type[Row]) -> list[int]:
    return [count(table) for table in tables]


def token_for(app: Flask, person_id: int) -> str:
    """The working token in the newest letter about a check-in to this person."""
    with app.app_context():
        email = db.session.get_one(Person, person_id).email
        link = db.session.scalars(
            select(Link).where(Link.address == email).order_by(Link.id.desc()).limit(1)
        ).one()
        return token_of(link)


def guest(app: Flask, person_id: int) -> Visitor:
    """Somebody without an account's cookies who has opened their link."""
    visitor = Visitor(app.test_client())
    visitor.read(f"/svara/{token_for(app, person_id)}")
    return visitor


def asked_of(app: Flask, person_id: int) -> int:
    with app.app_context():
        email = db.session.get_one(Person, person_id).email
        return db.session.scalars(
            select(Asked.id).join(Link, Link.nonce == Asked.nonce).where(Link.address == email)
        ).one()


def answer(visitor: Visitor, path: str, answers: Iterable[str], words: str = "") -> Page:
    """Four scores, then some words; where it led."""
    page = visitor.read(path)
    for score in answers:
        page = visitor.answer(page, button="Nästa", score=score)
    return visitor.answer(page, button="Skicka", words=words)


def answered(scores: dict[int, tuple[int | None, ...]], *, on: date = TODAY) -> None:
    """Each of these people's answers to the latest check-in, by person id; commits."""
    checkin = db.session.scalars(select(CheckIn).order_by(CheckIn.id.desc()).limit(1)).one()
    for each in db.session.scalars(select(Asked).where(Asked.checkin_id == checkin.id)).all():
        given = scores.get(each.membership.person_id, ())
        for code, score in zip(checkin.questions, given, strict=False):
            actions.answer(each, code, on=on, score=score)
        if given:
            actions.finish(each, at=NOON)
    db.session.commit()


def left(party_id: int) -> None:
    db.session.get_one(Party, party_id).left_at = NOON
    db.session.commit()


def replies() -> list[tuple[str, int | None, str]]:
    rows = db.session.execute(select(Reply.code, Reply.score, Reply.words).order_by(Reply.id))
    return [(code, score, words) for code, score, words in rows]


DAY = timedelta(days=1)
