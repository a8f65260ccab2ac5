"""Finding check-ins, those who were asked, and what they answered."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, String, bindparam, cast, exists, func, literal, select
from sqlalchemy.orm import contains_eager, joinedload

from samverkan.accounts.models import Link, Person
from samverkan.agreements.models import Agreement
from samverkan.checkins.models import Asked, CheckIn, Reply
from samverkan.checkins.values import FREE, REMINDER, Score
from samverkan.collaborations.models import Collaboration, Membership, Party
from samverkan.collaborations.values import Stage
from samverkan.core.db import db
from samverkan.notifications.models import Letter


def latest_of(collaboration: Collaboration) -> CheckIn | None:
    """The newest check-in, planned, open or closed."""
    return db.session.scalar(_latest(), {"collaboration": collaboration.id})


@cache
def _latest() -> Select[CheckIn]:
    own = CheckIn.collaboration_id == bindparam("collaboration")
    return select(CheckIn).where(own).order_by(CheckIn.number.desc()).limit(1)


def hold(collaboration: Collaboration) -> None:
    """Let nobody else plan here until the request is over."""
    db.session.execute(
        select(Collaboration.id).where(Collaboration.id == collaboration.id).with_for_update()
    )


def hold_checkin(checkin: CheckIn) -> None:
    """Read the check-in afresh and let nobody else close it until the request is over."""
    fresh = select(CheckIn).where(CheckIn.id == checkin.id).with_for_update()
    db.session.execute(fresh.execution_options(populate_existing=True)).one()


def checkins_of(collaboration: Collaboration) -> list[CheckIn]:
    """All check-ins, newest first."""
    return list(
        db.session.scalars(
            select(CheckIn)
            .where(CheckIn.collaboration_id == collaboration.id)
            .order_by(CheckIn.number.desc())
        )
    )


def checkin_numbered(collaboration: Collaboration, number: int) -> CheckIn | None:
    """One check-in of this collaboration."""
    return db.session.scalar(
        select(CheckIn).where(
            CheckIn.collaboration_id == collaboration.id, CheckIn.number == number
        )
    )


def asked_by_id(asked_id: int) -> Asked | None:
    """Someone asked, with their check-in, party and person."""
    return db.session.scalar(
        select(Asked)
        .where(Asked.id == asked_id)
        .options(
            joinedload(Asked.checkin).joinedload(CheckIn.collaboration),
            joinedload(Asked.party).joinedload(Party.organisation),
            joinedload(Asked.membership).joinedload(Membership.person),
        )
    )


def asked_by_link(link: Link) -> Asked | None:
    """Who this link was sent to, unless a newer link has taken over or they have left."""
    return db.session.scalar(
        select(Asked)
        .join(Asked.membership)
        .where(Asked.nonce == link.nonce, Membership.ended_at.is_(None))
    )


def asked_before(link: Link) -> Asked | None:
    """Who was once sent this link, also when a newer one has taken over: by its address."""
    return asked_by_link(link) or db.session.scalar(
        select(Asked)
        .join(Asked.membership)
        .join(Membership.person)
        .where(
            Asked.checkin_id == link.subject_id,
            Person.email == link.address,
            Membership.ended_at.is_(None),
        )
        .order_by(Asked.id)
        .limit(1)
    )


def replies_of(asked: Asked) -> dict[str, Reply]:
    """What this person has answered so far, by question."""
    found = db.session.scalars(select(Reply).where(Reply.asked_id == asked.id).order_by(Reply.id))
    return {reply.code: reply for reply in found}


def crew_of(asked: Asked) -> int:
    """How many were asked from the same party."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(Asked)
            .where(Asked.checkin_id == asked.checkin_id, Asked.party_id == asked.party_id)
        )
        or 0
    )


def turnout(checkin: CheckIn) -> dict[int, tuple[int, int]]:
    """How many have answered, of how many asked, per party id."""
    rows = db.session.execute(
        select(Asked.party_id, func.count(Asked.done_at), func.count())
        .where(Asked.checkin_id == checkin.id)
        .group_by(Asked.party_id)
        .order_by(Asked.party_id)
    )
    return {party_id: (done, asked) for party_id, done, asked in rows}


def marks_done(checkin: CheckIn) -> Sequence[int]:
    """The mark of each who has answered, in the order they did; nobody's name."""
    return db.session.scalars(
        select(Party.mark)
        .join(Asked, Asked.party_id == Party.id)
        .where(Asked.checkin_id == checkin.id, Asked.done_at.is_not(None))
        .order_by(Asked.done_at, Asked.id)
    ).all()


def scores_of(collaboration: Collaboration) -> dict[int, list[Score]]:
    """Every closed check-in's means per party and question, by check-in number."""
    rows = db.session.execute(
        select(CheckIn.number, Reply.code, Asked.party_id, func.avg(Reply.score), func.count())
        .join(Asked, Asked.id == Reply.asked_id)
        .join(CheckIn, CheckIn.id == Asked.checkin_id)
        .where(
            CheckIn.collaboration_id == collaboration.id,
            CheckIn.closed_at.is_not(None),
            Asked.done_at.is_not(None),
            Reply.score.is_not(None),
        )
        .group_by(CheckIn.number, Reply.code, Asked.party_id)
        .order_by(CheckIn.number, Reply.code, Asked.party_id)
    )
    found: dict[int, list[Score]] = {}
    for number, code, party_id, mean, answers in rows:
        found.setdefault(number, []).append(Score(code, party_id, float(mean), answers))
    return found


def words_in(checkin: CheckIn) -> list[tuple[int, str]]:
    """What was written in free words: (party id, text). In no order that tells who wrote it."""
    rows = db.session.execute(
        select(Asked.party_id, Reply.words)
        .join(Asked, Asked.id == Reply.asked_id)
        .where(
            Asked.checkin_id == checkin.id,
            Asked.done_at.is_not(None),
            Reply.code == FREE,
            Reply.words != "",
        )
        .order_by(Asked.party_id, Reply.words)
    )
    return [(party_id, words) for party_id, words in rows]


def everyone_is_done(checkin: CheckIn) -> bool:
    """Whether all who were asked, and are still here, have sent their answers."""
    return not db.session.scalar(
        select(func.count())
        .select_from(Asked)
        .join(Asked.membership)
        .where(
            Asked.checkin_id == checkin.id,
            Asked.done_at.is_(None),
            Membership.ended_at.is_(None),
        )
    )


def claim_due(on: date, *, most: int) -> Sequence[int]:
    """Ids of check-ins to ask by now, oldest first, held until the transaction ends."""
    return db.session.scalars(
        select(CheckIn.id)
        .where(CheckIn.asked_at.is_(None), CheckIn.opens_on <= on)
        .order_by(CheckIn.opens_on, CheckIn.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()


def not_yet_asked(checkin_ids: Sequence[int], *, most: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """People in those check-ins' collaborations without a letter, as columns, in a steady order."""
    return db.session.execute(
        select(
            CheckIn.id.label("checkin_id"),
            CheckIn.closes_on,
            Collaboration.key,
            Collaboration.name.label("collaboration"),
            Membership.id.label("membership_id"),
            Party.id.label("party_id"),
            Person.name,
            Person.email,
            Person.language,
        )
        .join(Collaboration, Collaboration.id == CheckIn.collaboration_id)
        .join(Party, Party.collaboration_id == Collaboration.id)
        .join(Membership, Membership.party_id == Party.id)
        .join(Person, Person.id == Membership.person_id)
        .outerjoin(Asked, (Asked.checkin_id == CheckIn.id) & (Asked.membership_id == Membership.id))
        .where(
            CheckIn.id.in_(checkin_ids),
            Asked.id.is_(None),
            Membership.ended_at.is_(None),
            Party.joined_at.is_not(None),
            Party.left_at.is_(None),
            Person.closed_at.is_(None),
        )
        .order_by(CheckIn.id, Membership.id)
        .limit(most)
    ).all()


def to_close(on: date, *, most: int) -> Sequence[CheckIn]:
    """Asked check-ins whose last day has passed, held until the transaction ends."""
    return db.session.scalars(
        select(CheckIn)
        .where(CheckIn.closed_at.is_(None), CheckIn.closes_on < on, CheckIn.asked_at.is_not(None))
        .order_by(CheckIn.closes_on, CheckIn.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()


def to_remind(on: date, *, closes_by: date, most: int) -> Sequence[Asked]:
    """Those without an answer or a reminder, in open check-ins that close by that day."""
    reminded = exists().where(Letter.key == literal(REMINDER) + cast(Asked.id, String))
    return db.session.scalars(
        select(Asked)
        .join(Asked.checkin)
        .join(Asked.membership)
        .join(Membership.person)
        .where(
            CheckIn.closed_at.is_(None),
            CheckIn.closes_on >= on,
            CheckIn.closes_on <= closes_by,
            CheckIn.asked_at.is_not(None),
            Asked.done_at.is_(None),
            Membership.ended_at.is_(None),
            Person.closed_at.is_(None),
            ~reminded,
        )
        .options(
            contains_eager(Asked.checkin).joinedload(CheckIn.collaboration),
            contains_eager(Asked.membership).contains_eager(Membership.person),
        )
        .order_by(Asked.id)
        .limit(most)
    ).all()


def sealed_without_plan() -> Sequence[Agreement]:
    """The newest sealed agreement of each collaboration that goes on and has no check-in ahead."""
    unfinished = select(CheckIn.collaboration_id).where(CheckIn.closed_at.is_(None))
    newest = (
        select(func.max(Agreement.id))
        .where(Agreement.sealed_at.is_not(None))
        .group_by(Agreement.collaboration_id)
    )
    return db.session.scalars(
        select(Agreement)
        .join(Agreement.collaboration)
        .where(
            Agreement.id.in_(newest),
            Agreement.collaboration_id.not_in(unfinished),
            Collaboration.stage < int(Stage.CELEBRATION),
        )
        .options(contains_eager(Agreement.collaboration))
        .order_by(Agreement.id)
    ).all()
