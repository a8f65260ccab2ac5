"""An agreement, its clauses, who stands behind them, and the sealed paper."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from samverkan.accounts.models import OfPerson, Person
from samverkan.agreements.values import Method
from samverkan.collaborations.models import (
    Collaboration,
    InCollaboration,
    MaybeOfParty,
    OfParty,
    Party,
)
from samverkan.core.db import Row
from samverkan.mandates.models import Mandate


class Agreement(Row):
    """A text the parties write together, begun from one version of a template.

    `blanks` holds the answers to the template's questions, by name.
    """

    __tablename__ = "agreements"
    collaboration_id: Mapped[InCollaboration]
    collaboration: Mapped[Collaboration] = relationship()
    title: Mapped[str] = mapped_column(String(200))
    template_kind: Mapped[str] = mapped_column(String(60))
    template_version: Mapped[str] = mapped_column(String(20))
    blanks: Mapped[dict[str, Any]] = mapped_column(JSON)
    blanks_revision: Mapped[int] = mapped_column(default=0)
    begun_at: Mapped[datetime]
    begun_by_id: Mapped[OfPerson]
    sealed_at: Mapped[datetime | None]

    @property
    def is_sealed(self) -> bool:
        return self.sealed_at is not None


class Clause(Row):
    """One clause in force in the draft. `revision` grows each time the words are saved."""

    __tablename__ = "clauses"
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), index=True)
    agreement: Mapped[Agreement] = relationship()
    slug: Mapped[str] = mapped_column(String(60))
    position: Mapped[int]
    heading: Mapped[str] = mapped_column(String(200))
    in_short: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=1)
    is_included: Mapped[bool] = mapped_column(default=True)

    __table_args__ = (UniqueConstraint("agreement_id", "slug"),)


class ClauseVersion(Row):
    """The words of a clause at one revision, and who wrote them; party None is the template."""

    __tablename__ = "clause_versions"
    clause_id: Mapped[int] = mapped_column(ForeignKey("clauses.id"), index=True)
    clause: Mapped[Clause] = relationship()
    revision: Mapped[int]
    heading: Mapped[str] = mapped_column(String(200))
    in_short: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(String(500), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    by: Mapped[Person | None] = relationship()
    party_id: Mapped[MaybeOfParty]
    party: Mapped[Party | None] = relationship()
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("clause_id", "revision"),)


class Approval(Row):
    """A party has approved exactly these words of a clause; other words need a new approval."""

    __tablename__ = "approvals"
    clause_id: Mapped[int] = mapped_column(ForeignKey("clauses.id"), index=True)
    clause: Mapped[Clause] = relationship()
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    words_hash: Mapped[str] = mapped_column(String(64))
    by_id: Mapped[OfPerson]
    by: Mapped[Person] = relationship()
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("clause_id", "party_id", "words_hash"),)


class RegistryNumber(Row):
    """A party's own diarienummer for the agreement: free text, as formats differ."""

    __tablename__ = "registry_numbers"
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), index=True)
    party_id: Mapped[OfParty]
    number: Mapped[str] = mapped_column(String(60))

    __table_args__ = (UniqueConstraint("agreement_id", "party_id"),)


class Signature(Row):
    """A person with a mandate signed these words for their party."""

    __tablename__ = "signatures"
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), index=True)
    agreement: Mapped[Agreement] = relationship()
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    person_id: Mapped[OfPerson]
    person: Mapped[Person] = relationship()
    mandate_id: Mapped[int] = mapped_column(ForeignKey("mandates.id"))
    mandate: Mapped[Mandate] = relationship()
    method: Mapped[Method] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(300), default="")
    words_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("agreement_id", "party_id"),)


class SealedCopy(Row):
    """The paper as it was when the last party signed: stored bytes, never rendered again."""

    __tablename__ = "sealed_copies"
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), unique=True)
    agreement: Mapped[Agreement] = relationship()
    pdf: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    words_hash: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
