"""Sealing: the last signature turns the words into paper that is never made again."""

import hashlib
from datetime import datetime

from samverkan.agreements import letters, rules
from samverkan.agreements.delivery import document_of
from samverkan.agreements.document import to_html
from samverkan.agreements.models import Agreement, SealedCopy
from samverkan.agreements.queries import desk_of, sums_in_history
from samverkan.agreements.wording import read
from samverkan.collaborations.history import record
from samverkan.collaborations.models import Party
from samverkan.collaborations.queries import members_of
from samverkan.collaborations.values import Stage
from samverkan.core.clock import day_of
from samverkan.core.db import db
from samverkan.core.pdf import to_pdf


class DoesNotMatch(Exception):
    """The stored paper is not the one that was sealed."""


def seal_when_all_have_signed(
    agreement: Agreement, parties: tuple[Party, ...], *, at: datetime
) -> SealedCopy | None:
    """Seal the agreement if every joined party has signed the words that stand there now.

    The caller holds the agreement's lock, so this happens once.
    """
    reading = read(desk_of(agreement, parties))
    if agreement.is_sealed or not rules.is_signed_by_all(reading.state):
        return None
    pdf = to_pdf(to_html(document_of(reading, on=day_of(at), is_final=True)))
    copy = SealedCopy(
        agreement_id=agreement.id,
        pdf=pdf,
        sha256=_sum(pdf),
        size=len(pdf),
        words_hash=reading.words_hash,
        at=at,
    )
    db.session.add(copy)
    agreement.sealed_at = at
    db.session.flush()
    _tell(agreement, copy, at=at)
    return copy


def _tell(agreement: Agreement, copy: SealedCopy, *, at: datetime) -> None:
    facts = {
        "agreement": agreement.id,
        "title": agreement.title,
        "sha256": copy.sha256,
        "words": copy.words_hash,
    }
    of = agreement.collaboration
    record(
        "agreements.sealed", of=of, stage=Stage.AGREEMENT, by=None, party=None, at=at, facts=facts
    )
    everyone = [seat.person for seat in members_of(of)]
    key = f"agreements:sealed:{agreement.id}"
    letters.send(letters.sealed, agreement, everyone, key=key, at=at)


def stored_pdf(copy: SealedCopy) -> bytes:
    """The stored bytes; DoesNotMatch unless they have the checksum of the copy and of history."""
    sums = {copy.sha256, *sums_in_history(copy.agreement)}
    if sums != {_sum(copy.pdf)}:
        raise DoesNotMatch
    return copy.pdf


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
