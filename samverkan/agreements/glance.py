"""What waits for a person at their agreements, and how the third stage stands."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from flask import url_for
from sqlalchemy import ColumnElement, ScalarSelect, Select, bindparam, exists, func, select
from sqlalchemy.orm import aliased

from samverkan.accounts.models import Person
from samverkan.agreements.models import Agreement, Approval, Clause, Signature
from samverkan.collaborations.models import Collaboration, Party
from samverkan.collaborations.queries import Place, seated
from samverkan.collaborations.values import Stage, Standing, State, Todo
from samverkan.core.db import db
from samverkan.core.language import _, _n, day
from samverkan.mandates.models import Mandate
from samverkan.mandates.values import Scope
from samverkan.needs.models import Confirmation, Need


@dataclass(frozen=True)
class Waiting:
    """An open agreement as it waits for one person; the numbers are of clauses and parties.

    `all_left` counts each clause once for each party that has yet to approve it. No agreement
    yet, when the need is agreed and a draft could be begun.
    """

    key: str
    name: str
    party_id: int
    agreement_id: int | None
    own_left: int
    all_left: int
    joined: int
    has_mandate: bool
    has_signed: bool


@dataclass(frozen=True)
class Progress:
    """How far the latest agreement has come: clauses approved by all, and names under it."""

    sealed_at: datetime | None
    total: int
    approved: int
    signed: int


def waiting(person: Person, today: date, *, within: int | None = None) -> list[Todo]:
    """What this person does next at each agreement, and where a first draft could be begun.

    What is counted is clauses without the own party's approval; a clause whose tables changed
    because a record did is told on the agreement's own page.
    """
    given = {"person": person.id, "within": within, "today": today}
    found = (_todo(Waiting(*row)) for row in db.session.execute(_open_or_ready(), given))
    return list(dict.fromkeys(filter(None, found)))


def _todo(one: Waiting) -> Todo | None:
    if one.agreement_id is None:
        return _to_begin(one)
    if one.own_left:
        return _to_approve(one)
    if one.all_left == 0 and one.has_mandate and not one.has_signed and one.joined > 1:
        return _to_sign(one)
    return None


def _to_approve(one: Waiting) -> Todo:
    return Todo(
        key=one.key,
        collaboration=one.name,
        title=_n("Läs och godkänn ett avsnitt", "Läs och godkänn %(num)s avsnitt", one.own_left),
        text=_("De andra parterna behöver veta om ni håller med om orden."),
        url=url_for("agreements.one", key=one.key, agreement_id=one.agreement_id),
        button=_("Läs och godkänn"),
        minutes=max(1, one.own_left // 2),
    )


def _to_sign(one: Waiting) -> Todo:
    return Todo(
        key=one.key,
        collaboration=one.name,
        title=_("Skriv under överenskommelsen"),
        text=_("Alla parter har godkänt alla avsnitt. Läs sidan med det viktigaste."),
        url=url_for("agreements.signing_page", key=one.key, agreement_id=one.agreement_id),
        button=_("Läs och skriv under"),
        minutes=3,
    )


def _to_begin(one: Waiting) -> Todo:
    return Todo(
        key=one.key,
        collaboration=one.name,
        title=_("Börja på överenskommelsen"),
        text=_("Ni är överens om behoven. Ett utkast är något att prata om."),
        url=url_for("agreements.show", key=one.key),
        button=_("Gör ett utkast"),
        minutes=2,
        blocks=False,
    )


def standing(place: Place, today: date) -> Standing:
    """How the agreement stands, in one sentence."""
    del today
    found = progress_of(place.collaboration)
    url = url_for("agreements.show", key=place.collaboration.key)
    if found is None:
        return Standing(Stage.AGREEMENT, State.NEXT, _("Ingen har börjat skriva än"), url)
    return Standing(Stage.AGREEMENT, *_told(found), url)


def _told(found: Progress) -> tuple[State, str]:
    if found.sealed_at is not None:
        return State.DONE, _("Undertecknad av alla %(day)s", day=day(found.sealed_at))
    if found.signed:
        return State.NOW, _n(
            "En part har skrivit under", "%(num)s parter har skrivit under", found.signed
        )
    if found.approved == found.total:
        return State.NOW, _("Alla avsnitt är godkända. Klar att skriva under.")
    done, total = found.approved, found.total
    return State.NOW, _("%(done)s av %(total)s avsnitt är godkända", done=done, total=total)


@cache
def _open_or_ready() -> Select[*tuple[Any, ...]]:
    """The person's open agreements as in `Waiting`, oldest first, then what could be begun."""
    seat = seated()
    any_ = aliased(Agreement)
    begun = exists().where(any_.collaboration_id == seat.c.collaboration_id)
    return (
        select(
            seat.c.key,
            seat.c.name,
            seat.c.party_id,
            Agreement.id,
            _left_for(seat.c.party_id),
            _left_for_all(),
            _joined(),
            exists().where(*_signing(seat.c.party_id)),
            exists().where(
                Signature.agreement_id == Agreement.id, Signature.party_id == seat.c.party_id
            ),
        )
        .outerjoin(
            Agreement,
            (Agreement.collaboration_id == seat.c.collaboration_id) & Agreement.sealed_at.is_(None),
        )
        .where(Agreement.id.is_not(None) | (_is_shared(seat.c.collaboration_id) & ~begun))
        .order_by(Agreement.id.is_(None), Agreement.id, seat.c.name, seat.c.key, seat.c.party_id)
    )


def _approved_by(party_id: ColumnElement[int]) -> ColumnElement[bool]:
    approved = select(Approval.id).where(
        Approval.clause_id == Clause.id, Approval.party_id == party_id
    )
    return approved.correlate_except(Approval).exists()


def _left_for(party_id: ColumnElement[int]) -> ScalarSelect[int]:
    """The included clauses that the party has yet to approve."""
    left = select(func.count(Clause.id)).where(
        Clause.agreement_id == Agreement.id, Clause.is_included, ~_approved_by(party_id)
    )
    return left.correlate_except(Clause).scalar_subquery()


def _left_for_all() -> ScalarSelect[int]:
    left = select(func.count(Clause.id)).where(
        Clause.agreement_id == Agreement.id,
        Clause.is_included,
        *_is_in(),
        ~_approved_by(Party.id.expression),
    )
    return left.correlate_except(Clause, Party).scalar_subquery()


def _joined() -> ScalarSelect[int]:
    return select(func.count(Party.id)).where(*_is_in()).correlate_except(Party).scalar_subquery()


def _is_in() -> tuple[ColumnElement[bool], ...]:
    own = Party.collaboration_id == Agreement.collaboration_id
    return own, Party.joined_at.is_not(None), Party.left_at.is_(None)


def _signing(party_id: ColumnElement[int]) -> tuple[ColumnElement[bool], ...]:
    """A mandate to sign that holds today; its limit is asked for when one signs."""
    return (
        Mandate.party_id == party_id,
        Mandate.person_id == bindparam("person"),
        Mandate.scope == Scope.SIGN,
        Mandate.ended_at.is_(None),
        Mandate.since <= bindparam("today"),
        Mandate.until.is_(None) | (Mandate.until >= bindparam("today")),
    )


def _is_shared(collaboration_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether two parties stand behind the words of some need."""
    behind = (
        select(func.count(func.distinct(Confirmation.party_id)))
        .where(Confirmation.need_id == Need.id, Confirmation.revision == Need.revision)
        .correlate_except(Confirmation)
        .scalar_subquery()
    )
    return exists().where(Need.collaboration_id == collaboration_id, behind > 1)


def progress_of(collaboration: Collaboration) -> Progress | None:
    """How far the latest agreement has come, in one query; None when nobody has begun."""
    row = db.session.execute(_progress(), {"collaboration": collaboration.id}).first()
    return Progress(*row) if row else None


@cache
def _progress() -> Select[*tuple[Any, ...]]:
    included = select(func.count(Clause.id)).where(
        Clause.agreement_id == Agreement.id, Clause.is_included
    )
    waits = select(Party.id).where(*_is_in(), ~_approved_by(Party.id.expression))
    signed = (
        select(func.count(Signature.id))
        .join(Party, Party.id == Signature.party_id)
        .where(Signature.agreement_id == Agreement.id, Party.left_at.is_(None))
    )
    return (
        select(
            Agreement.sealed_at,
            included.correlate_except(Clause).scalar_subquery(),
            included.where(~waits.correlate_except(Party).exists())
            .correlate_except(Clause)
            .scalar_subquery(),
            signed.correlate_except(Signature, Party).scalar_subquery(),
        )
        .where(Agreement.collaboration_id == bindparam("collaboration"))
        .order_by(Agreement.id.desc())
        .limit(1)
    )
