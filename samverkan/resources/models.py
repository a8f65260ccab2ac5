"""What each party puts in."""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samverkan.accounts.models import OfPerson
from samverkan.collaborations.models import Collaboration, InCollaboration, OfParty, Party
from samverkan.core.db import Row
from samverkan.resources.values import ResourceKind


class Resource(Row):
    """Something one party puts in during one calendar year.

    Money has `amount_ore`; time has `hours`; anything may have both or neither.
    """

    __tablename__ = "resources"
    collaboration_id: Mapped[InCollaboration]
    collaboration: Mapped[Collaboration] = relationship()
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    kind: Mapped[ResourceKind] = mapped_column(String(20))
    what: Mapped[str] = mapped_column(String(300))
    year: Mapped[int]
    amount_ore: Mapped[int | None] = mapped_column(BigInteger)
    hours: Mapped[int | None]
    by_id: Mapped[OfPerson]
    at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
