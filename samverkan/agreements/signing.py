"""Signing: a person with a mandate puts their name to exactly the words they were shown."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from samverkan.accounts.models import Person
from samverkan.agreements import rules
from samverkan.agreements.models import Signature
from samverkan.agreements.values import Method
from samverkan.agreements.wording import Reading
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Party
from samverkan.collaborations.values import Stage
from samverkan.core.clock import day_of
from samverkan.core.db import db
from samverkan.core.errors import RuleBroken
from samverkan.core.language import _
from samverkan.core.verdict import Verdict
from samverkan.mandates.models import Mandate
from samverkan.mandates.rules import signing_mandate
from samverkan.resources.rules import added_up


@dataclass(frozen=True)
class Hand:
    """How a name is written: where, with a note such as a place, and under which words."""

    method: Method
    words_hash: str
    note: str = ""


class OtherWords(Exception):
    """The words shown are not the words now, so nothing was signed."""


def mandate_to_sign(
    reading: Reading, person: Person, party: Party, at: datetime
) -> tuple[Mandate | None, Verdict]:
    """The mandate the person signs on, for all the money their party puts in, or why there is none.

    Whether it holds is asked for the Stockholm day of `at`.
    """
    own = [one for one in reading.desk.resources if one.party_id == party.id]
    money = added_up(own).ore
    return signing_mandate(reading.desk.mandates, person.id, day_of(at), money, party=party)


def sign(reading: Reading, hand: Hand, *, by: Person, party: Party, at: datetime) -> Signature:
    """Sign for a party. Signing twice is signing once.

    Raises OtherWords when the words were changed after they were shown, NotAllowed without a
    mandate, and RuleBroken for anything else that stands in the way.
    """
    already = _own(reading, by, party)
    if already:
        return already
    if hand.words_hash != reading.words_hash:
        raise OtherWords
    mandate, holds = mandate_to_sign(reading, by, party, at)
    rules.may_sign(reading.state, party.id, Verdict()).or_break()
    holds.or_forbid()
    assert mandate is not None  # noqa: S101 - a yes comes with its mandate
    signature = _signed(reading, hand, mandate, by=by, at=at)
    facts = {
        "title": reading.desk.agreement.title,
        "words": hand.words_hash,
        "method": hand.method.value,
        "ground": mandate.ground,
    }
    _record("agreements.signed", reading, by=by, party=party, at=at, facts=facts)
    return signature


def _own(reading: Reading, by: Person, party: Party) -> Signature | None:
    return next(
        (
            one
            for one in reading.desk.signatures
            if (one.party_id, one.person_id) == (party.id, by.id)
            and one.words_hash == reading.words_hash
        ),
        None,
    )


def _signed(
    reading: Reading, hand: Hand, mandate: Mandate, *, by: Person, at: datetime
) -> Signature:
    signature = Signature(
        agreement_id=reading.desk.agreement.id,
        party_id=mandate.party_id,
        person_id=by.id,
        mandate_id=mandate.id,
        method=hand.method,
        note=hand.note,
        words_hash=hand.words_hash,
        at=at,
    )
    try:
        with db.session.begin_nested():
            db.session.add(signature)
    except IntegrityError as taken:
        raise RuleBroken(_("Er part har redan skrivit under.")) from taken
    return signature


def withdraw(reading: Reading, *, by: Person, party: Party, at: datetime) -> None:
    """Take back one's own party's signature, which can be done until all have signed."""
    rules.may_withdraw(reading.state, party.id).or_break()
    agreement = reading.desk.agreement
    own = (Signature.agreement_id == agreement.id) & (Signature.party_id == party.id)
    db.session.execute(delete(Signature).where(own))
    facts = {"title": agreement.title}
    _record("agreements.signature_withdrawn", reading, by=by, party=party, at=at, facts=facts)


def _record(  # noqa: PLR0913 - an event is this many things
    kind: str,
    reading: Reading,
    *,
    by: Person,
    party: Party,
    at: datetime,
    facts: dict[str, str],
) -> None:
    of = reading.desk.agreement.collaboration
    record(kind, of=of, stage=Stage.AGREEMENT, by=by, party=party, at=at, facts=dict(facts))
