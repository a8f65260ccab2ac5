"""Lines of the story, and each party's choice of next step."""

from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samverkan.accounts.models import OfPerson, Person
from samverkan.celebration.values import NextStep, NoteKind
from samverkan.collaborations.models import Collaboration, InCollaboration, OfParty, Party
from samverkan.core.db import Row


class StoryNote(Row):
    """A line in the story of what was achieved, in one party's words.

    A NUMBER has its figure in `figure` ("64") and what it counts in `text`. A QUOTE has whose
    words they are on a line of its own, last in `text`.
    """

    __tablename__ = "story_notes"
    collaboration_id: Mapped[InCollaboration]
    collaboration: Mapped[Collaboration] = relationship()
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    kind: Mapped[NoteKind] = mapped_column(String(20))
    figure: Mapped[str] = mapped_column(String(20), default="")
    text: Mapped[str] = mapped_column(Text)
    by_id: Mapped[OfPerson]
    by: Mapped[Person] = relationship()
    at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

    @property
    def words(self) -> str:
        """The text without the line that says whose words they are."""
        return self.text.rpartition("\n")[0] if self.whose else self.text

    @property
    def whose(self) -> str:
        """Whose words a quote is; empty for all other lines."""
        return self.text.rpartition("\n")[2] if self.kind == NoteKind.QUOTE else ""


class Choice(Row):
    """A party's choice of next step; shown to the others when every party has chosen."""

    __tablename__ = "next_step_choices"
    collaboration_id: Mapped[InCollaboration]
    collaboration: Mapped[Collaboration] = relationship()
    party_id: Mapped[OfParty]
    party: Mapped[Party] = relationship()
    step: Mapped[NextStep] = mapped_column(String(20))
    because: Mapped[str] = mapped_column(Text)
    by_id: Mapped[OfPerson]
    by: Mapped[Person] = relationship()
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("collaboration_id", "party_id"),)
